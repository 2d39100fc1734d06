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
DROP SCHEMA IF EXISTS api, guard CASCADE;
