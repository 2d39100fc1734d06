"""Statements that no seat's login gets through, some that every one does, and oracles."""

from __future__ import annotations

from typing import Final

REFUSED: Final = (
    # becoming somebody else
    "SET ROLE vigil_owner",
    "SET ROLE vigil_history",
    "SET ROLE vigil_rolemaker",
    "SET SESSION AUTHORIZATION postgres",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER CREATEROLE",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE postgres PASSWORD 'x'",
    "CREATE ROLE mallory LOGIN",
    "DROP ROLE agent",
    "GRANT vigil_owner TO CURRENT_USER",
    "GRANT vigil_history TO CURRENT_USER",
    "GRANT pg_execute_server_program TO CURRENT_USER",
    "SELECT rolpassword FROM pg_authid",
    # switching the guard off
    "SET session_replication_role = replica",
    "ALTER DATABASE postgres SET search_path = mine",
    "ALTER FUNCTION guard.me() RENAME TO nobody",
    "CREATE OR REPLACE FUNCTION guard.me() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
    "DROP FUNCTION guard.check_entry()",
    "ALTER SCHEMA guard RENAME TO open",
    "DROP SCHEMA guard CASCADE",
    "DROP POLICY select_0 ON ticket",
    "DROP TRIGGER audit_entry_is_append_only ON audit_entry",
    "DROP TRIGGER ledger_line_is_append_only ON ledger_line",
    # standing in the way of a name
    "CREATE TEMP TABLE person AS SELECT 1 AS id",
    "CREATE TABLE public.mine (id integer)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    "DROP EXTENSION plpgsql",
    # the server behind it
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_ls_dir('.')",
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY (SELECT 1) TO '/tmp/mine'",
    "SELECT pg_reload_conf()",
    "ALTER SYSTEM SET log_statement = 'none'",
    "CREATE EVENT TRIGGER mine ON sql_drop EXECUTE FUNCTION refuse_change()",
    "CREATE PUBLICATION mine FOR ALL TABLES",
    # locks that nobody needs: whoever holds them could stop others
    "SELECT pg_advisory_lock(1447643977)",
    "SELECT pg_try_advisory_lock(1447643977)",
    "SELECT pg_advisory_xact_lock(1)",
    "SELECT pg_advisory_lock_shared(1)",
    "LOCK TABLE ticket IN ACCESS EXCLUSIVE MODE",
    "LOCK TABLE person IN EXCLUSIVE MODE",
    "LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE",
    # what could fill the disk past every rule
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'x')",
)
"""By any login of the desk, the watcher's included."""

ALLOWED: Final = (
    "SET application_name = 'postgres'",
    "SET search_path = mine, public",
    "SET app.user = 'administrator'",
    "SET TimeZone = 'Pacific/Kiritimati'",
    "LISTEN vigildesk_changes",
    "NOTIFY vigildesk_changes, 'not even JSON'",
    "SELECT ledger_receipt()",
)
"""What PostgreSQL lets every session do; nothing that decides reads any of it."""

ORACLES: Final = (
    "SELECT 1 FROM ticket WHERE id = {foreign}",
    "SELECT 1 FROM ticket WHERE id = {foreign} FOR UPDATE",
    "SELECT 1 FROM ticket WHERE subject LIKE 'Sal%'",
    # an error would tell that the row is there
    "SELECT 1 / (CASE WHEN subject LIKE 'Sal%' THEN 0 ELSE 1 END) FROM ticket WHERE id = {foreign}",
    "SELECT CAST(subject AS integer) FROM ticket WHERE id = {foreign}",
    # so would the time it takes
    "SELECT pg_sleep(1) FROM ticket WHERE id = {foreign} AND subject LIKE 'Sal%'",
    "SELECT 1 FROM ticket_event WHERE ticket_id = {foreign}",
    "SELECT 1 FROM audit_entry WHERE subject_type = 'ticket' AND subject_id = {foreign}",
    "SELECT 1 FROM ledger_line WHERE subject = 'ticket/{foreign}'",
    "SELECT 1 FROM message WHERE body LIKE 'Nobody%' AND ticket_id = {foreign}",
    """SELECT 1 FROM attachment_content c
       WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = c.sha256)""",
    "SELECT 1 FROM pg_stats WHERE tablename = 'ticket' AND attname = 'subject'",
    "SELECT 1 FROM api.find_tickets(ARRAY['salary*'], 10, false, false, NULL)",
    "UPDATE ticket SET priority = 1 WHERE id = {foreign} RETURNING 1",
    """INSERT INTO ticket_event (ticket_id, seq, at, kind, data)
       VALUES ({foreign}, 99, clock_timestamp(), 'note', '{{}}') RETURNING 1""",
    """INSERT INTO message (ticket_id, at, kind, author_kind, author_name, body)
       VALUES ({foreign}, clock_timestamp(), 'note', 'agent', 'x', 'x') RETURNING 1""",
    """INSERT INTO ticket_link (kind, from_id, to_id, linked_at, linked_by)
       VALUES ('relates', {own}, {foreign}, clock_timestamp(), 'x') RETURNING 1""",
    # who asks is the login, whatever the session says of itself
    """SELECT 1 FROM set_config('app.user', 'admin', false), api.who_am_i() w
       WHERE w.login = 'admin'""",
)
"""Questions of a login that must see nothing of ticket {foreign}: they find nothing, quietly."""

