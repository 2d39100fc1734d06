-- As on PostgreSQL: what an event says in words goes with an approved erasure, and nothing else.
DROP TRIGGER ticket_event_is_never_changed;
-- next
CREATE TRIGGER ticket_event_is_never_changed BEFORE UPDATE ON ticket_event
WHEN NEW.id <> OLD.id OR NEW.ticket_id <> OLD.ticket_id OR NEW.seq <> OLD.seq
    OR NEW.at <> OLD.at OR NEW.kind <> OLD.kind
    OR json_extract(OLD.data, '$.reason') IS NULL
    OR json(NEW.data) <> json_set(OLD.data, '$.reason', '(erased)')
    OR NOT EXISTS (SELECT 1 FROM disposal_approval
                   WHERE used_for = 'erase_ticket/' || OLD.ticket_id)
BEGIN SELECT RAISE(ABORT, 'ticket events are never changed'); END;
