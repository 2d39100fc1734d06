-- A regulator's clock is reckoned from the record of its complaint (services/complaints/dues.py), with no
-- pause and no mercy: a breach that was recorded stays, what stopped it stands in the record, and somebody
-- looks until the breach has been told. The arithmetic of a jurisdiction the server does not know, nor when
-- a rule comes due on a ticket: what a login wrote of either is reckoned again under another one, as clocks
-- are (services/complaints/reckoned.py, services/rules/reckoned.py).
CREATE FUNCTION guard.check_duty() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_complaint public.complaint%ROWTYPE;
    v_is_late boolean := NEW.breached_at = NEW.due_at
        AND coalesce(NEW.stopped_at, clock_timestamp()) > NEW.due_at;
BEGIN
    SELECT * INTO v_complaint FROM public.complaint WHERE id = NEW.complaint_id;
    IF NEW.ticket_id = v_complaint.ticket_id
        AND NEW.starts_at IN (v_complaint.received_at, v_complaint.answered_at)
        AND (NEW.stopped_at IS NULL OR NEW.stopped_at IN (v_complaint.acknowledged_at,
            v_complaint.holding_at, v_complaint.answered_at, v_complaint.decided_at,
            v_complaint.referred_at))
        AND (NEW.breached_at IS NULL OR NEW.breached_at <= clock_timestamp())
        AND (NEW.breach_told_at IS NULL OR NEW.breached_at IS NOT NULL)
        AND (NEW.next_at <= NEW.due_at OR NEW.next_at IS NULL
            AND (coalesce(NEW.stopped_at, NEW.breach_told_at) IS NOT NULL OR NEW.is_void
                OR NEW.duty IN ('summary', 'referral')))
        AND (CASE WHEN TG_OP = 'INSERT' THEN coalesce(NEW.risk_told_at, NEW.breach_told_at) IS NULL
            AND (NEW.breached_at IS NULL OR v_is_late)
        ELSE (OLD.breached_at IS NULL AND (NEW.breached_at IS NULL OR v_is_late)
                OR NEW.breached_at = OLD.breached_at)
            AND (NEW.risk_told_at IS NULL OR NEW.risk_told_at = OLD.risk_told_at
                OR guard.is_now(NEW.risk_told_at))
            AND (NEW.breach_told_at IS NULL OR NEW.breach_told_at = OLD.breach_told_at
                OR guard.is_now(NEW.breach_told_at)) END) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a regulator''s clock is reckoned from the record'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER complaint_due_claims_nothing BEFORE INSERT OR UPDATE ON public.complaint_due
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.check_duty();
-- next
CREATE FUNCTION guard.mark_reckoned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_marked boolean := guard.mark_ticket(coalesce(NEW.ticket_id, OLD.ticket_id));
BEGIN
    RETURN NULL;
END $$;
-- next
CREATE TRIGGER complaint_due_is_marked AFTER INSERT OR UPDATE ON public.complaint_due
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.mark_reckoned();
-- next
CREATE TRIGGER rule_due_is_marked AFTER INSERT OR UPDATE OR DELETE ON public.rule_due
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.mark_reckoned();
