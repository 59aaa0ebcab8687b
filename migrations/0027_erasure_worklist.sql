-- Requests that wait for a decision, for the worklist: the one that must be decided first stands first. The index by status
-- and id served nothing: a page of them comes by the primary key.
DROP INDEX erasure_request_by_status;
CREATE INDEX erasure_request_to_decide ON erasure_request (status, received_on, id);
