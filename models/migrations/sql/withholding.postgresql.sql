-- What this transaction used up approvals for: purge/7, erase_person/3, purge_log/2024. The use of an
-- approval (records_use_approval) is a line of the ledger, and only that is believed. The line of an
-- approval that was only given says that it was used for nothing: it does not count.
CREATE FUNCTION ledger_uses() RETURNS text[] LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT f.line -> 1 ->> 'after'), '{}')
    FROM public.ledger_line l
    CROSS JOIN LATERAL (SELECT t::jsonb AS line FROM jsonb_array_elements_text(l.fields) t) f
    WHERE l.transaction_id = pg_current_xact_id()::text::bigint
      AND l.subject LIKE 'disposal/%' AND f.line ->> 0 = 'column:used_for'
      AND f.line -> 1 ->> 'after' IS NOT NULL
$$;
-- next
-- A line's fields without their values: each keeps its commitment, so the line still gives its leaf.
-- Which row it is and where it was written stay in words, and who wrote it where that is kept.
CREATE FUNCTION ledger_withheld(p_fields jsonb, p_salt bytea, p_actor_stays boolean) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_agg(
        CASE WHEN f.name IN ('row', 'context') OR f.name = 'actor' AND p_actor_stays
            THEN jsonb_build_object('salt', encode(f.salt, 'hex'), 'text', f.line)
            ELSE jsonb_build_object('withheld', encode(sha256(
                'vigil-audit/field/v1\012'::bytea || f.salt || convert_to(f.line, 'UTF8')), 'hex'))
        END ORDER BY f.place)
    FROM (SELECT t AS line, n AS place, t::jsonb ->> 0 AS name,
                 sha256('vigil-audit/salt/v1\012'::bytea || p_salt
                        || convert_to(t::jsonb ->> 0, 'UTF8')) AS salt
          FROM jsonb_array_elements_text(p_fields) WITH ORDINALITY u(t, n)) f
$$;
-- next
-- Takes the values out of the lines that an entry of this transaction names, where the same
-- transaction used up an approval for what the lines are about: the entry's subject, and each
-- line's. Messages and approvals of a ticket are told by the lines of the ticket, for their rows may
-- be gone by now.
CREATE OR REPLACE FUNCTION ledger_withhold(p_entry bigint) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_uuids text[]; v_person bigint; v_count bigint; v_used text[]; v_about text;
    v_other text;
BEGIN
    SELECT array_agg(c ->> 'after'),
           max(CASE WHEN e.subject_type = 'person' THEN e.subject_id END),
           min(e.subject_type || '/' || e.subject_id)
        INTO v_uuids, v_person, v_about
        FROM public.audit_entry e, jsonb_array_elements(e.changes) c
        WHERE e.id = p_entry AND c ->> 'field' = 'line';
    SELECT array_agg(regexp_replace(regexp_replace(u.used,
            '^(erase_ticket|purge)/', 'ticket/'), '^erase_person/', 'person/'))
        INTO v_used FROM unnest(public.ledger_uses()) u(used);
    IF (v_about = ANY (v_used)) IS NOT TRUE THEN
        RAISE EXCEPTION 'no approval was used for what entry % withholds', p_entry
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT s.subject INTO v_other
        FROM (SELECT DISTINCT l.subject FROM public.ledger_line l
              WHERE l.uuid = ANY (v_uuids) AND l.salt IS NOT NULL) s
        WHERE (s.subject = ANY (v_used)) IS NOT TRUE AND NOT EXISTS (
            SELECT 1 FROM public.ledger_line t
            WHERE t.subject = ANY (v_used) AND t.subject LIKE 'ticket/%'
              AND (t.fields ?| ARRAY['["row", "' || s.subject || '"]', '["row","' || s.subject || '"]']
                   OR t.fields @> jsonb_build_array(jsonb_build_object(
                       'text', '["row", "' || s.subject || '"]'))
                   OR t.fields @> jsonb_build_array(jsonb_build_object(
                       'text', '["row","' || s.subject || '"]'))))
        LIMIT 1;
    IF v_other IS NOT NULL THEN
        RAISE EXCEPTION 'no approval was used for lines of %', v_other
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE public.ledger_line l SET salt = NULL, fields = public.ledger_withheld(l.fields, l.salt,
            NOT EXISTS (SELECT 1 FROM public.audit_entry e
                        WHERE e.id = l.entry_id AND e.actor_id = v_person))
        WHERE l.uuid = ANY (v_uuids) AND l.salt IS NOT NULL;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    UPDATE public.audit_entry e SET changes = '[]', reason = NULL, source = NULL,
            claimed_actor = NULL,
            actor_name = CASE WHEN e.actor_id = v_person THEN '' ELSE e.actor_name END
        WHERE e.id IN (SELECT l.entry_id FROM public.ledger_line l WHERE l.uuid = ANY (v_uuids));
    RETURN v_count;
END $$;
-- next
-- Takes the values out of every line of a closed log, where this transaction used up an approval
-- for it and p_entry says so. What says how something was disposed of, restored or signed stays.
CREATE OR REPLACE FUNCTION ledger_withhold_year(p_entry bigint) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_year bigint; v_start bigint; v_end bigint; v_count bigint; v_lines bigint[];
    v_entries bigint[];
BEGIN
    SELECT e.subject_id INTO v_year FROM public.audit_entry e
        JOIN public.ledger_line l ON l.entry_id = e.id
        WHERE e.id = p_entry AND e.kind = 'log.purged' AND e.subject_type = 'log'
          AND l.transaction_id = pg_current_xact_id()::text::bigint;
    SELECT s.start, (SELECT min(n.start) FROM public.ledger_shard n WHERE n.start > s.start)
        INTO v_start, v_end FROM public.ledger_shard s WHERE s.year = v_year;
    IF v_end IS NULL OR ('purge_log/' || v_year = ANY (public.ledger_uses())) IS NOT TRUE THEN
        RAISE EXCEPTION 'no approval was used for what entry % withholds', p_entry
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT array_agg(l.id), array_agg(l.entry_id) INTO v_lines, v_entries
        FROM public.ledger_leaf p JOIN public.ledger_line l ON l.id = p.line_id
        LEFT JOIN public.audit_entry e ON e.id = l.entry_id
        WHERE p.position >= v_start AND p.position < v_end AND l.salt IS NOT NULL
          AND coalesce(e.kind, '') NOT IN (
              'log.opened', 'log.purged', 'log.restored', 'desk.restored', 'key.rotated',
              'ledger.initialised', 'purge.approved', 'purge.executed', 'purge.certified',
              'erasure.approved', 'erasure.executed');
    UPDATE public.ledger_line l
        SET salt = NULL, fields = public.ledger_withheld(l.fields, l.salt, false)
        WHERE l.id = ANY (v_lines);
    GET DIAGNOSTICS v_count = ROW_COUNT;
    UPDATE public.audit_entry e SET changes = '[]', reason = NULL, source = NULL,
            claimed_actor = NULL, actor_name = ''
        WHERE e.id = ANY (v_entries);
    RETURN v_count;
END $$;
