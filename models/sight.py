"""Which tickets a role sees, as an SQL condition; said here and nowhere else on the server.

The policy of the table is written from it, and so is the filter of the search, which cannot stand
behind policies (`sql/guard/search.sql`). Files and shared logins have no policies: for them
`services.tickets.sight` says the same, and `tests/store/test_sight.py` holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.vocabulary import Role

if TYPE_CHECKING:
    from models.rights import Roles

REQUESTERS: Final = frozenset({Role.REQUESTER})
STAFF: Final = frozenset({Role.AGENT, Role.SUPERVISOR})
WIDE: Final = frozenset({Role.COMPLIANCE, Role.AUDITOR, Role.RECORDS, Role.WATCHER})
"""Who sees the whole desk: it is their task, and what they do is recorded as anybody's."""


@dataclass(frozen=True, slots=True)
class Named:
    """How a condition names the row, and what is known of who asks.

    Attributes:
        row: What stands before a column: nothing, or an alias and a dot.
        me: The number of the person.
        lists: The arrays of what the person works in, by their names in `LISTS`.
        held: The condition for a ticket that this very transaction opened or handed over.
        home: The number of the person's own department, or nothing where `departments` is a value:
            one number is found at a fifth of what it takes to find all departments.
    """

    row: str
    me: str
    lists: dict[str, str]
    held: str
    home: str | None = None


LISTS: Final = {
    "departments": "bigint[]",
    "teams": "bigint[]",
    "errands": "bigint[]",
    "own_teams": "bigint[]",
    "headed": "bigint[]",
    "own_errands": "bigint[]",
    "secret_kinds": "text[]",
    "lifted": "bigint[]",
}
"""What `guard.my_...()` answers, and its type; in the order in which the search is told."""
POLICY: Final = Named(
    "",
    "(SELECT guard.me())",
    {one: f"(SELECT guard.my_{one}())::{kind}" for one, kind in LISTS.items()},
    "id = ANY ((SELECT guard.held_tickets())::bigint[])",
    "(SELECT guard.my_department())",
)
"""Asked once for a statement, not once for a row; comparisons are of numbers and plain text, which
PostgreSQL may use with an index before it has asked the policy."""
SEARCH: Final = Named(
    "t.",
    "%1$s",
    {one: f"%{number}$L::{kind}" for number, (one, kind) in enumerate(LISTS.items(), 2)},
    "false",
)
"""Told to `format()`: a query that is planned with the values in it."""


def sight(named: Named) -> dict[Roles, str]:
    """Return for each set of roles which tickets they see.

    A confidential type is nobody's but those's whom it concerns: its team, who has it, who asks,
    who has something to do in it, the head of the department, and officers.

    What is mostly true stands first: the server asks no further then, and does not have to find
    out what else somebody works in.
    """
    row, me, lists = named.row, named.me, named.lists

    def among(column: str, name: str) -> str:
        return f"{row}{column} = ANY ({lists[name]})"

    mine = f"{row}assignee_id = {me} OR {row}requester_id = {me}"
    home = [f"{row}department_id = {named.home}"] if named.home else []
    works = " OR ".join(
        (
            *home,
            among("department_id", "departments"),
            among("team_id", "teams"),
            among("id", "errands"),
        )
    )
    close = " OR ".join(
        (
            among("team_id", "own_teams"),
            among("department_id", "headed"),
            among("id", "own_errands"),
        )
    )
    usual = f"{row}kind <> ALL ({lists['secret_kinds']}) OR {close}"
    # who sets up what is confidential and who is in which team sees no more by it before the commit
    set_up = (
        f"{row}kind <> ALL ({lists['secret_kinds']}) AND 0 <> ALL ({lists['lifted']})"
        f" OR ({close}) AND -1 <> ALL ({lists['lifted']})"
    )
    return {
        REQUESTERS: f"{row}requester_id = {me}",
        STAFF: f"{mine} OR ({works}) AND ({usual}) OR {named.held}",
        frozenset({Role.ADMINISTRATOR}): f"{set_up} OR {mine} OR {named.held}",
        WIDE: "true",
    }


def search_filter() -> str:
    """Return the branches of a CASE over `v_role` that write the filter of the search."""
    facts = ", ".join(("v_me", *(f"guard.my_{one}()" for one in LISTS)))
    branches = []
    for roles, seen in sight(SEARCH).items():
        named = ", ".join(f"'{one}'" for one in sorted(roles))
        branches.append(f"WHEN v_role IN ({named}) THEN format($sight$({seen})$sight$, {facts})")
    return "\n            ".join(branches)
