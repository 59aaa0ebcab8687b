-- What the cooperative tells a referrer about a client, in SOEP form. client_id is the intake's client, so that who may
-- see the report is known by one look.
CREATE TABLE feedback_report (
  id                     TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id              TEXT    NOT NULL REFERENCES client (id),
  intake_id              TEXT    NOT NULL REFERENCES intake (id),
  enrolment_id           TEXT    REFERENCES enrolment (id),   -- NULL: about the intake alone
  recipient_id           TEXT    NOT NULL REFERENCES referrer (id),
  kind                   TEXT    NOT NULL CHECK (kind = 'intake' OR kind = 'progress' OR kind = 'final' OR kind = 'flag'),
  status                 TEXT    NOT NULL CHECK (status = 'draft' OR status = 'final' OR status = 'sent' OR
                                                 status = 'acknowledged'),
  question               TEXT    CHECK (length(question) BETWEEN 1 AND 600),
  answer                 TEXT    CHECK (length(answer) BETWEEN 1 AND 600),
  subjective             TEXT    CHECK (length(subjective) BETWEEN 1 AND 3000),
  objective              TEXT    CHECK (length(objective) BETWEEN 1 AND 3000),
  evaluation             TEXT    CHECK (length(evaluation) BETWEEN 1 AND 3000),
  plan                   TEXT    CHECK (length(plan) BETWEEN 1 AND 3000),
  request                TEXT    CHECK (length(request) BETWEEN 1 AND 600),
  -- Who signed it, by the name of that day.
  author_practitioner_id TEXT    REFERENCES practitioner (id), -- NULL: a coordinator
  author_name            TEXT    CHECK (length(author_name) BETWEEN 1 AND 100),
  finalised_at           INTEGER,
  sent_at                INTEGER,
  acknowledged_at        INTEGER,
  -- The consent that was given for this letter alone; NULL where a standing one covers it.
  consent_id             TEXT    REFERENCES consent (id),
  supersedes_id          TEXT    REFERENCES feedback_report (id),
  version                INTEGER NOT NULL CHECK (version >= 1),
  created_at             INTEGER NOT NULL,
  updated_at             INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT feedback_report_signed CHECK ((status = 'draft') = (finalised_at IS NULL) AND
                                           (finalised_at IS NULL) = (author_name IS NULL) AND
                                           (author_practitioner_id IS NULL OR author_name IS NOT NULL)),
  CONSTRAINT feedback_report_whole CHECK (status = 'draft' OR
                                          (subjective IS NOT NULL AND objective IS NOT NULL AND
                                           evaluation IS NOT NULL AND plan IS NOT NULL)),
  CONSTRAINT feedback_report_sent CHECK ((status = 'sent' OR status = 'acknowledged') = (sent_at IS NOT NULL) AND
                                         (status = 'acknowledged') = (acknowledged_at IS NOT NULL) AND
                                         (consent_id IS NULL OR sent_at IS NOT NULL))
) STRICT;

-- A report is superseded once.
CREATE UNIQUE INDEX feedback_report_superseding ON feedback_report (supersedes_id) WHERE supersedes_id IS NOT NULL;
-- What is allowed for one letter is used for one letter.
CREATE UNIQUE INDEX feedback_report_by_consent ON feedback_report (consent_id) WHERE consent_id IS NOT NULL;
-- A client's; a practitioner's, through the care team.
CREATE INDEX feedback_report_by_client ON feedback_report (client_id, id);
-- An enrolment's, and whether it has been reported on.
CREATE INDEX feedback_report_by_enrolment ON feedback_report (enrolment_id, id) WHERE enrolment_id IS NOT NULL;
-- A referrer's page.
CREATE INDEX feedback_report_by_recipient ON feedback_report (recipient_id, id);
-- The coordinator's pages.
CREATE INDEX feedback_report_by_status ON feedback_report (status, id);
CREATE INDEX feedback_report_by_kind ON feedback_report (kind, id);
CREATE INDEX feedback_report_by_status_kind ON feedback_report (status, kind, id);

-- What stands around the text of a report that was signed, as it was on that day.
CREATE TABLE feedback_letter (
  report_id              TEXT    NOT NULL PRIMARY KEY REFERENCES feedback_report (id),
  dated_on               TEXT    NOT NULL CHECK (dated_on LIKE '____-__-__'),
  head_name              TEXT    NOT NULL,                     -- the cooperative; empty for what it does not tell
  head_address           TEXT    NOT NULL,
  head_phone             TEXT    NOT NULL,
  head_secure_mail       TEXT    NOT NULL,
  sender_name            TEXT    NOT NULL CHECK (length(sender_name) BETWEEN 1 AND 100),
  sender_profession      TEXT    NOT NULL,
  sender_agb_code        TEXT,
  sender_registrations   TEXT,
  sender_phone           TEXT,
  sender_email           TEXT,
  addressee_kind         TEXT    NOT NULL CHECK (addressee_kind = 'gp' OR addressee_kind = 'companyDoctor' OR
                                                 addressee_kind = 'psychologist' OR addressee_kind = 'employer' OR
                                                 addressee_kind = 'municipality' OR addressee_kind = 'other'),
  addressee_name         TEXT    NOT NULL CHECK (length(addressee_name) BETWEEN 1 AND 100),
  addressee_organisation TEXT,
  addressee_agb_code     TEXT,
  addressee_secure_mail  TEXT,
  client_name            TEXT    NOT NULL,
  client_birth_date      TEXT    NOT NULL CHECK (client_birth_date LIKE '____-__-__'),
  client_address         TEXT,
  referral_number        TEXT,
  referral_on            TEXT    NOT NULL CHECK (referral_on LIKE '____-__-__'),
  summary                TEXT    NOT NULL
) STRICT;
