-- Who may make and upgrade a desk; anybody else is told before anything is tried.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles r JOIN pg_database d ON d.datname = current_database()
        WHERE r.rolname = current_user AND (r.rolsuper OR r.rolcreaterole AND d.datdba = r.oid)) THEN
        RAISE EXCEPTION 'a shared desk is made and upgraded by the owner of its database, who may '
            'make roles (CREATEROLE), or by a superuser: the database itself keeps people apart, '
            'and % is neither', current_user USING ERRCODE = 'VD001',
            HINT = 'Name such a login, or let a database administrator run `vigilctl db sql`';
    END IF;
END $$;
