-- What a level posts to a webhook or starts, on a ticket that the sweeping window does not see. A webhook's
-- call is a row of the outbox, which a holder of the watcher's role sends;
-- a path that is started counts from now.
CREATE FUNCTION guard.act_webhook(
    p_ticket public.ticket, p_action jsonb, p_rule text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_channel public.channel%ROWTYPE;
    v_given jsonb := CASE WHEN coalesce(p_action -> 'payload', '{}') <> '{}'
        THEN p_action -> 'payload' ELSE (
            SELECT jsonb_object_agg(one, '{{' || one || '}}')
            FROM unnest(ARRAY['number', 'subject', 'status', 'priority', 'type', 'team', 'assignee',
                              'rule']) one) END;
BEGIN
    SELECT * INTO v_channel FROM public.channel
        WHERE name = p_action ->> 'channel' AND medium = 'webhook' AND active;
    IF NOT FOUND THEN PERFORM guard.refuse_act(
        'There is no webhook called “' || (p_action ->> 'channel') || '” (any more).'); END IF;
    INSERT INTO public.outbox_message (key, medium, channel_id, recipient, ticket_id, kind, urgency,
            subject, body, payload, state, attempts, next_at, created_at)
        VALUES ('hook:' || replace(gen_random_uuid()::text, '-', '') || ':' || p_ticket.id || ':'
                || v_channel.id, 'webhook', v_channel.id,
            coalesce(v_channel.settings ->> 'url', ''), p_ticket.id, 'webhook', 'normal',
            left(btrim(regexp_replace('#' || p_ticket.id || ' ' || p_ticket.subject, '\s+', ' ', 'g')),
                 300), '',
            (SELECT jsonb_object_agg(key, guard.filled(value, p_ticket, p_rule, 'en', true))
             FROM jsonb_each_text(v_given)) || jsonb_build_object('ticket', p_ticket.id::text),
            'waiting', 0, now(), now());
    RETURN 'queued a call of ' || v_channel.name;
END $$;
-- next
-- Whether a path may be started by itself: it is there, and none of its levels counts to a due time.
CREATE FUNCTION guard.is_startable(p_path text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.escalation_path p WHERE p.name = p_path AND p.active
        AND NOT EXISTS (SELECT FROM public.escalation_level l WHERE l.path_id = p.id
            AND (l."offset" LIKE '-%' OR strpos(l."offset", '%') > 0)))
$$;
-- next
CREATE FUNCTION guard.act_path(p_ticket public.ticket, p_action jsonb, p_client text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_path bigint := (SELECT id FROM public.escalation_path WHERE name = p_action ->> 'path');
    v_running bigint := (SELECT id FROM public.path_run
        WHERE ticket_id = p_ticket.id AND path_id = v_path AND ended_at IS NULL);
BEGIN
    IF v_running IS NOT NULL AND p_action -> 'restart' IS DISTINCT FROM 'true' THEN
        RETURN CASE (SELECT started_at FROM public.path_run WHERE id = v_running) WHEN now()
            THEN 'started' ELSE 'left running' END || ' the path ' || (p_action ->> 'path');
    END IF;
    UPDATE public.path_run SET ended_at = now(), next_at = NULL WHERE id = v_running;
    INSERT INTO public.path_run (path_id, ticket_id, started_at, started_by, next_at)
        VALUES (v_path, p_ticket.id, now(), 'Watcher', now());
    PERFORM guard.note_firing('path.started', p_ticket.id, p_client, jsonb_build_array(
        jsonb_build_array('path', NULL, p_action ->> 'path')), NULL);
    RETURN 'started the path ' || (p_action ->> 'path');
END $$;
