-- Who treats clients: coaches, body-oriented therapists, mindfulness trainers.
CREATE TABLE practitioner (
  id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  agb_code   TEXT    CHECK (length(agb_code) = 8),
  email      TEXT    CHECK (length(email) BETWEEN 3 AND 254),
  phone      TEXT    CHECK (length(phone) BETWEEN 3 AND 30),
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  version    INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

-- What a practitioner does. An open list: a new discipline needs no migration.
CREATE TABLE practitioner_discipline (
  practitioner_id TEXT    NOT NULL REFERENCES practitioner (id),
  position        INTEGER NOT NULL CHECK (position >= 0),  -- as it was entered, from 0
  discipline      TEXT    NOT NULL CHECK (length(discipline) BETWEEN 1 AND 40),
  PRIMARY KEY (practitioner_id, position),
  UNIQUE (practitioner_id, discipline)
) STRICT;

-- A place in a professional register, good from valid_from until valid_until inclusive.
CREATE TABLE practitioner_registration (
  practitioner_id TEXT    NOT NULL REFERENCES practitioner (id),
  position        INTEGER NOT NULL CHECK (position >= 0),
  association     TEXT    NOT NULL CHECK (length(association) BETWEEN 1 AND 120),
  number          TEXT    NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
  category        TEXT    CHECK (length(category) BETWEEN 1 AND 60),
  valid_from      TEXT    NOT NULL CHECK (valid_from LIKE '____-__-__'),  -- yyyy-mm-dd, as every date
  valid_until     TEXT    NOT NULL CHECK (valid_until LIKE '____-__-__'),
  PRIMARY KEY (practitioner_id, position),
  UNIQUE (practitioner_id, association, number),
  CONSTRAINT registration_period CHECK (valid_until >= valid_from)
) STRICT;
