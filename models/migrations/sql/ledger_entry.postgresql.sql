-- Every audit entry becomes a line. What it says of person, reason and client are claims;
-- the line's header adds the facts: the database login, its address, the server's clock.
CREATE FUNCTION ledger_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
DECLARE
    v_fields jsonb := jsonb_build_object(
        'actor', jsonb_build_object(
            'id', NEW.actor_id, 'name', NEW.actor_name, 'role', NEW.actor_role),
        'context', jsonb_build_object(
            'entry', NEW.id, 'client', NEW.client, 'correlation', NEW.correlation,
            'at', to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')));
    v_change jsonb; v_number bigint;
BEGIN
    IF NEW.reason IS NOT NULL THEN
        v_fields := v_fields || jsonb_build_object('reason', NEW.reason);
    END IF;
    IF NEW.source IS NOT NULL THEN
        v_fields := v_fields || jsonb_build_object('source', jsonb_build_object(
            'name', NEW.source, 'actor', NEW.claimed_actor, 'at',
            to_char(NEW.claimed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')));
    END IF;
    FOR v_change, v_number IN
        SELECT value, ordinality FROM jsonb_array_elements(NEW.changes) WITH ORDINALITY
    LOOP
        v_fields := v_fields || jsonb_build_object(
            'change:' || lpad(v_number::text, 4, '0'), v_change);
    END LOOP;
    PERFORM public.ledger_append(
        NEW.subject_type || '/' || NEW.subject_id, NEW.kind, v_fields, NEW.id);
    RETURN NULL;
END $$;
-- next
CREATE TRIGGER audit_entry_becomes_a_line AFTER INSERT ON audit_entry
FOR EACH ROW EXECUTE FUNCTION ledger_entry();
-- next
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_becomes_a_line;
