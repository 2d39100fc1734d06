-- Letters with an accent are those without, in texts as in searches, as in the index of a file
-- (`unicode61 remove_diacritics 2`): cafe finds Café, and muller Müller. Only Latin letters lose theirs:
-- in other scripts they make another letter. Needs no extension; of umlauts alone it costs next to nothing.
-- services/store/folding.py says the same.
CREATE FUNCTION search_folded(p_text text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF octet_length(p_text) = length(p_text) THEN RETURN p_text; END IF;
    p_text := replace(replace(replace(p_text, 'ä', 'a'), 'ö', 'o'), 'ü', 'u');
    p_text := replace(replace(replace(p_text, 'Ä', 'A'), 'Ö', 'O'), 'Ü', 'U');
    IF p_text !~ '[\u00C0-\u00C5\u00C7-\u00CF\u00D1-\u00D5\u00D9-\u00DD\u00E0-\u00E5\u00E7-\u00EF]'
        AND p_text !~ '[\u00F1-\u00F5\u00F9-\u00FD\u00FF-\u024F\u0300-\u036F\u1E00-\u1EFF\u212A\u212B]'
        AND p_text !~ '[\u00B5\u03C2]'
    THEN
        RETURN p_text;
    END IF;
    RETURN normalize(regexp_replace(normalize(translate(p_text, 'ſςµ', 'sσμ'), NFD),
        '([A-Za-z])[\u0300-\u036F]+', '\1', 'g'), NFC);
END $$;
-- next
CREATE OR REPLACE FUNCTION search_words(p_text text, p_weight "char") RETURNS tsvector
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN setweight(to_tsvector(public.search_language(), regexp_replace(
            public.search_folded(left(p_text, 100000)), '[-+./@<&]', ' ', 'g')), p_weight);
END $$;
-- next
-- Called for every ticket and message: each in one statement, whose plan a session keeps. What calls
-- functions of its own for it takes twice as long, for each of them is looked up and prepared anew in
-- every transaction. A text that might be too much for the index goes the long way, where it is cut.
CREATE OR REPLACE FUNCTION search_follows_ticket() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.ticket_search (ticket_id, words, kept)
            SELECT NEW.id, n.words, CASE WHEN NEW.kind = 'Confidential' OR NEW.tags <> '[]'
                    OR EXISTS (SELECT FROM public.setting s WHERE s.key = 'restricted')
                THEN CASE WHEN public.search_is_kept(NEW.kind, NEW.tags) THEN n.words END END
            FROM (SELECT setweight(to_tsvector(
                CASE WHEN EXISTS (SELECT FROM public.setting s WHERE s.key = 'search_language')
                    THEN public.search_language() ELSE 'simple' END, regexp_replace(
                CASE WHEN octet_length(NEW.subject) = length(NEW.subject) THEN NEW.subject
                    ELSE public.search_folded(NEW.subject) END, '[-+./@<&]', ' ', 'g')), 'A') AS words
                OFFSET 0) n;
        RETURN NULL;
    END IF;
    PERFORM public.search_rebuild(NEW.id);
    RETURN NULL;
END $$;
-- next
-- Words are kept compressed, to a 255th at best: 3,000 bytes and those of 20,000 more are never too
-- many.
CREATE OR REPLACE FUNCTION search_follows_message() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE public.ticket_search o SET kept = o.kept || n.words,
            words = CASE WHEN o.kept IS NULL THEN o.words || n.words ELSE o.words END
        FROM (SELECT setweight(to_tsvector(
            CASE WHEN EXISTS (SELECT FROM public.setting s WHERE s.key = 'search_language')
                THEN public.search_language() ELSE 'simple' END, regexp_replace(
            CASE WHEN octet_length(NEW.body) = length(NEW.body) THEN NEW.body
                ELSE public.search_folded(NEW.body) END, '[-+./@<&]', ' ', 'g')),
            CASE NEW.kind WHEN 'reply' THEN 'B' ELSE 'D' END::"char") AS words
            WHERE octet_length(NEW.body) < 20000 OFFSET 0) n
        WHERE o.ticket_id = NEW.ticket_id AND pg_column_size(coalesce(o.kept, o.words)) < 3000;
        IF FOUND THEN RETURN NULL; END IF;
        PERFORM public.search_add(NEW.ticket_id, public.search_words(
            NEW.body, CASE NEW.kind WHEN 'reply' THEN 'B' ELSE 'D' END::"char"));
        RETURN NULL;
    END IF;
    PERFORM public.search_rebuild(OLD.ticket_id);
    IF TG_OP = 'UPDATE' AND NEW.ticket_id <> OLD.ticket_id THEN
        PERFORM public.search_rebuild(NEW.ticket_id);
    END IF;
    RETURN NULL;
END $$;
-- next
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
        CROSS JOIN LATERAL regexp_split_to_table(
            lower(public.search_folded(f.line -> 1 ->> 'before')), '\W+') n(word)
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
                  CROSS JOIN LATERAL regexp_split_to_table(
                      lower(public.search_folded(c ->> 'after')), '\W+') a(word)
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
