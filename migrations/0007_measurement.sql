-- One filled-in instrument, kept raw and unchanged: scores are a function of answers and rule_version.
CREATE TABLE measurement (
  id                 TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id          TEXT    NOT NULL REFERENCES client (id),
  intake_id          TEXT    REFERENCES intake (id),
  instrument         TEXT    NOT NULL CHECK (instrument = 'spinnenweb' OR instrument = '4dkl' OR instrument = 'phq9'),
  instrument_version TEXT    CHECK (length(instrument_version) BETWEEN 1 AND 32),
  moment             TEXT    NOT NULL CHECK (moment = 'intake' OR moment = 'midway' OR moment = 'end' OR
                                             moment = 'followUp'),
  taken_on           TEXT    NOT NULL CHECK (taken_on LIKE '____-__-__'),
  answers            TEXT    NOT NULL CHECK (length(answers) >= 2),  -- JSON object: raw answers, or totals when only those
  rule_version       TEXT    NOT NULL CHECK (length(rule_version) BETWEEN 1 AND 32),
  version            INTEGER NOT NULL CHECK (version >= 1),
  created_at         INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL CHECK (updated_at >= created_at),
  -- An intake brings an instrument once. The index also serves a client's measurements and those of one intake.
  UNIQUE (client_id, intake_id, instrument)
) STRICT;
