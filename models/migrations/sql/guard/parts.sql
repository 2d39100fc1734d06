-- A large table may have been parted by month (services/store/partitions.py). Its rights and rules
-- are asked where it is used by its own name; a part is used by nobody: it belongs to the owner of
-- the table, nothing of it is granted, and whoever were granted something would see no row. Triggers
-- for whole statements are not handed down by the server, so each part gets those of its table.
DO $$
DECLARE
    v_part record; v_trigger record; v_name text;
BEGIN
    FOR v_part IN
        SELECT i.inhparent AS whole, i.inhrelid AS part, pg_get_userbyid(t.relowner) AS owner,
               n.nspname AS month,
               format('%I.%I', 'public', t.relname) AS of_whole,
               format('%I.%I', n.nspname, p.relname) AS of_part
        FROM pg_inherits i JOIN pg_class t ON t.oid = i.inhparent JOIN pg_class p ON p.oid = i.inhrelid
        JOIN pg_namespace n ON n.oid = p.relnamespace
        WHERE t.relkind = 'p' AND t.relnamespace = 'public'::regnamespace ORDER BY 2
    LOOP
        EXECUTE format('GRANT CREATE ON SCHEMA %I TO %I', v_part.month, v_part.owner);
        EXECUTE format('ALTER TABLE %s OWNER TO %I', v_part.of_part, v_part.owner);
        EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM %I', v_part.month, v_part.owner);
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, vigil_requester, vigil_agent, '
            'vigil_supervisor, vigil_compliance, vigil_auditor, vigil_records, '
            'vigil_administrator, vigil_watcher, vigil_owner, vigil_history', v_part.of_part);
        EXECUTE format('GRANT ALL ON %s TO %I', v_part.of_part, v_part.owner);
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', v_part.of_part);
        FOR v_name IN SELECT tgname FROM pg_trigger
            WHERE tgrelid = v_part.part AND NOT tgisinternal AND tgtype & 1 = 0
        LOOP
            EXECUTE format('DROP TRIGGER %I ON %s', v_name, v_part.of_part);
        END LOOP;
        FOR v_trigger IN SELECT tgname, tgenabled, pg_get_triggerdef(oid) AS definition
            FROM pg_trigger
            WHERE tgrelid = v_part.whole AND NOT tgisinternal AND tgtype & 1 = 0
        LOOP
            EXECUTE replace(v_trigger.definition, format(' ON %s ', v_part.of_whole),
                            format(' ON %s ', v_part.of_part));
            IF v_trigger.tgenabled = 'A' THEN
                EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', v_part.of_part,
                               v_trigger.tgname);
            END IF;
        END LOOP;
    END LOOP;
END $$;
