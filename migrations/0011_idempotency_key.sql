-- The answer of a committed change, kept for a while for whoever sends it again.
CREATE TABLE idempotency_key (
  principal_id TEXT    NOT NULL CHECK (length(principal_id) = 36),
  key          TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
  request_hash BLOB    NOT NULL CHECK (length(request_hash) = 32),  -- of method, path and body
  status       INTEGER NOT NULL CHECK (status BETWEEN 200 AND 299),
  resource_id  TEXT    CHECK (length(resource_id) = 36),
  location     TEXT    CHECK (length(location) BETWEEN 1 AND 200),
  version      INTEGER,                                             -- of the resource, for its ETag
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (principal_id, key)
) STRICT;

-- The oldest first, for clearing away.
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
