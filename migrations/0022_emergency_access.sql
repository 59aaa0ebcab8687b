-- Noodtoegang: a practitioner opened a dossier in an emergency, until when, why, and who looked at it afterwards.
CREATE TABLE emergency_access (
  id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id       TEXT    NOT NULL REFERENCES client (id),
  practitioner_id TEXT    NOT NULL REFERENCES practitioner (id),
  reason          TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  from_on         TEXT    NOT NULL CHECK (from_on LIKE '____-__-__'),
  until_on        TEXT    NOT NULL CHECK (until_on LIKE '____-__-__'),  -- the day at the cooperative of until_at
  until_at        INTEGER NOT NULL CHECK (until_at BETWEEN 1000000000000 AND 9999999999999),  -- 13 digits (in_care)
  reviewed_at     INTEGER,
  reviewed_by     TEXT    CHECK (length(reviewed_by) BETWEEN 1 AND 100),
  review_note     TEXT    CHECK (length(review_note) BETWEEN 1 AND 2000),
  version         INTEGER NOT NULL CHECK (version >= 1),
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT emergency_access_review_whole CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL) AND
                                                  (review_note IS NULL OR reviewed_at IS NOT NULL))
) STRICT;

-- Whose dossiers are open to a practitioner at this moment, without the table; and a practitioner's own.
CREATE INDEX emergency_access_by_practitioner ON emergency_access (practitioner_id, client_id, from_on, until_on, until_at);
-- One client's.
CREATE INDEX emergency_access_by_client ON emergency_access (client_id, id);
-- What a coordinator has to look at.
CREATE INDEX emergency_access_to_review ON emergency_access (id) WHERE reviewed_at IS NULL;

-- To whom which dossier is open, and from which moment until which: by a place in the care team, which goes by whole days,
-- or in an emergency, which goes by the hour. Both ends are texts that stand in the order of time beside a moment written
-- as its day at the cooperative and its UTC milliseconds: '2026-11-20 1795165200000'. '2026-11-20' comes before all moments
-- of that day, '2026-11-20~' after them. (The cast gives both parts one affinity, without which SQLite would first make
-- the whole view and then look into it.)
CREATE VIEW in_care (client_id, practitioner_id, from_moment, until_moment) AS
SELECT client_id, practitioner_id, from_on, CAST(coalesce(to_on, '9999-12-31') || '~' AS TEXT)
FROM care_team_member
UNION ALL
SELECT client_id, practitioner_id, from_on, CAST(until_on || ' ' || until_at AS TEXT)
FROM emergency_access;
