-- What touches the server's roles, and nothing else does: CREATEROLE is as good as a shell on the
-- server up to PostgreSQL 15, so no person has it. These take whitelisted groups, act only on
-- logins of the desk, and are called by the functions of people.sql alone. A password never
-- arrives here: the seat sends its SCRAM verifier.
CREATE FUNCTION guard.is_login(p_login text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM pg_roles r JOIN pg_auth_members m ON m.member = r.oid
        JOIN pg_roles g ON g.oid = m.roleid
        WHERE r.rolname = p_login AND NOT r.rolsuper AND NOT r.rolcreaterole
          AND r.rolname !~ '^(pg_|vigil_)' AND g.rolname LIKE 'vigil\_%'
          -- several desks may stand on one server: another one's login is none of ours
          AND has_database_privilege(r.oid, current_database(), 'CONNECT'))
$$;
-- next
CREATE FUNCTION guard.make_role(p_login text, p_group text, p_verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_group NOT IN ('requester', 'agent', 'supervisor', 'compliance', 'auditor', 'records',
                       'administrator', 'watcher') THEN
        RAISE EXCEPTION 'there is no role %', p_group USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF p_verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
        RAISE EXCEPTION 'a SCRAM verifier is wanted, never a password'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF p_login !~ '^[a-z][a-z0-9._-]{0,62}$' OR p_login ~ '^(pg_|vigil_)' THEN
        RAISE EXCEPTION 'the name % cannot be a login: small letters, digits, . _ -', p_login
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = p_login) THEN
        RAISE EXCEPTION 'the server has a login % already', p_login
            USING ERRCODE = 'duplicate_object';
    END IF;
    EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L CONNECTION LIMIT 20', p_login, p_verifier);
    EXECUTE format('GRANT %I TO %I', 'vigil_' || p_group, p_login);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), p_login);
END $$;
-- next
-- What: password (value: a verifier), role (value: a group), on, off. Off ends open sessions.
CREATE FUNCTION guard.change_role(p_login text, p_what text, p_value text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_group text; v_joins boolean;
BEGIN
    IF NOT guard.is_login(p_login) THEN
        RAISE EXCEPTION '% is no login of this desk', p_login
            USING ERRCODE = 'insufficient_privilege';
    ELSIF p_what = 'password' AND p_value ~ '^SCRAM-SHA-256\$' THEN
        EXECUTE format('ALTER ROLE %I PASSWORD %L', p_login, p_value);
    ELSIF p_what = 'on' THEN
        EXECUTE format('ALTER ROLE %I LOGIN', p_login);
    ELSIF p_what = 'off' THEN
        EXECUTE format('ALTER ROLE %I NOLOGIN', p_login);
        -- a desk that no superuser made has no right to end sessions from 16 on: a member of the
        -- login may, and whoever made it may become one
        v_joins := NOT pg_has_role('vigil_rolemaker', 'pg_signal_backend', 'USAGE');
        IF v_joins THEN
            EXECUTE format('GRANT %I TO vigil_rolemaker WITH INHERIT TRUE, SET FALSE', p_login);
        END IF;
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE usename = p_login AND pid <> pg_backend_pid();
        IF v_joins THEN
            EXECUTE format('REVOKE %I FROM vigil_rolemaker', p_login);
        END IF;
    ELSIF p_what = 'role' AND p_value IN ('requester', 'agent', 'supervisor', 'compliance',
            'auditor', 'records', 'administrator', 'watcher') THEN
        FOR v_group IN SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
            WHERE m.member = p_login::regrole AND g.rolname LIKE 'vigil\_%'
            AND g.rolname <> 'vigil_' || p_value
        LOOP
            EXECUTE format('REVOKE %I FROM %I', v_group, p_login);
        END LOOP;
        EXECUTE format('GRANT %I TO %I', 'vigil_' || p_value, p_login);
        IF (SELECT count(*) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
            WHERE m.member = p_login::regrole AND g.rolname LIKE 'vigil\_%') > 1 THEN
            RAISE EXCEPTION 'the administrator of the server gave % its group: ask there', p_login
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSE
        RAISE EXCEPTION 'a login cannot be changed so' USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;
