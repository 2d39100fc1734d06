-- Levels that start tasks or ask for an approval (services/workflow/tasks.py, asking.py), on a ticket
-- that the sweeping window does not see. Where only the program can tell how a step goes on, the whole
-- level is left to it.
CREATE FUNCTION guard.leave_act(p_why text) RETURNS void LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%', p_why USING ERRCODE = 'VD002';
END $$;
-- next
-- What the rules are to hear of, once somebody sees to it.
CREATE FUNCTION guard.let_hear(p_ticket bigint, p_kind text, p_state text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.unsettled (ticket_id, left_at, happened) VALUES (p_ticket, now(),
        jsonb_build_array(jsonb_build_array(p_kind, NULL, NULL, jsonb_build_array(p_state))));
END $$;
-- next
-- Puts one of the desk's own words about something on a ticket into inboxes.
CREATE FUNCTION guard.tell_of_work(
    p_people bigint[], p_ticket public.ticket, p_kind text, p_words text[], p_name text
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_people bigint[] := guard.with_stand_ins(p_people);
BEGIN
    IF p_kind = 'task' AND guard.is_nobody(v_people) THEN
        v_people := v_people || guard.next_in_line(p_ticket, v_people);
    END IF;
    INSERT INTO public.notice (person_id, ticket_id, kind, title, body, urgency, created_at, is_routed)
    SELECT p.id, p_ticket.id, p_kind,
        left(replace(guard.alert_word(w.language, p_words[1]), '{{name}}', p_name), 300),
        replace(replace(guard.alert_word(w.language, p_words[2]), '{{number}}', p_ticket.id::text),
                '{{subject}}', guard.called(p_ticket)), 'normal', now(), false
    FROM public.person p LEFT JOIN public.alert_profile w ON w.person_id = p.id
    WHERE p.id = ANY (v_people) ORDER BY p.id;
END $$;
-- next
CREATE FUNCTION guard.ask_approval(
    p_ticket public.ticket, p_title text, p_approvers jsonb, p_way text, p_task bigint, p_client text
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_people bigint[] := guard.people_of_all(p_ticket, p_approvers);
    v_approval bigint;
BEGIN
    IF p_ticket.status IN ('cancelled', 'merged') THEN PERFORM guard.refuse_act(format(
        'Ticket #%s is %s; there is nothing to ask.', p_ticket.id, p_ticket.status)); END IF;
    IF v_people IS NULL THEN PERFORM guard.leave_act('an approver that is not there'); END IF;
    IF v_people = '{}' THEN
        PERFORM guard.refuse_act(format('Nobody can approve “%s”: %s stands for nobody but you. '
            'Name somebody else.', p_title,
            (SELECT string_agg(one, ', ' ORDER BY n)
             FROM jsonb_array_elements_text(p_approvers) WITH ORDINALITY u (one, n))));
    ELSIF p_title = '' THEN
        PERFORM guard.refuse_act('A ticket needs a subject: say in a few words what is wrong.');
    END IF;
    INSERT INTO public.approval (ticket_id, task_id, title, way, state, asked_at, asked_by)
        VALUES (p_ticket.id, p_task, p_title, p_way, 'requested', now(), 'Watcher')
        RETURNING id INTO v_approval;
    INSERT INTO public.approval_vote (approval_id, person_id)
        SELECT v_approval, one FROM unnest(v_people) one ORDER BY one;
    PERFORM guard.note_firing('approval.requested', p_ticket.id, p_client, jsonb_build_array(
        jsonb_build_array('approval', NULL, p_title),
        jsonb_build_array('of', NULL, p_way || ': ' || (
            SELECT string_agg(p.name, ', ' ORDER BY p.name COLLATE "C")
            FROM public.person p WHERE p.id = ANY (v_people)))), NULL);
    PERFORM guard.note_firing('approval.passed_on', p_ticket.id, p_client,
            jsonb_build_array(jsonb_build_array(p_title, x.name, s.name)),
            format('%s is absent, %s stands in', x.name, s.name))
        FROM (SELECT p.id, p.name, guard.present(p.id) AS there FROM public.person p
              WHERE p.id = ANY (v_people) AND guard.is_absent(p.id) ORDER BY p.id) x
        JOIN public.person s ON s.id = x.there;
    PERFORM guard.tell_of_work(v_people, p_ticket, 'approval', '{approve,waits}', p_title);
    PERFORM guard.let_hear(p_ticket.id, 'approval', 'requested');
END $$;
-- next
CREATE FUNCTION guard.act_approval(
    p_ticket public.ticket, p_action jsonb, p_rule text, p_client text
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_title text := left(btrim(regexp_replace(
        guard.filled(p_action ->> 'title', p_ticket, p_rule, 'en', false), '\s+', ' ', 'g')), 200);
BEGIN
    PERFORM guard.ask_approval(p_ticket, v_title, p_action -> 'approvers',
                               coalesce(p_action ->> 'way', 'all'), NULL, p_client);
    RETURN 'asked for approval: ' || v_title;
END $$;
-- next
-- Opens a task whose turn it is, or skips it where its conditions do not hold.
CREATE FUNCTION guard.open_task(p_ticket public.ticket, p_task public.ticket_task, p_client text)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_step jsonb := p_task.step;
    v_judged record;
    v_team bigint := p_ticket.team_id;
    v_people bigint[];
    v_person bigint;
    v_hours bigint := guard.calendar_of(p_ticket.id);
    v_due bigint;
BEGIN
    SELECT * INTO v_judged FROM guard.judge(p_ticket, v_step -> 'conditions', now());
    IF v_judged.holds IS NULL THEN PERFORM guard.leave_act('conditions of a task'); END IF;
    IF NOT v_judged.holds THEN
        UPDATE public.ticket_task SET state = 'skipped', ended_at = now(), ended_by = 'Watcher',
            note = v_judged.why, remind_at = NULL WHERE id = p_task.id;
        PERFORM guard.note_firing('task.skipped', p_ticket.id, p_client, jsonb_build_array(
            jsonb_build_array(p_task.title, NULL, 'skipped')), v_judged.why);
        PERFORM guard.let_hear(p_ticket.id, 'task', 'skipped');
        RETURN;
    END IF;
    IF v_step ->> 'team' <> '' THEN
        SELECT id INTO v_team FROM public.team WHERE name = v_step ->> 'team' AND active;
        IF NOT FOUND THEN PERFORM guard.refuse_act(
            'There is no team called “' || (v_step ->> 'team') || '” (any more).'); END IF;
    END IF;
    IF v_step ->> 'assignee' <> '' THEN
        v_people := guard.people_of_all(p_ticket, jsonb_build_array(v_step -> 'assignee'));
        IF v_people IS NULL THEN PERFORM guard.leave_act('a person that is not there'); END IF;
        v_person := (SELECT guard.present(one) FROM unnest(v_people) WITH ORDINALITY u (one, n)
                     WHERE guard.present(one) IS NOT NULL ORDER BY n LIMIT 1);
    END IF;
    IF v_step ->> 'due' <> '' THEN
        v_due := floor(extract(epoch FROM now()));
        v_due := CASE WHEN v_hours IS NULL THEN v_due + guard.seconds(v_step ->> 'due')
            ELSE guard.open_add(v_hours, v_due, guard.seconds(v_step ->> 'due')) END;
        IF v_due IS NULL THEN PERFORM guard.leave_act('a time of a task'); END IF;
    END IF;
    UPDATE public.ticket_task SET state = 'open', opened_at = now(), team_id = v_team,
        assignee_id = v_person, due_at = to_timestamp(v_due), remind_at = to_timestamp(v_due)
        WHERE id = p_task.id;
    PERFORM guard.note_firing('task.opened', p_ticket.id, p_client, jsonb_build_array(
        jsonb_build_array('task', NULL, p_task.title)), NULL);
    PERFORM guard.let_hear(p_ticket.id, 'task', 'open');
    IF v_step -> 'approvers' <> '[]' THEN
        PERFORM guard.ask_approval(
            p_ticket, p_task.title, v_step -> 'approvers', v_step ->> 'way', p_task.id, p_client);
        RETURN;
    END IF;
    v_people := CASE WHEN v_person IS NOT NULL THEN ARRAY[v_person] ELSE coalesce(
        (SELECT ARRAY[t.lead_id] FROM public.team t WHERE t.id = v_team AND t.lead_id IS NOT NULL),
        guard.people_of(p_ticket, 'assignee', '')) END;
    PERFORM guard.tell_of_work(v_people, p_ticket, 'task', '{task,on ticket}', p_task.title);
END $$;
-- next
-- Starts a procedure: what follows nothing opens at once, and what follows a skipped task with it.
CREATE FUNCTION guard.act_tasks(p_ticket public.ticket, p_action jsonb, p_client text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_template public.task_template%ROWTYPE;
    v_task public.ticket_task%ROWTYPE;
    v_run integer := coalesce((SELECT max(t.run) FROM public.ticket_task t
                               WHERE t.ticket_id = p_ticket.id), 0) + 1;
    v_is_moved boolean := true;
BEGIN
    SELECT * INTO v_template FROM public.task_template
        WHERE name = p_action ->> 'template' AND active;
    IF NOT FOUND THEN
        PERFORM guard.refuse_act('There is no task template called “' || (p_action ->> 'template')
                                 || '” (any more).');
    ELSIF p_ticket.status NOT IN ('new', 'open', 'pending', 'on_hold') THEN
        PERFORM guard.refuse_act(format('Ticket #%s is %s; reopen it first.', p_ticket.id,
                                        p_ticket.status));
    END IF;
    INSERT INTO public.ticket_task (ticket_id, template_id, run, position, title, step, state)
        SELECT p_ticket.id, v_template.id, v_run, n,
            left(btrim(regexp_replace(one ->> 'title', '\s+', ' ', 'g')), 200),
            '{"team": "", "assignee": "", "after": [], "due": "", "conditions": {},
              "approvers": [], "way": "all"}'::jsonb || one, 'waiting'
        FROM jsonb_array_elements(v_template.steps) WITH ORDINALITY u (one, n) ORDER BY n;
    PERFORM guard.note_firing('task.started', p_ticket.id, p_client, jsonb_build_array(
        jsonb_build_array('task template', NULL, v_template.name)), NULL);
    WHILE v_is_moved LOOP
        v_is_moved := false;
        FOR v_task IN SELECT t.* FROM public.ticket_task t
            WHERE t.ticket_id = p_ticket.id AND t.run = v_run AND t.state = 'waiting'
                AND NOT EXISTS (SELECT FROM public.ticket_task o
                    WHERE o.ticket_id = p_ticket.id AND o.run = v_run
                        AND t.step -> 'after' @> to_jsonb(o.position)
                        AND o.state IN ('waiting', 'open'))
            ORDER BY t.position
        LOOP
            PERFORM guard.open_task(p_ticket, v_task, p_client);
            v_is_moved := v_is_moved OR (SELECT t.state <> 'open' FROM public.ticket_task t
                                         WHERE t.id = v_task.id);
        END LOOP;
    END LOOP;
    PERFORM guard.tell_event(p_ticket.id, 'task', '{}');
    UPDATE public.ticket SET updated_at = now() WHERE id = p_ticket.id;
    RETURN 'started the tasks of ' || v_template.name;
END $$;
