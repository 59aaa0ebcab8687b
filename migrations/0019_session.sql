-- One meeting of a client with one practitioner. client_id is the enrolment's client, so that who may see it, and whether
-- the client is somewhere else, is known by one look.
CREATE TABLE session (
  id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id       TEXT    NOT NULL REFERENCES client (id),
  enrolment_id    TEXT    NOT NULL REFERENCES enrolment (id),
  practitioner_id TEXT    NOT NULL REFERENCES practitioner (id),
  module          TEXT    NOT NULL CHECK (length(module) BETWEEN 1 AND 40),  -- the code of a package's module
  starts_at       INTEGER NOT NULL,
  minutes         INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  place           TEXT    CHECK (length(place) BETWEEN 1 AND 120),
  note            TEXT    CHECK (length(note) BETWEEN 1 AND 2000),
  status          TEXT    NOT NULL CHECK (status = 'planned' OR status = 'attended' OR status = 'noShow' OR
                                          status = 'cancelled'),
  version         INTEGER NOT NULL CHECK (version >= 1),
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

-- Calendars, and whether somebody is in two sessions at once.
CREATE INDEX session_by_practitioner ON session (practitioner_id, starts_at, id);
CREATE INDEX session_by_client ON session (client_id, starts_at, id);
-- What is planned on a day.
CREATE INDEX session_by_start ON session (starts_at, id);
-- The coordinator's page of one status.
CREATE INDEX session_by_status ON session (status, id);
-- An enrolment's sessions, and how many there are of each status.
CREATE INDEX session_by_enrolment ON session (enrolment_id, status, id);

-- Days on which a practitioner is away. Why is nobody's business here.
CREATE TABLE practitioner_absence (
  id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  practitioner_id TEXT    NOT NULL REFERENCES practitioner (id),
  from_on         TEXT    NOT NULL CHECK (from_on LIKE '____-__-__'),
  to_on           TEXT    NOT NULL CHECK (to_on LIKE '____-__-__'),
  cancelled_at    INTEGER,
  version         INTEGER NOT NULL CHECK (version >= 1),
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT practitioner_absence_period CHECK (to_on >= from_on)
) STRICT;

-- A practitioner's absences.
CREATE INDEX practitioner_absence_by_practitioner ON practitioner_absence (practitioner_id, id);
