-- A transaction that changed audited rows and left no entry did not come through the services:
-- somebody used another tool. Its entry is written here, at its commit, under the login's name.
CREATE FUNCTION record_direct_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
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
CREATE CONSTRAINT TRIGGER ledger_line_has_an_entry AFTER INSERT ON ledger_line
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.entry_id IS NULL)
EXECUTE FUNCTION record_direct_change();
-- next
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_line_has_an_entry;
