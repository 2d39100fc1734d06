-- Conditions of levels, for tickets that the sweeping window does not see: the same answers, in the
-- same words, as services/rules/judgement.py gives about the facts of services/rules/facts.py.
-- Where only the program can tell (a pattern that the server cannot spell, a value that is written in an
-- unusual way, a field that is gone) the answer is NULL, and the level waits for the program.
CREATE FUNCTION guard.as_number(p_text text) RETURNS numeric LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_text ~ '^-?(0|[1-9][0-9]{0,14})([.][0-9]{1,6})?$' THEN p_text::numeric END
$$;
-- next
-- A date, which is its midnight in UTC, or an instant with its zone.
CREATE FUNCTION guard.as_instant(p_text text) RETURNS timestamptz LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
    IF p_text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        OR p_text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{6})?)?(Z|[+-][01][0-9]:[0-5][0-9])$'
        THEN RETURN p_text::timestamptz; END IF;
    RETURN NULL;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN RETURN NULL;
END $$;
-- next
-- The seconds of a span such as 45m, 1h30m or 2d.
CREATE FUNCTION guard.as_span(p_text text) RETURNS numeric LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_text ~ '^([0-9]{1,6}[smhdw])+$' THEN (
        SELECT sum(m[1]::numeric * CASE m[2] WHEN 's' THEN 1 WHEN 'm' THEN 60 WHEN 'h' THEN 3600
            WHEN 'd' THEN 86400 ELSE 604800 END)
        FROM regexp_matches(p_text, '([0-9]{1,6})([smhdw])', 'g') m) END
$$;
-- next
CREATE FUNCTION guard.said_instant(p_at timestamptz) RETURNS text LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
        || CASE WHEN date_part('microseconds', p_at)::bigint % 1000000 = 0 THEN ''
           ELSE to_char(p_at AT TIME ZONE 'UTC', '.US') END || '+00:00'
$$;
-- next
CREATE FUNCTION guard.said_span(p_seconds numeric) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE floor(p_seconds / 86400) WHEN 0 THEN '' WHEN 1 THEN '1 day, '
            ELSE floor(p_seconds / 86400) || ' days, ' END
        || floor(p_seconds % 86400 / 3600) || ':'
        || lpad(floor(p_seconds % 3600 / 60)::text, 2, '0') || ':'
        || lpad(floor(p_seconds % 60)::text, 2, '0')
        || CASE WHEN p_seconds % 1 = 0 THEN ''
           ELSE '.' || lpad(((p_seconds % 1) * 1000000)::bigint::text, 6, '0') END
$$;
-- next
-- A pattern of people's (RE2's) as PostgreSQL spells it, where both are sure to mean the same: words, .,
-- sets of ASCII, \d \w \s \b and escapes, groups, |, *, +, ?, ^ and $; NULL where it is more than that.
CREATE FUNCTION guard.as_regex(p_pattern text, p_folds boolean) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN string_agg(t, '' ORDER BY n) = p_pattern AND p_pattern !~ '\(\?[^:]' THEN
        string_agg(CASE
            WHEN t = '(' THEN '(?:'
            WHEN t = '.' THEN '[^\n]'
            WHEN t = '\b' THEN '(?:(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<=[0-9A-Za-z_])(?![0-9A-Za-z_]))'
            WHEN t IN ('\d', '\w', '\s') THEN '[' || spelled || ']'
            WHEN t IN ('\D', '\W', '\S') THEN '[^' || spelled || ']'
            WHEN p_folds AND left(t, 1) <> '\' THEN lower(spelled COLLATE "C")
            ELSE spelled END, '' ORDER BY n) END
    FROM (SELECT m[1] AS t, n, replace(replace(replace(CASE WHEN m[1] ~ '^\\[DWS]' THEN lower(m[1])
                ELSE m[1] END, '\d', '0-9'), '\w', '0-9A-Za-z_'), '\s', '\t\n\f\r ') AS spelled
        FROM regexp_matches(p_pattern,
            '(\(\?:|\\[dDwWsSbnrt]|\\[!-/:-@\[\]^`{-~ ]'
            || '|\[\^?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[A-Za-z0-9 _.,;:!#%&@=/+*?$|(){}<>"]'
            || '|\\[dws]|\\[!-/:-@\[\]^`{-~])+-?\]'
            || '|[.*+?|()^$]|[^\[\]\\.*+?|(){}^$])', 'g') WITH ORDINALITY u (m, n)) x
