-- That a client asked to have the dossier destroyed. Goes with the dossier when it is.
CREATE TABLE erasure_request (
  id             TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id      TEXT    NOT NULL REFERENCES client (id),
  received_on    TEXT    NOT NULL CHECK (received_on LIKE '____-__-__'),
  note           TEXT    CHECK (length(note) BETWEEN 1 AND 2000),
  status         TEXT    NOT NULL CHECK (status = 'received' OR status = 'refused' OR status = 'withdrawn'),
  refusal_ground TEXT    CHECK (refusal_ground IN ('otherInterest', 'lawRequiresKeeping')),
  explanation    TEXT    CHECK (length(explanation) BETWEEN 1 AND 2000),
  decided_by     TEXT    CHECK (length(decided_by) BETWEEN 1 AND 100),  -- the name of that day
  decided_at     INTEGER,
  version        INTEGER NOT NULL CHECK (version >= 1),
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT erasure_request_refused CHECK ((status = 'refused') = (refusal_ground IS NOT NULL) AND
                                            (refusal_ground IS NULL) = (explanation IS NULL) AND
                                            (refusal_ground IS NULL) = (decided_by IS NULL) AND
                                            (refusal_ground IS NULL) = (decided_at IS NULL))
) STRICT;

-- A client has one at a time that waits for a decision.
CREATE UNIQUE INDEX erasure_request_open ON erasure_request (client_id) WHERE status = 'received';
-- A client's.
CREATE INDEX erasure_request_by_client ON erasure_request (client_id, id);
-- Those that wait.
CREATE INDEX erasure_request_by_status ON erasure_request (status, id);

-- What stays of a dossier that was destroyed. Nothing of whom it was about: the id leads nowhere any more, so it carries
-- no REFERENCES.
CREATE TABLE erasure (
  client_id      TEXT    NOT NULL PRIMARY KEY CHECK (length(client_id) = 36),
  ground         TEXT    NOT NULL CHECK (ground IN ('request', 'retention')),
  request_id     TEXT    CHECK (length(request_id) = 36),                -- the request that was carried out
  requested_on   TEXT    CHECK (requested_on LIKE '____-__-__'),
  role           TEXT    NOT NULL CHECK (role IN ('coordinator', 'admin')),
  records        INTEGER NOT NULL CHECK (records >= 0),
  backups_until  TEXT    NOT NULL CHECK (backups_until LIKE '____-__-__'),
  is_overwritten INTEGER NOT NULL CHECK (is_overwritten IN (0, 1)),
  erased_at      INTEGER NOT NULL,
  CONSTRAINT erasure_requested CHECK ((ground = 'request') = (requested_on IS NOT NULL) AND
                                       (request_id IS NULL) = (requested_on IS NULL))
) STRICT;

-- Those that have left traces in the files.
CREATE INDEX erasure_not_overwritten ON erasure (client_id) WHERE is_overwritten = 0;
-- What became of a request.
CREATE INDEX erasure_by_request ON erasure (request_id, client_id) WHERE request_id IS NOT NULL;
