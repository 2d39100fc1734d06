-- The same lines as before (resources/verify/FORMAT.md) at two thirds of the work: a row's values are
-- hashed as they come, instead of being gathered first and taken apart again, and what all tables
-- share is one function, for the server prepares every expression of a trigger once for each table
-- and transaction.
--
-- The bytes do not depend on the settings of the session: values come as JSON, and who makes JSON
-- of a row (capture_row) fixes them. Nothing is taken from a setting a session could make up.
CREATE FUNCTION ledger_write(
    p_subject text, p_kind text, p_texts jsonb, p_body bytea, p_salt bytea, p_entry bigint
) RETURNS bytea LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_seq bigint; v_prev bytea; v_last timestamptz; v_log text; v_at timestamptz; v_header text;
    v_leaf bytea; v_uuid text := gen_random_uuid()::text;
BEGIN
    -- a pattern that counts ({0,39}) takes five times as long
    IF p_subject !~ '^[a-z][a-z0-9_]*/[A-Za-z0-9._-]+$' OR strpos(p_subject, '/') > 41
       OR length(p_subject) - strpos(p_subject, '/') > 64
       OR p_kind !~ '^[a-z][a-z0-9_.]*$' OR length(p_kind) > 64 THEN
        RAISE EXCEPTION 'the ledger cannot record % of %', p_kind, p_subject
            USING ERRCODE = 'check_violation';
    END IF;
    -- A session may have asked for commits that a power cut takes back; history may not.
    IF current_setting('synchronous_commit') = 'off' THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    -- A name among the arguments (TG_TABLE_NAME) gives every text here the collation "C", and the
    -- index of heads, which has the default one, would not be used.
    FOR v_try IN 1..2 LOOP
        SELECT h.seq + 1, h.leaf, h.last_at, l.name INTO v_seq, v_prev, v_last, v_log
            FROM public.ledger_head h, public.ledger_log l
            WHERE h.subject = p_subject COLLATE "default" FOR UPDATE OF h;
        EXIT WHEN FOUND;
        INSERT INTO public.ledger_head (subject, seq, leaf)
            VALUES (p_subject, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
    END LOOP;
    -- Within a subject time never stands still nor goes back, whatever the server's clock does.
    v_at := greatest(clock_timestamp(), v_last + interval '1 microsecond');
    v_header := 'vigil-audit/event/v1' || E'\nlog ' || v_log || E'\nid ' || v_uuid
        || E'\nsubject ' || p_subject || E'\nseq ' || v_seq
        || E'\nprev ' || encode(v_prev, 'hex')
        || E'\ntime ' || to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || E'\nactor ' || encode(convert_to(session_user, 'UTF8'), 'hex')
        || E'\nclient ' || coalesce(host(inet_client_addr()), 'local')
        || E'\nkind ' || p_kind || E'\nbody ' || encode(p_body, 'hex') || E'\n';
    v_leaf := sha256('\x00'::bytea || convert_to(v_header, 'UTF8'));
    UPDATE public.ledger_head SET seq = v_seq, leaf = v_leaf, last_at = v_at
        WHERE subject = p_subject COLLATE "default";
    INSERT INTO public.ledger_line
        (uuid, subject, seq, header, fields, salt, leaf, entry_id, transaction_id)
        VALUES (v_uuid, p_subject, v_seq, v_header, p_texts, p_salt, v_leaf, p_entry,
                pg_current_xact_id()::text::bigint);
    RETURN v_leaf;
END $$;
-- next
REVOKE ALL ON FUNCTION ledger_write(text, text, jsonb, bytea, bytea, bigint) FROM PUBLIC;
-- next
CREATE OR REPLACE FUNCTION ledger_append(
    p_subject text, p_kind text, p_fields jsonb, p_entry bigint
) RETURNS bytea LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    v_texts jsonb; v_body bytea;
BEGIN
    SELECT coalesce(jsonb_agg(f.line), '[]'),
           sha256('vigil-audit/body/v1\012'::bytea || coalesce(string_agg(
               sha256('vigil-audit/field/v1\012'::bytea
                   || sha256('vigil-audit/salt/v1\012'::bytea || v_salt
                       || convert_to(f.name, 'UTF8'))
                   || convert_to(f.line, 'UTF8')), ''::bytea), ''::bytea))
        INTO v_texts, v_body
        FROM (SELECT key COLLATE "C" AS name, jsonb_build_array(key, value)::text AS line
              FROM jsonb_each(p_fields) ORDER BY 1) f;
    RETURN public.ledger_write(p_subject, p_kind, v_texts, v_body, v_salt, p_entry);
END $$;
-- next
-- A row as it was (NULL: it is new) and as it is (NULL: it is gone), as a line: all columns of a new
-- or removed row, the changed ones of an updated row. The text of a column is written as JSON prints
-- it: of the keys "after" and "before" the shorter one first.
CREATE FUNCTION ledger_row(
    p_subject text, p_by text, p_key text, p_skip text, p_table text, p_old jsonb, p_new jsonb
) RETURNS bytea LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    v_row jsonb; v_key text; v_does text; v_texts jsonb; v_body bytea;
BEGIN
    IF p_skip <> '' THEN
        p_old := p_old - string_to_array(p_skip, ',');
        p_new := p_new - string_to_array(p_skip, ',');
    END IF;
    IF p_old = p_new THEN RETURN NULL; END IF;
    v_does := CASE WHEN p_old IS NULL THEN 'insert' WHEN p_new IS NULL THEN 'delete'
                   ELSE 'update' END;
    v_row := coalesce(p_new, p_old);
    IF strpos(p_key, ',') = 0 THEN
        v_key := v_row ->> p_key;
    ELSE
        v_key := (SELECT string_agg(v_row ->> k, ',' ORDER BY n)
                  FROM unnest(string_to_array(p_key, ',')) WITH ORDINALITY u(k, n));
    END IF;
    SELECT jsonb_agg(f.line),
           sha256('vigil-audit/body/v1\012'::bytea || string_agg(
               sha256('vigil-audit/field/v1\012'::bytea
                   || sha256('vigil-audit/salt/v1\012'::bytea || v_salt
                       || convert_to(f.name, 'UTF8'))
                   || convert_to(f.line, 'UTF8')), ''::bytea))
        INTO v_texts, v_body
        FROM (
            SELECT ('column:' || key) COLLATE "C" AS name,
                   '[' || to_json('column:' || key)::text || CASE v_does
                       WHEN 'insert' THEN ', {"after": ' || value::text
                       WHEN 'delete' THEN ', {"before": ' || value::text
                       ELSE ', {"after": ' || value::text || ', "before": ' || (p_old -> key)::text
                       END || '}]' AS line
                FROM jsonb_each(v_row)
                WHERE v_does <> 'update' OR p_old -> key IS DISTINCT FROM value
            UNION ALL
            SELECT 'row', jsonb_build_array('row', p_table || '/' || v_key)::text
            ORDER BY 1) f;
    RETURN public.ledger_write(p_subject || '/' || (v_row ->> p_by),
        'row.' || p_table || '.' || v_does, v_texts, v_body, v_salt, NULL);
END $$;
-- next
REVOKE ALL ON FUNCTION ledger_row(text, text, text, text, text, jsonb, jsonb) FROM PUBLIC;
-- next
-- Arguments: subject type, column of the subject's id, columns of the key, columns that are not
-- recorded.
CREATE OR REPLACE FUNCTION capture_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD'
SET intervalstyle = 'iso_8601' SET extra_float_digits = 1 AS $$
DECLARE
    v_leaf bytea;
BEGIN
    v_leaf := public.ledger_row(TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], TG_ARGV[3], TG_TABLE_NAME,
                                to_jsonb(OLD), to_jsonb(NEW));
    RETURN NULL;
