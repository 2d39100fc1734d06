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
    RETURN (
        SELECT coalesce(array_agg(ticket_id), '{}') FROM guard.held
        WHERE transaction = pg_current_xact_id_if_assigned()
    );
END $$;
-- next
CREATE FUNCTION guard.hold_ticket() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF random() < 0.02 THEN
        DELETE FROM guard.held h USING (
            SELECT transaction, ticket_id FROM guard.held
            WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())
            FOR UPDATE SKIP LOCKED) gone
        WHERE (h.transaction, h.ticket_id) = (gone.transaction, gone.ticket_id);
    END IF;
    INSERT INTO guard.held VALUES (pg_current_xact_id(), NEW.id) ON CONFLICT DO NOTHING;
    RETURN NEW;
END $$;
-- next
CREATE TRIGGER ticket_is_held_1 BEFORE INSERT ON public.ticket
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.hold_ticket();
-- next
CREATE TRIGGER ticket_is_held_2 BEFORE UPDATE OF department_id, team_id, assignee_id, kind
ON public.ticket FOR EACH ROW
WHEN ((OLD.department_id, OLD.team_id, OLD.assignee_id, OLD.kind)
      IS DISTINCT FROM (NEW.department_id, NEW.team_id, NEW.assignee_id, NEW.kind)
      -- a level that the server fires gives the sweeping window no sight of the ticket
      AND current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.hold_ticket();
