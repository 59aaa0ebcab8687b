-- What an intake or an enrolment leaves nothing of when it is destroyed: its children are found without a look at each row.
CREATE INDEX measurement_by_intake ON measurement (intake_id) WHERE intake_id IS NOT NULL;
CREATE INDEX flag_by_intake ON flag (intake_id) WHERE intake_id IS NOT NULL;
CREATE INDEX consent_by_intake ON consent (intake_id) WHERE intake_id IS NOT NULL;
CREATE INDEX feedback_report_by_intake ON feedback_report (intake_id);
CREATE INDEX intake_decision_by_enrolment ON intake_decision (enrolment_id) WHERE enrolment_id IS NOT NULL;
CREATE INDEX enrolment_continuing ON enrolment (continues_id) WHERE continues_id IS NOT NULL;
