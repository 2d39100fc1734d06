-- Lines, their order and checkpoints are only ever added to.
CREATE TRIGGER ledger_line_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
CREATE TRIGGER ledger_leaf_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
CREATE TRIGGER ledger_key_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_key
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
-- A note may gain a witness's line, so only its removal is refused.
CREATE TRIGGER ledger_checkpoint_stays BEFORE DELETE OR TRUNCATE ON ledger_checkpoint
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_line_is_append_only;
-- next
ALTER TABLE ledger_leaf ENABLE ALWAYS TRIGGER ledger_leaf_is_append_only;
-- next
ALTER TABLE ledger_key ENABLE ALWAYS TRIGGER ledger_key_is_append_only;
-- next
ALTER TABLE ledger_checkpoint ENABLE ALWAYS TRIGGER ledger_checkpoint_stays;
-- next
-- TRUNCATE fires no row triggers, so a recorded table cannot be emptied that way.
CREATE FUNCTION refuse_emptying() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'the rows of % are recorded one by one: TRUNCATE refused', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
