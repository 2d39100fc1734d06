-- The same lines as those of ledger_grouped, byte for byte as resources/verify/FORMAT.md has them, at less
-- work: what was put down is walked once, line after line, and each line is hashed where it stands. One
-- statement that makes all lines has more to set up than a click has lines. What an entry says is
-- spelled where the entry is written.
-- What a line becomes in the ledger; its own type, for a table that is parted by month has another.
CREATE TYPE ledger_made AS (
    id bigint, uuid text, subject text, seq bigint, header text, fields jsonb, salt bytea, leaf bytea,
    entry_id bigint
);
-- next
-- Writes the lines of what this transaction put down, and says whether an entry was among it. The fields
-- of a line, in the order of their names: of a new or removed row what people write (the columns that the
-- trigger names as its fifth word, sorted), wherever it is not empty, so that it can be withheld or
-- erased alone, and all other columns as one; the changed columns of an updated row; what an entry says.
-- The salts of the lines come from one secret of the transaction, which is kept nowhere. The plans are
-- made while the table is empty, and must not read all of it later.
CREATE FUNCTION ledger_flush() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET enable_seqscan = off
SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
    v_transaction bigint := pg_current_xact_id_if_assigned()::text::bigint;
    v_has_entry boolean := false; v_facts text; v_secret bytea; v_stamp text; v_log text;
    v_id bigint; v_entry bigint; v_subject text; v_kind text; v_given text[];
    v_old jsonb; v_new jsonb; v_row text; v_side text; v_word text; v_line text; v_lines text[];
    v_salt bytea; v_salted bytea; v_hashes bytea; v_body bytea; v_uuid text; v_header text;
    v_chain text; v_seq bigint; v_leaf bytea; v_at timestamptz;
    v_found int; v_made public.ledger_made[];
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
        v_found := 0;
        v_made := '{}';
        FOR v_id, v_entry, v_subject, v_kind, v_salt, v_given, v_old, v_new, v_row, v_hashes,
            v_log
        IN
            WITH gone AS (
                DELETE FROM public.ledger_pending p
                WHERE p.transaction_id = v_transaction AND p.id <= coalesce((
                    SELECT o.id FROM public.ledger_pending o WHERE o.transaction_id = v_transaction
                    ORDER BY o.id OFFSET 499 LIMIT 1), 9223372036854775807)
                RETURNING id, table_name, given, before, after, coalesce(after, before) AS whole,
                          table_name = 'audit_entry' AS is_entry,
                          sha256(v_secret || int8send(id)) AS salt
            )
            SELECT g.id, CASE WHEN g.is_entry THEN (g.after ->> 'id')::bigint END,
                   CASE WHEN g.is_entry THEN g.after ->> 'subject'
                       ELSE g.given[0] || '/' || (g.whole ->> g.given[1]) END,
                   CASE WHEN g.is_entry THEN g.after ->> 'kind'
                       ELSE 'row.' || g.table_name || CASE WHEN g.before IS NULL THEN '.insert'
                           WHEN g.after IS NULL THEN '.delete' ELSE '.update' END END,
                   g.salt, g.given, g.before, g.after,
                   CASE WHEN g.is_entry THEN NULL
                       ELSE '["row", ' || to_json(g.table_name || '/' || CASE
                           WHEN strpos(g.given[2], ',') = 0 THEN g.whole ->> g.given[2]
                           ELSE (SELECT string_agg(g.whole ->> k, ',' ORDER BY n) FROM
                                 unnest(string_to_array(g.given[2], ',')) WITH ORDINALITY u(k, n))
                           END) || ']' END,
                   -- together, for an entry may have very many
                   CASE WHEN g.is_entry THEN (
                       SELECT string_agg(sha256('vigil-audit/field/v1\012'::bytea
                           || sha256('vigil-audit/salt/v1\012'::bytea || g.salt
                               || convert_to(split_part(f.line, '"', 2), 'UTF8'))
                           || convert_to(f.line, 'UTF8')), ''::bytea)
                       FROM unnest(g.given) f(line)) ELSE ''::bytea END,
                   (SELECT E'vigil-audit/event/v1\nlog ' || name || E'\nid ' FROM public.ledger_log)
            FROM gone g ORDER BY 3, 1
        LOOP
            v_found := v_found + 1;
            v_salted := 'vigil-audit/salt/v1\012'::bytea || v_salt;
            v_body := 'vigil-audit/body/v1\012'::bytea || v_hashes;
            IF v_row IS NULL THEN
                v_has_entry := true;
                v_lines := v_given;
                IF (v_kind ~ '^[a-z][a-z0-9_.]*$' AND length(v_kind) <= 64) IS NOT TRUE THEN
                    RAISE EXCEPTION 'the ledger cannot record %', concat(v_kind, ' of ', v_subject)
                        USING ERRCODE = 'check_violation';
                END IF;
            ELSIF v_old IS NULL OR v_new IS NULL THEN
                v_side := CASE WHEN v_old IS NULL THEN ', {"after": ' ELSE ', {"before": ' END;
                v_new := coalesce(v_new, v_old);
                v_lines := '{}';
                FOREACH v_word IN ARRAY string_to_array(v_given[4], ',') LOOP
                    IF coalesce(v_new ->> v_word, '') NOT IN ('', '[]', '{}') THEN
                        v_line := '[' || to_json('column:' || v_word) || v_side
                            || (v_new -> v_word)::text || '}]';
                        v_lines := v_lines || v_line;
                        v_body := v_body || sha256('vigil-audit/field/v1\012'::bytea
                            || sha256(v_salted || convert_to('column:' || v_word, 'UTF8'))
                            || convert_to(v_line, 'UTF8'));
                        v_new := v_new - v_word;
                    END IF;
                END LOOP;
                v_line := '["columns"' || v_side || v_new::text || '}]';
                v_lines := v_lines || ARRAY[v_line, v_row];
                v_body := v_body
                    || sha256('vigil-audit/field/v1\012'::bytea
                        || sha256(v_salted || 'columns'::bytea) || convert_to(v_line, 'UTF8'))
                    || sha256('vigil-audit/field/v1\012'::bytea
                        || sha256(v_salted || 'row'::bytea) || convert_to(v_row, 'UTF8'));
            ELSE
                SELECT array_agg(f.line) || v_row,
                       v_body || string_agg(sha256('vigil-audit/field/v1\012'::bytea
                               || sha256(v_salted || convert_to(f.name, 'UTF8'))
                               || convert_to(f.line, 'UTF8')), ''::bytea)
                           || sha256('vigil-audit/field/v1\012'::bytea
                               || sha256(v_salted || 'row'::bytea) || convert_to(v_row, 'UTF8'))
                    INTO v_lines, v_body
                    FROM (
                        SELECT 'column:' || key COLLATE "C" AS name,
                               '[' || to_json('column:' || key) || ', {"after": ' || value::text
                                   || ', "before": ' || (v_old -> key)::text || '}]' AS line
                        FROM jsonb_each(v_new) WHERE v_old -> key IS DISTINCT FROM value
                        ORDER BY 1) f;
            END IF;
            IF v_found = 1 OR v_subject IS DISTINCT FROM v_chain THEN
                -- a pattern that counts ({0,39}) takes five times as long
                IF (v_subject ~ '^[a-z][a-z0-9_]*/[A-Za-z0-9._-]+$' AND strpos(v_subject, '/') <= 41
                    AND length(v_subject) - strpos(v_subject, '/') <= 64) IS NOT TRUE THEN
                    RAISE EXCEPTION 'the ledger cannot record %', concat(v_kind, ' of ', v_subject)
                        USING ERRCODE = 'check_violation';
                END IF;
                IF v_found > 1 THEN
                    UPDATE public.ledger_head SET seq = v_seq, leaf = v_leaf, last_at = v_at
                        WHERE subject = v_chain COLLATE "default";
                END IF;
                v_chain := v_subject;
                SELECT seq, leaf, last_at INTO v_seq, v_leaf, v_at FROM public.ledger_head
                    WHERE subject = v_chain COLLATE "default" FOR UPDATE;
                IF NOT FOUND THEN
                    v_seq := 0;
                    v_leaf := decode(repeat('00', 32), 'hex');
                    INSERT INTO public.ledger_head (subject, seq, leaf)
                        VALUES (v_chain, v_seq, v_leaf) ON CONFLICT DO NOTHING;
                    IF NOT FOUND THEN  -- somebody else began this chain meanwhile: go on after theirs
                        SELECT seq, leaf, last_at INTO STRICT v_seq, v_leaf, v_at
                            FROM public.ledger_head
                            WHERE subject = v_chain COLLATE "default" FOR UPDATE;
                    END IF;
                END IF;
                -- Within a subject time never stands still nor goes back, whatever the clock does.
                v_at := greatest(clock_timestamp(), v_at + interval '1 microsecond');
            ELSE
                v_at := v_at + interval '1 microsecond';
            END IF;
            v_seq := v_seq + 1;
            v_uuid := v_stamp || substr(gen_random_uuid()::text, 16);
            v_header := v_log || v_uuid || E'\nsubject ' || v_subject || E'\nseq ' || v_seq
                || E'\nprev ' || encode(v_leaf, 'hex')
                || E'\ntime ' || to_char(v_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || v_facts || v_kind
                || E'\nbody ' || encode(sha256(v_body), 'hex') || E'\n';
            v_leaf := sha256('\x00'::bytea || convert_to(v_header, 'UTF8'));
            v_made[v_found] := ROW(v_id, v_uuid, v_subject, v_seq, v_header, to_jsonb(v_lines),
                                   v_salt, v_leaf, v_entry)::public.ledger_made;
        END LOOP;
        EXIT WHEN v_found = 0;
        UPDATE public.ledger_head SET seq = v_seq, leaf = v_leaf, last_at = v_at
            WHERE subject = v_chain COLLATE "default";
        INSERT INTO public.ledger_line
            (uuid, subject, seq, header, fields, salt, leaf, entry_id, transaction_id)
            SELECT uuid, subject, seq, header, fields, salt, leaf, entry_id, v_transaction
            FROM unnest(v_made) ORDER BY id;
        EXIT WHEN v_found < 500;
    END LOOP;
    RETURN v_has_entry;
END $$;
-- next
-- What a line says of an entry is spelled where the entry is written, each field in its place.
CREATE FUNCTION ledger_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO public.ledger_pending (transaction_id, is_first, table_name, given, after)
        SELECT x.id, NOT EXISTS (
                   SELECT FROM public.ledger_pending p WHERE p.transaction_id = x.id),
               TG_TABLE_NAME,
               ARRAY['["actor", ' || jsonb_build_object('id', NEW.actor_id,
                       'name', NEW.actor_name, 'role', NEW.actor_role)::text || ']']
               || CASE WHEN NEW.changes <> '[]' THEN ARRAY(
                   SELECT '["change:' || lpad(c.number::text, greatest(4, length(c.number::text)), '0')
                          || '", ' || c.change::text || ']' COLLATE "C"
                   FROM jsonb_array_elements(NEW.changes) WITH ORDINALITY c(change, number)
                   ORDER BY 1) END
               || ('["context", ' || jsonb_build_object('entry', NEW.id,
                       'client', NEW.client, 'correlation', NEW.correlation,
                       'at', to_char(NEW.at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text || ']')
               || CASE WHEN NEW.reason IS NOT NULL THEN
                   ARRAY['["reason", ' || to_jsonb(NEW.reason)::text || ']'] END
               || CASE WHEN NEW.source IS NOT NULL THEN
                   ARRAY['["source", ' || jsonb_build_object(
                       'name', NEW.source, 'actor', NEW.claimed_actor,
                       'at', to_char(NEW.claimed_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text || ']'] END,
               jsonb_build_object('id', NEW.id, 'kind', NEW.kind,
                   'subject', NEW.subject_type || '/' || NEW.subject_id)
        FROM (SELECT pg_current_xact_id()::text::bigint AS id) x;
    RETURN NULL;
END $$;
