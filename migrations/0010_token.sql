-- A bearer token, known by its hash alone.
CREATE TABLE token (
  id               TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  hash             BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),  -- SHA-256 of the token as it is sent
  principal_id     TEXT    NOT NULL CHECK (length(principal_id) = 36),  -- who calls, the same for a token and its successor
  role             TEXT    NOT NULL CHECK (role = 'referrer' OR role = 'practitioner' OR role = 'coordinator' OR
                                           role = 'reporter' OR role = 'admin'),
  referrer_id      TEXT    REFERENCES referrer (id),
  practitioner_id  TEXT    REFERENCES practitioner (id),
  name             TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_by       TEXT    CHECK (length(created_by) = 36),            -- a principal; NULL for a command on the machine
  made_for_dossier INTEGER NOT NULL CHECK (made_for_dossier IN (0, 1)),  -- made by an admin for a role that sees dossiers
  expires_at       INTEGER,                                            -- NULL: until it is revoked
  last_used_at     INTEGER,                                            -- to the minute
  revoked_at       INTEGER,
  version          INTEGER NOT NULL CHECK (version >= 1),
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT token_binding CHECK ((role = 'referrer') = (referrer_id IS NOT NULL) AND
                                  (role = 'practitioner') = (practitioner_id IS NOT NULL)),
  CONSTRAINT token_expires_later CHECK (expires_at > created_at)
) STRICT;

-- The live tokens of one role, binding and name: at most two.
CREATE INDEX token_by_role_and_name ON token (role, name);
