-- Adds one line to a subject's chain, in the transaction of whoever changed something.
-- The bytes are those of resources/verify/FORMAT.md; the settings of the session cannot alter
-- them, and nothing of it is taken from a setting a session could make up.
CREATE FUNCTION ledger_append(p_subject text, p_kind text, p_fields jsonb, p_entry bigint)
RETURNS bytea LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD'
SET intervalstyle = 'iso_8601' SET extra_float_digits = 1 AS $$
DECLARE
    v_seq bigint; v_prev bytea; v_last timestamptz; v_at timestamptz;
    v_salt bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
                           'hex');
    v_texts jsonb; v_body bytea; v_header text; v_leaf bytea;
    v_uuid text := gen_random_uuid()::text;
BEGIN
    IF p_subject !~ '^[a-z][a-z0-9_]{0,39}/[A-Za-z0-9._-]{1,64}$'
       OR p_kind !~ '^[a-z][a-z0-9_.]{0,63}$' THEN
        RAISE EXCEPTION 'the ledger cannot record % of %', p_kind, p_subject
            USING ERRCODE = 'check_violation';
    END IF;
    -- A session may have asked for commits that a power cut takes back; history may not.
    IF current_setting('synchronous_commit') = 'off' THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    -- A name among the arguments (TG_TABLE_NAME) gives every text here the collation "C", and the
    -- index of heads, which has the default one, would not be used.
    SELECT seq, leaf, last_at INTO v_seq, v_prev, v_last
        FROM public.ledger_head WHERE subject = p_subject COLLATE "default" FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO public.ledger_head (subject, seq, leaf)
            VALUES (p_subject, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
        SELECT seq, leaf, last_at INTO v_seq, v_prev, v_last
            FROM public.ledger_head WHERE subject = p_subject COLLATE "default" FOR UPDATE;
    END IF;
    -- Within a subject time never stands still nor goes back, whatever the server's clock does.
    v_at := greatest(clock_timestamp(), v_last + interval '1 microsecond');
    SELECT coalesce(jsonb_agg(f.line ORDER BY f.name), '[]'),
           sha256('vigil-audit/body/v1\012'::bytea || coalesce(string_agg(
               sha256('vigil-audit/field/v1\012'::bytea
                   || sha256('vigil-audit/salt/v1\012'::bytea || v_salt
                       || convert_to(f.name, 'UTF8'))
                   || convert_to(f.line, 'UTF8')), ''::bytea ORDER BY f.name), ''::bytea))
        INTO v_texts, v_body
        FROM (SELECT key COLLATE "C" AS name, jsonb_build_array(key, value)::text AS line
              FROM jsonb_each(p_fields)) f;
    v_header := 'vigil-audit/event/v1' || E'\nlog ' || (SELECT name FROM public.ledger_log)
        || E'\nid ' || v_uuid || E'\nsubject ' || p_subject || E'\nseq ' || (v_seq + 1)
        || E'\nprev ' || encode(v_prev, 'hex')
        || E'\ntime ' || to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || E'\nactor ' || encode(convert_to(session_user, 'UTF8'), 'hex')
        || E'\nclient ' || coalesce(host(inet_client_addr()), 'local')
        || E'\nkind ' || p_kind || E'\nbody ' || encode(v_body, 'hex') || E'\n';
    v_leaf := sha256('\x00'::bytea || convert_to(v_header, 'UTF8'));
    UPDATE public.ledger_head SET seq = v_seq + 1, leaf = v_leaf, last_at = v_at
        WHERE subject = p_subject COLLATE "default";
    INSERT INTO public.ledger_line
        (uuid, subject, seq, header, fields, salt, leaf, entry_id, transaction_id)
        VALUES (v_uuid, p_subject, v_seq + 1, v_header, v_texts, v_salt, v_leaf, p_entry,
                pg_current_xact_id()::text::bigint);
    RETURN v_leaf;
END $$;
-- next
REVOKE ALL ON FUNCTION ledger_append(text, text, jsonb, bigint) FROM PUBLIC;
-- next
-- What this transaction has put into the ledger so far: the receipt a client keeps at home.
CREATE FUNCTION ledger_receipt() RETURNS TABLE (subject text, seq bigint, leaf bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.subject, l.seq, l.leaf FROM public.ledger_line l
    WHERE l.transaction_id = pg_current_xact_id_if_assigned()::text::bigint ORDER BY l.id
$$;
