-- The lists that showed dossiers: a dossier's log looks through these alone, segment by segment. Entries only ever come
-- behind the last one.
CREATE INDEX audit_event_lists ON audit_event (seq) WHERE client_ids IS NOT NULL;
