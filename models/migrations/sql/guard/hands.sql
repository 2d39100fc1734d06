-- What the owner of a database takes who is no superuser: it gives tables and functions to roles it
-- has to be a member of for that. Of those that own the desk it stays a member, as a superuser is
-- of every role: it makes copies, imports and upgrades, and could take them at any time, having made
-- them. Of the one that makes logins it is a member only here, see rest.sql.
DO $$
DECLARE
    v_role name; v_how text := ''; v_has boolean; v_owner text;
    v_is_16 boolean := current_setting('server_version_num')::integer >= 160000;
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
    IF v_is_16 THEN v_how := ' WITH INHERIT TRUE, SET TRUE'; END IF;
    FOR v_role IN SELECT rolname FROM pg_roles WHERE rolname IN (
        'vigil_owner', 'vigil_history', 'vigil_watcher', 'vigil_rolemaker')
    LOOP
        v_has := pg_has_role(current_user, v_role, 'USAGE');
        IF v_has AND v_is_16 THEN v_has := pg_has_role(current_user, v_role, 'SET'); END IF;
        IF NOT v_has THEN
            EXECUTE format('GRANT %I TO %I%s', v_role, current_user, v_how);
        END IF;
    END LOOP;
    SELECT string_agg(format('ALTER SCHEMA %I OWNER TO %I', nspname, current_user), '; ')
        INTO v_owner FROM pg_namespace
        WHERE nspname IN ('api', 'guard') AND NOT pg_has_role(current_user, nspowner, 'USAGE');
    IF v_owner IS NOT NULL THEN
        RAISE EXCEPTION 'this desk was made by another login, and % does not own all of it',
            current_user USING ERRCODE = 'VD001',
            HINT = format('A superuser runs once: %s', v_owner);
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the roles of the desk were made by another login of this server, and % is no '
        'member of them', current_user USING ERRCODE = 'VD001',
        HINT = format('A superuser runs once: GRANT vigil_owner, vigil_history, vigil_watcher, '
            'vigil_rolemaker TO %I', current_user);
END $$;
-- next
-- Whoever is given a table or a function has to have room for it, while it is given.
DO $$
DECLARE
    v_schema name;
BEGIN
    FOR v_schema IN SELECT nspname FROM pg_namespace WHERE nspname IN ('public', 'api', 'guard')
        AND EXISTS (SELECT FROM pg_roles WHERE rolname = 'vigil_rolemaker')
    LOOP
        EXECUTE format('GRANT CREATE ON SCHEMA %I TO vigil_owner, vigil_history, vigil_rolemaker',
                       v_schema);
    END LOOP;
END $$;
