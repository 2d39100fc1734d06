-- Whom a level reaches, for a window that does not see its ticket: the same as
-- services/escalation/recipients.py, rota.py and moving_on.py say.
CREATE FUNCTION guard.team_people(p_team bigint) RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(m.person_id), '{}') FROM public.team_member m
    JOIN public.person p ON p.id = m.person_id WHERE m.team_id = p_team AND p.active
$$;
-- next
-- The person when there, else the substitute who is; NULL when nobody is.
CREATE FUNCTION guard.present(p_person bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_next bigint := p_person;
    v_asked bigint[] := '{}';
    v_substitute bigint;
BEGIN
    WHILE v_next IS NOT NULL AND v_next <> ALL (v_asked) AND cardinality(v_asked) < 8 LOOP
        v_asked := v_asked || v_next;
        SELECT a.substitute_id INTO v_substitute FROM public.absence a
            WHERE a.person_id = v_next AND a.starts_at <= now()
            AND (a.ends_at IS NULL OR a.ends_at > now()) ORDER BY a.starts_at, a.id LIMIT 1;
        IF NOT FOUND THEN
            RETURN (SELECT id FROM public.person WHERE id = v_next AND active);
        END IF;
        v_next := v_substitute;
    END LOOP;
    RETURN NULL;
END $$;
-- next
-- These people, and for the absent whoever stands in; the last ones asked may be absent too.
CREATE FUNCTION guard.with_stand_ins(p_people bigint[]) RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT one ORDER BY one), '{}') FROM (
        SELECT one FROM unnest(p_people) one UNION SELECT guard.present(one) FROM unnest(p_people) one
    ) x WHERE one IS NOT NULL
$$;
-- next
-- Whether weekly hours are open at an instant of a local date; those that cross midnight belong to the
-- day they begin on.
CREATE FUNCTION guard.covers(p_hours jsonb, p_zone text, p_date date, p_at bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM generate_series(-2, 1) n
        CROSS JOIN LATERAL jsonb_array_elements(p_hours -> to_char(p_date + n, 'dy')) pair
        CROSS JOIN LATERAL (SELECT extract(epoch FROM (pair ->> 0)::time)::integer AS first,
                                   extract(epoch FROM (pair ->> 1)::time)::integer AS last) span
        WHERE guard.local_instant(p_date + n, first, p_zone) <= p_at
            AND p_at < guard.local_instant(
                p_date + n, CASE WHEN last > first THEN last ELSE last + 86400 END, p_zone)
            AND guard.local_instant(p_date + n, 0, p_zone)
                < guard.local_instant(p_date + n + 1, 0, p_zone));
