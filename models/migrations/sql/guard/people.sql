-- What an administrator does to people and their logins. Who asks is the login of the session;
-- the owner of the database (an operator) may too. Nobody acts on themselves.
CREATE FUNCTION guard.is_owner() RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_has_role(session_user, 'vigil_owner', 'MEMBER')
$$;
-- next
CREATE FUNCTION guard.other_person(p_person bigint) RETURNS public.person
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_person public.person%ROWTYPE;
BEGIN
    IF NOT (guard.is_owner() OR guard.my_role() = 'administrator'
            AND pg_has_role(session_user, 'vigil_administrator', 'MEMBER')) THEN
        RAISE EXCEPTION 'administrators manage people' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO v_person FROM public.person WHERE id = p_person FOR UPDATE;
    IF v_person.id IS NULL OR v_person.id = guard.me() THEN
        RAISE EXCEPTION 'another administrator does this' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN v_person;
END $$;
-- next
-- A login for a person who has the name of one: makes it, or gives it another password.
CREATE FUNCTION api.give_password(p_person bigint, p_verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_person public.person := guard.other_person(p_person);
BEGIN
    IF guard.is_login(v_person.login) THEN
        PERFORM guard.change_role(v_person.login, 'password', p_verifier);
    ELSE
        PERFORM guard.make_role(v_person.login, v_person.role, p_verifier);
    END IF;
END $$;
-- next
CREATE FUNCTION api.switch_person(p_person bigint, p_on boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_person public.person := guard.other_person(p_person);
BEGIN
    UPDATE public.person SET active = p_on WHERE id = p_person;
    IF guard.is_login(v_person.login) THEN
        PERFORM guard.change_role(v_person.login, CASE WHEN p_on THEN 'on' ELSE 'off' END, NULL);
    END IF;
END $$;
-- next
-- Who may do everything is made by two: the first asks, another one grants. Returns which it was.
CREATE FUNCTION api.give_role(p_person bigint, p_role text, p_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_person public.person := guard.other_person(p_person);
BEGIN
    IF p_role NOT IN ('requester', 'agent', 'supervisor', 'compliance', 'auditor', 'records',
                      'administrator', 'watcher') THEN
        RAISE EXCEPTION 'there is no role %', p_role USING ERRCODE = 'insufficient_privilege';
    ELSIF btrim(coalesce(p_reason, '')) = '' THEN
        RAISE EXCEPTION 'a role is changed for a reason' USING ERRCODE = 'check_violation';
    END IF;
    IF p_role IN ('administrator', 'watcher') AND NOT guard.is_owner() THEN
        UPDATE public.role_request SET granted_by = guard.me(), granted_at = clock_timestamp()
            WHERE person_id = p_person AND role = p_role AND granted_at IS NULL
              AND asked_by <> guard.me() AND asked_at > clock_timestamp() - interval '7 days';
        IF NOT FOUND THEN
            INSERT INTO public.role_request (person_id, role, asked_by, asked_at, reason)
                SELECT p_person, p_role, guard.me(), clock_timestamp(), p_reason
                WHERE NOT EXISTS (SELECT 1 FROM public.role_request WHERE person_id = p_person
                    AND role = p_role AND granted_at IS NULL
                    AND asked_at > clock_timestamp() - interval '7 days');
            RETURN 'asked';
        END IF;
    END IF;
    UPDATE public.person SET role = p_role WHERE id = p_person;
    IF guard.is_login(v_person.login) THEN
        PERFORM guard.change_role(v_person.login, 'role', p_role);
    END IF;
    RETURN 'given';
END $$;
-- next
-- A new person begins as anything but what two must agree on.
CREATE FUNCTION guard.check_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT guard.is_owner() AND NEW.role IN ('administrator', 'watcher') THEN
        RAISE EXCEPTION 'two persons make an administrator: begin with another role'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
-- next
CREATE TRIGGER person_begins_small BEFORE INSERT ON public.person
FOR EACH ROW EXECUTE FUNCTION guard.check_person();
