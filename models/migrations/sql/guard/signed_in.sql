-- Asked by the policies of every statement, so these are written in the language whose plans a
-- session keeps: the same in SQL is planned anew each time, which costs more than asking.
--
-- Who is signed in is the login of the session, a fact: neither SET ROLE nor any setting of the
-- session changes it. Somebody who was switched off is nobody.
CREATE FUNCTION guard.me() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT id FROM public.person WHERE login = session_user::text AND active
    );
END $$;
-- next
CREATE FUNCTION guard.my_role() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT role FROM public.person WHERE login = session_user::text AND active
    );
END $$;
-- next
-- The own department: where most of what somebody does is at home, so it is asked for first.
CREATE FUNCTION guard.my_department() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT department_id FROM public.person WHERE login = session_user::text AND active
    );
END $$;
-- next
-- The departments a person works in: the own one, those of the own teams, those one heads.
CREATE FUNCTION guard.my_departments() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- asked once, not once for each row that is looked at
    RETURN (
        WITH me AS MATERIALIZED (SELECT guard.me() AS id)
        SELECT coalesce(array_agg(DISTINCT d.id), '{}') FROM (
            SELECT p.department_id AS id FROM public.person p WHERE p.id = (SELECT id FROM me)
            UNION ALL SELECT d.id FROM public.department d WHERE d.head_id = (SELECT id FROM me)
            UNION ALL SELECT t.department_id FROM public.team t WHERE t.lead_id = (SELECT id FROM me)
            UNION ALL SELECT t.department_id FROM public.team t
                JOIN public.team_member m ON m.team_id = t.id
                WHERE m.person_id = (SELECT id FROM me)
        ) d WHERE d.id IS NOT NULL
    );
END $$;
-- next
-- Every team of these departments: colleagues help each other out.
CREATE FUNCTION guard.my_teams() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(t.id), '{}') FROM public.team t
        WHERE t.department_id = ANY ((SELECT guard.my_departments())::bigint[])
    );
END $$;
-- next
-- Tickets of other departments on which the person, or their team, has something left to do, or
-- which somebody who sees them let the person follow.
CREATE FUNCTION guard.my_errands() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        WITH me AS MATERIALIZED (SELECT guard.me() AS id, guard.my_teams() AS teams)
        SELECT coalesce(array_agg(ticket_id), '{}') FROM (
            SELECT t.ticket_id FROM public.ticket_task t WHERE t.ended_at IS NULL
                AND (t.assignee_id = (SELECT id FROM me)
                     OR t.team_id = ANY ((SELECT teams FROM me)::bigint[]))
            UNION SELECT a.ticket_id FROM public.approval a
                JOIN public.approval_vote v ON v.approval_id = a.id
                WHERE a.decided_at IS NULL AND v.person_id = (SELECT id FROM me)
            UNION SELECT w.ticket_id FROM public.ticket_watcher w
                WHERE w.person_id = (SELECT id FROM me)
        ) left_to_do
    );
END $$;
-- next
-- What is close enough for a confidential ticket: the teams one is in or leads, not those of
-- colleagues; the departments one heads; and what one has to do there oneself.
CREATE FUNCTION guard.my_own_teams() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT id), '{}') FROM (
            SELECT m.team_id AS id FROM public.team_member m WHERE m.person_id = (SELECT guard.me())
            UNION ALL SELECT t.id FROM public.team t WHERE t.lead_id = (SELECT guard.me())
        ) own
    );
END $$;
-- next
CREATE FUNCTION guard.my_headed() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(d.id), '{}') FROM public.department d WHERE d.head_id = (SELECT guard.me())
    );
END $$;
-- next
CREATE FUNCTION guard.my_own_errands() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(ticket_id), '{}') FROM (
            SELECT t.ticket_id FROM public.ticket_task t WHERE t.ended_at IS NULL
                AND (t.assignee_id = (SELECT guard.me()) OR t.team_id = ANY ((SELECT guard.my_own_teams())::bigint[]))
            UNION SELECT a.ticket_id FROM public.approval a
                JOIN public.approval_vote v ON v.approval_id = a.id
                WHERE a.decided_at IS NULL AND v.person_id = (SELECT guard.me())
            UNION SELECT w.ticket_id FROM public.ticket_watcher w WHERE w.person_id = (SELECT guard.me())
        ) left_to_do
    );
END $$;
-- next
-- The types of tickets that are not everybody's, as the desk has set them; what cannot be read
-- counts as the usual ones, so that a broken setting opens nothing and closes nothing else.
CREATE FUNCTION guard.my_secret_kinds() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(
            (SELECT ARRAY(SELECT jsonb_array_elements_text(s.value -> 'types')) FROM public.setting s
             WHERE s.key = 'restricted' AND jsonb_typeof(s.value -> 'types') = 'array'),
            {{secret_kinds}})
    );
END $$;
-- next
-- Whose session is no seat's but the desk's own: the watcher's, or the database's owner.
CREATE FUNCTION guard.is_trusted() RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN pg_has_role(session_user, 'vigil_watcher', 'MEMBER');
END $$;
-- next
CREATE FUNCTION api.who_am_i() RETURNS TABLE (id bigint, name text, role text, login text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.id, p.name, p.role, p.login FROM public.person p
    WHERE p.login = session_user::text AND p.active
$$;
