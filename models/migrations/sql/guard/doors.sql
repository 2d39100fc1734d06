-- Nobody is in by default: neither into the database nor into its schemas, and no temporary
-- tables, which could stand in the way of a name. A person's own login gets CONNECT, see logins.
-- A database that lets everybody in is new, cloned or restored: neither a clone nor a dump takes
-- over who may connect, so the people of the desk get it back by their group.
DO $$
DECLARE
    v_login name;
BEGIN
    IF to_regclass('public.person') IS NOT NULL AND EXISTS (
        SELECT FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'CONNECT')
    THEN
        FOR v_login IN SELECT r.rolname FROM pg_roles r JOIN public.person p ON p.login = r.rolname
            JOIN pg_auth_members m ON m.member = r.oid JOIN pg_roles g ON g.oid = m.roleid
            WHERE p.active AND g.rolname = 'vigil_' || p.role AND NOT r.rolsuper
        LOOP
            EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), v_login);
        END LOOP;
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO vigil_rolemaker WITH GRANT OPTION',
                   current_database());
END $$;
-- next
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- next
CREATE SCHEMA guard;
-- next
CREATE SCHEMA api;
-- next
GRANT USAGE ON SCHEMA public, guard, api TO vigil_owner, vigil_history, vigil_rolemaker,
    vigil_requester, vigil_agent, vigil_supervisor, vigil_compliance, vigil_auditor,
    vigil_records, vigil_administrator, vigil_watcher;
