-- What a restricted ticket says is kept apart, in words and an index of its own: whoever searches without
-- having said what for (guard/search.sql) does not touch it, and learns nothing by what it costs either.
-- `words` has its subject then, and `kept` all of it; of other tickets `kept` is NULL.
CREATE FUNCTION search_is_kept(p_kind text, p_tags jsonb) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_said jsonb := (SELECT value FROM public.setting WHERE key = 'restricted');
BEGIN
    -- as guard.kept_kinds and guard.kept_tags have it; the guard is away while a schema changes
    IF jsonb_typeof(v_said) IS DISTINCT FROM 'object' THEN
        RETURN p_kind = 'Confidential' OR jsonb_exists(p_tags, 'confidential');
    END IF;
    RETURN v_said -> 'everything' IS NOT DISTINCT FROM 'true'
        OR jsonb_typeof(v_said -> 'types') IS NOT DISTINCT FROM 'array'
            AND jsonb_exists(v_said -> 'types', p_kind)
        OR jsonb_typeof(v_said -> 'tags') IS NOT DISTINCT FROM 'array'
            AND EXISTS (SELECT FROM jsonb_array_elements_text(v_said -> 'tags') one
                        WHERE jsonb_exists(p_tags, one));
END $$;
-- next
CREATE OR REPLACE FUNCTION search_add(p_ticket bigint, p_words tsvector) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.ticket_search SET kept = public.search_join(kept, p_words),
            words = CASE WHEN kept IS NULL THEN public.search_join(words, p_words) ELSE words END
        WHERE ticket_id = p_ticket;
END $$;
-- next
CREATE OR REPLACE FUNCTION search_rebuild(p_ticket bigint) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_subject tsvector;
    v_is_kept boolean;
    v_words tsvector;
    v_part tsvector;
BEGIN
    SELECT public.search_words(t.subject, 'A'), public.search_is_kept(t.kind, t.tags)
        INTO v_subject, v_is_kept FROM public.ticket t WHERE t.id = p_ticket;
    IF v_subject IS NULL THEN RETURN; END IF;
    v_words := v_subject;
    FOR v_part IN
        SELECT public.search_words(m.body, CASE m.kind WHEN 'reply' THEN 'B' ELSE 'D' END::"char")
            FROM public.message m WHERE m.ticket_id = p_ticket
        UNION ALL
        SELECT public.search_words(a.name, CASE m.kind WHEN 'reply' THEN 'C' ELSE 'D' END::"char")
            FROM public.message m JOIN public.attachment a ON a.message_id = m.id
            WHERE m.ticket_id = p_ticket
        UNION ALL
        SELECT public.search_words(v.value, 'D') FROM public.custom_value v
            WHERE v.ticket_id = p_ticket
    LOOP
        v_words := public.search_join(v_words, v_part);
    END LOOP;
    INSERT INTO public.ticket_search (ticket_id, words, kept)
        VALUES (p_ticket, CASE WHEN v_is_kept THEN v_subject ELSE v_words END,
                CASE WHEN v_is_kept THEN v_words END)
        ON CONFLICT (ticket_id) DO UPDATE SET words = excluded.words, kept = excluded.kept;
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
                    THEN public.search_language() ELSE 'simple' END, regexp_replace(NEW.subject,
                '[-+./@<&]', ' ', 'g')), 'A') AS words OFFSET 0) n;
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
                THEN public.search_language() ELSE 'simple' END, regexp_replace(NEW.body,
            '[-+./@<&]', ' ', 'g')),
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
