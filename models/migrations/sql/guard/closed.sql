-- An advisory lock needs no right and is asked for by nobody but an upgrade, and a large object is
-- room on the disk that no rule of the desk sees: both are taken from everybody. They belong to the
-- server, so only a superuser can; the doctor says where nobody did.
DO $$
DECLARE
    v_function regprocedure;
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
    FOR v_function IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
        AND (proname LIKE 'pg\_%advisory%' OR proname LIKE 'lo\_%' OR proname IN ('lowrite', 'loread'))
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', v_function);
    END LOOP;
    -- whoever upgrades takes turns by one
    GRANT EXECUTE ON FUNCTION pg_try_advisory_lock(bigint), pg_advisory_unlock(bigint),
        pg_advisory_xact_lock(bigint) TO vigil_owner;
END $$;
