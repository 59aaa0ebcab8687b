-- One client's way through one phase package, from an accepted intake to its end.
CREATE TABLE enrolment (
  id                TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id         TEXT    NOT NULL REFERENCES client (id),
  intake_id         TEXT    NOT NULL REFERENCES intake (id),
  continues_id      TEXT    REFERENCES enrolment (id),  -- the one that it goes on from, which has ended
  phase_package_id  TEXT    NOT NULL REFERENCES phase_package (id),
  phase             INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 3),
  weeks             INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 52),  -- of which a phase allows some
  start_on          TEXT    NOT NULL CHECK (start_on LIKE '____-__-__'),
  end_on            TEXT    NOT NULL CHECK (end_on LIKE '____-__-__'),
  payer_kind        TEXT    CHECK (payer_kind = 'employer' OR payer_kind = 'private' OR payer_kind = 'municipality' OR
                                   payer_kind = 'insurer' OR payer_kind = 'subsidy'),
  payer_name        TEXT    CHECK (length(payer_name) BETWEEN 1 AND 120),
  payer_price_cents INTEGER CHECK (payer_price_cents BETWEEN 0 AND 10000000),
  status            TEXT    NOT NULL CHECK (status = 'planned' OR status = 'active' OR status = 'completed' OR
                                            status = 'stopped'),
  ended_on          TEXT    CHECK (ended_on LIKE '____-__-__'),
  stop_reason       TEXT    CHECK (length(stop_reason) BETWEEN 1 AND 2000),
  version           INTEGER NOT NULL CHECK (version >= 1),
  created_at        INTEGER NOT NULL,
  updated_at        INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT enrolment_period CHECK (end_on >= start_on),
  CONSTRAINT enrolment_payer_whole CHECK ((payer_kind IS NULL) = (payer_price_cents IS NULL) AND
                                          (payer_name IS NULL OR payer_kind IS NOT NULL)),
  CONSTRAINT enrolment_ending CHECK ((status = 'completed' OR status = 'stopped') = (ended_on IS NOT NULL) AND
                                     (status = 'stopped') = (stop_reason IS NOT NULL))
) STRICT;

-- A client has one at a time that is planned or active.
CREATE UNIQUE INDEX enrolment_running ON enrolment (client_id) WHERE status = 'planned' OR status = 'active';
-- A client's; a practitioner's, through the care team.
CREATE INDEX enrolment_by_client ON enrolment (client_id, id);
-- The coordinator's page of one status.
CREATE INDEX enrolment_by_status ON enrolment (status, id);
-- What came of an intake.
CREATE INDEX enrolment_by_intake ON enrolment (intake_id);

-- The enrolment for which somebody is in the care team; NULL when it is for the client alone.
ALTER TABLE care_team_member ADD COLUMN enrolment_id TEXT REFERENCES enrolment (id);

-- An enrolment's team.
CREATE INDEX care_team_member_by_enrolment ON care_team_member (enrolment_id, id) WHERE enrolment_id IS NOT NULL;
