-- What proves that a level was due, whom it reached and who took it on stays as it was written: a seat
-- fires what is due, of the ticket it belongs to; an answer is given in one's own name; and an alert of
-- somebody else is taken away by nobody. The services never do otherwise; the desk's own functions
-- (sweep.sql) are not asked.
--
-- Whether a level may fire now, as far as its plan says: it is not one that comes later, unless a level
-- that nobody answered brings it forward. What the plan does not name (it may be an older one) may.
CREATE FUNCTION guard.is_in_turn(
    p_clock public.clock, p_run public.path_run, p_level bigint, p_at timestamptz
) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(bool_and(r.level_id <> p_level OR r.repeats IS NOT NULL OR r.at IS NULL
            OR r.at <= p_at + interval '1 second'), true)
        OR coalesce(bool_or(r.early AND coalesce(r.at <= p_at, true)), false)
    FROM guard.open_rungs(p_clock, p_run) r
$$;
-- next
CREATE FUNCTION guard.check_firing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_clock public.clock%ROWTYPE;
    v_run public.path_run%ROWTYPE;
    v_is_right boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        -- what a level did is written down while it does it
        v_is_right := NEW.detail = OLD.detail OR OLD.detail = '' AND guard.is_now(OLD.fired_at);
    ELSIF guard.is_now(NEW.fired_at) AND (NEW.clock_id IS NULL) <> (NEW.path_run_id IS NULL) THEN
        SELECT * INTO v_clock FROM public.clock c WHERE c.id = NEW.clock_id;
        SELECT * INTO v_run FROM public.path_run r WHERE r.id = NEW.path_run_id;
        v_is_right := NEW.ticket_id = coalesce(v_clock.ticket_id, v_run.ticket_id)
            -- by hand, the next one; the trail has to say so (below)
            AND CASE WHEN NEW.due_at > NEW.fired_at THEN coalesce(NEW.level_id = (
                    SELECT r.level_id FROM guard.open_rungs(v_clock, v_run) r
                    WHERE r.repeats IS NULL ORDER BY r.at LIMIT 1), true)
                ELSE coalesce(v_clock.next_at, v_run.next_at) <= NEW.fired_at
                    AND guard.is_in_turn(v_clock, v_run, NEW.level_id, NEW.fired_at) END;
    END IF;
    IF v_is_right THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a level fires when it is due' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
-- what a level of the server's own sweep changed may have brought its clock other terms already
CREATE TRIGGER firing_claims_nothing BEFORE INSERT OR UPDATE ON public.firing
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.check_firing();
-- next
-- Whoever escalates before the time says so in the trail, with a reason (services/escalation/by_hand.py).
CREATE FUNCTION guard.check_by_hand() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM public.audit_entry e WHERE e.kind = 'ticket.escalated'
        AND e.subject_type = 'ticket' AND e.subject_id = NEW.ticket_id AND e.actor_id = guard.me()
        AND btrim(e.reason) <> '' AND guard.is_now(e.at)) THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'a level fires when it is due' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE CONSTRAINT TRIGGER firing_by_hand_is_told AFTER INSERT ON public.firing
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.due_at > NEW.fired_at AND current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_by_hand();
-- next
-- A call is made once the time to answer is over, or where nobody was there to answer.
CREATE FUNCTION guard.check_repeat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_now(NEW.at) AND EXISTS (SELECT FROM public.firing f
        JOIN public.escalation_level l ON l.id = f.level_id WHERE f.id = NEW.firing_id
            AND NEW.number BETWEEN 1 AND l.repeats + 1 AND (f.unreached OR coalesce(f.fired_at
                + make_interval(secs => guard.seconds(l.ack_within) * NEW.number::float8)
                <= NEW.at + interval '1 second', true))) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'people are called again when it is time' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER firing_repeat_claims_nothing BEFORE INSERT ON public.firing_repeat
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.check_repeat();
-- next
-- Asked at the commit, when what fired is there: a started path ends when it was taken on, with its
-- ticket, with its last level, or because it begins anew; until then it is looked at when its next level
-- is due.
CREATE FUNCTION guard.check_run() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_run public.path_run := NEW;
    v_first timestamptz;
    v_is_right boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        v_is_right := guard.is_now(NEW.started_at) AND NEW.acknowledged_at IS NULL
            AND (NEW.started_by = (SELECT p.name FROM public.person p WHERE p.id = guard.me())
                OR NEW.started_by = 'Watcher' OR NEW.started_by LIKE 'Rule: %');
    ELSIF NEW.acknowledged_at IS DISTINCT FROM OLD.acknowledged_at
        OR NEW.acknowledged_by IS DISTINCT FROM OLD.acknowledged_by THEN
        v_is_right := OLD.acknowledged_at IS NULL AND guard.is_now(NEW.acknowledged_at)
            AND NEW.acknowledged_by = guard.me();
    ELSE
        v_is_right := true;
    END IF;
    v_run.ended_at := NULL;
    v_first := (SELECT min(r.at) FROM guard.open_rungs(NULL, v_run) r);
    v_is_right := v_is_right AND (NEW.needs_program IS NOT TRUE OR TG_OP = 'UPDATE' AND OLD.needs_program)
        AND CASE WHEN NEW.ended_at IS NULL
            THEN coalesce(NEW.next_at <= greatest(v_first, now()) + interval '1 second', v_first IS NULL)
            ELSE TG_OP = 'UPDATE' AND OLD.ended_at IS NOT DISTINCT FROM NEW.ended_at
                OR guard.is_now(NEW.ended_at) AND (v_first IS NULL
                    OR EXISTS (SELECT FROM public.ticket t WHERE t.id = NEW.ticket_id
                        AND t.status NOT IN ('new', 'open', 'pending', 'on_hold'))
                    OR EXISTS (SELECT FROM public.path_run r WHERE r.ticket_id = NEW.ticket_id
                        AND r.path_id = NEW.path_id AND r.id <> NEW.id AND guard.is_now(r.started_at)))
            END;
    IF v_is_right THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'a path that was started goes on until somebody takes it on'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE CONSTRAINT TRIGGER path_run_claims_nothing_1 AFTER INSERT ON public.path_run
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_run();
-- next
CREATE CONSTRAINT TRIGGER path_run_claims_nothing_2 AFTER UPDATE ON public.path_run
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.* AND current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_run();
-- next
-- Of somebody else's alert a seat says that it needs no answer any more, where its ladder was taken on.
CREATE FUNCTION guard.check_notice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.person_id = guard.me() AND NEW.is_routed = OLD.is_routed
        OR to_jsonb(NEW) - 'acknowledged_at' = to_jsonb(OLD) - 'acknowledged_at'
            AND OLD.acknowledged_at IS NULL AND guard.is_now(NEW.acknowledged_at)
            AND (EXISTS (SELECT FROM public.clock c
                    WHERE c.id = NEW.clock_id AND c.acknowledged_at IS NOT NULL)
                OR EXISTS (SELECT FROM public.firing f JOIN public.path_run r ON r.id = f.path_run_id
                    WHERE f.id = NEW.firing_id AND r.acknowledged_at IS NOT NULL)) THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'that alert is somebody else''s' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER notice_claims_nothing BEFORE UPDATE ON public.notice
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.check_notice();
