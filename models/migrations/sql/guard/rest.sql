-- Lays down what hands.sql took up.
REVOKE CREATE ON SCHEMA public, api, guard FROM vigil_owner, vigil_history, vigil_rolemaker;
-- next
DO $$
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('REVOKE vigil_rolemaker FROM %I', current_user);
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    NULL;  -- a superuser gave it
END $$;
