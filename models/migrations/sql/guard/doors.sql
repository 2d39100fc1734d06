-- Nobody is in by default: neither into the database nor into its schemas, and no temporary
-- tables, which could stand in the way of a name. A person's own login gets CONNECT, see logins.
DO $$
BEGIN
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
