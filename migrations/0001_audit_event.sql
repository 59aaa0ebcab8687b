-- The audit trail after NEN 7513: who did or saw what, of whom, when, from where and by which rule; refusals too.
-- Append-only, and each row is chained to the one before it by a hash (Sources/Persistence/Audit/AuditChain.swift).
-- Ids carry no REFERENCES: the trail outlives what it speaks of. No CHECKs beyond shape: an event that cannot be kept
-- would stop the service.
CREATE TABLE audit_event (
  seq              INTEGER NOT NULL PRIMARY KEY,    -- 1, 2, 3 … without a gap
  at               INTEGER NOT NULL,                -- UTC milliseconds
  action           TEXT    NOT NULL,                -- create, read, update, delete, search, export …
  result           TEXT    NOT NULL,                -- allowed, refused, failed
  route            TEXT    NOT NULL,                -- the template, such as GET /v1/clients/{id}
  request_id       TEXT    NOT NULL,
  principal_id     TEXT,                            -- who; NULL when nobody was recognised
  token_id         TEXT,
  role             TEXT,
  bound_to_id      TEXT,                            -- the referrer or practitioner that the token stands for
  on_behalf_of_id  TEXT,
  organisation_id  TEXT,
  access_point     BLOB,                            -- 16 octets, IPv4 mapped; NULL for the machine's own operator
  object_type      TEXT,
  object_id        TEXT,
  client_id        TEXT,                            -- the one client it is about
  client_ids       BLOB,                            -- the clients that a list showed: 16 octets each
  rule             TEXT,                            -- the authorisation rule or consent that allowed or refused it
  emergency_reason TEXT,                            -- the reason given for breaking the glass; NULL otherwise
  prev_hash        BLOB    NOT NULL,                -- hash of seq - 1; 32 zero octets for the first
  hash             BLOB    NOT NULL                 -- SHA-256
) STRICT;

-- The log of one dossier, newest first: segment by segment, each with one step into the index. By segments of 4,096
-- events, because an index by client alone dirties a page of its own for every event (21 µs instead of 6).
CREATE INDEX audit_event_client ON audit_event (seq / 4096, client_id) WHERE client_id IS NOT NULL;

CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;

CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
