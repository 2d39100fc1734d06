-- The same lines as those of ledger_ordered, with fewer fields: of a new or removed row what people write
-- (the columns that the trigger names as its fifth word) is a field of its own each, wherever it is not
-- empty, so that it can be withheld or erased alone; all other columns are one field together, "columns".
-- A field takes two hashes, and most columns are numbers, instants and words of closed lists.
-- Writes the lines of what this transaction put down, and says whether an entry was among it. The fields
-- of a line: all columns of a new or removed row, the changed ones of an updated row, what an entry
-- says. The text of a column is written as JSON prints it: of the keys "after" and "before" the shorter
-- one first. The salts of the lines come from one secret of the transaction, which is kept nowhere. The
-- plans are made while the table is empty, and must not read all of it later.
CREATE OR REPLACE FUNCTION ledger_flush() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET enable_seqscan = off
SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
    v_transaction bigint := pg_current_xact_id_if_assigned()::text::bigint;
    v_found int; v_has_entry boolean := false; v_facts text; v_wrong text; v_secret bytea;
    v_subject text; v_seq bigint; v_leaf bytea; v_at timestamptz; v_first int; v_last int;
    v_is_new boolean; v_stamp text;
    v_ids bigint[]; v_subjects text[]; v_befores text[]; v_afters text[]; v_texts jsonb[];
    v_salts bytea[]; v_entries bigint[]; v_uuids text[];
    v_seqs bigint[]; v_headers text[]; v_leaves bytea[];
