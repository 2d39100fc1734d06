-- A transaction's lines are written together, at its commit. What a row's trigger does at once is to put
-- down what changed (ledger_pending), and the first row that was put down calls ledger_settle when the
-- transaction ends. Then one statement makes the fields of all lines, each chain is locked, read and
-- moved once, and all lines are inserted at once. The bytes are those of resources/verify/FORMAT.md.
--
-- Nobody but the role without members touches the table, and no session ends a transaction without the
-- trigger: SET CONSTRAINTS only makes it fire earlier, a savepoint takes rows and trigger back
-- together, and what a deferred trigger of another table changes is settled in the same commit. Rows
-- that a crash leaves belong to a transaction that never was, so no copy of them is logged. Their numbers
-- are: a standby that takes over finds no usable sequence where the sequence is unlogged as well.
CREATE SEQUENCE ledger_pending_id_seq CACHE 32;
-- next
CREATE UNLOGGED TABLE ledger_pending (
    transaction_id bigint NOT NULL,
    id bigint DEFAULT nextval('ledger_pending_id_seq') NOT NULL,
    is_first boolean NOT NULL,
    table_name text NOT NULL,
    given text[],
    before jsonb,
    after jsonb,
    CONSTRAINT pk_ledger_pending PRIMARY KEY (transaction_id, id)
);
-- next
ALTER SEQUENCE ledger_pending_id_seq OWNED BY ledger_pending.id;
-- next
-- Arguments: subject type, column of the subject's id, columns of the key, columns that are not
-- recorded. The table is empty while nobody writes, and a plan made then would go on to read all of it:
-- so enable_seqscan. How JSON spells a row depends on the session, so that is fixed here.
CREATE OR REPLACE FUNCTION capture_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD'
SET intervalstyle = 'iso_8601' SET extra_float_digits = 1 SET enable_seqscan = off AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(OLD) - string_to_array(TG_ARGV[3], ',')
            = to_jsonb(NEW) - string_to_array(TG_ARGV[3], ',') THEN RETURN NULL; END IF;
    END IF;
    INSERT INTO public.ledger_pending
        (transaction_id, is_first, table_name, given, before, after)
        SELECT x.id, NOT EXISTS (
                   SELECT FROM public.ledger_pending p WHERE p.transaction_id = x.id),
               TG_TABLE_NAME, TG_ARGV, to_jsonb(OLD), to_jsonb(NEW)
        FROM (SELECT pg_current_xact_id()::text::bigint AS id) x;
    RETURN NULL;
END $$;
-- next
CREATE OR REPLACE FUNCTION ledger_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO public.ledger_pending (transaction_id, is_first, table_name, after)
        SELECT x.id, NOT EXISTS (
                   SELECT FROM public.ledger_pending p WHERE p.transaction_id = x.id),
               TG_TABLE_NAME, to_jsonb(NEW)
        FROM (SELECT pg_current_xact_id()::text::bigint AS id) x;
    RETURN NULL;
END $$;
-- next
-- Writes the lines of what this transaction put down, and says whether an entry was among it. The fields
-- of a line: all columns of a new or removed row, the changed ones of an updated row, what an entry
-- says. The text of a column is written as JSON prints it: of the keys "after" and "before" the shorter
-- one first.
CREATE FUNCTION ledger_flush() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET enable_seqscan = off SET jit = off AS $$
DECLARE
    v_transaction bigint := pg_current_xact_id_if_assigned()::text::bigint;
    v_upto bigint; v_found int; v_has_entry boolean := false; v_start text; v_facts text; v_wrong text;
    v_subject text; v_seq bigint; v_leaf bytea; v_at timestamptz;
    v_ids bigint[]; v_subjects text[]; v_befores text[]; v_afters text[]; v_texts jsonb[];
    v_salts bytea[]; v_entries bigint[]; v_uuids text[];
    v_seqs bigint[]; v_headers text[]; v_leaves bytea[];
