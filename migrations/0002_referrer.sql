-- Who refers clients, and gets word back: a practice, a company doctor, an employer.
--
-- Closed sets are written with OR in all migrations: SQLite builds a table of its own for each CHECK with an IN of three
-- or more at every INSERT, which made an intake cost half as much again.
CREATE TABLE referrer (
  id                  TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),  -- UUIDv7
  kind                TEXT    NOT NULL
                      CHECK (kind = 'gp' OR kind = 'companyDoctor' OR kind = 'psychologist' OR kind = 'employer' OR
                             kind = 'municipality' OR kind = 'other'),
  name                TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  organisation        TEXT    CHECK (length(organisation) BETWEEN 1 AND 120),
  agb_code            TEXT    CHECK (length(agb_code) = 8),
  email               TEXT    CHECK (length(email) BETWEEN 3 AND 254),
  phone               TEXT    CHECK (length(phone) BETWEEN 3 AND 30),
  secure_mail_address TEXT    CHECK (length(secure_mail_address) BETWEEN 3 AND 254),
  active              INTEGER NOT NULL CHECK (active IN (0, 1)),
  version             INTEGER NOT NULL CHECK (version >= 1),
  created_at          INTEGER NOT NULL,                                      -- UTC milliseconds, as every …_at
  updated_at          INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;
