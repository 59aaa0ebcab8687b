-- For whom a report's text was written, as the consent that it needs: one for a company doctor has no scores, flags and
-- goals in it, and one that has them must not go to a company doctor.
ALTER TABLE feedback_report ADD COLUMN written_for TEXT NOT NULL DEFAULT 'feedback'
  CHECK (written_for = 'feedback' OR written_for = 'companyDoctor');

-- What is there already goes on to whom it was meant for.
UPDATE feedback_report
SET written_for = 'companyDoctor'
WHERE (SELECT kind FROM referrer WHERE referrer.id = feedback_report.recipient_id) = 'companyDoctor';
