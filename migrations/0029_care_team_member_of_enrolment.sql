-- A place in a care team is one of its enrolment: of two enrolments that follow each other, somebody may be in both from
-- the same day in the same role. The table is made anew, as its UNIQUE did not know of enrolments.
DROP VIEW in_care;

CREATE TABLE care_team_member_of_enrolment (
  id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id       TEXT    NOT NULL REFERENCES client (id),
  practitioner_id TEXT    NOT NULL REFERENCES practitioner (id),
  role            TEXT    NOT NULL CHECK (role = 'lead' OR role = 'member' OR role = 'substitute'),
  from_on         TEXT    NOT NULL CHECK (from_on LIKE '____-__-__'),
  to_on           TEXT    CHECK (to_on LIKE '____-__-__'),
  enrolment_id    TEXT    REFERENCES enrolment (id),  -- NULL when it is for the client alone
  version         INTEGER NOT NULL CHECK (version >= 1),
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT care_team_member_period CHECK (to_on >= from_on)
) STRICT;

INSERT INTO care_team_member_of_enrolment (id, client_id, practitioner_id, role, from_on, to_on, enrolment_id, version,
                                           created_at, updated_at)
SELECT id, client_id, practitioner_id, role, from_on, to_on, enrolment_id, version, created_at, updated_at
FROM care_team_member
ORDER BY rowid;

DROP TABLE care_team_member;
ALTER TABLE care_team_member_of_enrolment RENAME TO care_team_member;

-- The same place once. Also serves a client's team, and whether somebody is in it.
CREATE UNIQUE INDEX care_team_member_by_client
  ON care_team_member (client_id, practitioner_id, role, from_on, coalesce(enrolment_id, ''));
-- Whose dossiers a practitioner sees today: one look, without the table.
CREATE INDEX care_team_member_by_practitioner ON care_team_member (practitioner_id, client_id, from_on, to_on);
-- An enrolment's team.
CREATE INDEX care_team_member_by_enrolment ON care_team_member (enrolment_id, id) WHERE enrolment_id IS NOT NULL;

-- As in 0022, where it is explained.
CREATE VIEW in_care (client_id, practitioner_id, from_moment, until_moment) AS
SELECT client_id, practitioner_id, from_on, CAST(coalesce(to_on, '9999-12-31') || '~' AS TEXT)
FROM care_team_member
UNION ALL
SELECT client_id, practitioner_id, from_on, CAST(until_on || ' ' || until_at AS TEXT)
FROM emergency_access;
