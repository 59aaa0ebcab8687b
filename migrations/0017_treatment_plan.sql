-- What a client and its practitioners want to reach in one enrolment. client_id is the enrolment's client, so that who may
-- see the plan is known by one look.
CREATE TABLE treatment_plan (
  id                         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id                  TEXT    NOT NULL REFERENCES client (id),
  enrolment_id               TEXT    NOT NULL REFERENCES enrolment (id),
  status                     TEXT    NOT NULL CHECK (status = 'draft' OR status = 'active' OR status = 'closed'),
  agreements                 TEXT    CHECK (length(agreements) BETWEEN 1 AND 8000),
  -- Who signed which version; NULL when nobody did, or what was signed has changed since.
  signed_by_practitioner_id  TEXT    REFERENCES practitioner (id),              -- NULL: a coordinator
  signed_by_name             TEXT    CHECK (length(signed_by_name) BETWEEN 1 AND 100),
  signed_at                  INTEGER,
  signed_version             INTEGER,
  -- Who made this version; NULL when nobody in particular did.
  changed_by_practitioner_id TEXT    REFERENCES practitioner (id),
  changed_by_name            TEXT    CHECK (length(changed_by_name) BETWEEN 1 AND 100),
  version                    INTEGER NOT NULL CHECK (version >= 1),
  created_at                 INTEGER NOT NULL,
  updated_at                 INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT treatment_plan_signature_whole CHECK ((signed_by_name IS NULL) = (signed_at IS NULL) AND
                                                   (signed_by_name IS NULL) = (signed_version IS NULL) AND
                                                   (signed_by_practitioner_id IS NULL OR signed_by_name IS NOT NULL)),
  CONSTRAINT treatment_plan_signed_before CHECK (signed_version < version)
) STRICT;

-- An enrolment has one plan at a time.
CREATE UNIQUE INDEX treatment_plan_open ON treatment_plan (enrolment_id) WHERE status <> 'closed';
-- An enrolment's plans, closed ones too.
CREATE INDEX treatment_plan_by_enrolment ON treatment_plan (enrolment_id, id);
-- A client's plans; a practitioner's, through the care team.
CREATE INDEX treatment_plan_by_client ON treatment_plan (client_id, id);
-- The coordinator's page of plans of one status.
CREATE INDEX treatment_plan_by_status ON treatment_plan (status, id);

-- The days on which a plan is looked back upon.
CREATE TABLE evaluation (
  plan_id  TEXT    NOT NULL REFERENCES treatment_plan (id),
  position INTEGER NOT NULL CHECK (position >= 0),  -- by day, from 0
  on_date  TEXT    NOT NULL CHECK (on_date LIKE '____-__-__'),
  kind     TEXT    NOT NULL CHECK (kind = 'interim' OR kind = 'midway' OR kind = 'end' OR kind = 'followUp'),
  PRIMARY KEY (plan_id, position),
  UNIQUE (plan_id, on_date, kind)
) STRICT;

-- Which evaluations are due.
CREATE INDEX evaluation_by_date ON evaluation (on_date, plan_id);

CREATE TABLE goal (
  id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  plan_id    TEXT    NOT NULL REFERENCES treatment_plan (id),
  position   INTEGER NOT NULL CHECK (position >= 0),  -- its place in the plan; there may be gaps
  text       TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  dimension  TEXT    CHECK (dimension = 'lichaamsfuncties' OR dimension = 'mentaalWelbevinden' OR
                            dimension = 'zingeving' OR dimension = 'kwaliteitVanLeven' OR dimension = 'meedoen' OR
                            dimension = 'dagelijksFunctioneren'),
  measure    TEXT    CHECK (length(measure) BETWEEN 1 AND 300),
  baseline   TEXT    CHECK (length(baseline) BETWEEN 1 AND 300),
  target     TEXT    CHECK (length(target) BETWEEN 1 AND 300),
  due_date   TEXT    CHECK (due_date LIKE '____-__-__'),
  status     TEXT    NOT NULL CHECK (status = 'open' OR status = 'achieved' OR status = 'partlyAchieved' OR
                                     status = 'notAchieved' OR status = 'dropped'),
  version    INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

CREATE INDEX goal_by_plan ON goal (plan_id, position, id);

CREATE TABLE intervention (
  id               TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  plan_id          TEXT    NOT NULL REFERENCES treatment_plan (id),
  position         INTEGER NOT NULL CHECK (position >= 0),
  module           TEXT    NOT NULL CHECK (length(module) BETWEEN 1 AND 40),  -- the code of a package's module
  practitioner_id  TEXT    REFERENCES practitioner (id),
  sessions_planned INTEGER CHECK (sessions_planned BETWEEN 0 AND 200),
  note             TEXT    CHECK (length(note) BETWEEN 1 AND 2000),
  version          INTEGER NOT NULL CHECK (version >= 1),
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

CREATE INDEX intervention_by_plan ON intervention (plan_id, position, id);

-- What was seen of the progress towards a goal. Added, never changed; no part of the plan's versions.
CREATE TABLE progress_note (
  id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  goal_id         TEXT    NOT NULL REFERENCES goal (id),
  practitioner_id TEXT    REFERENCES practitioner (id),  -- who wrote it; NULL: a coordinator
  author_name     TEXT    NOT NULL CHECK (length(author_name) BETWEEN 1 AND 100),
  text            TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  created_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX progress_note_by_goal ON progress_note (goal_id, id);

-- Versions of a plan that another one followed: as they were shown, whole.
CREATE TABLE treatment_plan_version (
  plan_id                    TEXT    NOT NULL REFERENCES treatment_plan (id),
  version                    INTEGER NOT NULL CHECK (version >= 1),
  shown                      TEXT    NOT NULL CHECK (length(shown) >= 2),  -- JSON
  status                     TEXT    NOT NULL CHECK (status = 'draft' OR status = 'active' OR status = 'closed'),
  changed_by_practitioner_id TEXT    REFERENCES practitioner (id),
  changed_by_name            TEXT    CHECK (length(changed_by_name) BETWEEN 1 AND 100),
  at                         INTEGER NOT NULL,                             -- when this version was made
  PRIMARY KEY (plan_id, version)
) STRICT;
