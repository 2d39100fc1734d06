-- When a complaint was received is corrected by two: the second person's approval is used up, and
-- nobody but the owner may change the column otherwise.
CREATE FUNCTION complaint_correct_receipt(p_complaint bigint, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.records_use_approval('receipt', p_complaint);
    UPDATE public.complaint SET received_at = p_at, version = version + 1 WHERE id = p_complaint;
END $$;
-- next
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
    UPDATE public.message SET body = '(erased)' WHERE ticket_id = p_ticket;
    UPDATE public.message SET author_name = '(erased)'
        WHERE ticket_id = p_ticket AND author_kind = 'requester';
    DELETE FROM public.custom_value WHERE ticket_id = p_ticket;
    DELETE FROM public.notice WHERE ticket_id = p_ticket;
    DELETE FROM public.outbox_message WHERE ticket_id = p_ticket;
    UPDATE public.complaint SET complainant = '(erased)', contact = '(erased)',
        substance = '(erased)', remedy = NULL, vulnerability = NULL, reasons = NULL,
        redress = NULL, corrective_action = NULL, ombudsman_reference = NULL,
        version = version + 1 WHERE ticket_id = p_ticket;
    UPDATE public.ticket SET subject = '(erased)', tags = '[]', hold_reason = NULL,
        version = version + 1 WHERE id = p_ticket;
END $$;
