"""Which rows a role sees and touches, as SQL conditions for the policies of the guard.

`(SELECT guard.me())` is asked once for a statement, not once for a row; comparisons are of
numbers, which PostgreSQL may use with an index before it has asked the policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from models.rights import ADMINISTRATORS, EVERYBODY, LEADS, READERS, WATCHERS, Roles, Rows
from models.sight import POLICY, REQUESTERS, STAFF, WIDE, sight
from models.vocabulary import Role

ME: Final = "(SELECT guard.me())"
OWN: Final = f"owner_id = {ME} OR team_id = ANY ((SELECT guard.my_teams())::bigint[])"
SHARED: Final = f"{OWN} OR (owner_id IS NULL AND team_id IS NULL)"
TICKET: Final = "EXISTS (SELECT 1 FROM public.ticket t WHERE t.id = {0})"
TO_ME_OR_ABOUT: Final = f"person_id = {ME} OR {TICKET.format('ticket_id')}"
ABOUT_TICKET: Final = f"(subject_type = 'ticket' AND {TICKET.format('audit_entry.subject_id')})"
ALL_OPEN: Final = "0 = ANY ((SELECT guard.opened_tickets())::bigint[])"
OPEN: Final = (
    "(t.kind <> ALL ((SELECT guard.kept_kinds())::text[])"
    " AND NOT jsonb_exists_any(t.tags, (SELECT guard.kept_tags())::text[])"
    " AND NOT ARRAY[t.id, 0] && (SELECT guard.my_lifted())::bigint[]"
    f" OR t.id = ANY ((SELECT guard.opened_tickets())::bigint[]) OR {ALL_OPEN})"
)
"""A ticket that is not restricted, or that this login has opened (`sql/guard/opened.sql`); one that
this very transaction freed is as closed as it was (`sql/guard/lifted.sql`)."""
OPEN_TICKET: Final = TICKET.removesuffix(")") + f" AND {OPEN})"
WORDS: Final = (
    f"{OPEN_TICKET.format('ticket_id')} OR author_id = {ME} AND {TICKET.format('ticket_id')}"
    " OR guard.is_written('message', id)"
)
"""What somebody wrote is no secret to them."""
OPEN_ENTRY: Final = (
    "(kind NOT LIKE 'message.%' AND kind NOT LIKE 'complaint.%' AND kind <> 'ticket.forwarded'"
    " OR subject_type <> 'ticket'"
    f" OR {OPEN_TICKET.format('audit_entry.subject_id')} OR guard.is_written('audit_entry', id))"
)
SEES_NAMED: Final = (
    "(kind NOT IN ('ticket.linked', 'ticket.unlinked', 'ticket.absorbed', 'ticket.merge_undone',"
    " 'ticket.split', 'restricted.searched') OR NOT EXISTS (SELECT 1"
    " FROM jsonb_array_elements(changes) c"
    " CROSS JOIN LATERAL (VALUES (c ->> 'before'), (c ->> 'after')) s(said)"
    " CROSS JOIN LATERAL regexp_matches(s.said, CASE kind WHEN 'restricted.searched'"
    " THEN '#([0-9]{1,18})(?=,|$)' ELSE '^#([0-9]{1,18}) ' END, 'g') n(number)"
    " WHERE (kind <> 'restricted.searched' OR c ->> 'field' = 'restricted tickets found') AND NOT"
    " EXISTS (SELECT 1 FROM public.ticket t WHERE t.id = n.number[1]::bigint)))"
)
"""What names another ticket repeats its subject (`services/audit/quotations.py`), and a search that
found one says what stands in it."""
OPEN_PARCEL: Final = (
    f"(kind NOT IN ('forward', 'webhook') OR {OPEN_TICKET.format('ticket_id')}"
    " OR guard.is_written('outbox_message', id))"
)
"""A mail that was forwarded repeats the conversation, and what a webhook carries may do so."""
COMPLAINT: Final = f"{OPEN_TICKET.format('ticket_id')} OR guard.is_written('complaint', id)"
"""The record says who complains of what, in the words of both sides."""
# a ticket has a subject too: without its table's name the inner one would be meant
LINE_NUMBER: Final = "split_part(ledger_line.subject, '/', 2)::bigint"
LINE: Final = (
    "CASE split_part(ledger_line.subject, '/', 1)"  # noqa: S608 - constants
    " WHEN 'ticket' THEN {0}"
    f" WHEN 'message' THEN EXISTS (SELECT 1 FROM public.message m WHERE m.id = {LINE_NUMBER})"
    f" WHEN 'approval' THEN EXISTS (SELECT 1 FROM public.approval a WHERE a.id = {LINE_NUMBER})"
    " ELSE true END"
)
CALLER: Final = (
    "role = 'requester' AND login IS NULL AND password_hash IS NULL"
    " AND manager_id IS NULL AND department_id IS NULL"
)
FOR_REQUESTERS: Final = "state = 'published' AND audience = 'shared' AND retired_at IS NULL"
SAYS_SO: Final = (
    "EXISTS (SELECT 1 FROM public.article a WHERE a.id = article_wording.article_id"
    " AND a.version = article_wording.version AND a.title = article_wording.title"
    " AND a.body = article_wording.body AND a.keywords = article_wording.keywords"
    " AND a.audience = article_wording.audience AND a.changed_at = article_wording.saved_at"
    " AND a.changed_by = article_wording.saved_by)"
)
"""A wording is kept in the transaction that saves it: by then its article says it."""
CLOSED_TICKET: Final = TICKET.format(LINE_NUMBER).removesuffix(")") + f" AND {OPEN} IS NOT TRUE)"
NARROW_LINE: Final = (
    f"{LINE.format(OPEN_TICKET.format(LINE_NUMBER))} AND (entry_id IS NULL OR EXISTS"  # noqa: S608 - constants
    " (SELECT 1 FROM public.audit_entry e WHERE e.id = ledger_line.entry_id))"
)
WIDE_LINE: Final = f"{ALL_OPEN} OR {LINE.format('NOT ' + CLOSED_TICKET)}"
"""Of a ticket that was purged there are no words left."""
MESSAGE: Final = "EXISTS (SELECT 1 FROM public.message m WHERE m.id = message_id)"
FILE: Final = (
    "EXISTS (SELECT 1 FROM public.attachment a WHERE a.sha256 = attachment_content.sha256)"
)


@dataclass(frozen=True, slots=True)
class RowRule:
    """For some roles: which rows are seen, and which may be written (None: the same)."""

    roles: Roles
    seen: str
    written: str | None = None


def _all(seen: str, written: str | None = None) -> tuple[RowRule, ...]:
    return (RowRule(EVERYBODY, seen, written),)


ROW_RULES: Final[dict[Rows, tuple[RowRule, ...]]] = {
    Rows.ALL: _all("true"),
    Rows.TICKET: tuple(RowRule(roles, seen) for roles, seen in sight(POLICY).items()),
    Rows.OF_TICKET: _all(TICKET.format("ticket_id")),
    Rows.MESSAGE: (
        RowRule(REQUESTERS, f"kind = 'reply' AND {TICKET.format('ticket_id')}"),
        RowRule(WATCHERS, TICKET.format("ticket_id")),
        RowRule(READERS - WATCHERS, WORDS, TICKET.format("ticket_id")),
    ),
    Rows.COMPLAINT: (
        RowRule(WATCHERS, TICKET.format("ticket_id")),
        RowRule(READERS - WATCHERS, COMPLAINT, TICKET.format("ticket_id")),
    ),
    Rows.OF_MESSAGE: _all(MESSAGE),
    Rows.FILE: _all(FILE, "true"),
    Rows.SHARED: (
        RowRule(LEADS, SHARED, "owner_id IS NULL OR " + OWN),
        RowRule(EVERYBODY - LEADS, SHARED, OWN),
    ),
    Rows.ARTICLE: (
        RowRule(REQUESTERS, FOR_REQUESTERS, "false"),
        RowRule(LEADS, "true"),
        RowRule(READERS - LEADS, "true", "state = 'draft'"),
    ),
    Rows.WORDING: (RowRule(READERS, "true", SAYS_SO),),
    Rows.LINK: _all(f"{TICKET.format('from_id')} AND {TICKET.format('to_id')}"),
    Rows.MERGE: _all(f"{TICKET.format('source_id')} AND {TICKET.format('target_id')}"),
    Rows.ENTRY: (
        RowRule(REQUESTERS, f"actor_id = {ME}"),
        RowRule(
            frozenset({Role.AGENT}),
            f"actor_id = {ME} OR {ABOUT_TICKET} AND {OPEN_ENTRY} AND {SEES_NAMED}",
            f"actor_id = {ME} OR {ABOUT_TICKET}",
        ),
        RowRule(
            LEADS,
            f"actor_id = {ME} OR (subject_type <> 'ticket' OR {ABOUT_TICKET}) AND {OPEN_ENTRY}"
            f" AND {SEES_NAMED}",
            f"actor_id = {ME} OR subject_type <> 'ticket' OR {ABOUT_TICKET}",
        ),
        RowRule(WATCHERS, "true"),
        RowRule(WIDE - WATCHERS, f"actor_id = {ME} OR {OPEN_ENTRY}", "true"),
    ),
    Rows.LINE: (
        RowRule(LEADS, NARROW_LINE),
        RowRule(WATCHERS, "true"),
        RowRule(WIDE - WATCHERS, WIDE_LINE),
    ),
    Rows.NOTICE: (
        RowRule(REQUESTERS, f"person_id = {ME}"),
        RowRule(STAFF | ADMINISTRATORS, TO_ME_OR_ABOUT),
        RowRule(WIDE, "true"),
    ),
    Rows.OWN: (
        RowRule(EVERYBODY - ADMINISTRATORS, f"person_id = {ME}"),
        RowRule(READERS, "true", "false"),
        RowRule(ADMINISTRATORS, "true"),
    ),
    Rows.SELF: (RowRule(EVERYBODY, f"person_id = {ME}"),),
    Rows.ABSENCE: (
        RowRule(LEADS | {Role.COMPLIANCE, Role.WATCHER}, "true"),
        RowRule(EVERYBODY, "true", f"person_id = {ME}"),
    ),
    Rows.PERSON: (
        RowRule(REQUESTERS, f"id = {ME} OR role <> 'requester'"),
        RowRule(ADMINISTRATORS, "true"),
        RowRule(READERS - ADMINISTRATORS, "true", CALLER),
    ),
    Rows.ACCOUNT: (
        RowRule(
            REQUESTERS,
            f"id = (SELECT p.account_id FROM public.person p WHERE p.id = {ME})",  # noqa: S608
            "false",
        ),
        RowRule(READERS, "true"),
    ),
    Rows.OF_FIRING: _all("EXISTS (SELECT 1 FROM public.firing f WHERE f.id = firing_id)"),
    Rows.OF_APPROVAL: _all("EXISTS (SELECT 1 FROM public.approval a WHERE a.id = approval_id)"),
    Rows.PARCEL: (
        RowRule(WATCHERS, "true"),
        RowRule(WIDE - WATCHERS, OPEN_PARCEL, "true"),
        RowRule(
            ADMINISTRATORS,
            f"(ticket_id IS NULL OR {TO_ME_OR_ABOUT}) AND {OPEN_PARCEL}",
            f"ticket_id IS NULL OR {TO_ME_OR_ABOUT}",
        ),
        RowRule(STAFF, f"({TO_ME_OR_ABOUT}) AND {OPEN_PARCEL}", TO_ME_OR_ABOUT),
    ),
    Rows.CHECK: _all(
        TICKET.format("ticket_id"), f"login <> session_user::text AND {TICKET.format('ticket_id')}"
    ),
    Rows.UNIT: (
        RowRule(WATCHERS, "true"),
        RowRule(EVERYBODY - WATCHERS, "login = session_user::text"),
    ),
    Rows.OF_PARCEL: _all("EXISTS (SELECT 1 FROM public.outbox_message o WHERE o.id = message_id)"),
}
