DROP TRIGGER ticket_on_hold_stays;
-- next
DROP TRIGGER ticket_is_disposed_of_by_approval;
-- next
DROP TRIGGER ticket_event_is_never_deleted;
-- next
CREATE TRIGGER ticket_event_is_never_deleted BEFORE DELETE ON ticket_event
BEGIN SELECT RAISE(ABORT, 'ticket events are never deleted'); END;
-- next
DROP TRIGGER ledger_line_is_never_changed;
-- next
CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'ledger lines are never changed'); END;
-- next
DROP TRIGGER audit_entry_is_never_changed;
-- next
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
