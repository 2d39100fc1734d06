-- Takes the values out of the lines that an entry of this transaction names, where the same
-- transaction used up an approval for what the lines are about: the entry's subject, and each
-- line's. Messages and approvals of a ticket are told by the lines of the ticket, for their rows may
-- be gone by now. Of other tickets it takes the entries that repeat the subject of an erased one
-- (services/audit/quotations.py), and of the desk those of searches for a person whose name this
-- transaction took away; none of a ticket under a hold, or that found one.
CREATE OR REPLACE FUNCTION ledger_withhold(p_entry bigint) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_uuids text[]; v_person bigint; v_count bigint; v_used text[]; v_about text;
    v_other text; v_names text[];
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
    SELECT array_agg(n.word) INTO v_names FROM public.ledger_line l
        CROSS JOIN LATERAL (SELECT t::jsonb AS line FROM jsonb_array_elements_text(l.fields) t) f
        CROSS JOIN LATERAL regexp_split_to_table(lower(f.line -> 1 ->> 'before'), '\W+') n(word)
        WHERE l.transaction_id = pg_current_xact_id()::text::bigint AND l.subject = v_about
          AND v_about LIKE 'person/%' AND f.line ->> 0 IN ('column:name', 'column:email')
          AND n.word <> '';
    SELECT s.subject INTO v_other
        FROM (SELECT DISTINCT l.subject FROM public.ledger_line l
              WHERE l.uuid = ANY (v_uuids) AND l.salt IS NOT NULL AND NOT EXISTS (
                  SELECT 1 FROM public.audit_entry q
                  CROSS JOIN LATERAL jsonb_array_elements(q.changes) c
                  CROSS JOIN LATERAL unnest(v_used) u(used)
                  WHERE q.id = l.entry_id AND q.subject_type = 'ticket'
                    AND q.kind IN ('ticket.linked', 'ticket.unlinked',
                                   'ticket.absorbed', 'ticket.merge_undone', 'ticket.split')
                    AND u.used LIKE 'ticket/%'
                    AND (starts_with(c ->> 'before', '#' || substr(u.used, 8) || ' ')
                         OR starts_with(c ->> 'after', '#' || substr(u.used, 8) || ' '))
                    AND NOT EXISTS (
                        SELECT 1 FROM public.legal_hold_member m
                        JOIN public.legal_hold h ON h.id = m.hold_id
                        WHERE m.ticket_id = q.subject_id AND h.released_at IS NULL))
              AND NOT EXISTS (
                  SELECT 1 FROM public.audit_entry q
                  CROSS JOIN LATERAL jsonb_array_elements(q.changes) c
                  CROSS JOIN LATERAL regexp_split_to_table(lower(c ->> 'after'), '\W+') a(word)
                  JOIN unnest(v_names) n(word)
                    ON n.word = a.word OR length(a.word) >= 3 AND starts_with(n.word, a.word)
                  WHERE q.id = l.entry_id AND q.subject_type = 'desk'
                    AND q.kind IN ('restricted.searched', 'restricted.words_searched', 'trail.read')
                    AND c ->> 'field' IN ('search', 'text') AND NOT EXISTS (
                        SELECT 1 FROM jsonb_array_elements(q.changes) o
                        CROSS JOIN LATERAL regexp_matches(o ->> 'after', '#(\d+)', 'g') r(found)
                        JOIN public.legal_hold_member m ON m.ticket_id = r.found[1]::bigint
                        JOIN public.legal_hold h ON h.id = m.hold_id
                        WHERE o ->> 'field' = 'restricted tickets found'
                          AND h.released_at IS NULL))) s
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