END $$;
-- next
-- Whose turn it is in a layer at an instant (services/escalation/rota.py); NULL outside its hours or
-- before its first turn.
CREATE FUNCTION guard.whose_turn(p_layer public.rota_layer, p_zone text, p_at bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_date date := (to_timestamp(p_at) AT TIME ZONE p_zone)::date;
    v_day date := (SELECT max(v_date + n) FROM generate_series(-2, 1) n WHERE guard.local_instant(
        v_date + n, extract(epoch FROM p_layer.handover::time)::integer, p_zone) <= p_at);
BEGIN
    IF jsonb_array_length(p_layer.people) = 0 OR v_day < p_layer.first_on
        OR p_layer.hours <> '{}' AND NOT guard.covers(p_layer.hours, p_zone, v_date, p_at)
        THEN RETURN NULL; END IF;
    RETURN (p_layer.people ->> (((v_day - p_layer.first_on) / p_layer.turn_days)
        % jsonb_array_length(p_layer.people))::integer)::bigint;
END $$;
-- next
-- Whose turn it is for a team now, in this order: an override, the one entered last; then the layers
-- that cover the hour.
CREATE FUNCTION guard.rota_turns(p_team bigint) RETURNS TABLE (person_id bigint) LANGUAGE plpgsql
STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT o.person_id FROM public.rota r
        JOIN public.rota_override o ON o.rota_id = r.id
        WHERE r.team_id = p_team AND o.starts_at <= now() AND now() < o.ends_at ORDER BY o.id DESC;
    RETURN QUERY SELECT t.turn FROM (
            SELECT l.position AS place, guard.whose_turn(
                l, r.timezone, floor(extract(epoch FROM now()))::bigint) AS turn
            FROM public.rota r JOIN public.rota_layer l ON l.rota_id = r.id
            WHERE r.team_id = p_team) t
        WHERE t.turn IS NOT NULL ORDER BY t.place;
END $$;
-- next
-- Who is on call for a team now: the first in turn who is there, or the substitute. NULL where there
-- is a gap.
CREATE FUNCTION guard.on_call(p_team bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_turn bigint; v_found bigint;
BEGIN
    FOR v_turn IN SELECT t.person_id FROM guard.rota_turns(p_team) t LOOP
        v_found := guard.present(v_turn);
        IF v_found IS NOT NULL THEN RETURN v_found; END IF;
    END LOOP;
    RETURN NULL;
END $$;
-- next
-- Who of these teams' rotas is passed over, and why, to be put behind what was done.
CREATE FUNCTION guard.passed_over(p_teams bigint[]) RETURNS text LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_team bigint; v_turn bigint; v_found bigint;
    v_passed bigint[] := '{}';
    v_said text := '';
BEGIN
    FOREACH v_team IN ARRAY p_teams LOOP
        FOR v_turn IN SELECT t.person_id FROM guard.rota_turns(v_team) t LOOP
            v_found := guard.present(v_turn);
            IF v_found IS DISTINCT FROM v_turn AND v_turn <> ALL (v_passed) THEN
                v_passed := v_passed || v_turn;
                v_said := v_said || CASE v_said WHEN '' THEN '; passed over in the rota: ' ELSE ', ' END
                    || (SELECT p.name || ' (' || CASE WHEN v_found IS NOT NULL THEN 'absent, '
                            || (SELECT s.name FROM public.person s WHERE s.id = v_found) || ' stands in'
                        WHEN p.active THEN 'absent, and nobody stands in' ELSE 'switched off' END || ')'
                        FROM public.person p WHERE p.id = v_turn);
            END IF;
            EXIT WHEN v_found IS NOT NULL;
        END LOOP;
    END LOOP;
    RETURN v_said;
END $$;
-- next
-- The teams whose rota these kinds of recipient ask.
CREATE FUNCTION guard.rota_teams(p_ticket public.ticket, p_kinds jsonb) RETURNS bigint[] LANGUAGE sql
STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT ARRAY(SELECT t.id FROM jsonb_array_elements_text(p_kinds) WITH ORDINALITY u (kind, n)
        JOIN public.team t ON CASE WHEN kind = 'on_call' THEN t.id = p_ticket.team_id
            ELSE starts_with(kind, 'on_call:') AND t.name = substr(kind, 9) AND t.active END
        ORDER BY n)
$$;
-- next
-- The people of one kind of recipient; NULL where there is no such kind. A kind that names a team
-- or a person has `p_name`.
CREATE FUNCTION guard.people_of(p_ticket public.ticket, p_kind text, p_name text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_team public.team%ROWTYPE;
    v_found bigint;
BEGIN
    IF p_kind = 'person' AND p_name <> '' THEN
        SELECT id INTO v_found FROM public.person WHERE name = p_name AND active
            ORDER BY id LIMIT 1;
        RETURN CASE WHEN FOUND THEN ARRAY[v_found] END;
    ELSIF p_name = '' THEN
        SELECT * INTO v_team FROM public.team WHERE id = p_ticket.team_id;
    ELSE
        SELECT * INTO v_team FROM public.team WHERE name = p_name AND active;
        IF NOT FOUND OR p_kind NOT IN ('lead', 'team', 'on_call') THEN RETURN NULL; END IF;
    END IF;
    RETURN array_remove(CASE p_kind
        WHEN 'team' THEN guard.team_people(v_team.id)
        WHEN 'lead' THEN ARRAY[v_team.lead_id]
        WHEN 'on_call' THEN ARRAY[coalesce(guard.on_call(v_team.id), v_team.lead_id)]
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
        WHEN 'previous_assignee' THEN ARRAY[(
            SELECT (e.data ->> 'person_id')::bigint FROM public.ticket_event e
            WHERE e.ticket_id = p_ticket.id AND e.kind IN ('team', 'assignee', 'created')
                AND (e.data ->> 'person_id')::bigint IS DISTINCT FROM p_ticket.assignee_id
                AND e.data ->> 'person_id' IS NOT NULL ORDER BY e.seq DESC LIMIT 1)]
        WHEN 'requester' THEN ARRAY[p_ticket.requester_id]
        END, NULL);
END $$;
-- next
-- Everybody that several kinds of recipient stand for; NULL where there is no such kind or person.
CREATE FUNCTION guard.people_of_all(p_ticket public.ticket, p_kinds jsonb) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_one text; v_some bigint[]; v_all bigint[] := '{}';
BEGIN
    FOR v_one IN SELECT jsonb_array_elements_text(p_kinds) LOOP
        v_some := guard.people_of(p_ticket, split_part(v_one, ':', 1),
            CASE WHEN strpos(v_one, ':') > 0 THEN substr(v_one, strpos(v_one, ':') + 1) ELSE '' END);
        IF v_some IS NULL THEN RETURN NULL; END IF;
        v_all := v_all || v_some;
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT one FROM unnest(v_all) one ORDER BY one);
END $$;
-- next
-- Whom a level reaches; NULL where only the program can tell.
CREATE FUNCTION guard.level_people(
    p_ticket public.ticket, p_level public.escalation_level, p_again boolean
) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_lead bigint;
BEGIN
    IF p_level.action = 'reassign_team' THEN
        -- a ticket that is handed over is its new team's by then
        v_lead := (SELECT lead_id FROM public.team WHERE id = CASE WHEN p_again
            THEN p_ticket.team_id ELSE (p_level.settings ->> 'team')::bigint END);
        RETURN CASE WHEN v_lead IS NOT NULL THEN ARRAY[v_lead] ELSE guard.team_people(CASE
            WHEN p_again THEN p_ticket.team_id ELSE (p_level.settings ->> 'team')::bigint END) END;
    END IF;
    RETURN guard.people_of_all(p_ticket, CASE p_level.action
        WHEN 'notify_role' THEN p_level.settings -> 'recipients' ELSE '["assignee"]' END);
END $$;
-- next
-- Who of these agreed to be skipped when away from the workstation, and is: with the reason and the
-- workstation that was left last.
CREATE FUNCTION guard.away(p_people bigint[])
RETURNS TABLE (person_id bigint, seat text, why text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (s.person_id) s.person_id, s.seat,
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
CREATE FUNCTION guard.is_absent(p_person bigint) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.absence a WHERE a.person_id = p_person AND a.starts_at <= now()
        AND (a.ends_at IS NULL OR a.ends_at > now()))
$$;
-- next
-- Who of these is passed over, and why: who is switched off, who is absent with nobody who stands in
-- (services/access/presence.py), and who left the workstation. A requester is not.
CREATE FUNCTION guard.missing(p_people bigint[])
RETURNS TABLE (person_id bigint, seat text, why text, has_left boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH lost AS (
        SELECT p.id, CASE WHEN p.active OR p.role = 'requester' THEN 'absent, and nobody stands in'
            ELSE 'switched off' END AS why
        FROM public.person p WHERE p.id = ANY (p_people) AND guard.present(p.id) IS NULL
            AND (NOT p.active AND p.role <> 'requester' OR guard.is_absent(p.id))
    )
    SELECT l.id, '', l.why, false FROM lost l
    UNION ALL SELECT a.person_id, a.seat, a.why, true FROM guard.away(p_people) a
    WHERE a.person_id NOT IN (SELECT l.id FROM lost l)
$$;
-- next
-- Whether none of these takes tickets, and nobody stands in for them.
CREATE FUNCTION guard.is_nobody(p_people bigint[]) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM guard.missing(p_people) m WHERE NOT m.has_left)
        AND NOT EXISTS (SELECT FROM unnest(p_people) one WHERE NOT guard.is_absent(one)
            AND one NOT IN (SELECT m.person_id FROM guard.missing(p_people) m WHERE NOT m.has_left))
$$;
-- next
-- Everybody of a role who looks after a ticket; of a restricted one officers only.
CREATE FUNCTION guard.overseers(p_ticket public.ticket, p_role text) RETURNS bigint[] LANGUAGE plpgsql
STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_is_restricted boolean := guard.is_restricted(p_ticket.id);
BEGIN
    RETURN ARRAY(SELECT p.id FROM public.person p WHERE p.active AND CASE
        WHEN v_is_restricted THEN p.role = 'compliance' AND p_role = 'supervisor'
        WHEN p_role = 'supervisor' THEN p.role = p_role AND p.department_id = p_ticket.department_id
        ELSE p.role = p_role END);
END $$;
-- next
-- Who of these, or of those who stand in for them, is there and not told already.
CREATE FUNCTION guard.there(p_people bigint[], p_told bigint[]) RETURNS bigint[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT x.id), '{}')
    FROM (SELECT guard.present(one) AS id FROM unnest(p_people) one) x
    WHERE x.id IS NOT NULL AND x.id <> ALL (p_told)
        AND x.id NOT IN (SELECT a.person_id FROM guard.away(ARRAY[x.id]) a)
$$;
-- next
-- Who is told where nobody a level tells is there: the first in line who are.
CREATE FUNCTION guard.next_in_line(p_ticket public.ticket, p_people bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_kind text;
    v_found bigint[]; v_asked bigint[]; v_there bigint[];
BEGIN
    FOREACH v_kind IN ARRAY ARRAY['on_call', 'lead', 'manager', 'director', 'supervisor',
                                  'administrator'] LOOP
        v_asked := '{}';
        v_found := CASE WHEN v_kind IN ('supervisor', 'administrator')
            THEN guard.overseers(p_ticket, v_kind) ELSE guard.people_of(p_ticket, v_kind, '') END;
        WHILE NOT v_found <@ v_asked LOOP
            v_there := guard.there(v_found, p_people);
            IF v_there <> '{}' THEN RETURN v_there; END IF;
            v_asked := v_asked || v_found;
            -- those who manage whoever is not there
            v_found := CASE WHEN v_kind = 'manager' THEN ARRAY(SELECT DISTINCT p.manager_id
                FROM public.person p WHERE p.id = ANY (v_found) AND p.manager_id IS NOT NULL) END;
        END LOOP;
    END LOOP;
    RETURN '{}';
END $$;
