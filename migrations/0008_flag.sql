-- A warning sign that somebody has to look at, until a contact about it is recorded.
CREATE TABLE flag (
  id             TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id      TEXT    NOT NULL REFERENCES client (id),
  -- What raised it: one of the two.
  intake_id      TEXT    REFERENCES intake (id),
  measurement_id TEXT    REFERENCES measurement (id),
  kind           TEXT    NOT NULL
                 CHECK (kind = 'acuteDanger' OR kind = 'suicidality' OR kind = 'psychosisMania' OR
                        kind = 'depressionSevere' OR kind = 'depressionProbable' OR kind = 'anxietyProbable' OR
                        kind = 'somatisationHigh' OR kind = 'substance' OR kind = 'suicidalityUnanswered'),
  level          TEXT    NOT NULL CHECK (level IN ('red', 'amber')),
  action         TEXT    NOT NULL CHECK (action = 'now' OR action = 'sameDay' OR action = 'within2Workdays' OR
                                         action = 'consultGp' OR action = 'askNow'),
  raised_at      INTEGER NOT NULL,
  status         TEXT    NOT NULL CHECK (status IN ('open', 'handled')),
  contact_with   TEXT    CHECK (length(contact_with) BETWEEN 1 AND 100),
  contact_at     INTEGER,
  contact_note   TEXT    CHECK (length(contact_note) BETWEEN 1 AND 2000),
  version        INTEGER NOT NULL CHECK (version >= 1),
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL CHECK (updated_at >= created_at),
  -- An intake raises a kind once. The index also serves a client's flags and those of one intake.
  UNIQUE (client_id, intake_id, kind),
  CONSTRAINT flag_one_source CHECK ((intake_id IS NULL) <> (measurement_id IS NULL)),
  CONSTRAINT flag_handled_with_contact CHECK ((status = 'handled') = (contact_with IS NOT NULL) AND
                                              (contact_with IS NULL) = (contact_at IS NULL) AND
                                              (contact_note IS NULL OR contact_with IS NOT NULL))
) STRICT;

-- So does a measurement on its own.
CREATE UNIQUE INDEX flag_of_measurement ON flag (measurement_id, kind) WHERE measurement_id IS NOT NULL;
