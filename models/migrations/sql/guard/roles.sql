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
-- next
-- The role that makes logins gives its groups on, and ends sessions of those who were switched
-- off. Only two functions of the desk act as it, see logins.sql.
DO $$
DECLARE
    v_group name;
BEGIN
    FOR v_group IN SELECT rolname FROM pg_roles WHERE rolname IN (
        'vigil_requester', 'vigil_agent', 'vigil_supervisor', 'vigil_compliance',
        'vigil_auditor', 'vigil_records', 'vigil_administrator', 'vigil_watcher')
        AND NOT EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.roleid = pg_roles.oid
            AND m.member = 'vigil_rolemaker'::regrole AND m.admin_option)
    LOOP
        EXECUTE format('GRANT %I TO vigil_rolemaker WITH ADMIN OPTION', v_group);
    END LOOP;
    IF NOT pg_has_role('vigil_rolemaker', 'pg_signal_backend', 'MEMBER') THEN
        GRANT pg_signal_backend TO vigil_rolemaker;
    END IF;
END $$;
