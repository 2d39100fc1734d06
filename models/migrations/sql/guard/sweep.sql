-- Any window may see to it that levels fire, also on tickets that its person does not see: what is
-- due, whom it reaches and what it says is decided here, and nothing of the ticket is handed out but
-- its number and who was told. Only levels that tell people are fired so; the others, and what a
-- level needs the program for (a rota, conditions, another team), wait for a window that sees the
-- ticket or for a watcher.
CREATE FUNCTION guard.alert_word(p_language text, p_key text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.said FROM (VALUES {{alert_words}}) w (language, key, said)
    WHERE w.key = p_key AND w.language = CASE p_language WHEN 'de' THEN 'de' ELSE 'en' END
$$;
-- next
CREATE FUNCTION guard.team_people(p_team bigint) RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(m.person_id), '{}') FROM public.team_member m
    JOIN public.person p ON p.id = m.person_id WHERE m.team_id = p_team AND p.active
$$;
-- next
-- Whom a level reaches; NULL where only the program can tell (services/escalation/recipients.py).
CREATE FUNCTION guard.level_people(p_ticket public.ticket, p_level public.escalation_level)
RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_all bigint[] := '{}';
    v_one text; v_kind text; v_name text;
    v_team public.team%ROWTYPE;
BEGIN
    FOR v_one IN SELECT jsonb_array_elements_text(CASE p_level.action
        WHEN 'notify_role' THEN p_level.settings -> 'recipients' ELSE '["assignee"]' END)
    LOOP
        v_kind := split_part(v_one, ':', 1);
        v_name := substr(v_one, length(v_kind) + 2);
        IF v_kind = 'person' AND v_name <> '' THEN
            SELECT v_all || id INTO v_all FROM public.person WHERE name = v_name AND active
                ORDER BY id LIMIT 1;
            IF NOT FOUND THEN RETURN NULL; END IF;
            CONTINUE;
        ELSIF v_name = '' THEN
            SELECT * INTO v_team FROM public.team WHERE id = p_ticket.team_id;
        ELSE
            SELECT * INTO v_team FROM public.team WHERE name = v_name AND active;
            IF NOT FOUND OR v_kind NOT IN ('lead', 'team') THEN RETURN NULL; END IF;
        END IF;
        v_all := v_all || CASE v_kind
            WHEN 'team' THEN guard.team_people(v_team.id)
            WHEN 'lead' THEN ARRAY[v_team.lead_id]
            WHEN 'assignee' THEN CASE
                WHEN p_ticket.assignee_id IS NOT NULL THEN ARRAY[p_ticket.assignee_id]
                WHEN guard.team_people(v_team.id) <> '{}' THEN guard.team_people(v_team.id)
                ELSE ARRAY[v_team.lead_id] END
            WHEN 'manager' THEN ARRAY[coalesce(
                (SELECT manager_id FROM public.person WHERE id = p_ticket.assignee_id),
                (SELECT manager_id FROM public.person WHERE id = v_team.lead_id), v_team.lead_id)]
            WHEN 'director' THEN ARRAY[
                (SELECT head_id FROM public.department WHERE id = p_ticket.department_id)]
            WHEN 'account_manager' THEN ARRAY[
                (SELECT manager_id FROM public.account WHERE id = p_ticket.account_id)]
            WHEN 'requester' THEN ARRAY[p_ticket.requester_id]
            END;
        IF v_kind NOT IN ('team', 'lead', 'assignee', 'manager', 'director', 'account_manager',
                          'requester') THEN RETURN NULL; END IF;
    END LOOP;
    RETURN array_remove(v_all, NULL);
END $$;
-- next
-- These people, and for the absent whoever stands in; the last ones asked may be absent too.
CREATE FUNCTION guard.with_stand_ins(p_people bigint[]) RETURNS bigint[] LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_all bigint[] := p_people;
    v_asked bigint[];
    v_one bigint; v_next bigint; v_substitute bigint;
