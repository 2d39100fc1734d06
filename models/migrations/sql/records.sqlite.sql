-- As on PostgreSQL, against mistakes: whoever opens the file with another tool can drop these.
CREATE TRIGGER ticket_on_hold_stays BEFORE DELETE ON ticket
WHEN EXISTS (SELECT 1 FROM legal_hold_member m JOIN legal_hold h ON h.id = m.hold_id
             WHERE m.ticket_id = OLD.id AND h.released_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the ticket is under a legal hold'); END;
-- next
CREATE TRIGGER ticket_is_disposed_of_by_approval BEFORE DELETE ON ticket
WHEN NOT EXISTS (SELECT 1 FROM audit_entry WHERE kind = 'purge.approved'
                 AND subject_type = 'ticket' AND subject_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a ticket is removed by an approved purge only'); END;
-- next
DROP TRIGGER ticket_event_is_never_deleted;
-- next
CREATE TRIGGER ticket_event_is_never_deleted BEFORE DELETE ON ticket_event
WHEN EXISTS (SELECT 1 FROM ticket WHERE id = OLD.ticket_id)
BEGIN SELECT RAISE(ABORT, 'ticket events are never deleted'); END;
-- next
DROP TRIGGER ledger_line_is_never_changed;
-- next
CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line
WHEN NEW.salt IS NOT NULL OR NEW.id <> OLD.id OR NEW.uuid <> OLD.uuid
    OR NEW.subject <> OLD.subject OR NEW.seq <> OLD.seq OR NEW.header <> OLD.header
    OR NEW.leaf <> OLD.leaf OR NEW.entry_id IS NOT OLD.entry_id
    OR NOT EXISTS (SELECT 1 FROM audit_entry
                   WHERE kind IN ('purge.executed', 'erasure.executed')
                   AND instr(changes, NEW.uuid) > 0)
BEGIN SELECT RAISE(ABORT, 'ledger lines are never changed'); END;
-- next
DROP TRIGGER audit_entry_is_never_changed;
-- next
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
WHEN NEW.changes <> '[]' OR NEW.reason IS NOT NULL OR NEW.source IS NOT NULL
    OR NEW.claimed_actor IS NOT NULL OR NEW.actor_name NOT IN (OLD.actor_name, '')
    OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.kind <> OLD.kind
    OR NEW.subject_type <> OLD.subject_type OR NEW.subject_id <> OLD.subject_id
    OR NEW.actor_id IS NOT OLD.actor_id OR NEW.actor_role <> OLD.actor_role
    OR NEW.client <> OLD.client OR NEW.correlation <> OLD.correlation
    OR NOT EXISTS (SELECT 1 FROM ledger_line WHERE entry_id = NEW.id AND salt IS NULL)
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