END $$;
-- next
CREATE OR REPLACE FUNCTION ledger_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_fields jsonb := jsonb_build_object(
        'actor', jsonb_build_object(
            'id', NEW.actor_id, 'name', NEW.actor_name, 'role', NEW.actor_role),
        'context', jsonb_build_object(
            'entry', NEW.id, 'client', NEW.client, 'correlation', NEW.correlation,
            'at', to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')));
    v_leaf bytea;
BEGIN
    IF NEW.reason IS NOT NULL THEN
        v_fields := v_fields || jsonb_build_object('reason', NEW.reason);
    END IF;
    IF NEW.source IS NOT NULL THEN
        v_fields := v_fields || jsonb_build_object('source', jsonb_build_object(
            'name', NEW.source, 'actor', NEW.claimed_actor, 'at',
            to_char(NEW.claimed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')));
    END IF;
    IF NEW.changes <> '[]' THEN
        v_fields := v_fields || (
            SELECT jsonb_object_agg('change:' || lpad(c.number::text, 4, '0'), c.change)
            FROM jsonb_array_elements(NEW.changes) WITH ORDINALITY c(change, number));
    END IF;
    v_leaf := public.ledger_append(
        NEW.subject_type || '/' || NEW.subject_id, NEW.kind, v_fields, NEW.id);
    RETURN NULL;
END $$;
