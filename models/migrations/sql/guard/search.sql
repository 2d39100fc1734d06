-- What may be searched, and what was: what is said in restricted tickets is looked into by words only once
-- the trail says for which, as it is read only once the trail says by whom (opened.sql). Until then such a
-- ticket is found by its subject, which lists show anyway. All else of it is in an index of its own
-- (sql/search_kept) that is not touched: neither what must not be there nor what a search costs tells of it.
CREATE UNLOGGED TABLE guard.searched (
    login name NOT NULL, query bytea NOT NULL, at timestamptz NOT NULL,
    transaction xid8 NOT NULL, PRIMARY KEY (login, query)
);
-- next
ALTER TABLE guard.searched OWNER TO vigil_owner;
-- next
-- The query of terms as services/store/full_text.py spells them: `-` before what must not be there, `*`
-- after what may go on. Nothing else in them means anything, so what the trail repeats is what is asked.
CREATE FUNCTION guard.sought(p_terms text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
    v_language regconfig := public.search_language();
    v_whole tsquery := '';
    v_one tsquery;
    v_term text;
    v_said text;
    v_last text;
BEGIN
    FOREACH v_term IN ARRAY guard.as_kept(p_terms) LOOP
        v_said := btrim(translate(public.search_folded(v_term),
            '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)));
        v_last := CASE WHEN strpos(v_term, '*') > 0 THEN substring(v_said FROM '[^ ]+$') END;
        v_one := phraseto_tsquery(
            v_language, left(v_said, length(v_said) - coalesce(length(v_last), 0)));
        IF v_last IS NOT NULL THEN
            v_one := v_one <-> to_tsquery(v_language, '''' || v_last || ''':*');
        END IF;
        v_whole := v_whole && CASE WHEN starts_with(v_term, '-') THEN !! v_one ELSE v_one END;
    END LOOP;
    RETURN v_whole;
END $$;
-- next
-- So many terms, each so long, are looked for and kept.
CREATE FUNCTION guard.as_kept(p_terms text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN ARRAY(SELECT left(one, 150) FROM unnest(p_terms[1:12]) one WHERE one IS NOT NULL);
END $$;
-- next
-- Which tickets this login sees, as a condition on `t`.
CREATE FUNCTION guard.my_sight() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    v_me bigint := guard.me();
    v_role text := guard.my_role();
BEGIN
    IF guard.is_trusted() THEN RETURN 'true'; END IF;
    RETURN CASE
        {{sight}}
        ELSE 'false' END;
END $$;
-- next
CREATE FUNCTION guard.is_sought(p_query tsquery) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF pg_is_in_recovery() THEN RETURN false; END IF;
    RETURN EXISTS (
        SELECT FROM guard.searched s WHERE s.login = session_user
          AND s.query = sha256(convert_to(p_query::text, 'UTF8'))
          AND s.at > clock_timestamp() - interval '15 minutes'
          AND s.transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()
    );
END $$;
-- next
-- The restricted tickets in which a query looks further than the subject; NULL: in all of them. The
-- desk's own sessions say themselves what their reader has opened.
CREATE FUNCTION guard.open_words(p_query tsquery, p_opened bigint[]) RETURNS bigint[]
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    v_opened bigint[] := p_opened;
BEGIN
    IF NOT guard.is_trusted() THEN
        v_opened := guard.opened_tickets();
        IF guard.my_role() = 'requester' OR 0 = ANY (v_opened) OR guard.is_sought(p_query) THEN
            RETURN NULL;
        END IF;
    END IF;
    RETURN v_opened;
END $$;
-- next
-- Whether a search of this login leaves out words that it could look into: it sees a restricted
-- ticket, and the trail does not say yet for what it is searched. A standby takes no entry.
CREATE FUNCTION api.is_search_closed(p_terms text[]) RETURNS boolean LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_query tsquery := guard.sought(p_terms);
    v_is_closed boolean;
BEGIN
    IF pg_is_in_recovery() OR guard.is_trusted()
        OR coalesce(guard.my_role(), 'requester') = 'requester'
        OR numnode(v_query) = 0 OR guard.is_sought(v_query)
    THEN
        RETURN false;
    END IF;
    EXECUTE 'SELECT EXISTS (SELECT FROM public.ticket_search s JOIN public.ticket t'
        ' ON t.id = s.ticket_id WHERE s.kept IS NOT NULL AND (' || guard.my_sight() || '))'
        INTO v_is_closed;
    RETURN v_is_closed;
END $$;
-- next
-- Lets this login search restricted tickets for these words, for so long as a look lasts, once its
-- transaction has been committed. Who sees none of them leaves no entry.
CREATE FUNCTION api.open_search(p_terms text[], p_client text) RETURNS void LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT api.is_search_closed(p_terms) THEN RETURN; END IF;
    DELETE FROM guard.searched WHERE login = session_user
        AND at <= clock_timestamp() - interval '15 minutes';
    INSERT INTO guard.searched VALUES (session_user,
            sha256(convert_to(guard.sought(p_terms)::text, 'UTF8')),
            clock_timestamp(), pg_current_xact_id())
        ON CONFLICT (login, query) DO UPDATE
        SET at = EXCLUDED.at, transaction = EXCLUDED.transaction;
    INSERT INTO public.audit_entry (at, kind, subject_type, subject_id, actor_id, actor_name,
                                    actor_role, client, correlation, changes)
        SELECT clock_timestamp(), 'restricted.words_searched', 'desk', 1, p.id, p.name, p.role,
            left(coalesce(p_client, ''), 120), replace(gen_random_uuid()::text, '-', ''),
            jsonb_build_array(jsonb_build_object('field', 'search', 'before', NULL,
                'after', array_to_string(guard.as_kept(p_terms), ' ')))
        FROM public.person p WHERE p.id = guard.me();
END $$;
-- next
-- Tickets with the words of a search, the newest first, of those that the caller may see. It has a
-- filter of its own because the index of words cannot be used behind row policies: `@@` might tell
-- of rows that are not shown. How common the words are decides the way: few hits are all fetched
-- and sorted, many are met soon by walking back from the newest ticket. A requester has few tickets, and
-- each is looked at: what that costs tells nothing of other people's.
CREATE FUNCTION api.find_tickets(
    p_terms text[], p_most integer, p_open_only boolean, p_best boolean, p_opened bigint[]
) RETURNS SETOF bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 200
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_query tsquery := guard.sought(p_terms);
    v_asked text := quote_literal(v_query) || '::tsquery';
    v_near text := v_asked;
    v_seen text := '(' || guard.my_sight() || ')';
    v_opened bigint[] := guard.open_words(v_query, p_opened);
    v_inside text := quote_literal(v_opened) || '::bigint[]';
    v_is_own boolean := guard.my_role() = 'requester' AND NOT guard.is_trusted();
    v_words text := 'o.words';
    v_said text;
    v_newest text;
    v_plan json;
    v_hits float8;
    v_all float8;
BEGIN
    -- what this transaction itself took out of what is restricted could be put back (lifted.sql)
    IF numnode(v_query) = 0 OR v_seen = '(false)'
        OR EXISTS (SELECT FROM unnest(guard.my_lifted()) one WHERE one >= 0)
    THEN
        RETURN;
    END IF;
    IF v_opened IS NULL THEN
        v_words := 'coalesce(o.kept, o.words)';
    ELSIF v_opened <> '{}' THEN
        v_words := 'CASE WHEN o.ticket_id = ANY (' || v_inside
            || ') THEN coalesce(o.kept, o.words) ELSE o.words END';
    END IF;
    IF p_open_only OR v_is_own THEN v_words := 'ts_filter(' || v_words || ', ''{a,b,c}'')'; END IF;
    IF v_words <> 'o.words' THEN
        v_seen := v_seen || ' AND EXISTS (SELECT FROM public.ticket_search o'
            ' WHERE o.ticket_id = t.id AND (' || CASE
                WHEN p_open_only OR v_is_own THEN ''
                -- the index knows of the others
                WHEN v_opened IS NULL THEN 'o.kept IS NULL OR '
                ELSE 'o.ticket_id <> ALL (' || v_inside || ') OR ' END
            || v_words || ' @@ ' || v_asked || '))';
    END IF;
    IF v_is_own THEN
        v_newest := 'SELECT n.id FROM (SELECT t.id FROM public.ticket t WHERE ' || v_seen
            || ' OFFSET 0) n ORDER BY n.id DESC LIMIT ';
    ELSE
        IF p_open_only AND v_query::text LIKE '%!%' THEN
            -- a word that must not be there may well be there inside: it narrows nothing down
            v_near := nullif(quote_literal(querytree(v_query)), '''T''') || '::tsquery';
        END IF;
        v_said := CASE WHEN v_near IS NULL THEN 'true' ELSE '(s.words @@ ' || v_near || CASE
            WHEN v_opened IS NULL THEN ' OR s.kept @@ ' || v_near
            WHEN v_opened <> '{}' THEN ' OR s.ticket_id = ANY (' || v_inside || ')'
            ELSE '' END || ')' END;
        EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM public.ticket_search s WHERE ' || v_said
            INTO v_plan;
        v_hits := (v_plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
        v_all := (SELECT reltuples FROM pg_class WHERE oid = 'public.ticket_search'::regclass);
        -- fetching all costs as much as there are hits, walking back about most * all / hits
        v_newest := CASE WHEN p_most IS NULL OR v_hits * v_hits < 4.0 * p_most * v_all
            THEN 'WITH hit AS MATERIALIZED (SELECT s.ticket_id FROM public.ticket_search s WHERE '
                || v_said || ') SELECT h.ticket_id AS id'
                ' FROM (SELECT ticket_id FROM hit ORDER BY ticket_id DESC) h CROSS JOIN LATERAL'
                ' (SELECT FROM public.ticket t WHERE t.id = h.ticket_id AND ' || v_seen
                || ' OFFSET 0) t ORDER BY h.ticket_id DESC LIMIT '
            ELSE 'SELECT t.id FROM public.ticket t JOIN public.ticket_search s'
                ' ON s.ticket_id = t.id WHERE ' || v_said || ' AND ' || v_seen
                || ' ORDER BY t.id DESC LIMIT ' END;
    END IF;
    IF p_best THEN
        RETURN QUERY EXECUTE 'SELECT o.ticket_id FROM (' || v_newest || '5000) n'
            ' JOIN public.ticket_search o ON o.ticket_id = n.id'
            ' ORDER BY ts_rank_cd(' || v_words || ', ' || v_asked
            || ') DESC, o.ticket_id DESC LIMIT $1' USING p_most;
    ELSE
        RETURN QUERY EXECUTE v_newest || '$1' USING p_most;
    END IF;
END $$;
