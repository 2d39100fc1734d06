-- History is only ever added to: no role's grants are asked, the table itself refuses.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
CREATE TRIGGER ticket_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_is_append_only;
-- next
ALTER TABLE ticket_event ENABLE ALWAYS TRIGGER ticket_event_is_append_only;
