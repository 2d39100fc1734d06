-- What an event says in words goes with an erasure that two people approved, in its transaction, and
-- nothing else of it: clocks are replayed from the rest.
CREATE FUNCTION check_event_erasure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.ticket_id, NEW.seq, NEW.at, NEW.kind)
            = (OLD.id, OLD.ticket_id, OLD.seq, OLD.at, OLD.kind)
       AND OLD.data ->> 'reason' IS NOT NULL
       AND NEW.data = jsonb_set(OLD.data, '{reason}', '"(erased)"')
       AND EXISTS (SELECT FROM public.disposal_approval a
                   WHERE a.what = 'erase_ticket' AND a.subject_id = OLD.ticket_id
                     AND a.used_at >= transaction_timestamp()) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'ticket_event is append-only: UPDATE refused'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
DROP TRIGGER ticket_event_is_append_only ON ticket_event;
-- next
CREATE TRIGGER ticket_event_is_append_only BEFORE TRUNCATE ON ticket_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
ALTER TABLE ticket_event ENABLE ALWAYS TRIGGER ticket_event_is_append_only;
-- next
CREATE TRIGGER ticket_event_only_loses_words BEFORE UPDATE ON ticket_event
FOR EACH ROW EXECUTE FUNCTION check_event_erasure();
-- next
ALTER TABLE ticket_event ENABLE ALWAYS TRIGGER ticket_event_only_loses_words;
-- next
-- Every column in which somebody, or a rule in their words, may have written about the ticket.
CREATE OR REPLACE FUNCTION records_erase_ticket(p_ticket bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM public.legal_hold_member m JOIN public.legal_hold h ON h.id = m.hold_id
               WHERE m.ticket_id = p_ticket AND h.released_at IS NULL) THEN
        RAISE EXCEPTION 'ticket % is under a legal hold', p_ticket
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM public.records_use_approval('erase_ticket', p_ticket);
    PERFORM public.records_detach(p_ticket);
    DELETE FROM public.message_tone WHERE message_id IN
        (SELECT id FROM public.message WHERE ticket_id = p_ticket);
    UPDATE public.message SET body = '(erased)', html = NULL, form = 'plain'
        WHERE ticket_id = p_ticket;
    UPDATE public.message SET author_name = '(erased)'
        WHERE ticket_id = p_ticket AND author_kind = 'requester';
    DELETE FROM public.custom_value WHERE ticket_id = p_ticket;
    DELETE FROM public.notice WHERE ticket_id = p_ticket;
    DELETE FROM public.outbox_message WHERE ticket_id = p_ticket;
    DELETE FROM public.reminder WHERE ticket_id = p_ticket;
    UPDATE public.ticket_link SET note = NULL WHERE from_id = p_ticket AND note IS NOT NULL;
    UPDATE public.approval_vote SET comment = NULL WHERE comment IS NOT NULL
        AND approval_id IN (SELECT id FROM public.approval WHERE ticket_id = p_ticket);
    UPDATE public.approval SET title = '(erased)' WHERE ticket_id = p_ticket AND task_id IS NULL
        OR task_id IN (SELECT id FROM public.ticket_task
                       WHERE ticket_id = p_ticket AND template_id IS NULL);
    UPDATE public.ticket_task SET title = '(erased)', step = jsonb_set(step, '{title}', '"(erased)"')
        WHERE ticket_id = p_ticket AND template_id IS NULL;
    UPDATE public.ticket_task SET note = NULL WHERE ticket_id = p_ticket AND note IS NOT NULL;
    UPDATE public.rule_run SET cause = '(erased)', why = '(erased)', did = '(erased)'
        WHERE ticket_id = p_ticket;
    UPDATE public.ticket_event SET data = jsonb_set(data, '{reason}', '"(erased)"')
        WHERE ticket_id = p_ticket AND data ->> 'reason' <> '(erased)';
    UPDATE public.complaint SET complainant = '(erased)', contact = '(erased)',
        substance = '(erased)', remedy = NULL, vulnerability = NULL, reasons = NULL,
        redress = NULL, corrective_action = NULL, ombudsman_reference = NULL,
        version = version + 1 WHERE ticket_id = p_ticket;
    UPDATE public.ticket SET subject = '(erased)', tags = '[]', hold_reason = NULL,
        version = version + 1 WHERE id = p_ticket;
END $$;
