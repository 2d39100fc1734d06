-- An approval is asked for now, in the name of who asks, and decided by the words of those who were
-- asked: each gives their own, or that of somebody who is away and whose substitute they are, and
-- nobody decides what they asked for themselves. Where an approver is switched off, or away with nobody who
-- stands in but who asked, whoever is above them is asked instead. The services never do otherwise; these refuse whoever
-- writes with an SQL client of their own. The desk's own functions (levels that ask) are not asked.
CREATE FUNCTION guard.check_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.state = 'requested' AND NEW.decided_at IS NULL AND guard.is_now(NEW.asked_at)
        AND (NEW.asked_by = (SELECT p.name FROM public.person p WHERE p.id = guard.me())
            OR NEW.asked_by = 'Watcher' OR NEW.asked_by LIKE 'Rule: %')
        AND (NEW.task_id IS NULL OR EXISTS (SELECT FROM public.ticket_task t
            WHERE t.id = NEW.task_id AND t.ticket_id = NEW.ticket_id)) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'an approval is asked for in one''s own name' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER approval_claims_nothing_1 BEFORE INSERT ON public.approval
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.check_asked();
-- next
-- Asked at the commit, when the words are there: one yes of any, every yes of all; the same for no.
CREATE FUNCTION guard.check_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_yes boolean; v_no boolean;
BEGIN
    SELECT CASE NEW.way WHEN 'any' THEN bool_or(coalesce(v.approves, false))
                ELSE bool_and(coalesce(v.approves, false)) END,
        CASE NEW.way WHEN 'any' THEN bool_and(v.approves IS FALSE) ELSE bool_or(v.approves IS FALSE) END
        INTO v_yes, v_no FROM public.approval_vote v WHERE v.approval_id = NEW.id;
    IF OLD.state = 'requested' AND guard.is_now(NEW.decided_at) AND coalesce(CASE NEW.state
        WHEN 'approved' THEN v_yes WHEN 'refused' THEN v_no ELSE NEW.state = 'withdrawn' END, false)
        THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'an approval is decided by those who were asked'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE CONSTRAINT TRIGGER approval_claims_nothing_2 AFTER UPDATE ON public.approval
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.* AND current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_decided();
-- next
-- Who is asked in the place of an approver (services/workflow/passing_on.py): who is above, and neither
-- asked already nor the one who asks. Of a restricted ticket the officers in the place of supervisors and
-- administrators.
CREATE FUNCTION guard.heir(p_approval bigint, p_person bigint, p_asker bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_is_restricted boolean := guard.is_restricted(
        (SELECT a.ticket_id FROM public.approval a WHERE a.id = p_approval));
BEGIN
    RETURN (WITH RECURSIVE above AS (
        SELECT p.manager_id AS id, 1 AS n FROM public.person p WHERE p.id = p_person
        UNION ALL SELECT p.manager_id, a.n + 1 FROM above a JOIN public.person p ON p.id = a.id
            WHERE a.n < 8
    ), line AS (
        SELECT id, n FROM above UNION ALL
        SELECT d.head_id, 9 FROM public.person p JOIN public.department d ON d.id = p.department_id
            WHERE p.id = p_person
        UNION ALL SELECT s.id, 10 FROM public.person p JOIN public.person s
            ON s.department_id = p.department_id AND s.role = 'supervisor'
            WHERE p.id = p_person AND NOT v_is_restricted
        UNION ALL SELECT a.id, 11 FROM public.person a
            WHERE a.role = CASE WHEN v_is_restricted THEN 'compliance' ELSE 'administrator' END
    )
    SELECT l.id FROM line l WHERE l.id IS NOT NULL AND l.id IS DISTINCT FROM p_asker
        AND guard.present(l.id) = l.id AND NOT EXISTS (SELECT FROM public.approval_vote v
            WHERE v.approval_id = p_approval AND v.person_id = l.id)
    ORDER BY l.n, l.id LIMIT 1);
END $$;
-- next
CREATE FUNCTION guard.check_vote() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_me bigint := guard.me();
    v_approval public.approval%ROWTYPE;
    v_asker bigint;
    v_is_right boolean;
BEGIN
    SELECT * INTO v_approval FROM public.approval WHERE id = NEW.approval_id;
    IF TG_OP = 'INSERT' THEN
        -- whom it concerns is said when it is asked, and nobody joins in later
        v_is_right := guard.is_now(v_approval.asked_at) AND NEW.approves IS NULL
            AND NEW.given_by IS NULL AND NEW.given_at IS NULL AND NEW.comment IS NULL;
    ELSE
        -- the trail says whose number asked; of two people the name may be the same
        v_asker := (SELECT e.actor_id FROM public.audit_entry e
            WHERE e.subject_type = 'ticket' AND e.subject_id = v_approval.ticket_id
                AND e.kind = 'approval.requested' AND e.at = v_approval.asked_at
                AND e.changes -> 0 ->> 'after' = v_approval.title LIMIT 1);
        v_is_right := CASE WHEN NEW.person_id <> OLD.person_id THEN v_approval.state = 'requested'
            AND OLD.approves IS NULL AND to_jsonb(NEW) - 'person_id' = to_jsonb(OLD) - 'person_id'
            AND coalesce(guard.present(OLD.person_id) = v_asker, guard.present(OLD.person_id) IS NULL)
            AND NEW.person_id = guard.heir(OLD.approval_id, OLD.person_id, v_asker)
        ELSE OLD.approves IS NULL AND NEW.approves IS NOT NULL AND NEW.given_by = v_me
            AND guard.is_now(NEW.given_at) AND v_approval.state = 'requested'
            AND v_asker IS DISTINCT FROM v_me
            AND v_me IN (NEW.person_id, guard.present(NEW.person_id)) END;
    END IF;
    IF v_is_right THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a word on an approval is given in one''s own name, once'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER approval_vote_claims_nothing BEFORE INSERT OR UPDATE ON public.approval_vote
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}}) EXECUTE FUNCTION guard.check_vote();
