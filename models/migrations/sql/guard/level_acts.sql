-- What a level does to a ticket that the sweeping window does not see: the same rows, entries and
-- events as services/rules/actions.py leaves, and clocks that are counted again (recount.sql). Asking the
-- rules is left to whoever sees the ticket next (services/sla/rest.py). What people wrote in an unusual way
-- is left as a whole.
CREATE FUNCTION guard.refuse_act(p_why text) RETURNS void LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%', p_why USING ERRCODE = 'VD001';
END $$;
-- next
-- One line of common letters without quotes: kept as it stands and said as it stands, whoever does so.
CREATE FUNCTION guard.is_plain(p_text text, p_most integer) RETURNS boolean LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(length(p_text) <= p_most
        AND p_text ~ '^[!-&(-[\]-~À-ÖØ-öø-ÿ€]+( [!-&(-[\]-~À-ÖØ-öø-ÿ€]+)*$', false)
$$;
-- next
-- The event that clocks are counted from, and what is left to do about it.
CREATE FUNCTION guard.tell_clocks(
    p_ticket bigint, p_kind text, p_data jsonb, p_happened jsonb, p_client text
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.tell_event(p_ticket, p_kind, p_data);
    INSERT INTO public.unsettled (ticket_id, left_at, happened)
        VALUES (p_ticket, now(), p_happened);
    IF p_kind NOT IN ('note', 'auto_reply') THEN
        PERFORM guard.follow_change(p_ticket, p_kind, p_client);
    END IF;
END $$;
-- next
-- services/tickets/assignment.py: hands a ticket to a team and one of its people.
CREATE FUNCTION guard.assign(
    p_ticket public.ticket, p_team bigint, p_person bigint, p_reason text, p_client text
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_team public.team%ROWTYPE;
    v_person public.person%ROWTYPE;
    v_before text := (SELECT name FROM public.team WHERE id = p_ticket.team_id);
    v_had text := (SELECT name FROM public.person WHERE id = p_ticket.assignee_id);
    v_terms jsonb := '{}'; v_said jsonb := '[]'; v_told jsonb := '[]';
BEGIN
    SELECT * INTO v_team FROM public.team WHERE id = p_team;
    SELECT * INTO v_person FROM public.person WHERE id = p_person;
    IF NOT v_person.active OR v_person.role NOT IN ('agent', 'supervisor', 'administrator') THEN
        PERFORM guard.refuse_act(
            v_person.name || ' cannot be given tickets; choose an active agent.');
    ELSIF v_person.id IS NOT NULL AND v_team.id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.team_member m WHERE m.team_id = p_team AND m.person_id = p_person) THEN
        PERFORM guard.refuse_act(
            v_person.name || ' is not in ' || v_team.name || '; choose one of its people.');
    ELSIF NOT v_team.active THEN
        PERFORM guard.refuse_act('That team no longer takes tickets; choose another.');
    END IF;
    IF p_team IS DISTINCT FROM p_ticket.team_id THEN
        v_said := v_said || jsonb_build_array(jsonb_build_array(
            'team', v_before || ' #' || p_ticket.team_id, v_team.name || ' #' || v_team.id));
        v_told := v_told || jsonb_build_array(
            jsonb_build_array('changed', 'team', v_before, v_team.name));
    END IF;
    IF p_person IS DISTINCT FROM p_ticket.assignee_id THEN
        v_said := v_said || jsonb_build_array(jsonb_build_array('assignee',
            v_had || ' #' || p_ticket.assignee_id, v_person.name || ' #' || v_person.id));
        v_told := v_told || jsonb_build_array(
            jsonb_build_array('changed', 'assignee', v_had, v_person.name));
    END IF;
    IF v_said = '[]' THEN RETURN; END IF;
    UPDATE public.ticket SET team_id = p_team, assignee_id = p_person, version = version + 1,
        updated_at = now() WHERE id = p_ticket.id;
    PERFORM guard.note_firing('ticket.assigned', p_ticket.id, p_client, v_said, p_reason);
    IF p_team IS DISTINCT FROM p_ticket.team_id
        AND v_team.ola IS NOT NULL AND v_team.calendar_id IS NOT NULL THEN
        SELECT jsonb_build_object('ola', v_team.ola, 'calendar_version_id', c.id) INTO v_terms
            FROM public.calendar_version c WHERE c.calendar_id = v_team.calendar_id
                AND (c.version = 1 OR guard.counts_for(c.from_ticket, c.published_at, p_ticket))
            ORDER BY c.version DESC LIMIT 1;
    END IF;
    PERFORM guard.tell_clocks(p_ticket.id,
        CASE WHEN p_team IS DISTINCT FROM p_ticket.team_id THEN 'team' ELSE 'assignee' END,
        jsonb_build_object('team_id', p_team, 'person_id', p_person) || coalesce(v_terms, '{}'),
        v_told, p_client);
END $$;
-- next
-- Whether a person has a skill; nobody needs one that is not named.
CREATE FUNCTION guard.has_skill(p_person bigint, p_skill text) RETURNS boolean LANGUAGE plpgsql
STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN p_skill = '' OR EXISTS (SELECT FROM public.person_skill s
        JOIN public.skill k ON k.id = s.skill_id WHERE s.person_id = p_person AND k.name = p_skill);
END $$;
-- next
-- services/escalation/routing.py: the agent who gets a ticket; NULL when nobody fits.
CREATE FUNCTION guard.choose(p_ticket public.ticket, p_how text, p_team bigint, p_skill text)
RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_people bigint[];
    v_last bigint; v_found bigint;
BEGIN
    IF p_how IN ('round_robin', 'least_loaded') THEN
        v_people := ARRAY(SELECT p.id FROM public.person p
            JOIN public.team_member m ON m.person_id = p.id
            WHERE m.team_id = p_team AND p.active
                AND p.role IN ('agent', 'supervisor', 'administrator')
                AND NOT EXISTS (SELECT FROM public.absence a WHERE a.person_id = p.id
                    AND a.starts_at <= now() AND (a.ends_at IS NULL OR a.ends_at > now()))
                AND guard.has_skill(p.id, p_skill) ORDER BY p.id);
        IF v_people = '{}' THEN RETURN NULL; END IF;
        IF p_how = 'least_loaded' THEN
            RETURN (SELECT one FROM unnest(v_people) one
                ORDER BY (SELECT count(*) FROM public.ticket t WHERE t.assignee_id = one
                    AND t.status IN ('new', 'on_hold', 'open', 'pending')), one LIMIT 1);
        END IF;
        SELECT person_id INTO v_last FROM public.assignment_turn WHERE team_id = p_team FOR UPDATE;
        v_found := coalesce((SELECT min(one) FROM unnest(v_people) one WHERE one > v_last),
                            v_people[1]);
        INSERT INTO public.assignment_turn (team_id, person_id) VALUES (p_team, v_found)
            ON CONFLICT (team_id) DO UPDATE SET person_id = EXCLUDED.person_id;
        RETURN v_found;
    END IF;
    v_people := CASE WHEN p_how = 'on_call' AND p_team IS NOT NULL
        THEN array_remove(ARRAY[guard.on_call(p_team)], NULL)
        ELSE guard.people_of(p_ticket, split_part(p_how, ':', 1),
            CASE WHEN strpos(p_how, ':') > 0 THEN substr(p_how, strpos(p_how, ':') + 1) ELSE '' END)
        END;
    RETURN (SELECT guard.present(one) FROM unnest(v_people) one
        WHERE guard.present(one) IS NOT NULL AND guard.has_skill(one, p_skill)
        ORDER BY one LIMIT 1);
END $$;
-- next
CREATE FUNCTION guard.act_assign(
    p_ticket public.ticket, p_action jsonb, p_reason text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_team bigint := p_ticket.team_id;
    v_person bigint;
    v_where text;
    v_passed text := '';
BEGIN
    IF p_action ? 'team' THEN
        SELECT id INTO v_team FROM public.team WHERE name = p_action ->> 'team' AND active;
        IF NOT FOUND THEN PERFORM guard.refuse_act(
            'There is no team called “' || (p_action ->> 'team') || '” (any more).'); END IF;
    END IF;
    IF p_action ? 'agent' THEN
        v_passed := guard.passed_over(CASE p_action ->> 'agent' WHEN 'on_call'
            THEN array_remove(ARRAY[v_team], NULL)
            ELSE guard.rota_teams(p_ticket, jsonb_build_array(p_action ->> 'agent')) END);
        v_person := guard.choose(
            p_ticket, p_action ->> 'agent', v_team, coalesce(p_action ->> 'skill', ''));
        IF v_person IS NOT NULL AND NOT p_action ? 'team' THEN
            v_team := (SELECT m.team_id FROM public.team_member m WHERE m.person_id = v_person
                       ORDER BY m.team_id IS NOT DISTINCT FROM v_team DESC, m.team_id LIMIT 1);
        ELSIF v_person IS NOT NULL AND p_action ->> 'agent' = 'on_call' AND NOT EXISTS (
            SELECT FROM public.team_member m JOIN public.person p ON p.id = m.person_id
            WHERE m.team_id = v_team AND p.id = v_person
                AND p.role IN ('agent', 'supervisor', 'administrator')) THEN
            PERFORM guard.leave_act('who is on call and of another team');
        END IF;
    END IF;
    PERFORM guard.assign(p_ticket, v_team, v_person, p_reason, p_client);
    v_where := coalesce((SELECT name FROM public.team WHERE id = v_team), 'no team');
    IF v_person IS NOT NULL THEN
        RETURN 'assigned to ' || (SELECT name FROM public.person WHERE id = v_person)
            || ' (' || v_where || ')' || v_passed;
    END IF;
    RETURN 'assigned to ' || v_where || CASE WHEN p_action ? 'agent'
        THEN ', nobody fits “' || (p_action ->> 'agent') || '”' || v_passed ELSE '' END;
END $$;
-- next
CREATE FUNCTION guard.act_priority(
    p_ticket public.ticket, p_to text, p_reason text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_words text[] := ARRAY['critical', 'high', 'normal', 'low'];
    v_to integer := array_position(v_words, lower(p_to));
BEGIN
    IF p_ticket.priority <> v_to THEN
        UPDATE public.ticket SET priority = v_to, version = version + 1, updated_at = now()
            WHERE id = p_ticket.id;
        PERFORM guard.note_firing('ticket.priority_set', p_ticket.id, p_client, jsonb_build_array(
            jsonb_build_array('priority', v_words[p_ticket.priority], v_words[v_to])), p_reason);
        PERFORM guard.tell_clocks(p_ticket.id, 'priority',
            jsonb_build_object('priority', v_words[v_to]),
            jsonb_build_array(jsonb_build_array('changed', 'priority',
                jsonb_build_object('priority', p_ticket.priority),
                jsonb_build_object('priority', v_to))), p_client);
    END IF;
    RETURN 'priority ' || v_words[v_to];
END $$;
-- next
CREATE FUNCTION guard.act_type(
    p_ticket public.ticket, p_to text, p_reason text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_ticket.kind <> p_to THEN
        UPDATE public.ticket SET kind = p_to, version = version + 1, updated_at = now()
            WHERE id = p_ticket.id;
        PERFORM guard.note_firing('ticket.classified', p_ticket.id, p_client, jsonb_build_array(
            jsonb_build_array('type', p_ticket.kind, p_to)), p_reason);
        PERFORM guard.tell_clocks(p_ticket.id, 'field',
            jsonb_build_object('field', 'type', 'value', p_to),
            jsonb_build_array(jsonb_build_array('changed', 'type', p_ticket.kind, p_to)), p_client);
    END IF;
    RETURN 'type ' || p_to;
END $$;
-- next
-- Tags as the trail says them.
CREATE FUNCTION guard.said_tags(p_tags jsonb) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(one, ', ' ORDER BY n)
    FROM jsonb_array_elements_text(p_tags) WITH ORDINALITY u (one, n)
$$;
-- next
CREATE FUNCTION guard.act_tags(
    p_ticket public.ticket, p_action jsonb, p_reason text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_add jsonb := coalesce(p_action -> 'add', '[]');
    v_remove jsonb := coalesce(p_action -> 'remove', '[]');
    v_tags jsonb := (
        SELECT coalesce(jsonb_agg(one ORDER BY first), '[]') FROM (
            SELECT one, min(n) AS first
            FROM jsonb_array_elements_text((
                SELECT coalesce(jsonb_agg(kept ORDER BY k), '[]')
                FROM jsonb_array_elements_text(p_ticket.tags) WITH ORDINALITY o (kept, k)
                WHERE NOT v_remove ? kept) || v_add) WITH ORDINALITY u (one, n)
            GROUP BY one) x);
BEGIN
    IF p_ticket.tags <> v_tags THEN
        UPDATE public.ticket SET tags = v_tags, version = version + 1, updated_at = now()
            WHERE id = p_ticket.id;
        PERFORM guard.note_firing('ticket.tagged', p_ticket.id, p_client, jsonb_build_array(
            jsonb_build_array('tags', guard.said_tags(p_ticket.tags), guard.said_tags(v_tags))),
            p_reason);
        PERFORM guard.tell_clocks(p_ticket.id, 'field',
            jsonb_build_object('field', 'tags', 'value', v_tags),
            jsonb_build_array(jsonb_build_array('changed', 'tags', p_ticket.tags, v_tags)), p_client);
    END IF;
    RETURN 'tags ' || (SELECT string_agg(said, ' ' ORDER BY part, n) FROM (
        SELECT '+' || one AS said, 1 AS part, n
            FROM jsonb_array_elements_text(v_add) WITH ORDINALITY u (one, n)
        UNION ALL SELECT '-' || one, 2, n
            FROM jsonb_array_elements_text(v_remove) WITH ORDINALITY u (one, n)) x);
END $$;
-- next
CREATE FUNCTION guard.act_field(
    p_ticket public.ticket, p_key text, p_to text, p_reason text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_field public.custom_field%ROWTYPE;
    v_before text;
BEGIN
    SELECT * INTO v_field FROM public.custom_field WHERE key = p_key AND active;
    IF NOT FOUND THEN PERFORM guard.refuse_act(
        'There is no custom field “' || p_key || '” at this desk (any more).'); END IF;
    v_before := (SELECT value FROM public.custom_value
                 WHERE ticket_id = p_ticket.id AND field_id = v_field.id);
    IF v_before IS DISTINCT FROM p_to THEN
        IF p_to IS NULL THEN
            DELETE FROM public.custom_value
                WHERE ticket_id = p_ticket.id AND field_id = v_field.id;
        ELSE
            INSERT INTO public.custom_value (ticket_id, field_id, value)
                VALUES (p_ticket.id, v_field.id, p_to)
                ON CONFLICT (ticket_id, field_id) DO UPDATE SET value = EXCLUDED.value;
        END IF;
        UPDATE public.ticket SET version = version + 1, updated_at = now() WHERE id = p_ticket.id;
        PERFORM guard.note_firing('ticket.classified', p_ticket.id, p_client, jsonb_build_array(
            jsonb_build_array(v_field.label, v_before, p_to)), p_reason);
        PERFORM guard.tell_clocks(p_ticket.id, 'field',
            jsonb_build_object('field', p_key, 'value', p_to),
            jsonb_build_array(jsonb_build_array('changed', p_key, v_before, p_to)), p_client);
    END IF;
    RETURN p_key || ' ' || coalesce(p_to, 'emptied');
END $$;
-- next
-- A text with what templates about a ticket may name, filled in once (services/rules/placeholders.py).
-- What an alert says of a restricted ticket repeats no words of its requester.
CREATE FUNCTION guard.filled(
    p_text text, p_ticket public.ticket, p_rule text, p_language text, p_repeats boolean
) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_rest text := p_text; v_out text := '';
    v_hole text; v_name text; v_word text;
BEGIN
    LOOP
        v_hole := (regexp_match(v_rest, '\{\{\s*[a-z_][a-z0-9_.]{0,60}\s*\}\}'))[1];
        IF v_hole IS NULL THEN RETURN v_out || v_rest; END IF;
        v_name := btrim(v_hole, E'{} \t\r\n');
        v_word := CASE v_name WHEN 'status' THEN p_ticket.status WHEN 'priority'
            THEN (ARRAY['critical', 'high', 'normal', 'low'])[p_ticket.priority] END;
        v_out := v_out || left(v_rest, strpos(v_rest, v_hole) - 1) || coalesce(CASE v_name
            WHEN 'number' THEN '#' || p_ticket.id
            WHEN 'subject' THEN CASE WHEN p_repeats THEN p_ticket.subject ELSE guard.called(p_ticket) END
            WHEN 'requester' THEN (
                SELECT p.name FROM public.person p WHERE p.id = p_ticket.requester_id)
            WHEN 'account' THEN (
                SELECT a.name FROM public.account a WHERE a.id = p_ticket.account_id)
            WHEN 'assignee' THEN (
                SELECT p.name FROM public.person p WHERE p.id = p_ticket.assignee_id)
            WHEN 'team' THEN (SELECT t.name FROM public.team t WHERE t.id = p_ticket.team_id)
            WHEN 'department' THEN (
                SELECT d.name FROM public.department d WHERE d.id = p_ticket.department_id)
            WHEN 'type' THEN p_ticket.kind
            WHEN 'message' THEN CASE WHEN p_repeats OR NOT guard.is_restricted(p_ticket.id) THEN (
                SELECT m.body FROM public.message m WHERE m.ticket_id = p_ticket.id
                    AND m.author_kind = 'requester' AND m.kind = 'reply'
                ORDER BY m.at DESC, m.id DESC LIMIT 1) END
            WHEN 'due' THEN to_char(p_ticket.next_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')
                || ' UTC'
            WHEN 'rule' THEN p_rule
            ELSE coalesce(CASE p_language WHEN 'de' THEN guard.alert_word('de', v_word) END,
                          replace(v_word, '_', ' ')) END, '');
        v_rest := substr(v_rest, strpos(v_rest, v_hole) + length(v_hole));
    END LOOP;
END $$;
-- next
-- A body as it is kept: its lines end alike, and none is empty at its ends.
CREATE FUNCTION guard.said_body(p_text text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT btrim(replace(replace(p_text, E'\r\n', E'\n'), E'\r', E'\n'), E'\n')
$$;
-- next
-- What the desk itself writes: a note for colleagues, or a reply to the requester.
CREATE FUNCTION guard.act_message(
    p_ticket public.ticket, p_kind text, p_text text, p_rule text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_body text := guard.said_body(guard.filled(p_text, p_ticket, p_rule, 'en', true));
    v_event text := CASE p_kind WHEN 'reply' THEN 'auto_reply' ELSE p_kind END;
    v_message bigint;
BEGIN
    IF p_kind = 'reply' AND p_ticket.status IN ('merged', 'cancelled') THEN
        PERFORM guard.refuse_act(format('Ticket #%s is %s and takes no replies. Write on the ticket '
            'it was merged into, or open a new one.', p_ticket.id, p_ticket.status));
    ELSIF v_body !~ '\S' THEN
        PERFORM guard.refuse_act(format('The %s is empty: write something first.', p_kind));
    END IF;
    INSERT INTO public.message (ticket_id, at, kind, author_kind, author_name, body, form)
        VALUES (p_ticket.id, now(), p_kind, CASE p_kind WHEN 'reply' THEN 'system' ELSE 'agent' END,
                'Watcher', v_body, 'plain')
        RETURNING id INTO v_message;
    UPDATE public.ticket SET version = version + 1, updated_at = now() WHERE id = p_ticket.id;
    PERFORM guard.note_firing(CASE p_kind WHEN 'reply' THEN 'message.sent' ELSE 'message.noted' END,
        p_ticket.id, p_client,
        jsonb_build_array(jsonb_build_array(p_kind, NULL, left(v_body, 4000))), NULL);
    PERFORM guard.tell_clocks(p_ticket.id, v_event, jsonb_build_object('message_id', v_message),
        jsonb_build_array(jsonb_build_array(v_event, NULL, NULL, NULL)), p_client);
    RETURN CASE p_kind WHEN 'reply' THEN 'replied to the requester' ELSE 'added a note' END;
END $$;
-- next
-- Tells people in a level's own words; who is skipped has a line of the delivery log.
CREATE FUNCTION guard.act_notify(
    p_ticket public.ticket, p_action jsonb, p_rule text, p_client text,
    OUT did text, OUT people bigint[]
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_found record;
    v_texts jsonb := CASE jsonb_typeof(p_action -> 'text') WHEN 'object' THEN p_action -> 'text'
        WHEN 'string' THEN jsonb_build_object('en', p_action -> 'text') ELSE '{}' END;
    v_urgency text := CASE WHEN p_action -> 'urgent' = 'true' THEN 'critical' ELSE 'normal' END;
BEGIN
    v_texts := (SELECT coalesce(jsonb_object_agg(
        key, guard.filled(value, p_ticket, p_rule, key, false)), '{}') FROM jsonb_each_text(v_texts));
    SELECT * INTO v_found FROM guard.reached(p_ticket, guard.with_stand_ins(
        guard.people_of_all(p_ticket, p_action -> 'recipients')), false);
    people := v_found.people;
    did := 'told ' || v_found.words
        || guard.passed_over(guard.rota_teams(p_ticket, p_action -> 'recipients'));
    WITH told AS (
        INSERT INTO public.notice (person_id, ticket_id, kind, title, body, urgency, created_at,
                                   is_routed)
        SELECT p.id, p_ticket.id, 'rule', left(btrim(regexp_replace(
                p_rule || ': #' || p_ticket.id || ' ' || guard.called(p_ticket), '\s+', ' ', 'g')), 300),
            CASE WHEN EXISTS (SELECT FROM jsonb_each_text(v_texts) WHERE value <> '') THEN coalesce(
                nullif(v_texts ->> coalesce(w.language, 'en'), ''), nullif(v_texts ->> 'en', ''),
                (SELECT value FROM jsonb_each_text(v_texts) LIMIT 1))
            ELSE replace(guard.alert_word(w.language, 'rule'), '{{rule}}', p_rule) END,
            v_urgency, now(), false
        FROM public.person p LEFT JOIN public.alert_profile w ON w.person_id = p.id
        WHERE p.id = ANY (v_found.people) ORDER BY p.id
        RETURNING *
    ), skipped AS (
        INSERT INTO public.outbox_message (key, medium, person_id, recipient, notice_id, ticket_id,
            kind, urgency, subject, body, payload, state, attempts, created_at)
        SELECT 'notice:' || t.id || ':' || 'desktop', 'desktop', t.person_id, a.seat, t.id, t.ticket_id,
            t.kind, t.urgency, t.title, t.body, '{}', 'skipped', 0, now()
        FROM told t JOIN guard.missing(v_found.people) a ON a.person_id = t.person_id ORDER BY t.id
        RETURNING id, person_id
    )
    INSERT INTO public.delivery (message_id, at, attempt, outcome, reason, client)
    SELECT s.id, now(), 0, 'skipped', a.why, left(coalesce(p_client, ''), 120)
    FROM skipped s JOIN guard.missing(v_found.people) a ON a.person_id = s.person_id;
END $$;
-- next
-- Whether a value is kept by a field as it stands.
CREATE FUNCTION guard.fits_field(p_key text, p_to jsonb) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((
        SELECT p_to = 'null' OR jsonb_typeof(p_to) = 'string' AND CASE f.kind
            WHEN 'number' THEN guard.as_number(p_to #>> '{}') IS NOT NULL
            WHEN 'date' THEN length(p_to #>> '{}') = 10
                AND guard.as_instant(p_to #>> '{}') IS NOT NULL
            WHEN 'flag' THEN p_to #>> '{}' IN ('yes', 'no')
            WHEN 'choice' THEN f.choices @> jsonb_build_array(p_to)
            ELSE guard.is_plain(p_to #>> '{}', 4000) END
        FROM public.custom_field f WHERE f.key = p_key), true)
$$;
-- next
-- Whether it is known when a ticket is due: not where what somebody left, or an action before this one,
-- waits for the program to be counted. What is counted already stays as it is.
CREATE FUNCTION guard.knows_due(p_ticket bigint, p_client text) RETURNS boolean LANGUAGE plpgsql
VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_ticket public.ticket%ROWTYPE;
BEGIN
    IF NOT EXISTS (SELECT FROM public.unsettled u WHERE u.ticket_id = p_ticket)
        THEN RETURN true; END IF;
    IF NOT guard.count_again(p_ticket, 'field', p_client) THEN RETURN false; END IF;
    SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket;
    RETURN guard.match_policy(v_ticket, p_client);
END $$;
-- next
-- Whether the server can do all that a level does, as far as that is seen beforehand.
CREATE FUNCTION guard.can_act(p_ticket public.ticket, p_actions jsonb) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(bool_and(coalesce(CASE one ->> 'do'
        WHEN 'priority' THEN lower(one ->> 'to') IN ('critical', 'high', 'normal', 'low')
        WHEN 'type' THEN guard.is_plain(one ->> 'to', 80)
        WHEN 'tags' THEN NOT EXISTS (SELECT FROM jsonb_array_elements_text(p_ticket.tags
                || coalesce(one -> 'add', '[]') || coalesce(one -> 'remove', '[]')) tag
            WHERE NOT guard.is_plain(tag, 60)) AND (one ? 'add' OR one ? 'remove')
        WHEN 'field' THEN guard.fits_field(one ->> 'key', one -> 'to')
        WHEN 'assign' THEN NOT one ? 'agent' OR one ->> 'agent' IN ('round_robin', 'least_loaded',
                'assignee', 'lead', 'on_call', 'account_manager', 'previous_assignee')
            OR one ->> 'agent' LIKE 'person:%'
                AND guard.people_of(p_ticket, 'person', substr(one ->> 'agent', 8)) IS NOT NULL
        WHEN 'note' THEN true
        WHEN 'reply' THEN true
        WHEN 'webhook' THEN NOT EXISTS (
            SELECT FROM jsonb_each(coalesce(one -> 'payload', '{}'))
            WHERE jsonb_typeof(value) <> 'string')
        WHEN 'path' THEN guard.is_startable(one ->> 'path')
        WHEN 'tasks' THEN true
        WHEN 'approval' THEN true
        WHEN 'status' THEN true
        WHEN 'close' THEN true
        WHEN 'notify' THEN guard.people_of_all(p_ticket, one -> 'recipients') IS NOT NULL
        ELSE false END, false)), false)
    FROM jsonb_array_elements(p_actions) one
$$;
-- next
-- Does all actions of a level in order; returns what was done in one sentence and who was told.
CREATE FUNCTION guard.act(
    p_ticket bigint, p_level public.escalation_level, p_client text,
    OUT did text, OUT people bigint[]
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_one jsonb;
    v_ticket public.ticket%ROWTYPE;
    v_reason text := 'Rule: ' || p_level.name;
    v_done text[] := '{}';
    v_said text;
    v_told record;
BEGIN
    people := '{}';
    FOR v_one IN SELECT jsonb_array_elements(p_level.settings -> 'actions') LOOP
        IF concat(v_one ->> 'text', v_one ->> 'title', v_one ->> 'payload') ~ '\{\{\s*due\s*\}\}'
            AND NOT guard.knows_due(p_ticket, p_client) THEN
            PERFORM guard.leave_act('when it is due');
        END IF;
        SELECT * INTO v_ticket FROM public.ticket WHERE id = p_ticket;
        CASE v_one ->> 'do'
        WHEN 'assign' THEN v_said := guard.act_assign(v_ticket, v_one, v_reason, p_client);
        WHEN 'priority' THEN
            v_said := guard.act_priority(v_ticket, v_one ->> 'to', v_reason, p_client);
        WHEN 'type' THEN v_said := guard.act_type(v_ticket, v_one ->> 'to', v_reason, p_client);
        WHEN 'tags' THEN v_said := guard.act_tags(v_ticket, v_one, v_reason, p_client);
        WHEN 'field' THEN v_said := guard.act_field(
            v_ticket, v_one ->> 'key', v_one ->> 'to', v_reason, p_client);
        WHEN 'note', 'reply' THEN v_said := guard.act_message(
            v_ticket, v_one ->> 'do', v_one ->> 'text', p_level.name, p_client);
        WHEN 'status', 'close' THEN
            v_said := guard.act_status(v_ticket, v_one, v_reason, p_client);
        WHEN 'webhook' THEN v_said := guard.act_webhook(v_ticket, v_one, p_level.name);
        WHEN 'path' THEN v_said := guard.act_path(v_ticket, v_one, p_client);
        WHEN 'tasks' THEN v_said := guard.act_tasks(v_ticket, v_one, p_client);
        WHEN 'approval' THEN
            v_said := guard.act_approval(v_ticket, v_one, p_level.name, p_client);
        WHEN 'notify' THEN
            SELECT * INTO v_told FROM guard.act_notify(v_ticket, v_one, p_level.name, p_client);
            v_said := v_told.did;
            people := people || v_told.people;
        END CASE;
        v_done := v_done || v_said;
    END LOOP;
    v_said := array_to_string(v_done, '; ');
    did := upper(left(v_said, 1)) || substr(v_said, 2);
END $$;
