-- What a ticket says, as words with weights: A its subject, B replies, C names of files that came
-- with replies, D what stays inside (notes, their files, custom fields). Triggers keep it; nobody
-- else writes it. A text too long for the index is cut, never refused: the ticket matters more.
CREATE FUNCTION search_language() RETURNS regconfig LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_name text := (SELECT value #>> '{}' FROM public.setting WHERE key = 'search_language');
BEGIN
    RETURN coalesce((SELECT oid FROM pg_ts_config WHERE cfgname = v_name LIMIT 1),
                    'pg_catalog.simple'::regconfig);
END $$;
-- next
CREATE FUNCTION search_words(p_text text, p_weight "char") RETURNS tsvector LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT setweight(to_tsvector(public.search_language(), left(p_text, 100000)), p_weight)
$$;
-- next
CREATE FUNCTION search_join(p_words tsvector, p_more tsvector) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN p_words || p_more;
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN p_words;
END $$;
-- next
CREATE FUNCTION search_add(p_ticket bigint, p_words tsvector) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE public.ticket_search SET words = public.search_join(words, p_words)
    WHERE ticket_id = p_ticket
$$;
-- next
CREATE FUNCTION search_rebuild(p_ticket bigint) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_words tsvector;
    v_part tsvector;
BEGIN
    SELECT public.search_words(t.subject, 'A') INTO v_words FROM public.ticket t
        WHERE t.id = p_ticket;
    IF v_words IS NULL THEN RETURN; END IF;
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
    INSERT INTO public.ticket_search (ticket_id, words) VALUES (p_ticket, v_words)
        ON CONFLICT (ticket_id) DO UPDATE SET words = excluded.words;
END $$;
-- next
CREATE FUNCTION search_follows_ticket() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.ticket_search (ticket_id, words)
            VALUES (NEW.id, public.search_words(NEW.subject, 'A'));
    ELSE
        PERFORM public.search_rebuild(NEW.id);
    END IF;
    RETURN NULL;
END $$;
-- next
CREATE FUNCTION search_follows_message() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM public.search_add(NEW.ticket_id, public.search_words(
            NEW.body, CASE NEW.kind WHEN 'reply' THEN 'B' ELSE 'D' END::"char"));
    ELSE
        PERFORM public.search_rebuild(OLD.ticket_id);
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.ticket_id <> OLD.ticket_id THEN
        PERFORM public.search_rebuild(NEW.ticket_id);
    END IF;
    RETURN NULL;
END $$;
-- next
CREATE FUNCTION search_follows_attachment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM public.search_add(m.ticket_id, public.search_words(
            NEW.name, CASE m.kind WHEN 'reply' THEN 'C' ELSE 'D' END::"char"))
            FROM public.message m WHERE m.id = NEW.message_id;
    ELSE
        PERFORM public.search_rebuild(m.ticket_id)
            FROM public.message m WHERE m.id = OLD.message_id;
    END IF;
    RETURN NULL;
END $$;
-- next
CREATE FUNCTION search_follows_value() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM public.search_add(NEW.ticket_id, public.search_words(NEW.value, 'D'));
    ELSE
        PERFORM public.search_rebuild(OLD.ticket_id);
    END IF;
    RETURN NULL;
END $$;
-- next
CREATE TRIGGER ticket_is_searchable AFTER INSERT OR UPDATE OF subject ON ticket
FOR EACH ROW EXECUTE FUNCTION search_follows_ticket();
-- next
CREATE TRIGGER message_is_searchable AFTER INSERT OR DELETE OR UPDATE OF ticket_id, kind, body
ON message FOR EACH ROW EXECUTE FUNCTION search_follows_message();
-- next
CREATE TRIGGER attachment_is_searchable AFTER INSERT OR DELETE OR UPDATE OF message_id, name
ON attachment FOR EACH ROW EXECUTE FUNCTION search_follows_attachment();
-- next
CREATE TRIGGER custom_value_is_searchable AFTER INSERT OR DELETE OR UPDATE OF value
ON custom_value FOR EACH ROW EXECUTE FUNCTION search_follows_value();
-- next
REVOKE ALL ON FUNCTION search_add(bigint, tsvector), search_rebuild(bigint) FROM PUBLIC;
