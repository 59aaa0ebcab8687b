-- Two records of one person become one: merged_into names the record under which everything of both is found. The row of
-- the other stays as it was, but nobody is shown it any more.
ALTER TABLE client ADD COLUMN merged_into TEXT REFERENCES client (id) CHECK (merged_into <> id);

CREATE INDEX client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
