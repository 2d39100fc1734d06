-- Called for every ticket and message: in plpgsql, whose plans a session keeps. Functions in SQL are
-- planned anew at every call where they cannot be inlined, and none with a search path of its own can.
CREATE OR REPLACE FUNCTION search_language() RETURNS regconfig LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_name text := (SELECT value #>> '{}' FROM public.setting WHERE key = 'search_language');
BEGIN
    IF v_name IS NULL THEN RETURN 'pg_catalog.simple'::regconfig; END IF;
    RETURN coalesce((SELECT oid FROM pg_ts_config WHERE cfgname = v_name LIMIT 1),
                    'pg_catalog.simple'::regconfig);
END $$;
-- next
CREATE OR REPLACE FUNCTION search_words(p_text text, p_weight "char") RETURNS tsvector
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN setweight(to_tsvector(public.search_language(), left(p_text, 100000)), p_weight);
END $$;
-- next
CREATE OR REPLACE FUNCTION search_add(p_ticket bigint, p_words tsvector) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.ticket_search SET words = public.search_join(words, p_words)
        WHERE ticket_id = p_ticket;
END $$;
