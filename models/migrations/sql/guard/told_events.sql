-- Clocks are replayed from the events of a ticket, so an event that somebody writes with an SQL client
-- of their own would count for good. What the ticket's own rows say at the commit is compared here:
-- the last word about status, priority, team or policy is the ticket's; an answer has its message, new
-- and of that side; a merge has its row; a ticket begins once. What only the program knows (which
-- obligations a merge takes along, which versions of a calendar are pinned, whether the second person
-- of a restatement agreed) is not.
CREATE FUNCTION guard.is_last(p_event public.ticket_event, p_kinds text[]) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN NOT EXISTS (SELECT FROM public.ticket_event e
        WHERE e.ticket_id = p_event.ticket_id AND e.seq > p_event.seq AND e.kind = ANY (p_kinds));
END $$;
-- next
-- Whether a message that an event names is there: new, of this ticket and side, and not told of yet.
CREATE FUNCTION guard.is_told_of(p_event public.ticket_event, p_kind text, p_side text)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.message m WHERE m.id = (p_event.data ->> 'message_id')::bigint
            AND m.ticket_id = p_event.ticket_id AND m.kind = p_kind AND m.author_kind = p_side
            AND guard.is_now(m.at))
        AND NOT EXISTS (SELECT FROM public.ticket_event e
            WHERE e.ticket_id = p_event.ticket_id AND e.seq <> p_event.seq
                AND e.data ->> 'message_id' = p_event.data ->> 'message_id');
END $$;
-- next
-- A hand-over pins the promise that its team has, in its own calendar.
CREATE FUNCTION guard.is_promised(p_data jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    v_calendar bigint; v_ola text;
BEGIN
    IF p_data ->> 'team_id' IS NOT NULL THEN
        SELECT t.calendar_id, t.ola INTO v_calendar, v_ola FROM public.team t
            WHERE t.id = (p_data ->> 'team_id')::bigint;
    END IF;
    IF v_calendar IS NOT NULL AND v_ola IS NOT NULL AND EXISTS (
        SELECT FROM public.calendar_version c WHERE c.calendar_id = v_calendar) THEN
        RETURN p_data ->> 'ola' IS NOT DISTINCT FROM v_ola AND EXISTS (
            SELECT FROM public.calendar_version c WHERE c.calendar_id = v_calendar
                AND c.id = (p_data ->> 'calendar_version_id')::bigint);
    END IF;
    RETURN p_data ->> 'ola' IS NULL;
END $$;
-- next
-- Hours that are published to a ticket are those its team counts its own promise in, and count for it.
CREATE FUNCTION guard.is_rehoured(p_event public.ticket_event, p_ticket public.ticket)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.calendar_version c
        WHERE c.id = (p_event.data ->> 'calendar_version_id')::bigint
            AND guard.counts_for(c.from_ticket, c.published_at, p_ticket)
            AND c.calendar_id = (SELECT b.calendar_id FROM public.calendar_version b
                WHERE b.id = (SELECT (e.data ->> 'calendar_version_id')::bigint
                    FROM public.ticket_event e WHERE e.ticket_id = p_event.ticket_id
                        AND e.kind IN ('created', 'team') AND e.seq < p_event.seq
                    ORDER BY e.seq DESC LIMIT 1)));
END $$;
-- next
-- One kind after the other, the usual ones first: as one expression it would be planned anew for each
-- event.
CREATE FUNCTION guard.check_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_ticket public.ticket%ROWTYPE;
    v_data jsonb := NEW.data;
    v_is_so boolean;
BEGIN
    SELECT * INTO v_ticket FROM public.ticket WHERE id = NEW.ticket_id;
    IF NOT FOUND THEN RETURN NULL; END IF;
    CASE NEW.kind
    WHEN 'agent_reply' THEN
        v_is_so := guard.is_told_of(NEW, 'reply', 'agent');
    WHEN 'created' THEN
        v_is_so := NEW.seq = 1 AND v_data ->> 'origin' = v_ticket.origin
            AND (v_data ->> 'by' = 'customer') = (v_ticket.origin = 'requester')
            AND (v_data ->> 'contact_at')::timestamptz IS NOT DISTINCT FROM v_ticket.contact_at
            AND guard.is_promised(v_data);
    WHEN 'policy' THEN
        v_is_so := (v_data ->> 'policy_version_id')::bigint
            IS NOT DISTINCT FROM v_ticket.policy_version_id OR NOT guard.is_last(NEW, '{policy}');
    WHEN 'calendar' THEN
        v_is_so := guard.is_rehoured(NEW, v_ticket);
    WHEN 'customer_reply' THEN
        v_is_so := guard.is_told_of(NEW, 'reply', 'requester');
    WHEN 'note' THEN
        v_is_so := guard.is_told_of(NEW, 'note', 'agent');
    WHEN 'status' THEN
        v_is_so := v_data ->> 'status' = v_ticket.status
            OR NOT guard.is_last(NEW, '{status,cancelled,merged,merge_undone}');
    WHEN 'cancelled' THEN
        v_is_so := v_ticket.status = 'cancelled'
            OR NOT guard.is_last(NEW, '{status,cancelled,merged,merge_undone}');
    WHEN 'priority' THEN
        v_is_so := v_data ->> 'priority'
                = (ARRAY['critical', 'high', 'normal', 'low'])[v_ticket.priority]
            OR NOT guard.is_last(NEW, '{priority}');
    WHEN 'assignee' THEN
        v_is_so := (v_data ->> 'person_id')::bigint IS NOT DISTINCT FROM v_ticket.assignee_id
            OR NOT guard.is_last(NEW, '{team,assignee}');
    WHEN 'team' THEN
        v_is_so := (v_data ->> 'person_id')::bigint IS NOT DISTINCT FROM v_ticket.assignee_id
                AND (v_data ->> 'team_id')::bigint IS NOT DISTINCT FROM v_ticket.team_id
                AND guard.is_promised(v_data)
            OR NOT guard.is_last(NEW, '{team,assignee}');
    WHEN 'auto_reply' THEN
        v_is_so := guard.is_told_of(NEW, 'reply', 'system');
    WHEN 'merged' THEN
        v_is_so := EXISTS (SELECT FROM public.ticket_merge m WHERE m.source_id = v_ticket.id
            AND m.target_id = (v_data ->> 'into')::bigint);
    WHEN 'absorbed' THEN
        v_is_so := EXISTS (SELECT FROM public.ticket_merge m
            WHERE m.target_id = v_ticket.id AND m.source_id = (v_data ->> 'source')::bigint);
    WHEN 'merge_undone' THEN
        v_is_so := EXISTS (SELECT FROM public.ticket_merge m
            WHERE (v_ticket.id, (v_data ->> 'other')::bigint)
                IN ((m.source_id, m.target_id), (m.target_id, m.source_id))
                AND m.undone_at IS NOT NULL);
    WHEN 'restated' THEN
        v_is_so := guard.my_role() IN ('supervisor', 'compliance', 'administrator')
            AND (v_data ->> 'by')::bigint = guard.me() AND EXISTS (SELECT FROM public.person p
                WHERE p.id = (v_data ->> 'approved_by')::bigint AND p.id <> guard.me()
                    AND p.active AND p.role IN ('supervisor', 'compliance', 'administrator'));
    ELSE v_is_so := true;
    END CASE;
    IF v_is_so THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'an event tells what happened to its ticket'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
-- Asked at the commit, when everything that the transaction changed is there. Which kinds there are is not
-- asked here: the server reads the text of a condition again for every event.
CREATE CONSTRAINT TRIGGER ticket_event_is_true AFTER INSERT ON public.ticket_event
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_told();
