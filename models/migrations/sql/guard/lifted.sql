-- What a transaction opens up for itself shows it nothing: whoever takes a ticket's restriction off,
-- changes what is restricted, or joins a team, reads by that once it has been committed and its line is
-- in the ledger. Otherwise somebody could do so, read and roll back, and leave no trace.
CREATE UNLOGGED TABLE guard.lifted (
    transaction xid8 NOT NULL, ticket_id bigint NOT NULL, PRIMARY KEY (transaction, ticket_id)
);
-- next
ALTER TABLE guard.lifted OWNER TO vigil_owner;
-- next
-- The tickets whose restriction this transaction took off; 0: what is restricted was changed, -1: who
-- is in a team or leads one.
CREATE FUNCTION guard.my_lifted() RETURNS bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_is_in_recovery() THEN RETURN '{}'; END IF;  -- where an unlogged table may not be asked
    RETURN (
        SELECT coalesce(array_agg(ticket_id), '{}') FROM guard.lifted
        WHERE transaction = pg_current_xact_id_if_assigned()
    );
END $$;
-- next
CREATE FUNCTION guard.mark_lifted(p_what bigint) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF random() < 0.02 THEN
        DELETE FROM guard.lifted WHERE transaction < pg_snapshot_xmin(pg_current_snapshot());
    END IF;
    INSERT INTO guard.lifted VALUES (pg_current_xact_id(), p_what) ON CONFLICT DO NOTHING;
END $$;
-- next
CREATE FUNCTION guard.note_lifted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.mark_lifted(CASE TG_TABLE_NAME WHEN 'setting' THEN 0 ELSE -1 END);
    RETURN NULL;
END $$;
-- next
CREATE FUNCTION guard.note_freed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (OLD.kind <> ALL (guard.kept_kinds())
        AND NOT jsonb_exists_any(OLD.tags, guard.kept_tags())) IS NOT TRUE THEN
        PERFORM guard.mark_lifted(NEW.id);
    END IF;
    RETURN NULL;
END $$;
-- next
-- Also where a level does it that the server fires: the session that sweeps is a person's.
CREATE TRIGGER ticket_is_lifted AFTER UPDATE OF kind, tags ON public.ticket
FOR EACH ROW WHEN ((OLD.kind, OLD.tags) IS DISTINCT FROM (NEW.kind, NEW.tags) AND {{seat}})
EXECUTE FUNCTION guard.note_freed();
-- next
CREATE TRIGGER setting_is_lifted_1 AFTER INSERT OR UPDATE ON public.setting
FOR EACH ROW WHEN (NEW.key = 'restricted' AND {{seat}}) EXECUTE FUNCTION guard.note_lifted();
-- next
CREATE TRIGGER setting_is_lifted_2 AFTER DELETE OR UPDATE ON public.setting
FOR EACH ROW WHEN (OLD.key = 'restricted' AND {{seat}}) EXECUTE FUNCTION guard.note_lifted();
-- next
CREATE TRIGGER team_is_lifted AFTER INSERT OR UPDATE ON public.team
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.note_lifted();
-- next
CREATE TRIGGER team_member_is_lifted AFTER INSERT OR UPDATE ON public.team_member
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.note_lifted();
-- next
CREATE TRIGGER department_is_lifted AFTER INSERT OR UPDATE ON public.department
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.note_lifted();