BEGIN
    LOOP
        IF v_facts IS NULL THEN
            -- A session may have asked for commits that a power cut takes back; history may not.
            IF current_setting('synchronous_commit') = 'off' THEN
                PERFORM set_config('synchronous_commit', 'on', true);
            END IF;
            v_facts := E'\nactor ' || encode(convert_to(session_user, 'UTF8'), 'hex')
                || E'\nclient ' || coalesce(host(inet_client_addr()), 'local') || E'\nkind ';
            v_secret := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
            v_stamp := overlay(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint),
                                    12, '0') PLACING '-' FROM 9 FOR 0) || '-7';
        END IF;
        WITH gone AS (
            DELETE FROM public.ledger_pending p
            WHERE p.transaction_id = v_transaction AND p.id <= coalesce((
                SELECT o.id FROM public.ledger_pending o WHERE o.transaction_id = v_transaction
                ORDER BY o.id OFFSET 499 LIMIT 1), 9223372036854775807)
            RETURNING id, table_name, given, before AS old, after AS new
        ), salted AS MATERIALIZED (
            SELECT g.id, g.table_name, g.given, g.old, g.new,
                   CASE WHEN g.given IS NULL THEN g.new -> 'fields' ELSE coalesce(g.new, g.old) END
                       AS whole,
                   CASE WHEN g.given IS NULL THEN '' ELSE 'column:' END AS prefix,
                   (CASE WHEN g.given IS NULL THEN g.new ->> 'id' END)::bigint AS entry,
                   CASE WHEN g.given IS NULL THEN g.new ->> 'subject'
                       ELSE g.given[0] || '/' || (coalesce(g.new, g.old) ->> g.given[1]) END AS subject,
                   CASE WHEN g.given IS NULL THEN g.new ->> 'kind'
                       ELSE 'row.' || g.table_name || CASE WHEN g.old IS NULL THEN '.insert'
                           WHEN g.new IS NULL THEN '.delete' ELSE '.update' END END AS kind,
                   sha256(v_secret || int8send(g.id)) AS salt,
                   CASE WHEN g.given IS NULL THEN NULL WHEN g.old IS NULL THEN 'after'
                       WHEN g.new IS NULL THEN 'before' END AS side,
                   CASE WHEN g.given IS NOT NULL THEN ARRAY(
                       SELECT k FROM unnest(string_to_array(coalesce(g.given[4], ''), ',')) k
                       WHERE coalesce(coalesce(g.new, g.old) ->> k, '') NOT IN ('', '[]', '{}')) END
                       AS words
                FROM gone g
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
                        SELECT 'columns' COLLATE "C" AS name, '["columns", {"' || t.side || '": '
                               || (t.whole - t.words)::text || '}]' AS line
                            WHERE t.side IS NOT NULL
                        UNION ALL
                        SELECT 'column:' || w.key, '[' || to_json('column:' || w.key) || ', {"'
                               || t.side || '": ' || (t.whole -> w.key)::text || '}]'
                            FROM unnest(t.words) w(key) WHERE t.side IS NOT NULL
                        UNION ALL
                        SELECT t.prefix || key, '[' || to_json(t.prefix || key)
                               || CASE WHEN t.entry IS NOT NULL THEN ', ' || value::text || ']'
                                   ELSE ', {"after": ' || value::text
                                       || ', "before": ' || (t.old -> key)::text || '}]' END
                            FROM jsonb_each(t.whole)
                            WHERE t.side IS NULL AND (t.old IS NULL
                                OR t.old -> key IS DISTINCT FROM value)
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
               array_agg((SELECT E'vigil-audit/event/v1\nlog ' || g.name || E'\nid '
                          FROM public.ledger_log g)
                         || l.uuid || E'\nsubject ' || l.subject || E'\nseq '),
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
            FROM (SELECT l.*, v_stamp || substr(gen_random_uuid()::text, 16) AS uuid
                  FROM line l ORDER BY l.subject, l.id) l;
        v_found := cardinality(v_ids);
        EXIT WHEN v_found IS NULL;
        IF v_wrong IS NOT NULL THEN
            RAISE EXCEPTION 'the ledger cannot record %', v_wrong USING ERRCODE = 'check_violation';
        END IF;
        v_seqs := '{}'; v_headers := '{}'; v_leaves := '{}';
        v_first := 1;
        WHILE v_first <= v_found LOOP
            v_subject := v_subjects[v_first];
            v_last := v_found;
            IF v_subjects[v_found] IS DISTINCT FROM v_subject THEN
                v_last := v_first;
                WHILE v_subjects[v_last + 1] = v_subject LOOP v_last := v_last + 1; END LOOP;
            END IF;
            SELECT seq, leaf, last_at INTO v_seq, v_leaf, v_at FROM public.ledger_head
                WHERE subject = v_subject COLLATE "default" FOR UPDATE;
            v_is_new := NOT FOUND;
            IF v_is_new THEN
                v_seq := 0;
                v_leaf := decode(repeat('00', 32), 'hex');
            END IF;
            -- Within a subject time never stands still nor goes back, whatever the clock does.
            v_at := greatest(clock_timestamp(), v_at + interval '1 microsecond');
            FOR v_n IN v_first..v_last LOOP
                v_seq := v_seq + 1;
                v_headers[v_n] := v_befores[v_n] || v_seq || E'\nprev ' || encode(v_leaf, 'hex')
                    || E'\ntime '
                    || to_char(v_at + (v_n - v_first) * interval '1 microsecond',
                               'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || v_afters[v_n];
                v_leaf := sha256('\x00'::bytea || convert_to(v_headers[v_n], 'UTF8'));
                v_leaves[v_n] := v_leaf;
                v_seqs[v_n] := v_seq;
            END LOOP;
            v_at := v_at + (v_last - v_first) * interval '1 microsecond';
            IF v_is_new THEN
                INSERT INTO public.ledger_head (subject, seq, leaf, last_at)
                    VALUES (v_subject, v_seq, v_leaf, v_at) ON CONFLICT DO NOTHING;
                -- somebody else began this chain meanwhile: go on after theirs
                CONTINUE WHEN NOT FOUND;
            ELSE
                UPDATE public.ledger_head SET seq = v_seq, leaf = v_leaf, last_at = v_at
                    WHERE subject = v_subject COLLATE "default";
            END IF;
            v_first := v_last + 1;
        END LOOP;
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
-- What a line says of an entry is put together where the entry is written.
CREATE OR REPLACE FUNCTION ledger_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO public.ledger_pending (transaction_id, is_first, table_name, after)
        SELECT x.id, NOT EXISTS (
                   SELECT FROM public.ledger_pending p WHERE p.transaction_id = x.id),
               TG_TABLE_NAME, jsonb_build_object('id', NEW.id, 'kind', NEW.kind,
                   'subject', NEW.subject_type || '/' || NEW.subject_id,
                   'fields', jsonb_build_object(
                       'actor', jsonb_build_object('id', NEW.actor_id,
                           'name', NEW.actor_name, 'role', NEW.actor_role),
                       'context', jsonb_build_object('entry', NEW.id,
                           'client', NEW.client, 'correlation', NEW.correlation,
                           'at', to_char(NEW.at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
                   || CASE WHEN NEW.reason IS NULL THEN '{}'
                       ELSE jsonb_build_object('reason', NEW.reason) END
                   || CASE WHEN NEW.source IS NULL THEN '{}'
                       ELSE jsonb_build_object('source', jsonb_build_object(
                           'name', NEW.source, 'actor', NEW.claimed_actor,
                           'at', to_char(NEW.claimed_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) END
                   || CASE NEW.changes WHEN '[]' THEN '{}' ELSE (
                       SELECT jsonb_object_agg('change:' || lpad(c.number::text, 4, '0'), c.change)
                       FROM jsonb_array_elements(NEW.changes)
                           WITH ORDINALITY c(change, number)) END)
        FROM (SELECT pg_current_xact_id()::text::bigint AS id) x;
    RETURN NULL;
END $$;
-- next
-- At the end of a transaction: its lines, and where it changed rows and left no entry, it did not come
-- through the services, somebody used another tool: its entries, under the login's name.
CREATE OR REPLACE FUNCTION ledger_settle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
           jsonb_agg(jsonb_build_object('field', (r.line ->> 1) || ' ' || c.name,
                                        'before', c.before, 'after', c.after)
                     ORDER BY l.seq, c.name COLLATE "C")
    FROM public.ledger_line l
    CROSS JOIN LATERAL (SELECT t::jsonb AS line FROM jsonb_array_elements_text(l.fields) t) f
    CROSS JOIN LATERAL (
        SELECT substr(f.line ->> 0, 8) AS name,
               f.line -> 1 ->> 'before' AS before, f.line -> 1 ->> 'after' AS after
            WHERE f.line ->> 0 LIKE 'column:%'
        UNION ALL
        SELECT k, f.line -> 1 -> 'before' ->> k, f.line -> 1 -> 'after' ->> k
            FROM jsonb_object_keys(coalesce(f.line -> 1 -> 'after', f.line -> 1 -> 'before')) k
            WHERE f.line ->> 0 = 'columns') c
    CROSS JOIN LATERAL (SELECT t::jsonb AS line FROM jsonb_array_elements_text(l.fields) t
                        WHERE t LIKE '["row", %') r
    WHERE l.transaction_id = NEW.transaction_id
    GROUP BY l.subject;
    RETURN NULL;
END $$;
