-- Nobody asks any more which erasure a request led to: the erasure is found by its client.
DROP INDEX erasure_by_request;
