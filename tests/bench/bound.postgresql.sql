-- The rows that a sweep writes for one plain level of each of these tickets, each kind at once.
INSERT INTO firing (clock_id, level_id, ticket_id, due_at, fired_at, late_by, outcome, detail, unreached)
SELECT id, :level, ticket_id, next_at, now(), 0, 'fired', 'Alerted Dana Fox', false FROM clock WHERE ticket_id
BETWEEN :first AND :last
-- next
INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role, client, correlation,
changes) SELECT now(), 'escalation.fired', 'ticket', ticket_id, 'Watcher', 'watcher', 'bench', 'bench',
jsonb_build_array(jsonb_build_object('field', 'level', 'before', null, 'after', 'Soon (-30m)'),
jsonb_build_object('field', 'clock', 'before', null, 'after', 'resolution'), jsonb_build_object('field', 'due
at', 'before', null, 'after', due_at::text), jsonb_build_object('field', 'did', 'before', null, 'after',
detail)) FROM firing WHERE ticket_id BETWEEN :first AND :last
-- next
INSERT INTO notice (person_id, ticket_id, clock_id, firing_id, kind, title, body, urgency, created_at) SELECT
t.assignee_id, t.id, f.clock_id, f.id, 'escalation', 'Resolution due soon: #' || t.id || ' ' || t.subject,
'Resolution is due at ' || t.next_due_at, 'normal', now() FROM firing f JOIN ticket t ON t.id = f.ticket_id
WHERE t.id BETWEEN :first AND :last
-- next
INSERT INTO outbox_message (key, medium, person_id, recipient, notice_id, ticket_id, kind, urgency, subject,
body, payload, state, attempts, next_at, created_at) SELECT 'notice:' || n.id || '\:email', 'email',
n.person_id, p.email, n.id, n.ticket_id, n.kind, n.urgency, n.title, n.body, '{}', 'waiting', 0, now() +
interval '2 seconds', now() FROM notice n JOIN person p ON p.id = n.person_id WHERE n.ticket_id BETWEEN :first
AND :last
-- next
UPDATE clock SET next_at = due_at + interval '1 second' WHERE ticket_id BETWEEN :first AND :last
