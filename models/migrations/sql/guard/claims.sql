-- What a seat may not claim: another person, another time, another system. The services never do;
-- these refuse whoever writes with an SQL client of their own. The desk's own session (watcher,
-- owner) is exempt: it imports foreign logs and speaks for rules. A trigger's own condition says so
-- ({{seat}}), for a function that is called to find that nothing is to be done costs as much again.
--
-- What only these functions call (is_now, is_drawn and others below) has no search path of its own:
-- it runs under that of its caller, and setting one costs more than what it does. Nobody else may
-- call it (tests/store/test_rights.py). In SQL it becomes a part of the expression that calls it.
CREATE FUNCTION guard.is_now(p_at timestamptz) RETURNS boolean LANGUAGE sql VOLATILE AS $$
    SELECT p_at BETWEEN now() - interval '1 second' AND clock_timestamp() + interval '1 second'
$$;
-- next
CREATE FUNCTION guard.check_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_me bigint; v_name text; v_role text;
BEGIN
    -- ledger_settle() writes as the role without members, under the login's name
    IF NEW.kind = 'direct.changed' AND NEW.actor_role = 'database'
        AND pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
    SELECT id, name, role INTO v_me, v_name, v_role FROM public.person
        WHERE login = session_user::text AND active;
    IF v_me IS NULL OR NEW.source IS NOT NULL OR NEW.claimed_at IS NOT NULL
        OR NEW.claimed_actor IS NOT NULL OR NOT guard.is_now(NEW.at)
        OR NOT (NEW.actor_id = v_me AND NEW.actor_name = v_name AND NEW.actor_role = v_role
                OR NEW.actor_id IS NULL AND NEW.actor_role = 'watcher'
                    AND (NEW.actor_name = 'Watcher' OR NEW.actor_name LIKE 'Rule: %')) THEN
        RAISE EXCEPTION 'an entry is made in one''s own name and at its own time'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
-- next
CREATE TRIGGER audit_entry_claims_nothing BEFORE INSERT ON public.audit_entry
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_entry();
-- next
-- The clocks are replayed from these: an event cannot be set back into time for a reply.
CREATE FUNCTION guard.check_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_now(NEW.at) THEN RETURN NEW; END IF;
    IF NEW.at = (SELECT max(e.at) FROM public.ticket_event e WHERE e.ticket_id = NEW.ticket_id)
        THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'an event happens now' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER ticket_event_claims_nothing BEFORE INSERT ON public.ticket_event
