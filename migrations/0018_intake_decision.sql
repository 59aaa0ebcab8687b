-- What the cooperative made of an intake, once, and by whom: beside what decision support proposed.
CREATE TABLE intake_decision (
  intake_id            TEXT    NOT NULL PRIMARY KEY REFERENCES intake (id),
  outcome              TEXT    NOT NULL CHECK (outcome IN ('accept', 'decline')),
  reason               TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  -- Of an acceptance, as it was decided; the enrolment says what became of it.
  phase                INTEGER CHECK (phase BETWEEN 1 AND 3),
  weeks                INTEGER CHECK (weeks BETWEEN 1 AND 52),
  start_on             TEXT    CHECK (start_on LIKE '____-__-__'),
  lead_practitioner_id TEXT    REFERENCES practitioner (id),
  enrolment_id         TEXT    REFERENCES enrolment (id),
  gp_contact_with      TEXT    CHECK (length(gp_contact_with) BETWEEN 1 AND 100),
  gp_contact_at        INTEGER,
  gp_contact_note      TEXT    CHECK (length(gp_contact_note) BETWEEN 1 AND 2000),
  decided_by           TEXT    NOT NULL CHECK (length(decided_by) BETWEEN 1 AND 100),  -- the name of that day
  decided_at           INTEGER NOT NULL,
  CONSTRAINT intake_decision_acceptance CHECK ((outcome = 'accept') = (phase IS NOT NULL) AND
                                               (phase IS NULL) = (weeks IS NULL) AND
                                               (phase IS NULL) = (start_on IS NULL) AND
                                               (phase IS NULL) = (lead_practitioner_id IS NULL) AND
                                               (phase IS NULL) = (enrolment_id IS NULL)),
  CONSTRAINT intake_decision_contact CHECK ((gp_contact_with IS NULL) = (gp_contact_at IS NULL) AND
                                            (gp_contact_note IS NULL OR gp_contact_with IS NOT NULL))
) STRICT;
