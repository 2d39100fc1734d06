-- Words of restricted tickets (messages, files, the record of a complaint, what a webhook carries, what
-- trail and ledger repeat) are handed out to a person's login once the trail says so: the entry is
-- written by the server, and counts when its transaction has been committed. A transaction that opens
-- and reads and is rolled back would leave no trace, so it reads nothing. A standby takes no entry, so
-- there nothing is opened; and it has no rows of unlogged tables, which it may not even be asked for.
CREATE UNLOGGED TABLE guard.opened (
    login name NOT NULL, ticket_id bigint NOT NULL, at timestamptz NOT NULL,
    transaction xid8 NOT NULL, PRIMARY KEY (login, ticket_id)
);
-- next
ALTER TABLE guard.opened OWNER TO vigil_owner;
-- next
-- What this transaction itself wrote may be told back to it before anybody opens anything.
CREATE UNLOGGED TABLE guard.written (
    transaction xid8 NOT NULL, sort text NOT NULL, id bigint NOT NULL,
    PRIMARY KEY (transaction, sort, id)
);
-- next
ALTER TABLE guard.written OWNER TO vigil_owner;
-- next
-- Which types are restricted; NULL: every ticket is, whatever its type.
CREATE FUNCTION guard.kept_kinds() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_said jsonb := (SELECT value FROM public.setting WHERE key = 'restricted');
BEGIN
    IF jsonb_typeof(v_said) IS DISTINCT FROM 'object' THEN RETURN {{secret_kinds}}; END IF;
    IF v_said -> 'everything' = 'true' THEN RETURN NULL; END IF;
    RETURN CASE jsonb_typeof(v_said -> 'types') WHEN 'array'
        THEN ARRAY(SELECT jsonb_array_elements_text(v_said -> 'types')) ELSE '{}' END;
END $$;
-- next
CREATE FUNCTION guard.kept_tags() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_said jsonb := (SELECT value FROM public.setting WHERE key = 'restricted');
BEGIN
    IF jsonb_typeof(v_said) IS DISTINCT FROM 'object' THEN RETURN '{confidential}'; END IF;
    RETURN CASE jsonb_typeof(v_said -> 'tags') WHEN 'array'
        THEN ARRAY(SELECT jsonb_array_elements_text(v_said -> 'tags')) ELSE '{}' END;
END $$;
-- next
-- The tickets that this login has opened; 0 stands for all that its rights let it see.
CREATE FUNCTION guard.opened_tickets() RETURNS bigint[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_is_in_recovery() THEN RETURN '{}'; END IF;
    RETURN (
        SELECT coalesce(array_agg(ticket_id), '{}') FROM guard.opened
        WHERE login = session_user AND at > clock_timestamp() - interval '15 minutes'
          AND transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()
    );
END $$;
-- next
CREATE FUNCTION guard.is_written(p_sort text, p_id bigint) RETURNS boolean LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_is_in_recovery() THEN RETURN false; END IF;
    RETURN EXISTS (SELECT FROM guard.written w WHERE w.sort = p_sort AND w.id = p_id
        AND w.transaction = pg_current_xact_id_if_assigned());
END $$;
-- next
CREATE FUNCTION guard.mark_written(p_sort text, p_id bigint) RETURNS boolean LANGUAGE plpgsql
VOLATILE AS $$
BEGIN
    IF random() < 0.02 THEN
        DELETE FROM guard.written WHERE transaction < pg_snapshot_xmin(pg_current_snapshot());
    END IF;
    INSERT INTO guard.written VALUES (pg_current_xact_id(), p_sort, p_id) ON CONFLICT DO NOTHING;
    RETURN true;
END $$;
-- next
-- Messages are noted where they are checked (claims.sql), and nothing of the desk's own session. That is
-- asked here, for the server reads the text of a trigger's condition again for every statement.
CREATE FUNCTION guard.note_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_is_noted boolean := {{seat}} AND guard.mark_written(TG_TABLE_NAME, NEW.id);
BEGIN
    RETURN NEW;
END $$;
-- next
CREATE FUNCTION guard.is_restricted(p_ticket bigint) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (t.kind <> ALL (guard.kept_kinds())
            AND NOT jsonb_exists_any(t.tags, guard.kept_tags())) IS NOT TRUE
    FROM public.ticket t WHERE t.id = p_ticket
$$;
-- next
-- What alerts call a ticket: a level, a rule or a task may tell people who do not see a confidential one
-- (services/audit/restriction.py).
CREATE FUNCTION guard.called(p_ticket public.ticket) RETURNS text LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN CASE WHEN p_ticket.kind = ANY (guard.my_secret_kinds())
        THEN p_ticket.kind ELSE p_ticket.subject END;
END $$;
-- next
-- Takes what was said on tickets that are restricted now out of alerts that were given before
-- (services/audit/kept_alerts.py); no ticket: of all.
CREATE FUNCTION guard.empty_alerts(p_ticket bigint) RETURNS void LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    WITH emptied AS (
        UPDATE public.notice n SET body = '' WHERE n.kind IN ('watched', 'mention', 'rule')
            AND n.body <> '' AND (p_ticket IS NULL OR n.ticket_id = p_ticket)
            AND n.ticket_id IS NOT NULL AND guard.is_restricted(n.ticket_id)
        RETURNING n.id
    )
    UPDATE public.outbox_message o SET body = '' FROM emptied e WHERE o.notice_id = e.id;
END $$;
-- next
-- Sorts what tickets say into the words that everybody who sees them may search, and those that are kept
-- apart (sql/search_kept); no ticket: of all, while nobody opens one, for it would be sorted by what
-- was restricted before.
CREATE FUNCTION guard.keep_words(p_ticket bigint) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF p_ticket IS NULL THEN LOCK TABLE public.ticket IN SHARE MODE; END IF;
    UPDATE public.ticket_search s SET kept = CASE WHEN t.is_kept THEN s.words END,
            words = CASE WHEN t.is_kept THEN ts_filter(s.words, '{a}') ELSE s.kept END
        FROM (SELECT o.id, public.search_is_kept(o.kind, o.tags) AS is_kept FROM public.ticket o
              WHERE p_ticket IS NULL OR o.id = p_ticket) t
        WHERE t.id = s.ticket_id AND t.is_kept <> (s.kept IS NOT NULL);
END $$;
-- next
CREATE FUNCTION guard.keep_alerts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_ticket bigint := CASE TG_TABLE_NAME WHEN 'ticket' THEN (to_jsonb(NEW) ->> 'id')::bigint END;
BEGIN
    PERFORM guard.empty_alerts(v_ticket);
    PERFORM guard.keep_words(v_ticket);
    RETURN NULL;
END $$;
-- next
CREATE TRIGGER ticket_keeps_its_words AFTER UPDATE OF kind, tags ON public.ticket
FOR EACH ROW WHEN ((OLD.kind, OLD.tags) IS DISTINCT FROM (NEW.kind, NEW.tags))
EXECUTE FUNCTION guard.keep_alerts();
-- next
CREATE TRIGGER setting_keeps_words AFTER INSERT OR UPDATE ON public.setting
FOR EACH ROW WHEN (NEW.key = 'restricted') EXECUTE FUNCTION guard.keep_alerts();
-- next
CREATE TRIGGER complaint_is_told_back BEFORE INSERT ON public.complaint
FOR EACH ROW EXECUTE FUNCTION guard.note_written();
-- next
CREATE TRIGGER outbox_message_is_told_back BEFORE INSERT ON public.outbox_message
FOR EACH ROW
WHEN (NEW.kind = 'webhook' AND current_user <> 'vigil_owner') EXECUTE FUNCTION guard.note_written();
-- next
CREATE TRIGGER audit_entry_is_told_back BEFORE INSERT ON public.audit_entry
FOR EACH ROW
WHEN (NEW.actor_id IS NULL AND NEW.kind ~ '^(message|complaint)[.]|^ticket[.]forwarded$'
      AND (current_user <> 'vigil_owner' OR NEW.kind !~ '[.](noted|sent)$'))
EXECUTE FUNCTION guard.note_written();
-- next
-- Opens restricted tickets for this login, for so long as a look lasts; 0 opens all that it sees, for
-- who reads the trail or the ledger. Only what is closed is written down, and the rest costs nothing.
CREATE FUNCTION api.open_tickets(p_tickets bigint[], p_why text, p_client text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_id bigint;
    v_why jsonb := CASE WHEN p_why IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
        'field', 'for', 'before', NULL, 'after', left(p_why, 200))) END;
