-- Every change of a row of an audited table becomes a line: all columns of a new or removed row,
-- the changed ones of an updated row. Arguments: subject type, column of the subject's id,
-- columns of the key, columns that are not recorded.
CREATE FUNCTION capture_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD'
SET intervalstyle = 'iso_8601' SET extra_float_digits = 1 AS $$
DECLARE
    v_skip text[] := string_to_array(TG_ARGV[3], ',');
    v_old jsonb; v_new jsonb; v_row jsonb; v_fields jsonb; v_key text;
BEGIN
    IF TG_OP <> 'INSERT' THEN v_old := to_jsonb(OLD) - v_skip; END IF;
    IF TG_OP <> 'DELETE' THEN v_new := to_jsonb(NEW) - v_skip; END IF;
    IF v_old = v_new THEN RETURN NULL; END IF;
    v_row := coalesce(v_new, v_old);
    SELECT string_agg(v_row ->> k, ',' ORDER BY n) INTO v_key
        FROM unnest(string_to_array(TG_ARGV[2], ',')) WITH ORDINALITY u(k, n);
    SELECT jsonb_object_agg('column:' || k, CASE TG_OP
               WHEN 'INSERT' THEN jsonb_build_object('after', v_new -> k)
               WHEN 'DELETE' THEN jsonb_build_object('before', v_old -> k)
               ELSE jsonb_build_object('before', v_old -> k, 'after', v_new -> k) END)
        INTO v_fields FROM jsonb_object_keys(v_row) k
        WHERE TG_OP <> 'UPDATE' OR v_old -> k IS DISTINCT FROM v_new -> k;
    PERFORM public.ledger_append(
        TG_ARGV[0] || '/' || (v_row ->> TG_ARGV[1]),
        'row.' || TG_TABLE_NAME || '.' || lower(TG_OP),
        v_fields || jsonb_build_object('row', TG_TABLE_NAME || '/' || v_key), NULL);
    RETURN NULL;
END $$;
