-- Absences that are not over, the first to end first: what a coordinator has to arrange.
CREATE INDEX practitioner_absence_by_end ON practitioner_absence (to_on, id) WHERE cancelled_at IS NULL;
