-- History is only ever added to. Whoever opens the file with another tool can drop these
-- triggers: on SQLite they guard against mistakes, not against the owner of the file.
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
-- next
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
-- next
-- INSERT OR REPLACE would slip past the delete trigger.
CREATE TRIGGER audit_entry_is_never_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit entries are never replaced'); END;
-- next
CREATE TRIGGER ticket_event_is_never_changed BEFORE UPDATE ON ticket_event
BEGIN SELECT RAISE(ABORT, 'ticket events are never changed'); END;
-- next
CREATE TRIGGER ticket_event_is_never_deleted BEFORE DELETE ON ticket_event
BEGIN SELECT RAISE(ABORT, 'ticket events are never deleted'); END;
-- next
CREATE TRIGGER ticket_event_is_never_replaced BEFORE INSERT ON ticket_event
WHEN EXISTS (SELECT 1 FROM ticket_event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'ticket events are never replaced'); END;
