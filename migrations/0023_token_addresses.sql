-- From where a token may be used: ranges in CIDR notation with spaces between them; NULL for from anywhere.
ALTER TABLE token ADD COLUMN allowed_from TEXT CHECK (length(allowed_from) BETWEEN 3 AND 1000);
