-- Any window may see to it that breaches are noticed and levels fire, also on tickets that its person
-- does not see: what is due, whom it reaches and what it says is decided here, and nothing of the
-- ticket is handed out but its number and who was told. What needs the program waits for a window that
-- sees the ticket or for a watcher.
CREATE FUNCTION guard.alert_word(p_language text, p_key text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.said FROM (VALUES {{alert_words}}) w (language, key, said)
    WHERE w.key = p_key AND w.language = CASE p_language WHEN 'de' THEN 'de' ELSE 'en' END
$$;
-- next
CREATE FUNCTION guard.local_time(p_at timestamptz, p_zone text, p_language text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    PERFORM set_config('TimeZone', coalesce(p_zone, 'UTC'), true);
    RETURN to_char(p_at, CASE p_language WHEN 'de' THEN 'DD.MM.YYYY HH24:MI TZ'
                         ELSE 'YYYY-MM-DD HH24:MI TZ' END);
END $$;
-- next
-- The seconds of a wait such as 15m or 1h30m; NULL where it is none.
CREATE FUNCTION guard.seconds(p_wait text) RETURNS integer LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(m[1]::integer, 0) * 3600 + coalesce(m[2]::integer, 0) * 60
        + coalesce(m[3]::integer, 0)
    FROM regexp_match(p_wait, '^(?:(\d{1,5})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$') m
    WHERE m IS NOT NULL
$$;
-- next
-- Whether a clock may have stood still since: then only the program can say when people are called
-- again, for an answer is waited for while the clock counts.
CREATE FUNCTION guard.stood_still(p_clock bigint, p_since timestamptz) RETURNS boolean LANGUAGE sql
STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.clock c
        JOIN public.policy_version v ON v.id = c.policy_version_id
        JOIN public.ticket_event e ON e.ticket_id = c.ticket_id AND e.at >= p_since
        WHERE c.id = p_clock AND (e.kind IN ('merged', 'absorbed', 'merge_undone', 'cancelled')
            OR e.kind = 'policy' AND e.data ->> 'policy_version_id' IS NULL
            OR e.kind = 'status' AND (e.data ->> 'status' IN ('resolved', 'closed')
                OR coalesce(v.pause_statuses -> c.target ? (e.data ->> 'status'), false))))
$$;
-- next
-- The levels of a plan still to come, as services/sla/ladder.py says: the level that fired last waits,
-- is called again, and brings the next one forward where nobody answered. The plan is a clock's or that
-- of a path that was started. A level or call without an instant is the program's.
CREATE FUNCTION guard.still_open(p_plan jsonb, p_clock bigint, p_run bigint)
RETURNS TABLE (level_id bigint, at timestamptz, repeats bigint, early boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH raw AS (
        SELECT (one ->> 0)::bigint AS level_id, to_timestamp((one ->> 1)::float8) AS at, n
        FROM jsonb_array_elements(nullif(p_plan, 'null')) WITH ORDINALITY u (one, n)
        WHERE NOT EXISTS (SELECT FROM public.firing f
                WHERE f.clock_id = p_clock AND f.level_id = (one ->> 0)::bigint)
            AND NOT EXISTS (SELECT FROM public.firing f
                WHERE f.path_run_id = p_run AND f.level_id = (one ->> 0)::bigint)
    ), last AS (
        SELECT f.id, f.level_id, f.fired_at, f.unreached, l.ack_within, l.repeats,
            coalesce((SELECT max(r.number) FROM public.firing_repeat r WHERE r.firing_id = f.id), 0)
                AS done
        FROM public.firing f JOIN public.escalation_level l ON l.id = f.level_id
        WHERE (f.clock_id = p_clock OR f.path_run_id = p_run) AND f.outcome = 'fired'
        ORDER BY f.fired_at DESC, f.id DESC LIMIT 1
    ), waits AS (
        SELECT l.id, l.level_id, l.done, CASE WHEN l.unreached THEN l.done ELSE l.repeats END AS most,
            CASE WHEN NOT guard.stood_still(p_clock, l.fired_at) THEN
                l.fired_at + make_interval(secs => (l.done + 1)
                    * CASE WHEN l.unreached THEN 0 ELSE guard.seconds(l.ack_within) END)
            END AS again_at
        -- one more than it has: no level above was wanted when all calls were made
        FROM last l WHERE l.ack_within IS NOT NULL AND l.done <= l.repeats
    )
    SELECT r.level_id, CASE WHEN w.id IS NULL THEN r.at ELSE w.again_at END, NULL::bigint,
        w.id IS NOT NULL
    FROM raw r LEFT JOIN waits w ON w.done >= w.most AND coalesce(w.again_at < r.at, true)
        AND r.n = (SELECT x.n FROM raw x ORDER BY x.at, x.n LIMIT 1)
    UNION ALL
    SELECT w.level_id, w.again_at, w.id, false FROM waits w WHERE w.done < w.most
    ORDER BY 2
$$;
-- next
-- The version of a calendar that a ticket counts in; NULL where no policy applies.
CREATE FUNCTION guard.calendar_of(p_ticket bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_ticket public.ticket%ROWTYPE;
    v_policy bigint;
BEGIN
    SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket;
    v_policy := v_ticket.policy_version_id;
    RETURN coalesce((SELECT c.calendar_version_id FROM public.clock c WHERE c.ticket_id = p_ticket
                     ORDER BY c.target COLLATE "C" DESC, c.cycle DESC LIMIT 1),
        (SELECT c.id FROM public.calendar_version c WHERE c.calendar_id = least(
                (SELECT v.calendar_id FROM public.policy_version v WHERE v.id = v_policy),
                (SELECT min(t.calendar_id) FROM public.policy_target t
                 WHERE t.policy_version_id = v_policy))
                AND (c.version = 1 OR guard.counts_for(c.from_ticket, c.published_at, v_ticket))
            ORDER BY c.version DESC LIMIT 1));
END $$;
-- next
-- When the levels of a started path are due, counted from its start (services/escalation/started.py).
CREATE FUNCTION guard.run_plan(p_run public.path_run) RETURNS jsonb LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_began bigint := floor(extract(epoch FROM p_run.started_at));
    v_hours bigint := guard.calendar_of(p_run.ticket_id);
BEGIN
    RETURN (SELECT jsonb_agg(jsonb_build_array(l.id, due.at) ORDER BY due.at, l.position)
        FROM public.escalation_level l CROSS JOIN guard.open_offset(
            v_hours, v_began, 0, l."offset", l.wall_time OR v_hours IS NULL) due (at)
        WHERE l.path_id = p_run.path_id);
END $$;
-- next
CREATE FUNCTION guard.open_rungs(p_clock public.clock, p_run public.path_run)
RETURNS TABLE (level_id bigint, at timestamptz, repeats bigint, early boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(p_clock.acknowledged_at, p_clock.stopped_at, p_run.acknowledged_at, p_run.ended_at)
        IS NULL THEN
        RETURN QUERY SELECT * FROM guard.still_open(
            CASE WHEN p_run.id IS NULL THEN p_clock.coming ELSE guard.run_plan(p_run) END,
            p_clock.id, p_run.id);
    END IF;
END $$;
-- next
CREATE FUNCTION guard.note_firing(
    p_kind text, p_ticket bigint, p_client text, p_changes jsonb, p_reason text
) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role,
                                    client, correlation, changes, reason)
    SELECT now(), p_kind, 'ticket', p_ticket, 'Watcher', 'watcher', left(coalesce(p_client, ''), 120),
        replace(gen_random_uuid()::text, '-', ''),
        jsonb_agg(jsonb_build_object('field', one ->> 0, 'before', one -> 1, 'after', one -> 2)
                  ORDER BY n), p_reason
    FROM jsonb_array_elements(p_changes) WITH ORDINALITY u (one, n)
$$;
-- next
CREATE FUNCTION guard.stamp(p_at timestamptz) RETURNS text LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || '+00:00'
$$;
-- next
CREATE FUNCTION guard.note_breach(p_clock public.clock, p_client text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.note_firing('clock.breached', p_clock.ticket_id, p_client, jsonb_build_array(
        jsonb_build_array('clock', NULL, p_clock.target),
        jsonb_build_array('breached at', NULL, guard.stamp(p_clock.breached_at)),
        jsonb_build_array('noticed at', NULL, guard.stamp(now()))), p_clock.breach_cause);
END $$;
-- next
-- A breach happened when it happened; this is when somebody first saw it.
CREATE FUNCTION guard.notice_breach(p_clock public.clock, p_client text) RETURNS public.clock
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_clock public.clock%ROWTYPE;
BEGIN
    UPDATE public.clock SET state = 'breached', breached_at = due_at, noticed_at = now(),
            breach_cause = 'target exceeded'
        WHERE id = p_clock.id RETURNING * INTO v_clock;
    PERFORM guard.note_breach(v_clock, p_client);
    RETURN v_clock;
END $$;
-- next
-- Hands a ticket to a level's team, unless it is there already.
CREATE FUNCTION guard.hand_over(
    p_ticket public.ticket, p_level public.escalation_level, p_client text
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_team bigint := (p_level.settings ->> 'team')::bigint;
BEGIN
    IF p_ticket.team_id IS DISTINCT FROM v_team THEN
        PERFORM guard.assign(p_ticket, v_team, NULL, 'Escalation: ' || p_level.name, p_client);
    END IF;
END $$;
-- next
-- Puts what an alert about a clock or a started path says into the inboxes of these people, in their
-- language; what goes out by mail or chat is routed by a holder of the watcher's role. Who is skipped at
-- their workstation has a line of the delivery log.
CREATE FUNCTION guard.tell_of_level(
    p_people bigint[], p_ticket public.ticket, p_clock public.clock, p_run public.path_run,
    p_level text, p_firing bigint, p_team text, p_call integer, p_client text
) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    WITH told AS (
        INSERT INTO public.notice (person_id, ticket_id, clock_id, firing_id, kind, title, body,
                                   urgency, created_at, is_routed)
        SELECT p.id, (p_ticket).id, (p_clock).id, p_firing,
            CASE (p_ticket).origin WHEN 'drill' THEN 'drill' ELSE 'escalation' END,
            -- what people wrote last: what stands in it is not filled in again
            left(replace(replace(replace(replace(replace(replace(
                guard.alert_word(w.language, CASE WHEN p_team IS NOT NULL THEN 'handed'
                    WHEN (p_run).id IS NOT NULL THEN 'level'
                    WHEN late THEN 'overdue' ELSE 'due soon' END),
                '{{target}}', coalesce(guard.alert_word(w.language, (p_clock).target), '')),
                '{{level}}', p_level),
                '{{call}}', CASE WHEN p_call IS NULL THEN '' ELSE replace(
                    guard.alert_word(w.language, 'call'), '{{count}}', p_call::text) END),
                '{{number}}', (p_ticket).id::text),
                '{{team}}', coalesce(p_team, '')),
                '{{subject}}', guard.called(p_ticket)), 300),
            replace(replace(replace(
                guard.alert_word(w.language, CASE WHEN (p_run).id IS NOT NULL THEN 'started'
                    WHEN late THEN 'was due' ELSE 'is due' END),
                '{{target}}', coalesce(guard.alert_word(w.language, (p_clock).target), '')),
                '{{at}}', guard.local_time(coalesce((p_run).started_at, (p_clock).due_at),
                                           w.timezone, w.language)),
                '{{who}}', coalesce((p_run).started_by, '')),
            CASE WHEN late THEN 'critical' ELSE 'normal' END, now(), false
        FROM public.person p LEFT JOIN public.alert_profile w ON w.person_id = p.id,
            (SELECT coalesce((p_run).id, 0) > 0 OR (p_clock).breached_at IS NOT NULL
                OR (p_clock).due_at <= now() AS late) said
        WHERE p.id = ANY (p_people) ORDER BY p.id
        RETURNING *
    ), skipped AS (
        INSERT INTO public.outbox_message (key, medium, person_id, recipient, notice_id, ticket_id,
            kind, urgency, subject, body, payload, state, attempts, created_at)
        SELECT 'notice:' || t.id || ':' || 'desktop', 'desktop', t.person_id, a.seat, t.id, t.ticket_id,
            t.kind, t.urgency, t.title, t.body, '{}', 'skipped', 0, now()
        FROM told t JOIN guard.missing(p_people) a ON a.person_id = t.person_id ORDER BY t.id
        RETURNING id, person_id
    )
    INSERT INTO public.delivery (message_id, at, attempt, outcome, reason, client)
    SELECT s.id, now(), 0, 'skipped', a.why, left(coalesce(p_client, ''), 120)
    FROM skipped s JOIN guard.missing(p_people) a ON a.person_id = s.person_id
$$;
-- next
-- Whom a level reaches in the end, and how that is said: services/escalation/moving_on.py.
CREATE FUNCTION guard.reached(
    p_ticket public.ticket, p_people bigint[], p_waits boolean
) RETURNS TABLE (people bigint[], unreached boolean, words text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_gone bigint[] := ARRAY(SELECT m.person_id FROM guard.missing(p_people) m);
    -- nobody at all is meant, or everybody is away
    v_nobody boolean := (v_gone <> '{}' OR p_people = '{}') AND NOT EXISTS (
        SELECT FROM unnest(p_people) one WHERE one <> ALL (v_gone) AND NOT guard.is_absent(one));
    v_has_left boolean := EXISTS (SELECT FROM guard.missing(p_people) m WHERE m.has_left);
    v_instead bigint[] := '{}';
BEGIN
    -- who left finds it soon, and the next level comes at once
    IF v_nobody AND NOT (p_waits AND v_has_left) THEN v_instead := guard.next_in_line(p_ticket, p_people); END IF;
    people := p_people || v_instead;
    unreached := v_nobody AND v_instead = '{}';
    words := coalesce((SELECT string_agg(p.name, ', ' ORDER BY p.name COLLATE "C")
        FROM public.person p WHERE p.id = ANY (p_people)), 'nobody (no such person is set)');
    IF v_gone <> '{}' THEN
        words := words || '; skipped ' || (
            SELECT string_agg(p.name || ' (' || a.why || ')', ', ' ORDER BY p.id)
            FROM guard.missing(p_people) a JOIN public.person p ON p.id = a.person_id);
    END IF;
    IF v_instead <> '{}' THEN
        words := words || CASE WHEN v_gone = '{}' THEN '; ' ELSE ', ' END || 'told ' || (
            SELECT string_agg(p.name, ', ' ORDER BY p.name COLLATE "C")
            FROM public.person p WHERE p.id = ANY (v_instead)) || ' in their place';
    ELSIF unreached THEN
        words := words || CASE WHEN NOT p_waits THEN '; nobody next in line is there either'
            WHEN v_gone = '{}' THEN '; the next level comes at once'
            ELSE ', so the next level comes at once' END;
    END IF;
    RETURN NEXT;
END $$;
-- next
-- Who of a rota that a level asks is passed over.
CREATE FUNCTION guard.rota_words(p_ticket public.ticket, p_level public.escalation_level)
RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_level.action WHEN 'notify_role' THEN guard.passed_over(
        guard.rota_teams(p_ticket, p_level.settings -> 'recipients')) ELSE '' END
$$;
-- next
-- Fires one level of a locked clock or started path and returns whom it told; NULL: it had fired
-- already. Without people a higher level acts instead, or its conditions do not hold: then `p_refusal`
-- says why. What is refused is undone and said: the level has fired and does not come back because its
-- team is gone.
CREATE FUNCTION guard.fire_level(
    p_ticket public.ticket, p_clock public.clock, p_run public.path_run,
    p_level public.escalation_level, p_due timestamptz, p_early boolean, p_people bigint[],
    p_waits boolean, p_refusal text, p_client text
) RETURNS bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_acts boolean := p_people IS NOT NULL;
    v_late bigint := greatest(extract(epoch FROM now() - p_due) * 1000000, 0);
    v_seconds bigint := v_late / 1000000;
    v_ticket public.ticket%ROWTYPE;
    v_team text;
    v_found record;
    v_people bigint[] := '{}';
    v_is_told boolean := false;
    v_is_unreached boolean := false;
    v_firing bigint;
    v_outcome text := CASE WHEN p_refusal IS NOT NULL THEN 'not_wanted' WHEN v_acts THEN 'fired'
        ELSE 'overtaken' END;
    v_did text := coalesce('Not wanted: ' || p_refusal,
        'Overtaken: a higher level was due as well, so only that one acted');
BEGIN
    IF EXISTS (SELECT FROM public.firing f WHERE f.level_id = p_level.id
        AND (f.clock_id = p_clock.id OR f.path_run_id = p_run.id)) THEN RETURN NULL; END IF;
    IF v_acts THEN
        BEGIN
            IF p_level.action = 'act' THEN
                SELECT * INTO v_found FROM guard.act(p_ticket.id, p_level, p_client);
                v_did := v_found.did;
                v_people := v_found.people;
            ELSE
                IF p_level.action = 'reassign_team' THEN
                    PERFORM guard.hand_over(p_ticket, p_level, p_client);
                    v_team := (SELECT name FROM public.team
                               WHERE id = (p_level.settings ->> 'team')::bigint);
                END IF;
                SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket.id;
                SELECT * INTO v_found FROM guard.reached(v_ticket, p_people, p_waits);
                v_did := CASE p_level.action WHEN 'notify_role' THEN 'Notified '
                    WHEN 'reassign_team' THEN 'Assigned to ' || v_team || '; told '
                    ELSE 'Alerted ' END || v_found.words || guard.rota_words(v_ticket, p_level);
                v_people := v_found.people;
                v_is_unreached := v_found.unreached;
                v_is_told := true;
            END IF;
        EXCEPTION WHEN SQLSTATE 'VD001' THEN
            v_did := 'Could not act: ' || SQLERRM;
            v_people := '{}';
        END;
    END IF;
    INSERT INTO public.firing (clock_id, path_run_id, level_id, ticket_id, due_at, fired_at, late_by,
                               outcome, detail, unreached)
        VALUES (p_clock.id, p_run.id, p_level.id, p_ticket.id, p_due, now(), v_late,
                v_outcome, v_did, v_is_unreached)
        RETURNING id INTO v_firing;
    PERFORM guard.note_firing(
        'escalation.' || v_outcome, p_ticket.id, p_client, jsonb_build_array(
            jsonb_build_array('level', NULL, format('%s (%s)', p_level.name, p_level."offset")),
            CASE WHEN p_run.id IS NULL THEN jsonb_build_array('clock', NULL, p_clock.target)
                ELSE jsonb_build_array('path', NULL, (SELECT p.name FROM public.escalation_path p
                                                      WHERE p.id = p_run.path_id)) END,
            jsonb_build_array('due at', NULL, guard.stamp(p_due)),
            jsonb_build_array('did', NULL, v_did
                || CASE WHEN p_early
                    THEN '; brought forward, for nobody answered the level before' ELSE '' END
                || CASE WHEN v_late <= 2000000 THEN '' ELSE format(', late by %s:%s:%s',
                    lpad((v_seconds / 3600)::text, greatest(2, length((v_seconds / 3600)::text)), '0'),
                    lpad((v_seconds / 60 % 60)::text, 2, '0'),
                    lpad((v_seconds % 60)::text, 2, '0')) END)), NULL);
    IF v_is_told THEN
        PERFORM guard.tell_of_level(
            v_people, v_ticket, p_clock, p_run, p_level.name, v_firing, v_team, NULL, p_client);
    END IF;
    RETURN v_people;
END $$;
-- next
-- Calls once more; calls that nobody made in time are made up for by one.
CREATE FUNCTION guard.call_again(
    p_ticket public.ticket, p_clock public.clock, p_run public.path_run,
    p_level public.escalation_level, p_firing bigint, p_people bigint[], p_waits boolean, p_client text
) RETURNS bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_done integer := coalesce(
        (SELECT max(r.number) FROM public.firing_repeat r WHERE r.firing_id = p_firing), 0);
    v_number integer := least(p_level.repeats, greatest(v_done + 1, floor(extract(epoch FROM now()
        - (SELECT f.fired_at FROM public.firing f WHERE f.id = p_firing))
        / guard.seconds(p_level.ack_within))::integer));
    v_found record;
BEGIN
    SELECT * INTO v_found FROM guard.reached(p_ticket, p_people, p_waits);
    v_found.words := v_found.words || guard.rota_words(p_ticket, p_level);
    UPDATE public.firing SET unreached = v_found.unreached
        WHERE id = p_firing AND unreached <> v_found.unreached;
    PERFORM guard.tell_of_level(v_found.people, p_ticket, p_clock, p_run, p_level.name, p_firing, NULL,
                                v_number + 1, p_client);
    INSERT INTO public.firing_repeat (firing_id, number, at, detail)
        VALUES (p_firing, v_number, now(), 'Called again: ' || v_found.words);
    PERFORM guard.note_firing('escalation.repeated', p_ticket.id, p_client, jsonb_build_array(
        jsonb_build_array('level', NULL, format('%s (%s)', p_level.name, p_level."offset")),
        jsonb_build_array('call', NULL, format('%s of %s', v_number + 1, p_level.repeats + 1)),
        jsonb_build_array('did', NULL, 'Called again: ' || v_found.words)), NULL);
    RETURN v_found.people;
END $$;
-- next
-- Whether the server can do what a level does.
CREATE FUNCTION guard.can_fire(
    p_ticket public.ticket, p_level public.escalation_level, p_again boolean
) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((p_level.ack_within IS NULL OR guard.seconds(p_level.ack_within) > 0)
        AND guard.level_people(p_ticket, p_level, p_again) IS NOT NULL
        AND CASE p_level.action WHEN 'act' THEN
                p_again OR guard.can_act(p_ticket, p_level.settings -> 'actions')
            ELSE p_level.action IN ('alert_assignee', 'notify_role', 'reassign_team') END, false)
$$;
-- next
-- Fires the levels of a held clock or started path that are due, if the server can do all of them; of
-- several the highest that is wanted acts. Says whether it could, and for each whom it told.
CREATE FUNCTION guard.climb(
    p_ticket bigint, p_clock public.clock, p_run public.path_run, p_client text,
    OUT can boolean, OUT told jsonb
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_ticket public.ticket%ROWTYPE;
    v_level public.escalation_level%ROWTYPE;
    v_rung record; v_judged record;
    v_people bigint[];
    v_is_level boolean;
    v_highest timestamptz;
    v_refused jsonb := '{}';
    v_refusal text;
    v_waits boolean;
    v_later boolean;
BEGIN
    told := '[]';
    SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket;
    SELECT coalesce(bool_or(r.repeats IS NULL), false), count(r.at) = count(*)
            AND (p_run.id IS NOT NULL OR p_clock.due_at IS NOT NULL) INTO v_is_level, can
        FROM guard.open_rungs(p_clock, p_run) r WHERE r.at <= now() OR r.at IS NULL;
    FOR v_rung IN SELECT r.*, l AS level FROM guard.open_rungs(p_clock, p_run) r
        LEFT JOIN public.escalation_level l ON l.id = r.level_id
        WHERE r.at <= now() AND (r.repeats IS NULL) = v_is_level ORDER BY r.at
    LOOP
        -- what is filled into an alert names nothing else to be filled in
        can := can AND (p_run.id IS NULL OR strpos((v_rung.level).name, '{{') = 0);
        IF v_is_level THEN
            SELECT * INTO v_judged
                FROM guard.judge(v_ticket, (v_rung.level).conditions, now());
            can := can AND v_judged.holds IS NOT NULL;
            IF v_judged.holds THEN
                v_highest := v_rung.at;
            ELSE
                -- brought forward it is stepped over, which the program does
                can := can AND NOT v_rung.early;
                v_refused := v_refused || jsonb_build_object(v_rung.level_id, v_judged.why);
            END IF;
        ELSE
            can := can AND guard.can_fire(v_ticket, v_rung.level, true);
        END IF;
    END LOOP;
    can := can AND coalesce((SELECT bool_and(guard.can_fire(v_ticket, l, false))
        FROM guard.open_rungs(p_clock, p_run) r JOIN public.escalation_level l ON l.id = r.level_id
        WHERE r.repeats IS NULL AND r.at = v_highest AND NOT v_refused ? r.level_id::text), true);
    v_later := EXISTS (SELECT FROM guard.open_rungs(p_clock, p_run) r
                       WHERE r.at > now() AND r.repeats IS NULL);
    BEGIN
    FOR v_rung IN SELECT * FROM guard.open_rungs(p_clock, p_run) r
        WHERE can AND r.at <= now() AND (r.repeats IS NULL) = v_is_level ORDER BY r.at
    LOOP
        SELECT * INTO v_level FROM public.escalation_level WHERE id = v_rung.level_id;
        SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket;
        v_people := NULL;
        v_refusal := v_refused ->> v_rung.level_id::text;
        IF v_rung.repeats IS NOT NULL OR v_rung.at = v_highest AND v_refusal IS NULL THEN
            v_people := guard.with_stand_ins(
                guard.level_people(v_ticket, v_level, v_rung.repeats IS NOT NULL));
        END IF;
        v_waits := v_level.ack_within IS NOT NULL AND v_later;
        IF v_rung.repeats IS NOT NULL THEN
            v_people := guard.call_again(v_ticket, p_clock, p_run, v_level, v_rung.repeats, v_people,
                                         v_waits, p_client);
        ELSE
            v_people := guard.fire_level(v_ticket, p_clock, p_run, v_level, v_rung.at, v_rung.early,
                                         v_people, v_waits, v_refusal, p_client);
        END IF;
        IF v_people IS NOT NULL THEN told := told || jsonb_build_array(to_jsonb(v_people)); END IF;
    END LOOP;
    EXCEPTION WHEN SQLSTATE 'VD002' THEN
        -- on the way it turned out that only the program can: nothing of it is done
        can := false;
        told := '[]';
    END;
END $$;
-- next
CREATE FUNCTION guard.each_told(p_told jsonb) RETURNS SETOF bigint[] LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT ARRAY(SELECT jsonb_array_elements_text(one)::bigint)
        FROM jsonb_array_elements(p_told) one;
END $$;
-- next
-- Notices the breach of a held clock and fires its levels that are due. Returns for each whom it told,
-- NULL for a breach.
CREATE FUNCTION guard.fire_clock(p_clock public.clock, p_client text)
RETURNS SETOF bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_clock public.clock%ROWTYPE := p_clock;
    v_done record;
    v_breach timestamptz;
BEGIN
    IF v_clock.state = 'running' AND v_clock.breached_at IS NULL
        AND v_clock.due_at <= now() - interval '1 second' THEN
        v_clock := guard.notice_breach(v_clock, p_client);
        RETURN NEXT NULL;
    END IF;
    SELECT * INTO v_done FROM guard.climb(v_clock.ticket_id, v_clock, NULL, p_client);
    RETURN QUERY SELECT * FROM guard.each_told(v_done.told);
    -- a level may have put its own clock under other terms
    SELECT * INTO v_clock FROM public.clock WHERE id = v_clock.id;
    -- what the server cannot do waits, for whoever can, where next_at says
    v_breach := CASE WHEN v_clock.state = 'running' AND v_clock.breached_at IS NULL
        THEN v_clock.due_at + interval '1 second' END;
    UPDATE public.clock c SET
        coming = (SELECT jsonb_agg(one ORDER BY n) FROM jsonb_array_elements(nullif(c.coming, 'null'))
            WITH ORDINALITY u (one, n) WHERE NOT EXISTS (SELECT FROM public.firing f
                WHERE f.clock_id = c.id AND f.level_id = (one ->> 0)::bigint)),
        -- none: after what a level changed the clocks are to be counted first
        level_at = CASE WHEN c.level_at IS NULL THEN NULL WHEN v_done.can
            THEN least(v_breach, rungs.first) ELSE v_breach END,
        next_at = CASE WHEN v_done.can THEN least(v_breach, rungs.first) ELSE c.next_at END
        FROM (SELECT min(r.at) AS first FROM guard.open_rungs(v_clock, NULL) r) rungs
        WHERE c.id = v_clock.id;
END $$;
-- next
-- The same of a path that was started on a ticket; it ends with its last level or with the ticket.
CREATE FUNCTION guard.fire_run(p_run public.path_run, p_client text)
RETURNS SETOF bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_done record;
    v_next timestamptz;
BEGIN
    IF (SELECT t.status NOT IN ('new', 'open', 'pending', 'on_hold') FROM public.ticket t
        WHERE t.id = p_run.ticket_id) THEN
        UPDATE public.path_run SET ended_at = now(), next_at = NULL WHERE id = p_run.id;
        RETURN NEXT NULL;
        RETURN;
    END IF;
    SELECT * INTO v_done FROM guard.climb(p_run.ticket_id, NULL, p_run, p_client);
    IF NOT v_done.can THEN
        UPDATE public.path_run SET needs_program = true WHERE id = p_run.id;
        RETURN;
    END IF;
    RETURN QUERY SELECT * FROM guard.each_told(v_done.told);
    -- a level may have started its own path anew
    v_next := (SELECT min(x.at) FROM public.path_run r, guard.open_rungs(NULL, r) x
               WHERE r.id = p_run.id);
    UPDATE public.path_run SET next_at = v_next,
        ended_at = CASE WHEN v_next IS NULL THEN coalesce(ended_at, now()) ELSE ended_at END
        WHERE id = p_run.id;
END $$;
-- next
-- The longest due first, of tickets nobody else holds. Returns for each firing its ticket and whom
-- it told, so that their windows hear of it; nobody for a breach. A clock that breaks (a level that
-- somebody spoiled with another tool) is left to the program, so that the others are not kept waiting.
-- The ticket is taken first and by itself: a row that is skipped for its ticket would stay locked, and
-- who has the ticket would wait for it, or pass over it.
CREATE FUNCTION api.sweep(p_most integer, p_client text)
RETURNS TABLE (ticket_id bigint, people bigint[]) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_id bigint;
    v_most bigint := least(greatest(p_most, 0), 500);
    v_clock public.clock%ROWTYPE;
    v_run public.path_run%ROWTYPE;
BEGIN
    FOR v_id IN SELECT c.id FROM public.clock c JOIN public.ticket t ON t.id = c.ticket_id
        WHERE c.level_at <= now() ORDER BY c.level_at, c.id LIMIT v_most
        FOR UPDATE OF t SKIP LOCKED
    LOOP
        SELECT * INTO v_clock FROM public.clock c WHERE c.id = v_id FOR UPDATE SKIP LOCKED;
        -- where one ticket has several, the first may have brought the others further
        CONTINUE WHEN v_clock.level_at > now() OR v_clock.level_at IS NULL;
        BEGIN
            RETURN QUERY SELECT v_clock.ticket_id, told FROM guard.fire_clock(v_clock, p_client) told;
        EXCEPTION WHEN OTHERS THEN
            IF guard.is_cut_off(SQLSTATE) THEN RAISE; END IF;
            RAISE LOG 'clock % could not be fired: %', v_id, SQLSTATE;
            UPDATE public.clock SET level_at = NULL WHERE id = v_id;
        END;
    END LOOP;
    FOR v_id IN SELECT r.id FROM public.path_run r JOIN public.ticket t ON t.id = r.ticket_id
        WHERE r.next_at <= now() AND NOT r.needs_program
        ORDER BY r.next_at, r.id LIMIT v_most FOR UPDATE OF t SKIP LOCKED
    LOOP
        SELECT * INTO v_run FROM public.path_run r WHERE r.id = v_id FOR UPDATE SKIP LOCKED;
        -- what fired on a clock may have ended it
        CONTINUE WHEN v_run.next_at IS NULL OR v_run.next_at > now() OR v_run.needs_program;
        BEGIN
            RETURN QUERY SELECT v_run.ticket_id, told FROM guard.fire_run(v_run, p_client) told;
        EXCEPTION WHEN OTHERS THEN
            IF guard.is_cut_off(SQLSTATE) THEN RAISE; END IF;
            RAISE LOG 'started path % could not be climbed: %', v_id, SQLSTATE;
            UPDATE public.path_run SET needs_program = true WHERE id = v_id;
        END;
    END LOOP;
END $$;
-- next
-- No ticket is to blame for a conflict, a full disk or a server that stops.
CREATE FUNCTION guard.is_cut_off(p_state text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN left(p_state, 2) IN ('40', '53', '55', '57', '58');
END $$;
-- next
-- When there is something of the desk that can be done so: all that a window is told of it.
CREATE FUNCTION api.next_level() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT least((SELECT min(level_at) FROM public.clock),
        (SELECT min(next_at) FROM public.path_run WHERE next_at IS NOT NULL AND NOT needs_program))
$$;
-- next
-- What was due before an instant and is not done, of the whole desk: how many tickets, and since when.
-- What is still to come is asked in vain.
CREATE FUNCTION api.waiting(p_before timestamptz, OUT tickets bigint, OUT since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_before timestamptz := least(p_before, now());
BEGIN
    SELECT count(DISTINCT x.ticket_id), min(x.at) INTO tickets, since FROM (
        SELECT c.ticket_id, c.next_at AS at FROM public.clock c WHERE c.next_at < v_before
        UNION ALL SELECT r.ticket_id, r.next_at FROM public.path_run r WHERE r.next_at < v_before
        UNION ALL SELECT u.ticket_id, u.left_at FROM public.unsettled u WHERE u.left_at < v_before) x;
END $$;
