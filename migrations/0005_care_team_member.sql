-- Which practitioner cares for which client, from from_on until to_on inclusive. The row is what lets a practitioner
-- into a client's dossier, and only on these days.
CREATE TABLE care_team_member (
  id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id       TEXT    NOT NULL REFERENCES client (id),
  practitioner_id TEXT    NOT NULL REFERENCES practitioner (id),
  role            TEXT    NOT NULL CHECK (role = 'lead' OR role = 'member' OR role = 'substitute'),
  from_on         TEXT    NOT NULL CHECK (from_on LIKE '____-__-__'),
  to_on           TEXT    CHECK (to_on LIKE '____-__-__'),
  version         INTEGER NOT NULL CHECK (version >= 1),
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL CHECK (updated_at >= created_at),
  UNIQUE (client_id, practitioner_id, role, from_on),
  CONSTRAINT care_team_member_period CHECK (to_on >= from_on)
) STRICT;

-- Whose dossiers a practitioner sees today: one look, without the table.
CREATE INDEX care_team_member_by_practitioner ON care_team_member (practitioner_id, client_id, from_on, to_on);
