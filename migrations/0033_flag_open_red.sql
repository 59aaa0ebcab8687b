-- The open red flags, the oldest first: through the index over status alone, all amber ones would be looked at.
DROP INDEX flag_open_red;
CREATE INDEX flag_open_red ON flag (level, id) WHERE status = 'open';
