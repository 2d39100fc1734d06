-- Takes the guard away while the schema changes, in the same transaction: policies and functions
-- would hold columns fast. It is put back at the end; nobody sees the time between.
DO $$
DECLARE
    v_table regclass;
    v_policy name;
BEGIN
    FOR v_table, v_policy IN
        SELECT p.polrelid::regclass, p.polname FROM pg_policy p
        JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace
    LOOP
        EXECUTE format('DROP POLICY %I ON %s', v_policy, v_table);
    END LOOP;
END $$;
-- next
-- They are the desk's own: where there is no desk, they are another program's, and stay.
DO $$
BEGIN
    IF to_regclass('public.alembic_version') IS NULL
        AND EXISTS (SELECT FROM pg_namespace WHERE nspname IN ('api', 'guard'))
    THEN
        RAISE EXCEPTION 'this database has a schema named api or guard of another program, and a '
            'desk needs both names for itself' USING ERRCODE = 'VD001',
            HINT = 'Choose an empty database';
    END IF;
END $$;
-- next
DROP SCHEMA IF EXISTS api, guard CASCADE;
-- next
-- Parts of a large table (parts.sql) got the triggers for whole statements from it: they would hold
-- the functions fast that a migration makes anew.
DO $$
DECLARE
    v_trigger name; v_part text;
BEGIN
    FOR v_trigger, v_part IN
        SELECT g.tgname, format('%I.%I', n.nspname, p.relname)
        FROM pg_inherits i JOIN pg_class t ON t.oid = i.inhparent JOIN pg_class p ON p.oid = i.inhrelid
        JOIN pg_namespace n ON n.oid = p.relnamespace JOIN pg_trigger g ON g.tgrelid = p.oid
        WHERE t.relkind = 'p' AND t.relnamespace = 'public'::regnamespace
            AND NOT g.tgisinternal AND g.tgtype & 1 = 0
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', v_trigger, v_part);
    END LOOP;
END $$;
-- next
-- What tables take (models/migrations/readable.py): a migration may bring words of its own.
DO $$
DECLARE
    v_table regclass; v_name name;
BEGIN
    FOR v_table, v_name IN SELECT conrelid, conname FROM pg_constraint
        WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conname LIKE '%\_is\_readable'
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', v_table, v_name);
    END LOOP;
END $$;
