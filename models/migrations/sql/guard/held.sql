-- A ticket that somebody hands to another department, or makes confidential, is out of their sight at once; what the same
-- unit of work still has to write about it (events, clocks, entries) needs it until the commit.
CREATE UNLOGGED TABLE guard.held (
    transaction xid8 NOT NULL, ticket_id bigint NOT NULL, PRIMARY KEY (transaction, ticket_id)
);
-- next
ALTER TABLE guard.held OWNER TO vigil_owner;
-- next
CREATE FUNCTION guard.held_tickets() RETURNS bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_is_in_recovery() THEN RETURN '{}'; END IF;  -- where an unlogged table may not be asked
    RETURN (
        SELECT coalesce(array_agg(ticket_id), '{}') FROM guard.held
        WHERE transaction = pg_current_xact_id_if_assigned()
    );
END $$;
-- next
-- Answers true, as an assignment calls it.
CREATE FUNCTION guard.mark_held(p_ticket bigint) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF random() < 0.02 THEN
        DELETE FROM guard.held h USING (
            SELECT transaction, ticket_id FROM guard.held
            WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())
            FOR UPDATE SKIP LOCKED) gone
        WHERE (h.transaction, h.ticket_id) = (gone.transaction, gone.ticket_id);
    END IF;
    INSERT INTO guard.held VALUES (pg_current_xact_id(), p_ticket) ON CONFLICT DO NOTHING;
    RETURN true;
END $$;
-- next
-- A new ticket is held where it is checked (claims.sql); this is for one that is handed over.
CREATE FUNCTION guard.hold_ticket() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_held boolean := guard.mark_held(NEW.id);
BEGIN
    RETURN NEW;
END $$;
-- next
CREATE TRIGGER ticket_is_held BEFORE UPDATE OF department_id, team_id, assignee_id, kind
ON public.ticket FOR EACH ROW
WHEN ((OLD.department_id, OLD.team_id, OLD.assignee_id, OLD.kind)
      IS DISTINCT FROM (NEW.department_id, NEW.team_id, NEW.assignee_id, NEW.kind)
      -- a level that the server fires gives the sweeping window no sight of the ticket
      AND current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.hold_ticket();
