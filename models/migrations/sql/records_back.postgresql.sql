DROP TRIGGER ticket_is_disposed_of_by_approval ON ticket;
-- next
DROP TRIGGER ticket_on_hold_stays ON ticket;
-- next
DROP TRIGGER ticket_event_goes_with_its_ticket ON ticket_event;
-- next
DROP TRIGGER ledger_line_only_withholds ON ledger_line;
-- next
DROP TRIGGER audit_entry_only_blanks ON audit_entry;
-- next
DROP TRIGGER ticket_event_is_append_only ON ticket_event;
-- next
DROP TRIGGER ledger_line_is_append_only ON ledger_line;
-- next
DROP TRIGGER audit_entry_is_append_only ON audit_entry;
-- next
CREATE TRIGGER ticket_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
CREATE TRIGGER ledger_line_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
ALTER TABLE ticket_event ENABLE ALWAYS TRIGGER ticket_event_is_append_only;
-- next
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_line_is_append_only;
-- next
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_is_append_only;
-- next
DROP FUNCTION records_purge(bigint);
-- next
DROP FUNCTION records_erase_ticket(bigint);
-- next
DROP FUNCTION records_erase_person(bigint);
-- next
DROP FUNCTION ledger_withhold(bigint);
-- next
DROP FUNCTION check_disposal();
-- next
DROP FUNCTION refuse_event_change();
-- next
DROP FUNCTION check_withholding();
-- next
DROP FUNCTION check_blanking();
-- next
DROP FUNCTION check_hold();
