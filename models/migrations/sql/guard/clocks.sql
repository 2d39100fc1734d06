-- A clock's row is what the program of whoever changed the ticket counted, and the server cannot
-- count business hours again. So three things hold a seat that writes such rows with an SQL client of
-- its own: what no count can bring is refused; what only an event brings wants an event of the same
-- transaction; and whatever a seat wrote is counted again under another login
-- (services/sla/recounting.py), which mends it and says so. The desk's own functions are not asked.
CREATE UNLOGGED TABLE guard.caused (
    transaction xid8 NOT NULL, ticket_id bigint NOT NULL, kind text NOT NULL,
    PRIMARY KEY (transaction, ticket_id, kind)
);
-- next
ALTER TABLE guard.caused OWNER TO vigil_owner;
-- next
-- Answers true: an assignment calls it at a third of what PERFORM takes.
CREATE FUNCTION guard.mark_ticket(p_ticket bigint) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO public.clock_check AS c (ticket_id, login, at)
        VALUES (p_ticket, session_user, now())
        ON CONFLICT (ticket_id) DO UPDATE SET login = EXCLUDED.login, at = EXCLUDED.at
        WHERE (c.login, c.at) IS DISTINCT FROM (EXCLUDED.login, EXCLUDED.at);
    RETURN true;
END $$;
-- next
-- Called after an event; those of a requester move no clock before somebody settles them. Events are
-- numbered without a gap: by one with a number of its own choice the log would run backwards, or end.
CREATE FUNCTION guard.note_cause() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_marked boolean;
BEGIN
    IF random() < 0.02 THEN
        DELETE FROM guard.caused WHERE transaction < pg_snapshot_xmin(pg_current_snapshot());
    END IF;
    INSERT INTO guard.caused SELECT pg_current_xact_id(), NEW.ticket_id, NEW.kind
        WHERE NEW.seq = 1 OR EXISTS (SELECT FROM public.ticket_event e
            WHERE e.ticket_id = NEW.ticket_id AND e.seq = NEW.seq - 1)
        ON CONFLICT DO NOTHING;
    -- nothing was put in: such an event is known already, or has no place
    IF NOT FOUND AND NEW.seq <> 1 AND NOT EXISTS (SELECT FROM public.ticket_event e
            WHERE e.ticket_id = NEW.ticket_id AND e.seq = NEW.seq - 1) THEN
        RAISE EXCEPTION 'an event follows the last one of its ticket'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    v_marked := guard.mark_ticket(NEW.ticket_id);
    RETURN NULL;
END $$;
-- next
CREATE TRIGGER ticket_event_is_a_cause AFTER INSERT ON public.ticket_event
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.note_cause();
-- next
-- A ticket that another login left to be counted again, or a requester's to be settled, is a cause
-- for whoever does so. What is left to be settled anybody writes who sees the ticket, so it moves no
-- breach; what another login is to count again only the server writes.
CREATE FUNCTION guard.note_recount() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO guard.caused VALUES (pg_current_xact_id(), OLD.ticket_id,
            CASE TG_TABLE_NAME WHEN 'unsettled' THEN 'settled' ELSE 'counted again' END)
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- next
CREATE TRIGGER clock_check_is_a_cause AFTER DELETE ON public.clock_check
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.note_recount();
-- next
CREATE TRIGGER unsettled_is_a_cause AFTER DELETE ON public.unsettled
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.note_recount();
-- next
-- Whether a plan leaves out nothing that it named before, unless it fired or was taken on, or the clock
-- has ended.
CREATE FUNCTION guard.keeps_plan(p_old public.clock, p_new public.clock) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(p_new.acknowledged_at, p_new.stopped_at) IS NOT NULL OR NOT EXISTS (
        SELECT FROM jsonb_array_elements(coalesce(nullif(p_old.coming, 'null'), '[]')) o
        WHERE NOT EXISTS (
                SELECT FROM jsonb_array_elements(coalesce(nullif(p_new.coming, 'null'), '[]')) n
                WHERE n ->> 0 = o ->> 0 AND (n ->> 1)::float8 <= (o ->> 1)::float8)
            AND NOT EXISTS (SELECT FROM public.firing f
                WHERE f.clock_id = p_new.id AND f.level_id = (o ->> 0)::bigint))