BEGIN
    IF coalesce(guard.my_role(), 'requester') = 'requester' THEN RETURN; END IF;
    IF pg_is_in_recovery() THEN
        RAISE EXCEPTION 'who reads words of a restricted ticket is recorded, and a standby takes no entry'
            USING ERRCODE = 'read_only_sql_transaction';
    END IF;
    FOR v_id IN SELECT DISTINCT one FROM unnest(p_tickets[1:100]) one
        WHERE CASE one WHEN 0 THEN guard.my_role() <> 'agent' ELSE guard.is_restricted(one) END
        ORDER BY 1
    LOOP
        CONTINUE WHEN EXISTS (SELECT FROM guard.opened o WHERE o.login = session_user
            AND o.ticket_id = v_id AND o.at > clock_timestamp() - interval '15 minutes');
        INSERT INTO guard.opened VALUES (session_user, v_id, clock_timestamp(), pg_current_xact_id())
            ON CONFLICT (login, ticket_id) DO UPDATE
            SET at = EXCLUDED.at, transaction = EXCLUDED.transaction;
        INSERT INTO public.audit_entry (at, kind, subject_type, subject_id, actor_id, actor_name,
                                        actor_role, client, correlation, changes)
            SELECT clock_timestamp(),
                CASE v_id WHEN 0 THEN 'restricted.opened' ELSE 'restricted.viewed' END,
                CASE v_id WHEN 0 THEN 'desk' ELSE 'ticket' END, greatest(v_id, 1),
                p.id, p.name, p.role, left(coalesce(p_client, ''), 120),
                replace(gen_random_uuid()::text, '-', ''), v_why
            FROM public.person p WHERE p.id = guard.me();
    END LOOP;
END $$;
-- next
-- The ticket of a message or file of one that this login looked at before: its page may still be open
-- when the look has ended.
CREATE FUNCTION api.ticket_of(p_sort text, p_id bigint) RETURNS bigint LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_is_in_recovery() THEN RETURN NULL; END IF;
    RETURN (
        SELECT o.ticket_id FROM guard.opened o JOIN public.message m ON m.ticket_id = o.ticket_id
        WHERE o.login = session_user AND m.id = CASE p_sort WHEN 'message' THEN p_id ELSE
            (SELECT a.message_id FROM public.attachment a WHERE a.id = p_id) END
    );
END $$;
