-- The coordinator's page of flags of one status.
CREATE INDEX flag_by_status ON flag (status, id);
-- What a coordinator must see first, the oldest first.
CREATE INDEX flag_open_red ON flag (id) WHERE status = 'open' AND level = 'red';
-- Registrations in the order in which they end.
CREATE INDEX practitioner_registration_by_valid_until ON practitioner_registration (valid_until);
