-- What a level changed may put its ticket under another policy or promise. The plan that the program
-- wrote beside the clocks is no longer right then, and nothing fires from it: the clocks are counted
-- again here, as services/sla/standing.py does it, where the ticket's history is a plain one. Where it
-- is not (resolved, resumed, merged, promises in days, one that begins or ends), the ticket's levels wait for
-- whoever sees it, and for no longer: `level_at` is NULL until then.
CREATE FUNCTION guard.tell_event(p_ticket bigint, p_kind text, p_data jsonb) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.ticket_event (ticket_id, seq, at, kind, data)
        SELECT p_ticket, max(e.seq) + 1, greatest(now(), max(e.at)), p_kind, p_data
        FROM public.ticket_event e WHERE e.ticket_id = p_ticket;
$$;
-- next
-- Whether a condition of a policy holds (services/sla/matching.py); NULL: only the program can tell.
CREATE FUNCTION guard.policy_asks(p_ticket public.ticket, p_one jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_field text := p_one ->> 'field';
    v_value text := p_one ->> 'value';
    v_found text;
    v_holds boolean;
BEGIN
    IF jsonb_typeof(p_one -> 'value') IS DISTINCT FROM 'string' THEN RETURN NULL; END IF;
    IF v_field = 'tags' THEN
        v_holds := p_one ->> 'op' LIKE '%contains' AND p_ticket.tags ? v_value;
    ELSE
        v_found := CASE v_field
            WHEN 'priority' THEN (ARRAY['critical', 'high', 'normal', 'low'])[p_ticket.priority]
            WHEN 'status' THEN p_ticket.status
            WHEN 'type' THEN p_ticket.kind
            WHEN 'account' THEN (
                SELECT a.name FROM public.account a WHERE a.id = p_ticket.account_id)
            WHEN 'account_tier' THEN (
                SELECT a.tier FROM public.account a WHERE a.id = p_ticket.account_id)
            WHEN 'team' THEN (SELECT t.name FROM public.team t WHERE t.id = p_ticket.team_id)
            WHEN 'department' THEN (
                SELECT d.name FROM public.department d WHERE d.id = p_ticket.department_id)
            ELSE (SELECT v.value FROM public.custom_value v
                  JOIN public.custom_field f ON f.id = v.field_id
                  WHERE v.ticket_id = p_ticket.id AND f.key = v_field) END;
        v_holds := coalesce(CASE WHEN p_one ->> 'op' LIKE '%contains'
            THEN strpos(v_found, v_value) > 0 ELSE v_found = v_value END, false);
    END IF;
    RETURN CASE WHEN p_one ->> 'op' IN ('is', 'contains') THEN v_holds
        WHEN p_one ->> 'op' IN ('is_not', 'not_contains') THEN NOT v_holds END;
END $$;
-- next
-- The number of the newest ticket, whoever may see it: versions for new tickets only count after it.
CREATE FUNCTION guard.newest_ticket() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'SELECT coalesce(max(t.id), 0) FROM public.ticket t';
-- next
-- Whether what was published counts for a ticket (sla.md, section 2): imported ones were created long
-- ago and have a new number, new ones of a seat that drew numbers ahead the other way round.
CREATE FUNCTION guard.counts_for(p_from bigint, p_published timestamptz, p_ticket public.ticket)
RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS 'SELECT p_from <= p_ticket.id OR p_published <= p_ticket.created_at';
-- next
-- Puts a ticket under the policy that applies now, if it is another one; false: only the program can
-- tell which that is.
CREATE FUNCTION guard.match_policy(p_ticket public.ticket, p_client text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_version public.policy_version%ROWTYPE;
    v_before public.policy_version%ROWTYPE;
    v_holds boolean;
    v_why text;
BEGIN
    SELECT * INTO v_before FROM public.policy_version WHERE id = p_ticket.policy_version_id;
    FOR v_version IN SELECT x.* FROM (
            SELECT DISTINCT ON (v.policy_id) v.* FROM public.policy_version v
            JOIN public.policy p ON p.id = v.policy_id
            WHERE p.active AND guard.counts_for(v.from_ticket, v.published_at, p_ticket)
            ORDER BY v.policy_id, v.version DESC) x
        ORDER BY x.position, x.policy_id
    LOOP
        SELECT coalesce(bool_and(guard.policy_asks(p_ticket, one)), true),
            coalesce(string_agg(replace((one ->> 'field') || ' ' || (one ->> 'op'), '_', ' ') || ' '
                                || (one ->> 'value'), ', ' ORDER BY n), 'applies to every ticket')
            INTO v_holds, v_why
            FROM jsonb_array_elements(v_version.conditions) WITH ORDINALITY u (one, n);
        IF EXISTS (SELECT FROM jsonb_array_elements(v_version.conditions) one
                   WHERE guard.policy_asks(p_ticket, one) IS NULL) THEN RETURN false; END IF;
        EXIT WHEN v_holds;
    END LOOP;
    IF NOT coalesce(v_holds, false) OR v_before.id IS NULL THEN
        RETURN NOT coalesce(v_holds, false) AND v_before.id IS NULL;
    END IF;
    IF v_version.policy_id = v_before.policy_id THEN RETURN true; END IF;
    UPDATE public.ticket SET policy_version_id = v_version.id, policy_reason = v_why
        WHERE id = p_ticket.id;
    PERFORM guard.tell_event(p_ticket.id, 'policy', jsonb_build_object(
        'policy_version_id', v_version.id, 'cause', 'policy change', 'calendars', (
            SELECT jsonb_agg(jsonb_build_array(x.calendar_id, x.id) ORDER BY x.calendar_id) FROM (
                SELECT DISTINCT ON (c.calendar_id) c.calendar_id, c.id
                FROM public.calendar_version c WHERE (c.calendar_id = v_version.calendar_id
                    OR c.calendar_id IN (SELECT t.calendar_id FROM public.policy_target t
                                         WHERE t.policy_version_id = v_version.id))
                    AND (c.version = 1
                        OR guard.counts_for(c.from_ticket, c.published_at, p_ticket))
                ORDER BY c.calendar_id, c.version DESC) x)));
    PERFORM guard.note_firing('ticket.policy_matched', p_ticket.id, p_client, jsonb_build_array(
        jsonb_build_array('policy',
            (SELECT p.name FROM public.policy p WHERE p.id = v_before.policy_id)
                || ', version ' || v_before.version,
            (SELECT p.name FROM public.policy p WHERE p.id = v_version.policy_id)
                || ', version ' || v_version.version)), v_why);
    RETURN true;
END $$;
-- next
-- What a policy's version promises a priority for a target: its length, the warning before it, the
-- calendar it counts in, and whether every priority is promised the same.
CREATE FUNCTION guard.promised(
    p_version bigint, p_target text, p_priority integer,
    OUT duration text, OUT warning text, OUT calendar_id bigint, OUT is_for_all boolean
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT (array_agg(t.duration ORDER BY t.priority)
                FILTER (WHERE t.priority IS NULL OR t.priority = p_priority))[1],
        (array_agg('-' || t.warn_before ORDER BY t.id) FILTER (WHERE t.warn_before <> ''))[1],
        coalesce((array_agg(t.calendar_id ORDER BY t.id)
                  FILTER (WHERE t.calendar_id IS NOT NULL))[1],
                 (SELECT v.calendar_id FROM public.policy_version v WHERE v.id = p_version)),
        count(DISTINCT t.duration) = 1
        INTO duration, warning, calendar_id, is_for_all
        FROM public.policy_target t WHERE t.policy_version_id = p_version AND t.target = p_target;
END $$;
-- next
-- Whether an answer or update is owed that has no clock: then one begins, and only a replay lays it.
CREATE FUNCTION guard.is_owed(p_ticket public.ticket, p_target text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_options jsonb := (SELECT v.options FROM public.policy_version v
                        WHERE v.id = p_ticket.policy_version_id);
    v_answered integer := (SELECT max(e.seq) FROM public.ticket_event e
                           WHERE e.ticket_id = p_ticket.id AND e.kind = 'agent_reply');
    v_by text := (SELECT e.data ->> 'by' FROM public.ticket_event e
                  WHERE e.ticket_id = p_ticket.id AND e.kind = 'created');
    v_is_exempt boolean := p_ticket.origin IN ('proactive', 'system')
        OR v_by = 'agent' AND v_options -> 'agent_created_no_response_clock' = 'true';
    v_any boolean := v_options ->> 'next_response_starts' = 'any_customer_message';
BEGIN
    RETURN coalesce(CASE p_target
        WHEN 'first_response' THEN v_answered IS NULL AND v_is_exempt IS NOT TRUE
        WHEN 'next_response' THEN v_any AND v_by = 'customer' AND v_answered IS NULL
            OR (v_answered IS NOT NULL OR v_is_exempt OR v_any) AND EXISTS (
                SELECT FROM public.ticket_event e WHERE e.ticket_id = p_ticket.id
                    AND e.kind = 'customer_reply' AND e.seq > coalesce(v_answered, 0))
        ELSE true END, false);
END $$;
-- next
-- Counts a clock from its start under other terms (services/sla/switching.py): what is a fact stays.
CREATE FUNCTION guard.count_clock(
    p_clock public.clock, p_ticket public.ticket, p_calendar bigint, p_budget bigint, p_warning text,
    p_at bigint, p_client text
) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_version public.policy_version%ROWTYPE;
    v_clock public.clock%ROWTYPE := p_clock;
    v_began bigint := extract(epoch FROM p_clock.started_at);
    v_step record;
    v_mark bigint; v_counts boolean;
    v_gained bigint; v_elapsed bigint := 0; v_left bigint := p_budget;
    v_reached bigint; v_due bigint;
    v_is_late boolean; v_is_new boolean;
    v_coming jsonb;
BEGIN
    SELECT * INTO v_version FROM public.policy_version WHERE id = p_ticket.policy_version_id;
    FOR v_step IN
        SELECT greatest(h.at, v_began) AS at,
            NOT coalesce(v_version.pause_statuses -> p_clock.target, '[]') ? h.status AS counts
        FROM (SELECT e.seq, e.data ->> 'status' AS status, floor(extract(epoch FROM least(e.at,
                CASE e.kind WHEN 'created' THEN (e.data ->> 'contact_at')::timestamptz END)))::bigint
                AS at FROM public.ticket_event e
            WHERE e.ticket_id = p_ticket.id AND e.kind IN ('created', 'status')) h
        ORDER BY h.seq
    LOOP
        IF v_mark IS NULL OR v_step.at = v_began THEN
            v_mark := v_began;
            v_counts := v_step.counts;
        END IF;
        CONTINUE WHEN v_counts = v_step.counts;
        IF v_counts THEN
            v_gained := guard.open_between(p_calendar, v_mark, v_step.at);
            IF v_reached IS NULL AND v_left BETWEEN 0 AND v_gained THEN
                v_due := guard.open_add(p_calendar, v_mark, v_left);
                IF v_due < v_step.at THEN v_reached := v_due; END IF;
            END IF;
            v_left := v_left - v_gained;
            v_elapsed := v_elapsed + v_gained;
        END IF;
        v_counts := v_step.counts;
        v_mark := v_step.at;
    END LOOP;
    IF v_counts IS NULL OR v_counts AND p_clock.state = 'paused' THEN RETURN false; END IF;
    v_due := CASE WHEN NOT v_counts THEN NULL WHEN p_budget > v_elapsed
        THEN guard.open_add(p_calendar, v_mark, p_budget - v_elapsed)
        ELSE coalesce(v_reached, v_mark) END;
    IF v_counts AND (v_due IS NULL OR EXISTS (SELECT FROM guard.open_rungs(p_clock, NULL) r
                                              WHERE r.at IS NULL)) THEN RETURN false; END IF;
    v_is_late := coalesce(v_due < p_at, false);
    v_is_new := v_is_late AND p_clock.breached_at IS NULL;
    SELECT jsonb_agg(jsonb_build_array(x.id, x.at) ORDER BY x.at, x.position) INTO v_coming FROM (
        SELECT l.id, l.position, coalesce(o.at, CASE WHEN m.at IS NOT NULL
            THEN greatest(m.at, p_at) END) AS at
        FROM public.escalation_level l
        CROSS JOIN guard.open_offset(p_calendar, v_due, p_budget, l."offset", l.wall_time) m (at)
        LEFT JOIN LATERAL (
            -- its time had come before: then it keeps that
            SELECT (one ->> 1)::float8::bigint AS at
            FROM jsonb_array_elements(nullif(p_clock.coming, 'null')) one
            WHERE (one ->> 0)::bigint = l.id AND (one ->> 1)::float8 < p_at) o ON true
        WHERE v_counts AND p_clock.acknowledged_at IS NULL AND l.path_id = v_version.path_id
            AND (l.target IS NULL OR l.target = p_clock.target)
            AND NOT EXISTS (SELECT FROM public.firing f
                            WHERE f.clock_id = p_clock.id AND f.level_id = l.id)) x;
    IF EXISTS (SELECT FROM jsonb_array_elements(v_coming) one WHERE one -> 1 = 'null') THEN
        RETURN false;
    END IF;
    UPDATE public.clock SET policy_version_id = v_version.id, calendar_version_id = p_calendar,
        state = CASE WHEN NOT v_counts THEN 'paused' WHEN v_is_late THEN 'breached' ELSE 'running' END,
        due_at = to_timestamp(v_due), elapsed = v_elapsed * 1000000,
        span = p_budget * 1000000,
        at_risk_at = CASE WHEN extract(epoch FROM at_risk_at) < p_at THEN at_risk_at
            ELSE to_timestamp(greatest(
                guard.open_offset(p_calendar, v_due, p_budget, p_warning, false),
                CASE WHEN v_counts THEN p_at END)) END,
        breached_at = CASE WHEN v_is_new THEN to_timestamp(p_at) ELSE breached_at END,
        breach_cause = CASE WHEN v_is_new THEN 'policy change' ELSE breach_cause END,
        noticed_at = CASE WHEN v_is_new THEN now() ELSE noticed_at END,
        coming = v_coming
        WHERE id = p_clock.id RETURNING * INTO v_clock;
    IF v_is_new THEN PERFORM guard.note_breach(v_clock, p_client); END IF;
    UPDATE public.clock SET next_at = x.at, level_at = x.at FROM (
            SELECT least((SELECT min(r.at) FROM guard.open_rungs(v_clock, NULL) r WHERE v_counts),
                CASE WHEN v_counts AND v_clock.breached_at IS NULL
                    THEN v_clock.due_at + interval '1 second' END) AS at) x
        WHERE id = p_clock.id;
    RETURN true;
END $$;
-- next
-- Counts what other terms mean for the open clocks of a ticket; false: only the program can.
CREATE FUNCTION guard.count_again(p_ticket bigint, p_kind text, p_client text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_ticket public.ticket%ROWTYPE;
    v_clock public.clock%ROWTYPE;
    v_pin jsonb; v_at bigint; v_calendar bigint; v_budget bigint;
    v_target text; v_promise record; v_is_paused boolean;
BEGIN
    SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket;
    IF EXISTS (SELECT FROM public.ticket_event e WHERE e.ticket_id = p_ticket
        AND (e.kind IN ('merged', 'absorbed', 'merge_undone', 'cancelled') OR e.kind IN
            ('created', 'status') AND e.data ->> 'status' NOT IN ('new', 'open', 'pending', 'on_hold')))
        THEN RETURN false; END IF;
    v_at := (SELECT floor(extract(epoch FROM max(e.at))) FROM public.ticket_event e
             WHERE e.ticket_id = p_ticket);
    v_pin := (SELECT e.data FROM public.ticket_event e
              WHERE e.ticket_id = p_ticket AND e.kind = 'policy' ORDER BY e.seq DESC LIMIT 1);
    IF (v_pin ->> 'policy_version_id')::bigint IS DISTINCT FROM v_ticket.policy_version_id
        THEN RETURN false; END IF;
    FOREACH v_target IN ARRAY
        ARRAY['first_response', 'next_response', 'periodic_update', 'resolution']
    LOOP
        SELECT * INTO v_promise FROM guard.promised(
            v_ticket.policy_version_id, v_target, v_ticket.priority);
        SELECT * INTO v_clock FROM public.clock c WHERE c.ticket_id = p_ticket
            AND c.target = v_target AND c.state IN ('running', 'breached', 'paused')
            AND c.stopped_at IS NULL ORDER BY c.cycle DESC LIMIT 1;
        IF v_clock.id IS NULL THEN
            IF v_promise.duration IS NOT NULL AND guard.is_owed(v_ticket, v_target)
                THEN RETURN false; END IF;
            CONTINUE;
        END IF;
        v_calendar := (SELECT (one ->> 1)::bigint FROM jsonb_array_elements(v_pin -> 'calendars') one
                       WHERE (one ->> 0)::bigint = v_promise.calendar_id);
        v_budget := guard.seconds(nullif(v_promise.duration, ''));
        IF v_clock.state = 'running' AND extract(epoch FROM v_clock.due_at) < v_at THEN
            IF v_clock.breached_at IS NULL THEN
                v_clock := guard.notice_breach(v_clock, p_client);
            ELSE  -- too late another time, under a longer promise
                UPDATE public.clock SET state = 'breached' WHERE id = v_clock.id RETURNING * INTO v_clock;
            END IF;
        END IF;
        v_is_paused := coalesce((SELECT v.pause_statuses -> v_target ? v_ticket.status
            FROM public.policy_version v WHERE v.id = v_ticket.policy_version_id), false);
        -- resumed, or paused by something that was not counted then
        IF v_is_paused <> (v_clock.state = 'paused') AND NOT (v_is_paused AND p_kind = 'status')
            THEN RETURN false; END IF;
        CONTINUE WHEN v_is_paused = (v_clock.state = 'paused')
            AND (v_clock.policy_version_id, v_clock.calendar_version_id)
                = (v_ticket.policy_version_id, v_calendar)
            AND (v_promise.is_for_all OR v_clock.span = v_budget * 1000000);
        IF v_budget IS NULL OR v_calendar IS NULL OR NOT guard.count_clock(v_clock, v_ticket,
            v_calendar, v_budget, coalesce(v_promise.warning, '75%'), v_at, p_client)
            THEN RETURN false; END IF;
    END LOOP;
    UPDATE public.ticket t SET next_due_at = x.due FROM (
            SELECT min(c.due_at) AS due FROM public.clock c WHERE c.ticket_id = p_ticket
                AND c.state IN ('running', 'breached', 'paused') AND c.stopped_at IS NULL
                AND NOT EXISTS (
                    SELECT FROM public.clock l WHERE l.ticket_id = p_ticket
                        AND l.target = c.target AND l.cycle > c.cycle)) x
        WHERE t.id = p_ticket AND t.next_due_at IS DISTINCT FROM x.due;
    RETURN true;
END $$;
-- next
-- Sees to it that what is planned for a ticket is right after a change, or that nothing fires from it.
CREATE FUNCTION guard.follow_change(p_ticket bigint, p_kind text, p_client text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_ticket public.ticket%ROWTYPE;
    -- another status counts under the policy that applied until now first, as it is replayed
    v_is_counted boolean := p_kind <> 'status' OR guard.count_again(p_ticket, p_kind, p_client);
BEGIN
    SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket;
    IF NOT v_is_counted OR NOT guard.match_policy(v_ticket, p_client)
        OR NOT guard.count_again(p_ticket, p_kind, p_client) THEN
        UPDATE public.clock SET level_at = NULL WHERE ticket_id = p_ticket AND level_at IS NOT NULL;
    END IF;
END $$;