FOR EACH ROW WHEN ({{seat}}) EXECUTE FUNCTION guard.check_event();
-- next
-- Whether a number is the one that this session drew last: it may be drawn ahead of its row, and never
-- chosen. A table that was parted by month adds the month to what it draws, so what the column itself
-- says is asked then; such a number is used in the month in which it was drawn.
CREATE FUNCTION guard.is_drawn(p_table regclass, p_sequence regclass, p_id bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    v_is_drawn boolean;
BEGIN
    IF p_id = currval(p_sequence) THEN RETURN true; END IF;
    EXECUTE (SELECT 'SELECT $1 = ' || replace(pg_get_expr(d.adbin, d.adrelid), 'nextval(', 'currval(')
             FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
             WHERE d.adrelid = p_table AND a.attname = 'id') INTO v_is_drawn USING p_id;
    RETURN coalesce(v_is_drawn, false);
EXCEPTION WHEN object_not_in_prerequisite_state THEN
    RETURN false;  -- this session drew none
END $$;
-- next
CREATE FUNCTION guard.check_message() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_me bigint; v_name text;
    v_is_requester boolean;
    v_is_right boolean;
BEGIN
    IF NOT guard.is_drawn('public.message', 'public.message_id_seq', NEW.id) THEN
        RAISE EXCEPTION 'a message has the number that was drawn for it'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT id, name, role = 'requester' INTO v_me, v_name, v_is_requester FROM public.person
        WHERE login = session_user::text AND active;
    IF guard.is_now(NEW.at) AND NEW.kind IN ('reply', 'note') AND NEW.form IN ('plain', 'markdown', 'html')
    THEN
        IF NEW.author_kind IN ('agent', 'system') THEN
            v_is_right := NOT v_is_requester AND (NEW.author_id = v_me AND NEW.author_name = v_name
                OR NEW.author_id IS NULL
                    AND (NEW.author_name = 'Watcher' OR NEW.author_name LIKE 'Rule: %'));
        ELSIF NEW.author_kind = 'requester' AND NEW.kind = 'reply' THEN
            v_is_right := (NEW.author_id, NEW.author_name::text) = (
                    SELECT p.id, p.name::text FROM public.ticket t JOIN public.person p
                        ON p.id = t.requester_id WHERE t.id = NEW.ticket_id)
                AND (NOT v_is_requester OR NEW.author_id = v_me);
        END IF;
    END IF;
    IF v_is_right THEN
        -- one's own words are seen with the ticket; any other are told back to who writes them here
        IF NEW.author_id = v_me THEN RETURN NEW; END IF;
        v_is_right := guard.mark_written('message', NEW.id);
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a message is written in one''s own name and now'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
-- What a level that the server fires writes is the desk's own, whoever sweeps.
CREATE TRIGGER message_claims_nothing BEFORE INSERT ON public.message
FOR EACH ROW
WHEN ({{seat}} AND (current_user <> 'vigil_owner' OR NEW.author_id IS NOT NULL
    OR NEW.kind <> 'note' AND NEW.author_kind <> 'system'))
EXECUTE FUNCTION guard.check_message();
-- next
-- A requester asks and answers. Who works the ticket, how urgent it is and when it is due are
-- not theirs to say; an answer ends a wait or takes the ticket up again.
CREATE FUNCTION guard.check_ticket() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_old jsonb; v_new jsonb;
    v_me bigint; v_role text; v_account bigint;
    v_is_mine boolean;
BEGIN
    SELECT id, role, account_id INTO v_me, v_role, v_account FROM public.person
        WHERE login = session_user::text AND active;
    IF TG_OP = 'INSERT' THEN
        IF NOT guard.is_now(NEW.created_at) THEN
            RAISE EXCEPTION 'a ticket is opened now' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- the number of a ticket that is there would give sight of it until the commit (held.sql)
        IF NOT guard.is_drawn('public.ticket', 'public.ticket_id_seq', NEW.id)
            OR EXISTS (SELECT FROM public.ticket t WHERE t.id = NEW.id) THEN
            RAISE EXCEPTION 'a ticket has the number that was drawn for it'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- what these see anyway (models/sight.py) needs no holding
        v_is_mine := NEW.requester_id = v_me
            OR NEW.assignee_id = v_me AND v_role IN ('agent', 'supervisor', 'administrator');
        IF v_is_mine IS NOT TRUE THEN v_is_mine := guard.mark_held(NEW.id); END IF;
    END IF;
    IF v_role IS DISTINCT FROM 'requester' THEN RETURN NEW; END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status = 'new' AND NEW.origin = 'requester'
            AND coalesce(NEW.assignee_id, NEW.team_id, NEW.policy_version_id) IS NULL
            AND NEW.account_id IS NOT DISTINCT FROM v_account AND NEW.reopen_count = 0
            AND coalesce(NEW.next_due_at, NEW.contact_at, NEW.resolved_at, NEW.closed_at) IS NULL
            THEN RETURN NEW; END IF;
    ELSE
        v_old := to_jsonb(OLD) - '{status,version,updated_at,resolved_at,closed_at,hold_reason,reopen_count}'::text[];
        v_new := to_jsonb(NEW) - '{status,version,updated_at,resolved_at,closed_at,hold_reason,reopen_count}'::text[];
        IF v_old = v_new AND NEW.reopen_count BETWEEN OLD.reopen_count AND OLD.reopen_count + 1
            AND (NEW.status = OLD.status OR NEW.status = 'open'
                 AND OLD.status IN ('pending', 'on_hold', 'resolved', 'closed'))
            THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'a requester opens tickets and replies to them'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER ticket_claims_nothing_1 BEFORE INSERT ON public.ticket
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_ticket();
-- next
-- That a row was changed, and when, whoever changes it says: every column but `version` and `updated_at`.
CREATE TRIGGER ticket_claims_nothing_2 BEFORE UPDATE OF {{ticket_columns}} ON public.ticket
FOR EACH ROW WHEN (current_user <> 'vigil_owner' AND {{seat}})
EXECUTE FUNCTION guard.check_ticket();
-- next
-- A version counts changes one by one: put up to the end of its range, nobody could save any more. Whether a
-- seat does so is asked here: the server reads the text of a condition again for every statement.
CREATE FUNCTION guard.refuse_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT ({{seat}}) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a version counts changes one by one' USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER ticket_counts_on_1 BEFORE INSERT ON public.ticket
FOR EACH ROW WHEN (NEW.version NOT BETWEEN 0 AND 1000)
EXECUTE FUNCTION guard.refuse_version();
-- next
CREATE TRIGGER ticket_counts_on_2 BEFORE UPDATE OF version ON public.ticket
FOR EACH ROW WHEN (NEW.version NOT BETWEEN OLD.version AND OLD.version + 1000)
EXECUTE FUNCTION guard.refuse_version();
-- next
CREATE TRIGGER complaint_counts_on BEFORE UPDATE OF version ON public.complaint
FOR EACH ROW WHEN (NEW.version NOT BETWEEN OLD.version AND OLD.version + 1000)
EXECUTE FUNCTION guard.refuse_version();
-- next
-- A ticket forwarded to somebody outside: whoever sees the ticket may, once its trail says to whom,
-- with files of its conversation and none of a note or of another ticket.
CREATE FUNCTION guard.is_forward(p_parcel public.outbox_message) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_parcel.medium = 'email' AND p_parcel.kind = 'forward' AND p_parcel.state = 'waiting'
        AND p_parcel.ticket_id IS NOT NULL
        AND guard.my_role() IN ('agent', 'supervisor', 'administrator')
        AND EXISTS (
            SELECT 1 FROM public.audit_entry e
            WHERE e.kind = 'ticket.forwarded' AND e.subject_type = 'ticket'
                AND e.subject_id = p_parcel.ticket_id AND guard.is_now(e.at)
                AND e.changes @> jsonb_build_array(jsonb_build_object(
                    'field', 'forwarded to', 'after', p_parcel.recipient)))
        AND NOT EXISTS (
            SELECT 1 FROM unnest(string_to_array(p_parcel.payload ->> 'files', ' ')) f(number)
            WHERE NOT EXISTS (
                SELECT 1 FROM public.attachment a JOIN public.message m ON m.id = a.message_id
                WHERE a.id::text = f.number AND m.ticket_id = p_parcel.ticket_id
                    AND m.kind <> 'note'))
$$;
-- next
-- A seat's mail goes to people of the desk at the address that is known of them, without files, and
-- to the webhooks an administrator set up: nobody sends what they like to whom they like. One that
-- was forwarded and has not left yet is taken back by whoever sees its ticket.
CREATE FUNCTION guard.check_parcel() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF guard.is_trusted() OR guard.my_role() = 'administrator' OR NEW IS NOT DISTINCT FROM OLD
            OR OLD.kind = 'forward' AND OLD.state = 'waiting' AND OLD.attempts = 0
                AND NEW.state = 'withdrawn' AND to_jsonb(NEW) - '{state,next_at}'::text[]
                    = to_jsonb(OLD) - '{state,next_at}'::text[] THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'a message that was sent stays as it is'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- a key that is taken ahead would keep the real message back
    IF NEW.key LIKE 'notice:%' AND NOT guard.is_trusted() AND NOT EXISTS (
        SELECT FROM public.notice n WHERE n.id = NEW.notice_id AND n.person_id = NEW.person_id
            AND NEW.key = 'notice:' || n.id || ':' || NEW.medium) THEN
        RAISE EXCEPTION 'a message has the key of its alert' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF guard.is_trusted() OR guard.is_forward(NEW)
        OR NEW.medium = 'webhook' AND NEW.channel_id IS NOT NULL AND NOT NEW.payload ? 'files'
        -- nothing is sent to who is switched off, which is a record too
        OR (NEW.state = 'waiting' OR NEW.state = 'skipped' AND NEW.next_at IS NULL)
            AND NOT NEW.payload ? 'files' AND EXISTS (
            SELECT 1 FROM public.person p LEFT JOIN public.alert_profile w ON w.person_id = p.id
            WHERE p.id = NEW.person_id AND (NEW.state = 'waiting' OR NOT p.active)
                AND (NEW.recipient = '' OR NEW.recipient = CASE NEW.medium
                WHEN 'email' THEN p.email WHEN 'chat' THEN w.chat WHEN 'sms' THEN w.mobile END))
        -- who was skipped at a workstation of theirs, or nowhere: a record, nothing is sent there
        OR NEW.medium = 'desktop' AND NEW.state = 'skipped' AND NEW.next_at IS NULL AND (
            NEW.recipient = '' OR EXISTS (SELECT 1 FROM public.seat_presence s
                WHERE s.person_id = NEW.person_id AND s.seat = NEW.recipient)) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a message goes to a person of this desk, at the address known of them'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER outbox_message_claims_nothing_1 BEFORE INSERT ON public.outbox_message
FOR EACH ROW EXECUTE FUNCTION guard.check_parcel();
-- next
CREATE TRIGGER outbox_message_claims_nothing_2 BEFORE UPDATE ON public.outbox_message
FOR EACH ROW WHEN (current_user <> 'vigil_owner') EXECUTE FUNCTION guard.check_parcel();
-- next
-- Who sends says what became of it; a seat only says why something does not leave at once.
CREATE FUNCTION guard.check_delivery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guard.is_trusted() OR guard.my_role() = 'administrator'
        OR NEW.outcome IN ('held', 'skipped') AND NEW.attempt = 0 AND guard.is_now(NEW.at)
        THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'what became of a message is said by who sends it'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
CREATE TRIGGER delivery_claims_nothing BEFORE INSERT ON public.delivery
FOR EACH ROW EXECUTE FUNCTION guard.check_delivery();