$$;
-- next
-- Whether a pattern, perhaps with (?i) in front, is found in a text; NULL where only the program can
-- tell.
CREATE FUNCTION guard.finds(p_text text, p_pattern text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- letter by letter as RE2 folds them: the Kelvin sign is a k, and the long s an s
    v_big text := 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' || chr(8490) || chr(383);
    v_small text := 'abcdefghijklmnopqrstuvwxyzks';
    v_folds boolean := left(p_pattern, 4) = '(?i)';
    v_words text := CASE WHEN v_folds THEN substr(p_pattern, 5) ELSE p_pattern END;
    v_is_plain boolean := v_words !~ '[][\\.+*?(){}^$]';
    v_text text := left(p_text, 100000);
BEGIN
    IF v_folds AND (v_words ~ '[^ -~]' OR NOT v_is_plain AND v_text ~ ('[' || right(v_big, 2) || ']'))
        THEN RETURN NULL; END IF;
    IF v_folds THEN v_text := translate(v_text, v_big, v_small); END IF;
    IF NOT v_is_plain THEN
        RETURN v_text COLLATE "C" ~ guard.as_regex(v_words, v_folds);
    END IF;
    IF v_folds THEN v_words := translate(v_words, v_big, v_small); END IF;
    RETURN v_words = '' OR coalesce((SELECT bool_or(strpos(v_text, one) > 0)
        FROM unnest(string_to_array(v_words, '|')) one), false);
EXCEPTION WHEN invalid_regular_expression THEN
    RETURN NULL;
END $$;
-- next
-- One fact of a ticket: its sort, its name for people, how it is shown, and its value in one of the
-- last four. No sort: only the program knows such a field. Unsure: only it can read the value.
CREATE FUNCTION guard.fact(
    p_ticket public.ticket, p_name text, p_now timestamptz,
    OUT sort text, OUT title text, OUT shown text, OUT unsure boolean,
    OUT one text, OUT many text[], OUT amount numeric, OUT moment timestamptz
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_field public.custom_field%ROWTYPE;
BEGIN
    unsure := false;
    SELECT f.sort, f.title INTO sort, title FROM (VALUES {{condition_fields}}) f (name, sort, title)
        WHERE f.name = p_name;
    CASE p_name
    WHEN 'subject' THEN one := p_ticket.subject;
    WHEN 'status' THEN one := p_ticket.status;
    WHEN 'priority' THEN
        amount := p_ticket.priority;
        shown := (ARRAY['critical', 'high', 'normal', 'low'])[p_ticket.priority];
    WHEN 'origin' THEN one := p_ticket.origin;
    WHEN 'type' THEN one := p_ticket.kind;
    WHEN 'requester' THEN
        one := (SELECT p.name FROM public.person p WHERE p.id = p_ticket.requester_id);
    WHEN 'requester_email' THEN
        one := (SELECT p.email FROM public.person p WHERE p.id = p_ticket.requester_id);
    WHEN 'requester_groups' THEN
        many := ARRAY(SELECT g.name FROM public.requester_group g
            JOIN public.requester_group_member m ON m.group_id = g.id
            WHERE m.person_id = p_ticket.requester_id ORDER BY g.name);
    WHEN 'account' THEN
        one := (SELECT a.name FROM public.account a WHERE a.id = p_ticket.account_id);
    WHEN 'account_tier' THEN
        one := (SELECT a.tier FROM public.account a WHERE a.id = p_ticket.account_id);
    WHEN 'account_manager' THEN
        one := (SELECT p.name FROM public.account a JOIN public.person p ON p.id = a.manager_id
                WHERE a.id = p_ticket.account_id);
    WHEN 'team' THEN one := (SELECT t.name FROM public.team t WHERE t.id = p_ticket.team_id);
    WHEN 'tier' THEN amount := (SELECT t.tier FROM public.team t WHERE t.id = p_ticket.team_id);
    WHEN 'department' THEN
        one := (SELECT d.name FROM public.department d WHERE d.id = p_ticket.department_id);
    WHEN 'assignee' THEN
        one := (SELECT p.name FROM public.person p WHERE p.id = p_ticket.assignee_id);
    WHEN 'tags' THEN many := ARRAY(SELECT jsonb_array_elements_text(p_ticket.tags));
    WHEN 'policy' THEN
        one := (SELECT p.name FROM public.policy_version v JOIN public.policy p
                ON p.id = v.policy_id WHERE v.id = p_ticket.policy_version_id);
        -- what was handed over or changed is matched again by whoever counts it
        unsure := EXISTS (SELECT FROM public.unsettled u WHERE u.ticket_id = p_ticket.id);
    WHEN 'breached' THEN
        -- a breach that this sweep has just noticed: the program looks for them when it has fired
        many := ARRAY(SELECT DISTINCT c.target::text COLLATE "C" FROM public.clock c
            WHERE c.ticket_id = p_ticket.id AND c.breached_at IS NOT NULL
                AND c.noticed_at IS DISTINCT FROM p_now ORDER BY 1);
        unsure := EXISTS (SELECT FROM public.unsettled u WHERE u.ticket_id = p_ticket.id);
    WHEN 'created' THEN moment := p_ticket.created_at;
    WHEN 'updated' THEN moment := p_ticket.updated_at;
    WHEN 'resolved' THEN moment := p_ticket.resolved_at;
    WHEN 'age' THEN amount := extract(epoch FROM p_now - p_ticket.created_at);
    WHEN 'idle' THEN amount := extract(epoch FROM p_now - p_ticket.updated_at);
    WHEN 'reopened' THEN amount := p_ticket.reopen_count;
    WHEN 'hold_reason' THEN one := p_ticket.hold_reason;
    WHEN 'message' THEN
        one := (SELECT m.body FROM public.message m WHERE m.ticket_id = p_ticket.id
            AND m.author_kind = 'requester' AND m.kind = 'reply'
            ORDER BY m.at DESC, m.id DESC LIMIT 1);
    WHEN 'tone' THEN
        amount := (SELECT (SELECT t.score FROM public.message_tone t WHERE t.message_id = m.id)
            FROM public.message m WHERE m.ticket_id = p_ticket.id
            AND m.author_kind = 'requester' AND m.kind = 'reply'
            ORDER BY m.at DESC, m.id DESC LIMIT 1);
    WHEN 'approval' THEN
        one := (SELECT a.state FROM public.approval a WHERE a.ticket_id = p_ticket.id
                ORDER BY a.id DESC LIMIT 1);
    WHEN 'open_tasks' THEN
        amount := (SELECT count(*) FROM public.ticket_task t
                   WHERE t.ticket_id = p_ticket.id AND t.state IN ('waiting', 'open'));
    ELSE
        SELECT * INTO v_field FROM public.custom_field f WHERE f.key = p_name;
        IF NOT FOUND THEN RETURN; END IF;
        title := v_field.label;
        sort := CASE v_field.kind WHEN 'number' THEN 'number' WHEN 'date' THEN 'instant'
            ELSE 'text' END;
        one := (SELECT v.value FROM public.custom_value v
                WHERE v.ticket_id = p_ticket.id AND v.field_id = v_field.id);
        IF sort = 'number' THEN amount := guard.as_number(one); END IF;
        IF sort = 'instant' AND length(one) = 10 THEN moment := guard.as_instant(one); END IF;
        -- what has no digit is no number and no date, whoever reads it
        unsure := sort <> 'text' AND amount IS NULL AND moment IS NULL AND one ~ '[^ -/:-~]';
        unsure := coalesce(unsure, false);
        IF sort = 'number' AND amount IS NOT NULL THEN shown := one; END IF;
    END CASE;
    IF shown IS NULL THEN
        shown := CASE sort WHEN 'text' THEN one WHEN 'list' THEN array_to_string(many, ', ')
            WHEN 'number' THEN amount::text WHEN 'instant' THEN guard.said_instant(moment)
            WHEN 'span' THEN guard.said_span(amount) END;
    END IF;
    unsure := unsure OR coalesce(sort = 'span' AND amount < 0, false);
END $$;
-- next
-- Whether one comparison holds, and the words for it; NULL: only the program can tell.
CREATE FUNCTION guard.judge_leaf(
    p_ticket public.ticket, p_leaf jsonb, p_now timestamptz, OUT holds boolean, OUT why text
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_name text := p_leaf ->> 'field';
    v_was boolean := left(v_name, 4) = 'was.';
    v_op text := p_leaf ->> 'op';
    v_all text[] := CASE jsonb_typeof(p_leaf -> 'value')
        WHEN 'array' THEN ARRAY(SELECT jsonb_array_elements_text(p_leaf -> 'value'))
        ELSE ARRAY[p_leaf ->> 'value'] END;
    v_one text := v_all[1];
    v_amounts numeric[];
    f record;
BEGIN
    SELECT * INTO f FROM guard.fact(
        p_ticket, CASE WHEN v_was THEN substr(v_name, 5) ELSE v_name END, p_now);
    IF f.sort IS NULL OR f.unsure AND v_op <> 'empty' THEN RETURN; END IF;
    IF f.sort IN ('rank', 'number', 'span') THEN
        v_amounts := ARRAY(SELECT CASE f.sort WHEN 'number' THEN guard.as_number(one)
            WHEN 'span' THEN guard.as_span(one)
            ELSE array_position(ARRAY['critical', 'high', 'normal', 'low'], lower(one)) END
            FROM unnest(v_all) one);
        IF v_op <> 'empty' AND array_position(v_amounts, NULL) IS NOT NULL THEN RETURN; END IF;
    END IF;
    holds := CASE f.sort || ' ' || v_op
        WHEN 'text is' THEN coalesce(f.one = v_one, false)
        WHEN 'text is_not' THEN coalesce(f.one <> v_one, true)
        WHEN 'text in' THEN coalesce(f.one = ANY (v_all), false)
        WHEN 'text contains' THEN coalesce(strpos(f.one, v_one) > 0, false)
        WHEN 'text not_contains' THEN coalesce(strpos(f.one, v_one) = 0, true)
        WHEN 'text matches' THEN CASE WHEN f.one IS NULL THEN false ELSE guard.finds(f.one, v_one) END
        WHEN 'list in' THEN f.many && v_all
        WHEN 'list contains' THEN v_one = ANY (f.many)
        WHEN 'list not_contains' THEN v_one <> ALL (f.many)
        WHEN 'list matches' THEN CASE WHEN f.many = '{}' THEN false ELSE
            (SELECT bool_or(guard.finds(t, v_one)) FROM unnest(f.many) t) END
        WHEN 'rank is' THEN f.amount = v_amounts[1]
        WHEN 'rank is_not' THEN f.amount <> v_amounts[1]
        WHEN 'rank in' THEN f.amount = ANY (v_amounts)
        WHEN 'rank less' THEN f.amount > v_amounts[1]
        WHEN 'rank greater' THEN f.amount < v_amounts[1]
        WHEN 'number is' THEN coalesce(f.amount = v_amounts[1], false)
        WHEN 'number is_not' THEN coalesce(f.amount <> v_amounts[1], true)
        WHEN 'number in' THEN coalesce(f.amount = ANY (v_amounts), false)
        WHEN 'number less' THEN coalesce(f.amount < v_amounts[1], false)
        WHEN 'number greater' THEN coalesce(f.amount > v_amounts[1], false)
        WHEN 'span less' THEN f.amount < v_amounts[1]
        WHEN 'span greater' THEN f.amount > v_amounts[1]
        WHEN 'instant less' THEN CASE WHEN guard.as_instant(v_one) IS NOT NULL
            THEN coalesce(f.moment < guard.as_instant(v_one), false) END
        WHEN 'instant greater' THEN CASE WHEN guard.as_instant(v_one) IS NOT NULL
            THEN coalesce(f.moment > guard.as_instant(v_one), false) END
        ELSE CASE WHEN v_op = 'empty' AND f.sort <> 'rank'
            -- of a field of the site's own what is written there, whether or not it is its kind
            THEN (coalesce(f.one, nullif(f.shown, ''), '') = '') = coalesce(v_one, 'true')::boolean END
        END;
    IF holds IS NULL THEN RETURN; END IF;
    why := CASE WHEN v_was THEN 'previous ' ELSE '' END || f.title || ' ' || CASE v_op
        WHEN 'empty' THEN CASE WHEN coalesce(v_one, 'true') = 'true' THEN 'is empty'
            ELSE 'is not empty' END
        ELSE replace(v_op, '_', ' ') || ' ' || array_to_string(v_all, ', ') END;
    IF NOT holds THEN
        IF v_op = 'empty' AND f.one IS NOT NULL THEN f.shown := f.one; END IF;
        f.shown := coalesce(nullif(f.shown, ''), 'empty');
        IF f.sort <> 'list' AND length(f.shown) > 80 THEN
            f.shown := left(f.shown, 79) || '…';
        END IF;
        -- a requester's words are not repeated where reasons are read
        why := why || CASE WHEN v_name IN ('message', 'was.message') AND f.shown <> 'empty'
            THEN ': they say something else' ELSE ': it is ' || f.shown END;
    END IF;
END $$;
-- next
-- Whether a tree of conditions holds for a ticket, and the comparisons that decided it.
CREATE FUNCTION guard.judge(
    p_ticket public.ticket, p_tree jsonb, p_now timestamptz, OUT holds boolean, OUT why text
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_way text;
    v_part jsonb;
    v_yes text[] := '{}'; v_no text[] := '{}';
    v_found record;
BEGIN
    IF p_tree = '{}' THEN holds := true; why := 'no conditions'; RETURN; END IF;
    IF p_tree ? 'field' THEN
        SELECT * INTO holds, why FROM guard.judge_leaf(p_ticket, p_tree, p_now);
        RETURN;
    END IF;
    v_way := (SELECT min(one) FROM jsonb_object_keys(p_tree) one);
    FOR v_part IN SELECT jsonb_array_elements(p_tree -> v_way) LOOP
        SELECT * INTO v_found FROM guard.judge(p_ticket, v_part, p_now);
        IF v_found.holds IS NULL THEN RETURN; END IF;
        IF v_found.holds THEN v_yes := v_yes || v_found.why;
        ELSE v_no := v_no || v_found.why; END IF;
    END LOOP;
    IF v_way = 'all' THEN
        holds := v_no = '{}';
        why := CASE WHEN NOT holds THEN array_to_string(v_no, '; ')
            WHEN v_yes = '{}' THEN 'no conditions' ELSE array_to_string(v_yes, ' and ') END;
    ELSIF v_way = 'any' THEN
        holds := v_yes <> '{}';
        why := CASE WHEN holds THEN v_yes[1]
            WHEN v_no = '{}' THEN 'any of nothing' ELSE array_to_string(v_no, '; ') END;
    ELSIF v_way = 'none' THEN
        holds := v_yes = '{}';
        why := CASE WHEN holds THEN 'none of the others'
            ELSE (SELECT string_agg('not wanted: ' || one, '; ' ORDER BY n)
                  FROM unnest(v_yes) WITH ORDINALITY u (one, n)) END;
    END IF;
END $$;
