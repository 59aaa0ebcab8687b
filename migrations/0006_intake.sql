-- One referral of one client, as it was sent. What is computed from the answers is not here: it is computed again.
CREATE TABLE intake (
  id                      TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id               TEXT    NOT NULL REFERENCES client (id),
  referrer_id             TEXT    NOT NULL REFERENCES referrer (id),
  status                  TEXT    NOT NULL CHECK (status = 'received' OR status = 'accepted' OR status = 'declined' OR
                                                  status = 'withdrawn'),
  reason                  TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  icpc                    TEXT    NOT NULL CHECK (length(icpc) >= 2),  -- JSON array of the codes as received
  zorgdomein_number       TEXT    CHECK (length(zorgdomein_number) BETWEEN 10 AND 11),  -- normalised: ZD and digits
  first_sick_day          TEXT    CHECK (first_sick_day LIKE '____-__-__'),
  sick_leave              TEXT    CHECK (sick_leave = 'none' OR sick_leave = 'partial' OR sick_leave = 'full'),
  taken_on                TEXT    NOT NULL CHECK (taken_on LIKE '____-__-__'),
  -- The referrer's observations; NULL is "not said".
  tension_symptoms        INTEGER CHECK (tension_symptoms BETWEEN 0 AND 8),
  control_loss            INTEGER CHECK (control_loss IN (0, 1)),
  dysfunction             INTEGER CHECK (dysfunction IN (0, 1)),
  solely_psychiatric      INTEGER CHECK (solely_psychiatric IN (0, 1)),
  duration_months         INTEGER CHECK (duration_months BETWEEN 0 AND 1200),
  exhaustion_prominent    INTEGER CHECK (exhaustion_prominent IN (0, 1)),
  acute_danger            INTEGER CHECK (acute_danger IN (0, 1)),
  psychosis_or_mania      INTEGER CHECK (psychosis_or_mania IN (0, 1)),
  substance               INTEGER CHECK (substance IN (0, 1)),
  hold_until_gp_contact   INTEGER NOT NULL CHECK (hold_until_gp_contact IN (0, 1)),
  -- What decision support proposed on that day; NULL when it was off.
  proposal_classification TEXT
                          CHECK (proposal_classification = 'unknown' OR proposal_classification = 'none' OR
                                 proposal_classification = 'stressComplaints' OR
                                 proposal_classification = 'overspanning' OR proposal_classification = 'burnout'),
  proposal_phase          INTEGER CHECK (proposal_phase BETWEEN 1 AND 3),
  proposal_reasons        TEXT,                                        -- JSON array of codes
  proposal_rule_version   TEXT,
  version                 INTEGER NOT NULL CHECK (version >= 1),
  created_at              INTEGER NOT NULL,
  updated_at              INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT intake_proposal_whole CHECK ((proposal_classification IS NULL) = (proposal_reasons IS NULL) AND
                                          (proposal_classification IS NULL) = (proposal_rule_version IS NULL) AND
                                          (proposal_phase IS NULL OR proposal_classification IS NOT NULL))
) STRICT;

-- The same ZorgDomein number from the same referrer is the same intake.
CREATE UNIQUE INDEX intake_zorgdomein_number ON intake (referrer_id, zorgdomein_number)
  WHERE zorgdomein_number IS NOT NULL;
-- A client's intakes; a practitioner's, through the care team.
CREATE INDEX intake_by_client ON intake (client_id, id);
-- A referrer's page of intakes, all of them or those of one status.
CREATE INDEX intake_by_referrer ON intake (referrer_id, id);
CREATE INDEX intake_by_referrer_status ON intake (referrer_id, status, id);
-- The coordinator's page of intakes of one status.
CREATE INDEX intake_by_status ON intake (status, id);
