-- The group roles of the desk. Roles belong to the whole server: several desks, and several
-- clients upgrading at once, find them made already.
DO $$
DECLARE
    v_role text;
BEGIN
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
        BEGIN
            GRANT pg_signal_backend TO vigil_rolemaker;
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;  -- from 16 on only a superuser's to give; logins.sql has another way then
        END;
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the roles of the desk were made by another login of this server, and % may not '
        'give them on', current_user USING ERRCODE = 'VD001',
        HINT = 'A superuser runs `vigilctl db upgrade` once, or what `vigilctl db sql` prints';
END $$;
