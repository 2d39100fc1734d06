"""Lines that no checkpoint covers yet, for an export that has to say what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from models.ledger import LedgerLeaf, LedgerLine
from services.audit import line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.store.work import Work

AT_ONCE: Final = 500


def of_subjects(work: Work, subjects: Sequence[str], ends: Mapping[str, tuple[int, bytes]]) -> int:
    """Count the lines of some subjects that are newer than the sealed ends of their chains."""
    found = 0
    for start in range(0, len(subjects), AT_ONCE):
        query = (
            select(LedgerLine.subject, func.max(LedgerLine.seq))
            .where(LedgerLine.subject.in_(subjects[start : start + AT_ONCE]))
            .group_by(LedgerLine.subject)
        )
        for subject, seq in work.session.execute(query):
            found += seq - ends.get(subject, (0, b""))[0]
    return found


def of_period(work: Work, period: tuple[str, str], end: int) -> int:
    """Count the lines of a period [from, to) that do not stand among the first `end` of the logs.

    Args:
        work: Any unit.
        period: Its ends, as headers write a time.
        end: How many lines the newest checkpoint reaches to.
    """
    newer = (
        select(LedgerLine.header)
        .outerjoin(LedgerLeaf, LedgerLeaf.line_id == LedgerLine.id)
        .where((LedgerLeaf.position >= end) | LedgerLeaf.position.is_(None))
    )
    times = map(line.time_of, work.session.scalars(newer.execution_options(yield_per=10_000)))
    return sum(period[0] <= one < period[1] for one in times)
