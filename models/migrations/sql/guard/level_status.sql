-- A level that moves a status (services/tickets/lifecycle.py). The server counts which clocks stand still
-- then; where it ends or resumes some, it fires nothing more of the ticket before the program has counted.
CREATE FUNCTION guard.act_status(
    p_ticket public.ticket, p_action jsonb, p_reason text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_to text := coalesce(p_action ->> 'to', 'closed');
    v_said text := replace(v_to, '_', ' ');
    v_is_again boolean := v_to = 'open' AND p_ticket.resolved_at IS NOT NULL;
    v_why text := CASE WHEN v_to <> 'open' OR v_is_again THEN left(btrim(regexp_replace(
        coalesce(nullif(p_action ->> 'reason', ''), p_reason), '\s+', ' ', 'g')), 1000) END;
    v_hold text := CASE WHEN v_to IN ('pending', 'on_hold') THEN v_why END;
    v_open bigint[];
    v_changes jsonb; v_happened jsonb;
BEGIN
    IF p_ticket.status = v_to THEN RETURN 'status is ' || v_to || ' already'; END IF;
    IF v_is_again AND p_ticket.status NOT IN ('resolved', 'closed') THEN
        PERFORM guard.refuse_act(format('Ticket #%s is %s; there is nothing to reopen.',
                                        p_ticket.id, p_ticket.status));
    END IF;
    IF v_to IN ('resolved', 'closed') THEN
        v_open := ARRAY(SELECT t.id FROM public.ticket t JOIN public.ticket_link k ON k.to_id = t.id
            WHERE k.from_id = p_ticket.id AND k.kind = 'parent'
                AND t.status IN ('new', 'open', 'pending', 'on_hold') ORDER BY t.id LIMIT 6);
        IF v_open <> '{}' THEN
            PERFORM guard.refuse_act(format('Ticket #%s cannot be %s while its children are open: '
                '%s. Finish them first, or take the links away.', p_ticket.id, v_to,
                (SELECT string_agg('#' || one, ', ' ORDER BY one) FROM unnest(v_open[1:5]) one)
                || CASE WHEN cardinality(v_open) > 5 THEN ' and others' ELSE '' END));
        END IF;
    END IF;
    IF NOT (CASE p_ticket.status WHEN 'resolved' THEN v_to IN ('open', 'closed')
            WHEN 'closed' THEN v_to = 'open'
            ELSE p_ticket.status IN ('new', 'open', 'pending', 'on_hold') END) THEN
        PERFORM guard.refuse_act(format('Ticket #%s is %s and cannot become %s.', p_ticket.id,
                                        replace(p_ticket.status, '_', ' '), v_said));
    END IF;
    v_changes := jsonb_build_array(jsonb_build_array('status', p_ticket.status, v_to));
    v_happened := jsonb_build_array(jsonb_build_array('changed', 'status', p_ticket.status, v_to));
    IF v_to = 'cancelled' THEN
        UPDATE public.ticket SET status = v_to, version = version + 1, updated_at = now()
            WHERE id = p_ticket.id;
        v_happened := v_happened || jsonb_build_array(jsonb_build_array('cancelled', NULL, NULL, NULL));
    ELSE
        UPDATE public.ticket SET status = v_to, hold_reason = v_hold, version = version + 1,
            updated_at = now(), reopen_count = reopen_count + v_is_again::integer,
            resolved_at = CASE WHEN v_to IN ('resolved', 'closed')
                THEN coalesce(resolved_at, now()) END,
            closed_at = CASE v_to WHEN 'closed' THEN now() END
            WHERE id = p_ticket.id;
        IF v_hold IS DISTINCT FROM p_ticket.hold_reason THEN
            v_changes := v_changes || jsonb_build_array(
                jsonb_build_array('hold reason', p_ticket.hold_reason, v_hold));
            v_happened := v_happened || jsonb_build_array(
                jsonb_build_array('changed', 'hold_reason', p_ticket.hold_reason, v_hold));
        END IF;
    END IF;
    PERFORM guard.note_firing('ticket.' || CASE v_to WHEN 'open' THEN 'opened'
            WHEN 'pending' THEN 'awaiting_requester' WHEN 'on_hold' THEN 'placed_on_hold'
            ELSE v_to END, p_ticket.id, p_client, v_changes, v_why);
    IF v_to = 'cancelled' THEN
        PERFORM guard.tell_clocks(p_ticket.id, 'cancelled', jsonb_build_object('reason', v_why),
                                  v_happened, p_client);
    ELSE
        PERFORM guard.tell_clocks(p_ticket.id, 'status',
            jsonb_build_object('status', v_to, 'reason', v_why), v_happened, p_client);
    END IF;
    RETURN 'status ' || v_said;
END $$;
