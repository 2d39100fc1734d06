-- A ticket leaves only by a purge that an entry of the same transaction approves, and never while
-- it is held: whoever deletes it, by the program or past it.
CREATE FUNCTION check_hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM public.legal_hold_member m JOIN public.legal_hold h ON h.id = m.hold_id
               WHERE m.ticket_id = OLD.id AND h.released_at IS NULL) THEN
        RAISE EXCEPTION 'ticket % is under a legal hold', OLD.id
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
-- next
CREATE TRIGGER ticket_on_hold_stays BEFORE DELETE ON ticket
FOR EACH ROW EXECUTE FUNCTION check_hold();
-- next
ALTER TABLE ticket ENABLE ALWAYS TRIGGER ticket_on_hold_stays;
-- next
CREATE FUNCTION check_disposal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.ledger_line l JOIN public.audit_entry e ON e.id = l.entry_id
                   WHERE l.transaction_id = pg_current_xact_id()::text::bigint
                     AND e.kind = 'purge.approved'
                     AND e.subject_type = 'ticket' AND e.subject_id = OLD.id) THEN
        RAISE EXCEPTION 'ticket % is removed by an approved purge only', OLD.id
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
-- next
CREATE TRIGGER ticket_is_disposed_of_by_approval BEFORE DELETE ON ticket
FOR EACH ROW EXECUTE FUNCTION check_disposal();
-- next
ALTER TABLE ticket ENABLE ALWAYS TRIGGER ticket_is_disposed_of_by_approval;
-- next
DROP TRIGGER ticket_event_is_append_only ON ticket_event;
-- next
CREATE TRIGGER ticket_event_is_append_only BEFORE UPDATE OR TRUNCATE ON ticket_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
ALTER TABLE ticket_event ENABLE ALWAYS TRIGGER ticket_event_is_append_only;
-- next
CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM public.ticket WHERE id = OLD.ticket_id) THEN
        RAISE EXCEPTION 'ticket_event is append-only: DELETE refused'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
-- next
CREATE TRIGGER ticket_event_goes_with_its_ticket BEFORE DELETE ON ticket_event
FOR EACH ROW EXECUTE FUNCTION refuse_event_change();
-- next
ALTER TABLE ticket_event ENABLE ALWAYS TRIGGER ticket_event_goes_with_its_ticket;
-- next
-- A line may lose values, never gain or change one: its commitments still give its leaf. The
-- entry that says so, with the line's uuid, is of the same transaction.
CREATE FUNCTION check_withholding() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.salt IS NULL AND (NEW.id, NEW.uuid, NEW.subject, NEW.seq, NEW.header, NEW.leaf,
                             NEW.transaction_id)
            = (OLD.id, OLD.uuid, OLD.subject, OLD.seq, OLD.header, OLD.leaf, OLD.transaction_id)
       AND NEW.entry_id IS NOT DISTINCT FROM OLD.entry_id
       AND EXISTS (SELECT 1 FROM public.ledger_line l JOIN public.audit_entry e ON e.id = l.entry_id
                   WHERE l.transaction_id = pg_current_xact_id()::text::bigint
                     AND e.kind IN ('purge.executed', 'erasure.executed')
                     AND e.changes @> jsonb_build_array(
                         jsonb_build_object('field', 'line', 'after', NEW.uuid))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'ledger_line is append-only: UPDATE refused'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
DROP TRIGGER ledger_line_is_append_only ON ledger_line;
-- next
CREATE TRIGGER ledger_line_is_append_only BEFORE DELETE OR TRUNCATE ON ledger_line
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
CREATE TRIGGER ledger_line_only_withholds BEFORE UPDATE ON ledger_line
FOR EACH ROW EXECUTE FUNCTION check_withholding();
-- next
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_line_is_append_only;
-- next
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_line_only_withholds;
-- next
-- An entry may lose its words once its line has lost them.
CREATE FUNCTION check_blanking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.changes = '[]' AND NEW.reason IS NULL AND NEW.source IS NULL
       AND NEW.claimed_actor IS NULL AND NEW.actor_name IN (OLD.actor_name, '')
       AND (NEW.id, NEW.at, NEW.kind, NEW.subject_type, NEW.subject_id, NEW.actor_role, NEW.client,
            NEW.correlation)
         = (OLD.id, OLD.at, OLD.kind, OLD.subject_type, OLD.subject_id, OLD.actor_role, OLD.client,
            OLD.correlation)
       AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id
       AND EXISTS (SELECT 1 FROM public.ledger_line l WHERE l.entry_id = NEW.id AND l.salt IS NULL)
    THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_entry is append-only: UPDATE refused'
        USING ERRCODE = 'insufficient_privilege';
END $$;
-- next
DROP TRIGGER audit_entry_is_append_only ON audit_entry;
-- next
CREATE TRIGGER audit_entry_is_append_only BEFORE DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- next
CREATE TRIGGER audit_entry_only_blanks BEFORE UPDATE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION check_blanking();
-- next
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_is_append_only;
-- next
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_only_blanks;
-- next
-- Takes the values out of the lines that an entry of this transaction names, and the words out of
-- their entries. What stays: which row, which entry, and the commitments; for a person's own
-- erasure not even that person's name.
CREATE FUNCTION ledger_withhold(p_entry bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_uuids text[]; v_person bigint; v_count bigint;
BEGIN
    SELECT array_agg(c ->> 'after'),
           max(CASE WHEN e.subject_type = 'person' THEN e.subject_id END)
        INTO v_uuids, v_person
        FROM public.audit_entry e, jsonb_array_elements(e.changes) c
        WHERE e.id = p_entry AND c ->> 'field' = 'line';
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
-- next
-- What two people decided is carried out with the owner's rights: nobody else removes a ticket.
CREATE FUNCTION records_purge(p_ticket bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_files text[];
BEGIN
    SELECT array_agg(DISTINCT a.sha256) INTO v_files FROM public.attachment a
        JOIN public.message m ON m.id = a.message_id WHERE m.ticket_id = p_ticket;
    DELETE FROM public.ticket WHERE id = p_ticket;
    DELETE FROM public.attachment_content c WHERE c.sha256 = ANY (v_files)
        AND NOT EXISTS (SELECT 1 FROM public.attachment a WHERE a.sha256 = c.sha256);
END $$;
-- next
CREATE FUNCTION records_erase_ticket(p_ticket bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_files text[];
BEGIN
    IF EXISTS (SELECT 1 FROM public.legal_hold_member m JOIN public.legal_hold h ON h.id = m.hold_id
               WHERE m.ticket_id = p_ticket AND h.released_at IS NULL) THEN
        RAISE EXCEPTION 'ticket % is under a legal hold', p_ticket
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT array_agg(DISTINCT a.sha256) INTO v_files FROM public.attachment a
        JOIN public.message m ON m.id = a.message_id WHERE m.ticket_id = p_ticket;
    DELETE FROM public.attachment WHERE message_id IN
        (SELECT id FROM public.message WHERE ticket_id = p_ticket);
    DELETE FROM public.attachment_content c WHERE c.sha256 = ANY (v_files)
        AND NOT EXISTS (SELECT 1 FROM public.attachment a WHERE a.sha256 = c.sha256);
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
CREATE FUNCTION records_erase_person(p_person bigint) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE public.person SET name = 'Erased person ' || id, email = NULL, login = NULL,
        password_hash = NULL, active = false WHERE id = p_person
$$;
