-- Tickets with the words of a query, the newest first, of those that the caller may see. It has a
-- filter of its own because the index of words cannot be used behind row policies: `@@` might tell
-- of rows that are not shown. How common the words are decides the way: few hits are all fetched
-- and sorted, many are met soon by walking back from the newest ticket.
CREATE FUNCTION api.find_tickets(
    p_query tsquery, p_most integer, p_open_only boolean, p_best boolean
) RETURNS SETOF bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 200
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_me bigint := guard.me();
    v_role text := guard.my_role();
    v_seen text := 'true';
    v_query text := quote_literal(p_query) || '::tsquery';
    v_said text;
    v_newest text;
    v_plan json;
    v_hits float8;
    v_all float8;
    v_few boolean;
BEGIN
    IF numnode(p_query) = 0 THEN RETURN; END IF;
    IF NOT guard.is_trusted() THEN
        IF v_role IS NULL THEN RETURN; END IF;
        v_seen := CASE
            {{sight}}
            ELSE 'false' END;
    END IF;
    v_said := 's.words @@ ' || v_query;
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM public.ticket_search s WHERE ' || v_said INTO v_plan;
    v_hits := (v_plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
    v_all := (SELECT reltuples FROM pg_class WHERE oid = 'public.ticket_search'::regclass);
    -- fetching all costs as much as there are hits, walking back about most * all / hits
    v_few := p_most IS NULL OR v_hits * v_hits < 4.0 * p_most * v_all;
    IF p_open_only OR v_role = 'requester' THEN
        v_seen := v_seen || ' AND EXISTS (SELECT FROM public.ticket_search o WHERE o.ticket_id = t.id'
            ' AND ts_filter(o.words, ''{a,b,c}'') @@ ' || v_query || ')';
        -- a word that must not be there may well be there inside: it narrows nothing down
        IF p_query::text LIKE '%!%' THEN
            v_said := 'true';
            v_few := false;
        END IF;
    END IF;
    IF v_few THEN
        v_newest := 'WITH hit AS MATERIALIZED (SELECT s.ticket_id FROM public.ticket_search s'
            ' WHERE ' || v_said || ') SELECT h.ticket_id AS id'
            ' FROM (SELECT ticket_id FROM hit ORDER BY ticket_id DESC) h CROSS JOIN LATERAL'
            ' (SELECT FROM public.ticket t WHERE t.id = h.ticket_id AND ' || v_seen || ' OFFSET 0) t'
            ' ORDER BY h.ticket_id DESC LIMIT ';
    ELSE
        v_newest := 'SELECT t.id FROM public.ticket t JOIN public.ticket_search s'
            ' ON s.ticket_id = t.id WHERE ' || v_said || ' AND ' || v_seen ||
            ' ORDER BY t.id DESC LIMIT ';
    END IF;
    IF p_best THEN
        RETURN QUERY EXECUTE 'SELECT s.ticket_id FROM (' || v_newest || '5000) n'
            ' JOIN public.ticket_search s ON s.ticket_id = n.id ORDER BY ts_rank_cd(s.words, '
            || v_query || ') DESC, s.ticket_id DESC LIMIT $1' USING p_most;
    ELSE
        RETURN QUERY EXECUTE v_newest || '$1' USING p_most;
    END IF;
END $$;
