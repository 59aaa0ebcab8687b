-- What referrers have not been told yet, for the worklist: decisions, ends and red flags of some days.
CREATE INDEX intake_decision_by_date ON intake_decision (decided_at);
CREATE INDEX enrolment_by_end ON enrolment (ended_on, id) WHERE ended_on IS NOT NULL;
CREATE INDEX flag_red_by_date ON flag (raised_at) WHERE level = 'red';