AT_ONCE: Final = "; SET CONSTRAINTS ALL IMMEDIATE"
"""What is asked at a commit is asked now."""
FORGED: Final = tuple(
    f"UPDATE clock SET {what} WHERE ticket_id = {{own}}{AT_ONCE}"  # noqa: S608 - constants
    for what in (
        "due_at = due_at + interval '1 year'",
        "state = 'met', stopped_at = now()",
        "state = 'paused', due_at = NULL, next_at = NULL, level_at = NULL",
        "next_at = NULL, level_at = NULL",
        "coming = '[]'",
        "breached_at = now(), state = 'breached'",
        "acknowledged_at = now(), acknowledged_by = 1",
        "span = span * 100, started_at = now()",
    )
)
"""Wishes about a clock that nothing brought about; no person's login gets one through."""

NUMBERED: Final = tuple(
    f"INSERT INTO {table} (id) VALUES ({number}) ON CONFLICT DO NOTHING RETURNING 1"  # noqa: S608
    for table in ("ticket", "message")
    for number in (
        "{own}",
        "123456789",
        f"nextval('{table}_id_seq') + 1",
        f"nextval('{table}_id_seq') - 1",
    )
)
"""Numbers that were chosen, and not drawn."""

NAMED: Final = (
    """INSERT INTO watcher (name, started_at, swept_at, fired_count)
       VALUES ('vigilctl on server (1)', now(), now(), 0) RETURNING 1""",
    """INSERT INTO watcher (name, started_at, swept_at, fired_count)
       VALUES (session_user || '@pc', now(), now() + interval '1 hour', 0) RETURNING 1""",
    "UPDATE watcher SET swept_at = now() RETURNING 1",
    """INSERT INTO review (seed, scope, population, last_entry_id, opened_at, opened_by, due_at)
       SELECT 'x', '{{}}', 1, 1, now(), max(id), now() FROM person WHERE id <> guard.me()
       RETURNING 1""",
)
"""What is said in another's name, or of another time."""

CLOSED: Final = (
    "SELECT 1 FROM message WHERE ticket_id = {secret}",
    "SELECT 1 FROM message WHERE body LIKE 'Too high%'",
    "SELECT 1 FROM mention n JOIN message m ON m.id = n.message_id WHERE m.ticket_id = {secret}",
    "SELECT 1 FROM audit_entry WHERE subject_id = {secret} AND kind LIKE 'message.%'",
    "SELECT 1 FROM ledger_line WHERE subject = 'ticket/{secret}'",
    "SELECT 1 FROM outbox_message WHERE ticket_id = {secret} AND kind = 'forward'",
    # whoever opens and reads in one transaction could take the entry back
    """WITH opened AS (SELECT api.open_tickets(ARRAY[{secret}, 0], NULL, ''))
       SELECT 1 FROM opened, message m WHERE m.ticket_id = {secret}""",
    """SELECT 1 FROM generate_series(1, 100) m(id)
       WHERE api.ticket_of('message', m.id) IS NOT NULL""",
    # searching is reading word by word
    """SELECT 1 FROM api.find_tickets(ARRAY['hig*'], 9, false, true, ARRAY[{secret}]) f(id)
       WHERE f.id = {secret}""",
    """WITH opened AS (SELECT api.open_search(ARRAY['high'], ''))
       SELECT 1 FROM opened, api.find_tickets(ARRAY['high'], 9, false, false, NULL) f(id)
       WHERE f.id = {secret}""",
)
"""Words of a restricted ticket, for who sees it and has not opened it."""
