"""Fills a PostgreSQL desk with very many tickets in one breath, for what is measured at that size.

Words follow Zipf's law as texts do: few of them are everywhere, most are rare. The triggers that
record and index rows are held back meanwhile; the index is then filled as they would have done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from tests.rigs.desk import SmallDesk

VOCABULARY: Final = 60_000
WORDS: Final = 45
"""Words of the one message each ticket has; seven more are its subject."""
FILLED: Final = ("ticket", "message", "clock", "ticket_search")
TICKETS: Final = """
INSERT INTO ticket (version, subject, status, priority, origin, kind, requester_id, department_id,
                    team_id, assignee_id, created_at, updated_at, reopen_count, tags, next_due_at)
SELECT 1, (SELECT string_agg('w' || floor(power(:vocabulary, random()))::int || 'x', ' ')
           FROM generate_series(1, 7 + 0 * n)),
       (ARRAY['new', 'open', 'pending', 'resolved'])[1 + n % 4], 1 + n % 4, 'requester', 'Incident',
       :requester, (SELECT department_id FROM team WHERE id = :team),
       CASE WHEN n % 20 = 0 THEN :team ELSE :other END, CASE WHEN n % 50 = 0 THEN :agent END,
       now() - n * interval '1 minute', now() - n * interval '1 minute', 0, '[]',
       CASE WHEN n % 4 < 2 THEN now() + n * interval '1 second' END
FROM generate_series(1, :tickets) n
"""
CLOCKS: Final = """
INSERT INTO clock (ticket_id, target, cycle, policy_version_id, calendar_version_id, state,
                   started_at, due_at, at_risk_at, elapsed, span, next_at)
SELECT t.id, 'resolution', 1, p.id, c.id, 'running', t.created_at, t.next_due_at,
       t.next_due_at - interval '1 hour', 0, 28800000000, t.next_due_at
FROM ticket t, (SELECT min(id) AS id FROM policy_version) p,
     (SELECT min(id) AS id FROM calendar_version) c
WHERE t.id > :before AND t.next_due_at IS NOT NULL
"""
MESSAGES: Final = """
INSERT INTO message (ticket_id, at, kind, author_kind, author_id, author_name, body)
SELECT id, created_at, 'reply', 'requester', requester_id, 'Ruth Berg',
       (SELECT string_agg('w' || floor(power(:vocabulary, random()))::int || 'x', ' ')
        FROM generate_series(1, :words + 0 * t.id::int))
FROM ticket t WHERE id > :before
"""
INDEX: Final = """
INSERT INTO ticket_search (ticket_id, words)
SELECT t.id, search_words(t.subject, 'A') || search_words(m.body, 'B')
FROM ticket t JOIN message m ON m.ticket_id = t.id WHERE t.id > :before
"""


def fill(engine: Engine, desk: SmallDesk, tickets: int) -> None:
    """Add so many tickets, each with one message, and let the planner know.

    Args:
        engine: Of a PostgreSQL database, with the rights of its owner.
        desk: Of that database.
        tickets: How many.
    """
    with engine.begin() as connection:
        before = connection.scalar(text("SELECT coalesce(max(id), 0) FROM ticket")) or 0
        for table in FILLED:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        _insert(connection, desk, tickets, before)
        for table in FILLED:
            connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM (ANALYZE) ticket, clock, message, ticket_search"))


def _insert(connection: Connection, desk: SmallDesk, tickets: int, before: int) -> None:
    given = {
        "vocabulary": VOCABULARY,
        "requester": desk.requester.person_id,
        "team": desk.tier_1,
        "other": desk.tier_2,
        "agent": desk.agent.person_id,
        "tickets": tickets,
    }
    connection.execute(text("SELECT setseed(0.42)"))
    connection.execute(text(TICKETS), given)
    connection.execute(text(CLOCKS), {"before": before})
    connection.execute(text(MESSAGES), {"vocabulary": VOCABULARY, "words": WORDS, "before": before})
    connection.execute(text("DROP INDEX ix_ticket_search_words"))
    connection.execute(text(INDEX), {"before": before})
    connection.execute(
        text("CREATE INDEX ix_ticket_search_words ON ticket_search USING gin (words)")
    )
