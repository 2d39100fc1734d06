-- An approval says who gave it and when by what the server knows: the login of the session and its
-- clock. Under a login of their own people approve in their own name only.
CREATE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT guard.is_trusted() AND NEW.approved_by IS DISTINCT FROM guard.me() THEN
        RAISE EXCEPTION 'an approval is given in one''s own name'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.approved_login := session_user;
    NEW.approved_at := clock_timestamp();
    NEW.used_at := NULL;
    NEW.used_by := NULL;
    NEW.used_for := NULL;
    RETURN NEW;
END $$;
-- next
CREATE TRIGGER disposal_approval_claims_nothing BEFORE INSERT ON disposal_approval
FOR EACH ROW EXECUTE FUNCTION check_approval();
-- next
ALTER TABLE disposal_approval ENABLE ALWAYS TRIGGER disposal_approval_claims_nothing;
-- next
-- Uses up one approval: given for this, in the last quarter of an hour, by the login of somebody
-- else who may dispose of records. The desk's own session (owner, watcher) speaks for people who
-- have no logins of their own; there it only has to be a row that nobody used yet.
CREATE FUNCTION records_use_approval(p_what text, p_subject bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_id bigint;
BEGIN
    SELECT a.id INTO v_id FROM public.disposal_approval a
        LEFT JOIN public.person p ON p.id = a.approved_by
        WHERE a.what = p_what AND a.subject_id = p_subject AND a.used_at IS NULL
          AND a.approved_at > clock_timestamp() - interval '15 minutes'
          AND (guard.is_trusted() OR p.active AND a.approved_login = p.login
               AND a.approved_login <> session_user
               AND p.role IN ('compliance', 'records', 'administrator'))
        ORDER BY a.id DESC LIMIT 1 FOR UPDATE OF a;
    IF v_id IS NULL THEN
        RAISE EXCEPTION 'no second person approved % of %', p_what, p_subject
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE public.disposal_approval SET used_at = clock_timestamp(), used_by = session_user,
        used_for = p_what || '/' || p_subject WHERE id = v_id;
END $$;
-- next
-- Takes the files from a ticket's messages, and the contents that no other message has.
CREATE FUNCTION records_detach(p_ticket bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_files text[];
BEGIN
    SELECT array_agg(DISTINCT a.sha256) INTO v_files FROM public.attachment a
        JOIN public.message m ON m.id = a.message_id WHERE m.ticket_id = p_ticket;
    DELETE FROM public.attachment WHERE message_id IN
        (SELECT id FROM public.message WHERE ticket_id = p_ticket);
    DELETE FROM public.attachment_content c WHERE c.sha256 = ANY (v_files)
        AND NOT EXISTS (SELECT 1 FROM public.attachment a WHERE a.sha256 = c.sha256);
END $$;
-- next
CREATE OR REPLACE FUNCTION records_purge(p_ticket bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.records_use_approval('purge', p_ticket);
    PERFORM public.records_detach(p_ticket);
    DELETE FROM public.ticket WHERE id = p_ticket;
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
    UPDATE public.ticket SET subject = '(erased)', tags = '[]', hold_reason = NULL,
        version = version + 1 WHERE id = p_ticket;
END $$;
-- next
CREATE OR REPLACE FUNCTION records_erase_person(p_person bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.records_use_approval('erase_person', p_person);
    UPDATE public.person SET name = 'Erased person ' || id, email = NULL, login = NULL,
        password_hash = NULL, active = false WHERE id = p_person;
END $$;
-- next
-- Takes the values out of the lines that an entry of this transaction names, where the same
-- transaction used up an approval for what the entry is about: that is a line of the ledger too.
CREATE OR REPLACE FUNCTION ledger_withhold(p_entry bigint) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_uuids text[]; v_person bigint; v_count bigint; v_used text[];
BEGIN
    SELECT array_agg(c ->> 'after'),
           max(CASE WHEN e.subject_type = 'person' THEN e.subject_id END),
           min(CASE e.subject_type WHEN 'person' THEN ARRAY['erase_person/' || e.subject_id]
               WHEN 'ticket' THEN ARRAY['erase_ticket/' || e.subject_id, 'purge/' || e.subject_id]
               END)
        INTO v_uuids, v_person, v_used
        FROM public.audit_entry e, jsonb_array_elements(e.changes) c
        WHERE e.id = p_entry AND c ->> 'field' = 'line';
    IF NOT EXISTS (
        SELECT 1 FROM public.ledger_line l, unnest(v_used) u(used)
        WHERE l.transaction_id = pg_current_xact_id()::text::bigint
          AND l.subject LIKE 'disposal/%'
          AND l.fields ? jsonb_build_array('column:used_for', jsonb_build_object(
              'before', NULL, 'after', u.used))::text) THEN
        RAISE EXCEPTION 'no approval was used for what entry % withholds', p_entry
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE public.ledger_line l SET salt = NULL, fields = (
        SELECT jsonb_agg(
            CASE WHEN f.name IN ('row', 'context') OR f.name = 'actor' AND NOT EXISTS (
                    SELECT 1 FROM public.audit_entry e
                    WHERE e.id = l.entry_id AND e.actor_id = v_person)
                THEN jsonb_build_object('salt', encode(f.salt, 'hex'), 'text', f.line)
                ELSE jsonb_build_object('withheld', encode(sha256(
                    'vigil-audit/field/v1\012'::bytea || f.salt
                    || convert_to(f.line, 'UTF8')), 'hex'))
            END ORDER BY f.place)
        FROM (SELECT t AS line, n AS place, t::jsonb ->> 0 AS name,
                     sha256('vigil-audit/salt/v1\012'::bytea || l.salt
                            || convert_to(t::jsonb ->> 0, 'UTF8')) AS salt
              FROM jsonb_array_elements_text(l.fields) WITH ORDINALITY u(t, n)) f)
        WHERE l.uuid = ANY (v_uuids) AND l.salt IS NOT NULL;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    UPDATE public.audit_entry e SET changes = '[]', reason = NULL, source = NULL,
            claimed_actor = NULL,
            actor_name = CASE WHEN e.actor_id = v_person THEN '' ELSE e.actor_name END
        WHERE e.id IN (SELECT l.entry_id FROM public.ledger_line l WHERE l.uuid = ANY (v_uuids));
    RETURN v_count;
END $$;
