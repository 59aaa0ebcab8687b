-- What a client allows, for which purpose and which recipient, until withdrawn.
CREATE TABLE consent (
  id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id    TEXT    NOT NULL REFERENCES client (id),
  intake_id    TEXT    REFERENCES intake (id),
  purpose      TEXT    NOT NULL
               CHECK (purpose = 'careRecord' OR purpose = 'feedback' OR purpose = 'companyDoctor' OR
                      purpose = 'parental' OR purpose = 'research'),
  recipient    TEXT    REFERENCES referrer (id),
  given        INTEGER NOT NULL CHECK (given IN (0, 1)),
  text_version TEXT    NOT NULL CHECK (length(text_version) BETWEEN 1 AND 32),
  at           INTEGER NOT NULL,
  withdrawn_at INTEGER,
  version      INTEGER NOT NULL CHECK (version >= 1),
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT consent_withdrawn_after_given CHECK (withdrawn_at IS NULL OR (given = 1 AND withdrawn_at >= at))
) STRICT;

-- A client's consents; whether one for a purpose and recipient lives.
CREATE INDEX consent_by_client ON consent (client_id, purpose, recipient);
