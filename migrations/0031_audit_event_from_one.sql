-- The trail begins with event 1: nothing can be put in before it.
CREATE TRIGGER audit_event_from_one BEFORE INSERT ON audit_event WHEN NEW.seq < 1
BEGIN SELECT RAISE(ABORT, 'audit_event begins with 1'); END;