BEGIN
    FOREACH v_one IN ARRAY p_people LOOP
        v_next := v_one;
        v_asked := '{}';
        WHILE v_next IS NOT NULL AND v_next <> ALL (v_asked) AND cardinality(v_asked) < 8 LOOP
            v_asked := v_asked || v_next;
            SELECT a.substitute_id INTO v_substitute FROM public.absence a
                WHERE a.person_id = v_next AND a.starts_at <= now()
                AND (a.ends_at IS NULL OR a.ends_at > now()) ORDER BY a.starts_at, a.id LIMIT 1;
            IF NOT FOUND THEN
                v_all := v_all || (SELECT id FROM public.person WHERE id = v_next AND active);
                EXIT;
            END IF;
            v_next := v_substitute;
        END LOOP;
    END LOOP;
    RETURN (SELECT coalesce(array_agg(DISTINCT one ORDER BY one), '{}') FROM unnest(v_all) one
            WHERE one IS NOT NULL);
END $$;
-- next
-- Who of these agreed to be skipped when away from the workstation, and is: with the reason.
CREATE FUNCTION guard.away(p_people bigint[]) RETURNS TABLE (person_id bigint, why text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (s.person_id) s.person_id,
        CASE s.state WHEN 'idle' THEN 'nobody at the workstation' ELSE 'workstation locked' END
        || ' since ' || to_char(s.since AT TIME ZONE 'UTC', 'HH24:MI') || ' UTC'
    FROM public.seat_presence s JOIN public.alert_profile w ON w.person_id = s.person_id
    WHERE s.person_id = ANY (p_people) AND w.skip_when_away
      AND s.heard_at > now() - interval '2 minutes'
      AND NOT EXISTS (SELECT FROM public.seat_presence x WHERE x.person_id = s.person_id
          AND x.state = 'present' AND x.heard_at > now() - interval '2 minutes')
    ORDER BY s.person_id, s.since DESC
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
-- Puts what an alert about a clock says into the inboxes of these people, in their language; what
-- goes out by mail or chat is routed by a holder of the watcher's role.
CREATE FUNCTION guard.tell_of_clock(
    p_people bigint[], p_ticket public.ticket, p_clock public.clock, p_firing bigint
) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.notice (person_id, ticket_id, clock_id, firing_id, kind, title, body,
                               urgency, created_at, is_routed)
    SELECT p.id, (p_ticket).id, (p_clock).id, p_firing,
        CASE (p_ticket).origin WHEN 'drill' THEN 'drill' ELSE 'escalation' END,
        -- the subject last: what stands in it is not filled in again
        left(replace(replace(replace(replace(
            guard.alert_word(w.language, CASE WHEN late THEN 'overdue' ELSE 'due soon' END),
            '{{target}}', guard.alert_word(w.language, (p_clock).target)), '{{call}}', ''),
            '{{number}}', (p_ticket).id::text), '{{subject}}', (p_ticket).subject), 300),
        replace(replace(
            guard.alert_word(w.language, CASE WHEN late THEN 'was due' ELSE 'is due' END),
            '{{target}}', guard.alert_word(w.language, (p_clock).target)),
            '{{at}}', guard.local_time((p_clock).due_at, w.timezone, w.language)),
        CASE WHEN late THEN 'critical' ELSE 'normal' END, now(), false
    FROM public.person p LEFT JOIN public.alert_profile w ON w.person_id = p.id,
        (SELECT (p_clock).breached_at IS NOT NULL OR (p_clock).due_at <= now() AS late) said
    WHERE p.id = ANY (p_people) ORDER BY p.id
$$;
-- next
-- Fires one level of a locked clock and returns whom it told; NULL: it had fired already.
CREATE FUNCTION guard.fire_level(
    p_ticket public.ticket, p_clock public.clock, p_level public.escalation_level,
    p_due timestamptz, p_people bigint[], p_client text
) RETURNS bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_acts boolean := p_people IS NOT NULL;
    v_late bigint := greatest(extract(epoch FROM now() - p_due) * 1000000, 0);
    v_seconds bigint := v_late / 1000000;
    v_firing bigint;
    v_did text;
    v_skipped text;
BEGIN
    IF v_acts THEN
        SELECT string_agg(p.name, ', ' ORDER BY p.name COLLATE "C") INTO v_did
            FROM public.person p WHERE p.id = ANY (p_people);
        SELECT string_agg(said, ', ' ORDER BY said COLLATE "C") INTO v_skipped FROM (
            SELECT p.name || ' (' || a.why || ')' AS said FROM guard.away(p_people) a
            JOIN public.person p ON p.id = a.person_id) x;
        v_did := CASE p_level.action WHEN 'notify_role' THEN 'Notified ' ELSE 'Alerted ' END
            || coalesce(v_did, 'nobody (no such person is set)')
            || coalesce('; not waiting for ' || v_skipped, '');
    ELSE
        v_did := 'Overtaken: a higher level was due as well, so only that one acted';
    END IF;
    INSERT INTO public.firing (clock_id, level_id, ticket_id, due_at, fired_at, late_by, outcome,
                               detail, unreached)
        VALUES (p_clock.id, p_level.id, p_ticket.id, p_due, now(), v_late,
                CASE WHEN v_acts THEN 'fired' ELSE 'overtaken' END, v_did,
                v_acts AND p_people <> '{}'
                AND p_people <@ ARRAY(SELECT a.person_id FROM guard.away(p_people) a))
        ON CONFLICT DO NOTHING RETURNING id INTO v_firing;
    IF v_firing IS NULL THEN RETURN NULL; END IF;
    INSERT INTO public.audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role,
                                    client, correlation, changes)
        VALUES (now(), CASE WHEN v_acts THEN 'escalation.fired' ELSE 'escalation.overtaken' END,
                'ticket', p_ticket.id, 'Watcher', 'watcher', left(coalesce(p_client, ''), 120),
                replace(gen_random_uuid()::text, '-', ''), jsonb_build_array(
                    jsonb_build_object('field', 'level', 'before', NULL,
                        'after', format('%s (%s)', p_level.name, p_level."offset")),
                    jsonb_build_object('field', 'clock', 'before', NULL, 'after', p_clock.target),
                    jsonb_build_object('field', 'due at', 'before', NULL, 'after', to_char(
                        p_due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || '+00:00'),
                    jsonb_build_object('field', 'did', 'before', NULL, 'after', v_did
                        || CASE WHEN v_late <= 2000000 THEN '' ELSE format(', late by %s:%s:%s',
                            lpad((v_seconds / 3600)::text,
                                 greatest(2, length((v_seconds / 3600)::text)), '0'),
                            lpad((v_seconds / 60 % 60)::text, 2, '0'),
                            lpad((v_seconds % 60)::text, 2, '0')) END)));
    IF v_acts THEN
        PERFORM guard.tell_of_clock(p_people, p_ticket, p_clock, v_firing);
    END IF;
    RETURN coalesce(p_people, '{}');
END $$;
-- next
-- Fires what is due on a clock that is held, if all of it only tells people; of several levels the
-- highest acts. Whatever is left is planned anew by the program when it next looks at the ticket.
CREATE FUNCTION guard.fire_clock(p_ticket public.ticket, p_clock public.clock, p_client text)
RETURNS SETOF bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_due record;
    v_level public.escalation_level%ROWTYPE;
    v_highest timestamptz;
    v_people bigint[];
    v_is_plain boolean;
    v_waits boolean := false;
BEGIN
    -- the plan was written under the same lock; another sweeper has used it up
    UPDATE public.clock c SET level_at = (
            SELECT min(to_timestamp((one ->> 1)::float8)) FROM jsonb_array_elements(c.coming) one
            WHERE to_timestamp((one ->> 1)::float8) > now())
        WHERE c.id = p_clock.id AND c.level_at = p_clock.level_at;
    IF NOT FOUND THEN RETURN; END IF;
    SELECT max(to_timestamp((one ->> 1)::float8)),
           bool_and(coalesce(l.action IN ('alert_assignee', 'notify_role')
                             AND l.conditions = '{}', false))
        INTO v_highest, v_is_plain
        FROM jsonb_array_elements(p_clock.coming) one
        LEFT JOIN public.escalation_level l ON l.id = (one ->> 0)::bigint
        WHERE to_timestamp((one ->> 1)::float8) <= now();
    IF NOT v_is_plain OR p_clock.due_at IS NULL OR p_clock.acknowledged_at IS NOT NULL THEN
        UPDATE public.clock SET level_at = NULL WHERE id = p_clock.id;
        RETURN;
    END IF;
    FOR v_due IN SELECT (one ->> 0)::bigint AS level_id, to_timestamp((one ->> 1)::float8) AS due_at
        FROM jsonb_array_elements(p_clock.coming) WITH ORDINALITY u (one, n)
        WHERE to_timestamp((one ->> 1)::float8) <= now() ORDER BY n
    LOOP
        SELECT * INTO v_level FROM public.escalation_level WHERE id = v_due.level_id;
        v_people := NULL;
        IF v_due.due_at = v_highest THEN
            v_people := guard.level_people(p_ticket, v_level);
            IF v_people IS NULL THEN
                UPDATE public.clock SET level_at = NULL WHERE id = p_clock.id;
                CONTINUE;
            END IF;
            v_people := guard.with_stand_ins(v_people);
            v_waits := v_waits OR v_level.ack_within IS NOT NULL;
        END IF;
        v_people := guard.fire_level(p_ticket, p_clock, v_level, v_due.due_at, v_people, p_client);
        IF v_people IS NOT NULL THEN RETURN NEXT v_people; END IF;
    END LOOP;
    IF v_waits THEN
        UPDATE public.clock SET level_at = NULL WHERE id = p_clock.id;
    END IF;
END $$;
-- next
-- The longest due first, of tickets nobody else holds. Returns for each firing its ticket and whom
-- it told, so that their windows hear of it.
CREATE FUNCTION api.sweep(p_most integer, p_client text)
RETURNS TABLE (ticket_id bigint, people bigint[]) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_id bigint;
    v_clock public.clock%ROWTYPE;
    v_ticket public.ticket%ROWTYPE;
BEGIN
    FOR v_id IN SELECT c.id FROM public.clock c JOIN public.ticket t ON t.id = c.ticket_id
        WHERE c.level_at <= now() ORDER BY c.level_at, c.id
        LIMIT least(greatest(p_most, 0), 500) FOR UPDATE SKIP LOCKED
    LOOP
        SELECT * INTO v_clock FROM public.clock c WHERE c.id = v_id;
        SELECT * INTO v_ticket FROM public.ticket t WHERE t.id = v_clock.ticket_id;
        RETURN QUERY SELECT v_ticket.id, told
            FROM guard.fire_clock(v_ticket, v_clock, p_client) told;
    END LOOP;
END $$;
-- next
-- When the next level of the desk is due that can be fired so: all that a window is told of it.
CREATE FUNCTION api.next_level() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT min(level_at) FROM public.clock
$$;
-- next
-- A firing is told of when it happens, of a clock that is due: nobody fires a level ahead of its
-- time to have it out of the way.
CREATE FUNCTION guard.check_firing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_trusted() OR guard.is_now(NEW.fired_at) AND NEW.due_at <= NEW.fired_at
        AND (NEW.clock_id IS NULL OR EXISTS (SELECT FROM public.clock c WHERE c.id = NEW.clock_id
            AND c.ticket_id = NEW.ticket_id AND c.next_at <= NEW.fired_at)) THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a level fires when it is due' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER firing_claims_nothing BEFORE INSERT ON public.firing
FOR EACH ROW EXECUTE FUNCTION guard.check_firing();