$$;
-- next
CREATE FUNCTION guard.is_late(p_due timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT p_due < now() - interval '2 seconds'
$$;
-- next
CREATE FUNCTION guard.check_clock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_causes text[];
    v_counts boolean := NEW.state = 'running' AND NEW.breached_at IS NULL;
    v_first timestamptz;
    v_is_right boolean;
BEGIN
    v_causes := ARRAY(SELECT c.kind FROM guard.caused c
        WHERE c.transaction = pg_current_xact_id() AND c.ticket_id = NEW.ticket_id);
    IF nullif(NEW.coming, 'null') <> '[]' THEN
        v_first := (SELECT min(to_timestamp((one ->> 1)::float8))
                    FROM jsonb_array_elements(NEW.coming) one);
    END IF;
    -- whatever happened: a promise that is late is broken, and somebody looks when it will be
    v_is_right := (NEW.state <> 'breached' OR NEW.breached_at IS NOT NULL)
        AND coalesce(NOT v_counts OR NOT guard.is_late(NEW.due_at)
            AND NEW.next_at <= NEW.due_at + interval '1 second', false)
        AND coalesce(v_first IS NULL OR NEW.next_at <= v_first, false)
        -- the server looks when the program would, or where it left off
        AND (NEW.level_at IS NOT DISTINCT FROM NEW.next_at OR TG_OP = 'UPDATE'
            AND (NEW.level_at, NEW.next_at) IS NOT DISTINCT FROM (OLD.level_at, OLD.next_at));
    IF TG_OP = 'INSERT' THEN
        v_is_right := v_is_right AND v_causes <> '{}' AND NEW.acknowledged_at IS NULL;
    ELSE
        -- a breach that happened stays, but where a merge took the promise along or gave it back
        v_is_right := v_is_right AND (OLD.breached_at IS NULL OR NEW.breached_at = OLD.breached_at
            OR v_causes && '{merged,absorbed,merge_undone,counted again}')
            AND (OLD.noticed_at IS NULL OR NEW.noticed_at IS NOT DISTINCT FROM OLD.noticed_at)
            AND CASE WHEN NEW.acknowledged_at IS NOT DISTINCT FROM OLD.acknowledged_at
                THEN NEW.acknowledged_by IS NOT DISTINCT FROM OLD.acknowledged_by
                ELSE OLD.acknowledged_at IS NULL AND guard.is_now(NEW.acknowledged_at)
                    AND coalesce(NEW.acknowledged_by = guard.me(), true) END
            -- time alone brings a breach and fires levels, and nothing else
            AND (v_causes <> '{}' OR
            (NEW.started_at, NEW.span, NEW.elapsed, NEW.policy_version_id, NEW.calendar_version_id)
                = (OLD.started_at, OLD.span, OLD.elapsed, OLD.policy_version_id,
                   OLD.calendar_version_id)
            AND NEW.due_at IS NOT DISTINCT FROM OLD.due_at
            AND NEW.stopped_at IS NOT DISTINCT FROM OLD.stopped_at
            AND (NEW.state = OLD.state OR OLD.state = 'running' AND NEW.state = 'breached')
            AND (NEW.breached_at IS NOT DISTINCT FROM OLD.breached_at
                 OR NEW.breached_at = OLD.due_at AND OLD.due_at <= clock_timestamp())
            AND guard.keeps_plan(OLD, NEW));
    END IF;
    IF NOT coalesce(v_is_right, false) THEN
        RAISE EXCEPTION 'a clock is counted from what happened to its ticket'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- an event of this transaction has marked it already, and nobody takes a mark of their own away
    IF v_causes <@ '{counted again,settled}' THEN v_is_right := guard.mark_ticket(NEW.ticket_id); END IF;
    RETURN NULL;
END $$;
-- next
-- Asked at the commit, when everything that the transaction has to tell is there.
CREATE CONSTRAINT TRIGGER clock_claims_nothing_1 AFTER INSERT ON public.clock
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_clock();
-- next
CREATE CONSTRAINT TRIGGER clock_claims_nothing_2 AFTER UPDATE ON public.clock
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.* AND current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_clock();
-- next
-- Which policy a ticket is under and when it is due next are counted with its clocks.
CREATE FUNCTION guard.mark_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_marked boolean := guard.mark_ticket(NEW.id);
BEGIN
    RETURN NULL;
END $$;
-- next
CREATE TRIGGER ticket_is_marked AFTER UPDATE OF next_due_at, policy_version_id, status, priority
ON public.ticket FOR EACH ROW
WHEN ((OLD.next_due_at, OLD.policy_version_id, OLD.status, OLD.priority)
      IS DISTINCT FROM (NEW.next_due_at, NEW.policy_version_id, NEW.status, NEW.priority)
      AND {{seat}})
EXECUTE FUNCTION guard.mark_changed();
