-- The group roles of the desk. Roles belong to the whole server: several desks, and several
-- clients upgrading at once, find them made already.
DO $$
DECLARE
    v_role text;
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RAISE EXCEPTION 'a shared desk is made and upgraded by a superuser of the server: the '
            'database itself keeps people apart, and that needs roles and owners only a superuser '
            'can set' USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOREACH v_role IN ARRAY ARRAY[
        'vigil_owner', 'vigil_history', 'vigil_requester', 'vigil_agent', 'vigil_supervisor',
        'vigil_compliance', 'vigil_auditor', 'vigil_records', 'vigil_administrator',
        'vigil_watcher'] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = v_role) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;  -- somebody else made it just now
            END;
        END IF;
    END LOOP;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'vigil_rolemaker') THEN
        BEGIN
            CREATE ROLE vigil_rolemaker NOLOGIN CREATEROLE;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END IF;
END $$;
