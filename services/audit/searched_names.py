"""Searches for somebody who is erased: the desk keeps the words of searches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerLine
from services.audit import access_log
from services.audit.quotations import AT_ONCE
from services.store.folding import folded

if TYPE_CHECKING:
    from collections.abc import Collection

    from models.people import Person
    from services.store.work import Work

SEARCHES: Final = (access_log.SEARCHED, access_log.WORDS_SEARCHED, access_log.TRAIL_READ)
SHORTEST: Final = 3
"""Letters that begin a name where they are not the whole of it; as in `ledger_withhold`."""


def searches_for(work: Work, person: Person, tickets: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the lines of searches for a person, each with the restricted tickets it found.

    A search is for somebody whose whole name or address its words are, or a part of the name where
    it found one of their tickets.

    Args:
        work: The unit of work.
        person: Still with the name.
        tickets: That they asked for.
    """
    names = [whole for one in (person.name, person.email) if (whole := _words(one or ""))]
    query = (
        select(LedgerLine.id, AuditEntry.changes)
        .join(AuditEntry, AuditEntry.id == LedgerLine.entry_id)
        .where(AuditEntry.subject_type == "desk", AuditEntry.kind.in_(SEARCHES))
    )
    found = {}
    for line_id, changes in work.session.execute(query.execution_options(yield_per=AT_ONCE)):
        said = {one["field"]: one["after"] or "" for one in changes}
        words = _words(f"{said.get('search', '')} {said.get('text', '')}")
        hits = frozenset(map(int, re.findall(r"#(\d+)", said.get(access_log.FOUND, ""))))
        begun = [_begun(whole, words) for whole in names]
        if any(one == whole for one, whole in zip(begun, names, strict=True)) or (
            any(begun) and hits & {*tickets}
        ):
            found[line_id] = hits
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", folded(text)))


def _begun(name: set[str], words: set[str]) -> set[str]:
    """Return the words of a name that one of the words is, or begins."""
    begins = tuple(one for one in words if len(one) >= SHORTEST)
    return {one for one in name if one in words or one.startswith(begins)}