BEGIN
    LOOP
        SELECT max(f.id), count(*) INTO v_upto, v_found
            FROM (SELECT p.id FROM public.ledger_pending p WHERE p.transaction_id = v_transaction
                  ORDER BY p.id LIMIT 500) f;
        EXIT WHEN v_found = 0;
        IF v_start IS NULL THEN
            -- A session may have asked for commits that a power cut takes back; history may not.
            IF current_setting('synchronous_commit') = 'off' THEN
                PERFORM set_config('synchronous_commit', 'on', true);
            END IF;
            v_start := (SELECT E'vigil-audit/event/v1\nlog ' || name || E'\nid '
                        FROM public.ledger_log);
            v_facts := E'\nactor ' || encode(convert_to(session_user, 'UTF8'), 'hex')
                || E'\nclient ' || coalesce(host(inet_client_addr()), 'local') || E'\nkind ';
        END IF;
        WITH gone AS (
            DELETE FROM public.ledger_pending p
            WHERE p.transaction_id = v_transaction AND p.id <= v_upto
            RETURNING id, table_name, given,
                before - string_to_array(given[3], ',') AS old,
                CASE WHEN given IS NULL THEN after
                    ELSE after - string_to_array(given[3], ',') END AS new
        ), told AS (
            SELECT g.id, g.table_name, g.given, g.old, g.new, coalesce(g.new, g.old) AS whole,
                   'column:' AS prefix, NULL::bigint AS entry,
                   g.given[0] || '/' || (coalesce(g.new, g.old) ->> g.given[1]) AS subject,
                   'row.' || g.table_name || CASE WHEN g.old IS NULL THEN '.insert'
                       WHEN g.new IS NULL THEN '.delete' ELSE '.update' END AS kind
                FROM gone g WHERE g.given IS NOT NULL
            UNION ALL
            SELECT g.id, NULL, NULL, NULL, NULL, jsonb_build_object(
                       'actor', jsonb_build_object('id', g.new -> 'actor_id',
                           'name', g.new -> 'actor_name', 'role', g.new -> 'actor_role'),
                       'context', jsonb_build_object('entry', g.new -> 'id',
                           'client', g.new -> 'client', 'correlation', g.new -> 'correlation',
                           'at', to_char((g.new ->> 'at')::timestamptz,
                                         'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
                   || CASE WHEN g.new ->> 'reason' IS NULL THEN '{}'
                       ELSE jsonb_build_object('reason', g.new -> 'reason') END
                   || CASE WHEN g.new ->> 'source' IS NULL THEN '{}'
                       ELSE jsonb_build_object('source', jsonb_build_object(
                           'name', g.new -> 'source', 'actor', g.new -> 'claimed_actor',
                           'at', to_char((g.new ->> 'claimed_at')::timestamptz,
                                         'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) END
                   || CASE g.new -> 'changes' WHEN '[]' THEN '{}' ELSE (
                       SELECT jsonb_object_agg('change:' || lpad(c.number::text, 4, '0'), c.change)
                       FROM jsonb_array_elements(g.new -> 'changes')
                           WITH ORDINALITY c(change, number)) END,
                   '', (g.new ->> 'id')::bigint,
                   (g.new ->> 'subject_type') || '/' || (g.new ->> 'subject_id'), g.new ->> 'kind'
                FROM gone g WHERE g.given IS NULL
        ), salted AS MATERIALIZED (
            SELECT t.*, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt
                FROM told t
        ), line AS (
            SELECT t.id, t.subject, t.kind, t.entry, t.salt, f.texts, f.body
                FROM salted t CROSS JOIN LATERAL (
                    SELECT jsonb_agg(o.line) AS texts, encode(sha256(
                        'vigil-audit/body/v1\012'::bytea || string_agg(sha256(
                            'vigil-audit/field/v1\012'::bytea
                            || sha256('vigil-audit/salt/v1\012'::bytea || t.salt
                                || convert_to(o.name, 'UTF8'))
                            || convert_to(o.line, 'UTF8')), ''::bytea)), 'hex') AS body
                    FROM (
                        SELECT (t.prefix || key) COLLATE "C" AS name, '[' || to_json(t.prefix || key)
                               || CASE WHEN t.entry IS NOT NULL THEN ', ' || value::text || ']'
                                   WHEN t.old IS NULL THEN ', {"after": ' || value::text || '}]'
                                   WHEN t.new IS NULL THEN ', {"before": ' || value::text || '}]'
                                   ELSE ', {"after": ' || value::text
                                       || ', "before": ' || (t.old -> key)::text || '}]' END AS line
                            FROM jsonb_each(t.whole)
                            WHERE t.old IS NULL OR t.new IS NULL
                                OR t.old -> key IS DISTINCT FROM value
                        UNION ALL
                        SELECT 'row', jsonb_build_array('row', t.table_name || '/' || CASE
                                WHEN strpos(t.given[2], ',') = 0 THEN t.whole ->> t.given[2]
                                ELSE (SELECT string_agg(t.whole ->> k, ',' ORDER BY n) FROM
                                      unnest(string_to_array(t.given[2], ',')) WITH ORDINALITY u(k, n))
                                END)::text
                            WHERE t.entry IS NULL
                        ORDER BY 1) o) f
        )
        SELECT array_agg(l.id), array_agg(l.subject),
               array_agg(v_start || l.uuid || E'\nsubject ' || l.subject || E'\nseq '),
               array_agg(v_facts || l.kind || E'\nbody ' || l.body || E'\n'), array_agg(l.texts),
               array_agg(l.salt), array_agg(l.entry), array_agg(l.uuid),
               -- a pattern that counts ({0,39}) takes five times as long
               max(CASE WHEN (l.subject ~ '^[a-z][a-z0-9_]*/[A-Za-z0-9._-]+$'
                       AND strpos(l.subject, '/') <= 41
                       AND length(l.subject) - strpos(l.subject, '/') <= 64
                       AND l.kind ~ '^[a-z][a-z0-9_.]*$' AND length(l.kind) <= 64) IS NOT TRUE
                   THEN concat(l.kind, ' of ', l.subject) END),
               bool_or(l.entry IS NOT NULL) OR v_has_entry
            INTO v_ids, v_subjects, v_befores, v_afters, v_texts, v_salts, v_entries, v_uuids,
                 v_wrong, v_has_entry
            FROM (SELECT l.*, gen_random_uuid()::text AS uuid
                  FROM line l ORDER BY l.subject, l.id) l;
        IF v_wrong IS NOT NULL THEN
            RAISE EXCEPTION 'the ledger cannot record %', v_wrong USING ERRCODE = 'check_violation';
        END IF;
        v_subject := NULL; v_seqs := '{}'; v_headers := '{}'; v_leaves := '{}';
        FOR v_n IN 1..v_found LOOP
            IF v_subjects[v_n] IS DISTINCT FROM v_subject THEN
                IF v_subject IS NOT NULL THEN
                    UPDATE public.ledger_head SET seq = v_seq, leaf = v_leaf, last_at = v_at
                        WHERE subject = v_subject COLLATE "default";
                END IF;
                v_subject := v_subjects[v_n];
                FOR v_try IN 1..2 LOOP
                    SELECT seq, leaf, last_at INTO v_seq, v_leaf, v_at FROM public.ledger_head
                        WHERE subject = v_subject COLLATE "default" FOR UPDATE;
                    EXIT WHEN FOUND;
                    v_seq := 0;
                    v_leaf := decode(repeat('00', 32), 'hex');
                    INSERT INTO public.ledger_head (subject, seq, leaf)
                        VALUES (v_subject, v_seq, v_leaf) ON CONFLICT DO NOTHING;
                    EXIT WHEN FOUND;
                END LOOP;
            END IF;
            v_seq := v_seq + 1;
            -- Within a subject time never stands still nor goes back, whatever the clock does.
            v_at := greatest(clock_timestamp(), v_at + interval '1 microsecond');
            v_headers[v_n] := v_befores[v_n] || v_seq || E'\nprev ' || encode(v_leaf, 'hex')
                || E'\ntime ' || to_char(v_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || v_afters[v_n];
            v_leaf := sha256('\x00'::bytea || convert_to(v_headers[v_n], 'UTF8'));
            v_leaves[v_n] := v_leaf;
            v_seqs[v_n] := v_seq;
        END LOOP;
        UPDATE public.ledger_head SET seq = v_seq, leaf = v_leaf, last_at = v_at
            WHERE subject = v_subject COLLATE "default";
        INSERT INTO public.ledger_line
            (uuid, subject, seq, header, fields, salt, leaf, entry_id, transaction_id)
            SELECT u.uuid, u.subject, u.seq, u.header, u.texts, u.salt, u.leaf, u.entry, v_transaction
            FROM unnest(v_ids, v_uuids, v_subjects, v_seqs, v_headers, v_texts, v_salts, v_leaves,
                        v_entries) u(id, uuid, subject, seq, header, texts, salt, leaf, entry)
            ORDER BY u.id;
        EXIT WHEN v_found < 500;
    END LOOP;
    RETURN v_has_entry;
END $$;
-- next
-- At the end of a transaction: its lines, and where it changed rows and left no entry, it did not come
-- through the services, somebody used another tool: its entries, under the login's name.
CREATE FUNCTION ledger_settle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    IF public.ledger_flush() THEN RETURN NULL; END IF;
    IF EXISTS (SELECT 1 FROM public.ledger_line
               WHERE transaction_id = NEW.transaction_id AND entry_id IS NOT NULL) THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role,
                                    client, correlation, changes)
    SELECT clock_timestamp(), 'direct.changed', split_part(l.subject, '/', 1),
           CASE WHEN split_part(l.subject, '/', 2) ~ '^[0-9]{1,18}$'
                THEN split_part(l.subject, '/', 2)::bigint ELSE 0 END,
           session_user, 'database', coalesce(host(inet_client_addr()), 'local'),
           'transaction-' || NEW.transaction_id,
           jsonb_agg(jsonb_build_object(
               'field', (r.line ->> 1) || ' ' || substr(f.line ->> 0, 8),
               'before', f.line -> 1 ->> 'before', 'after', f.line -> 1 ->> 'after')
               ORDER BY l.seq, f.line ->> 0)
    FROM public.ledger_line l
    CROSS JOIN LATERAL (SELECT t::jsonb AS line FROM jsonb_array_elements_text(l.fields) t) f
    CROSS JOIN LATERAL (SELECT t::jsonb AS line FROM jsonb_array_elements_text(l.fields) t
                        WHERE t LIKE '["row", %') r
    WHERE l.transaction_id = NEW.transaction_id AND f.line ->> 0 LIKE 'column:%'
    GROUP BY l.subject;
    RETURN NULL;
END $$;
-- next
CREATE CONSTRAINT TRIGGER ledger_pending_is_settled AFTER INSERT ON ledger_pending
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.is_first) EXECUTE FUNCTION ledger_settle();
-- next
ALTER TABLE ledger_pending ENABLE ALWAYS TRIGGER ledger_pending_is_settled;
-- next
DROP TRIGGER ledger_line_has_an_entry ON ledger_line;
-- next
DROP FUNCTION record_direct_change();
-- next
DROP FUNCTION ledger_row(text, text, text, text, text, jsonb, jsonb);
-- next
DROP FUNCTION ledger_append(text, text, jsonb, bigint);
-- next
DROP FUNCTION ledger_write(text, text, jsonb, bytea, bytea, bigint);
-- next
REVOKE ALL ON FUNCTION ledger_flush() FROM PUBLIC;
-- next
-- Who reads lines of their own transaction has them written first.
CREATE OR REPLACE FUNCTION ledger_receipt() RETURNS TABLE (subject text, seq bigint, leaf bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.ledger_flush();
    RETURN QUERY SELECT l.subject::text, l.seq, l.leaf FROM public.ledger_line l
        WHERE l.transaction_id = pg_current_xact_id_if_assigned()::text::bigint ORDER BY l.id;
END $$;
-- next
CREATE OR REPLACE FUNCTION ledger_uses() RETURNS text[] LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.ledger_flush();
    RETURN (
        SELECT coalesce(array_agg(DISTINCT f.line -> 1 ->> 'after'), '{}')
        FROM public.ledger_line l
        CROSS JOIN LATERAL (SELECT t::jsonb AS line FROM jsonb_array_elements_text(l.fields) t) f
        WHERE l.transaction_id = pg_current_xact_id()::text::bigint
          AND l.subject LIKE 'disposal/%' AND f.line ->> 0 = 'column:used_for'
          AND f.line -> 1 ->> 'after' IS NOT NULL);
END $$;
