-- What the triggers of audited tables saw, until the unit of work makes lines of it.
CREATE TABLE captured_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    operation TEXT NOT NULL,
    subject TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT
);
-- next
-- Whoever opens the file with another tool can drop these: they guard against mistakes.
CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'ledger lines are never changed'); END;
-- next
CREATE TRIGGER ledger_line_is_never_deleted BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'ledger lines are never deleted'); END;
-- next
CREATE TRIGGER ledger_line_is_never_replaced BEFORE INSERT ON ledger_line
WHEN EXISTS (
    SELECT 1 FROM ledger_line
    WHERE id = NEW.id OR (subject = NEW.subject AND seq = NEW.seq) OR uuid = NEW.uuid
)
BEGIN SELECT RAISE(ABORT, 'ledger lines are never replaced'); END;
-- next
-- A line goes on exactly where its subject's chain ends.
CREATE TRIGGER ledger_line_continues_its_chain BEFORE INSERT ON ledger_line
WHEN NEW.seq <> 1 + COALESCE(
    (SELECT MAX(seq) FROM ledger_line WHERE subject = NEW.subject), 0)
BEGIN SELECT RAISE(ABORT, 'a ledger line must continue its chain'); END;
-- next
CREATE TRIGGER ledger_leaf_is_never_changed BEFORE UPDATE ON ledger_leaf
BEGIN SELECT RAISE(ABORT, 'the order of lines is never changed'); END;
-- next
CREATE TRIGGER ledger_leaf_is_never_deleted BEFORE DELETE ON ledger_leaf
BEGIN SELECT RAISE(ABORT, 'the order of lines is never changed'); END;
-- next
CREATE TRIGGER ledger_key_is_never_changed BEFORE UPDATE ON ledger_key
BEGIN SELECT RAISE(ABORT, 'key statements are never changed'); END;
-- next
CREATE TRIGGER ledger_key_is_never_deleted BEFORE DELETE ON ledger_key
BEGIN SELECT RAISE(ABORT, 'key statements are never deleted'); END;
-- next
CREATE TRIGGER ledger_checkpoint_is_never_deleted BEFORE DELETE ON ledger_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;
