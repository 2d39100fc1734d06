"""The log of a year is purged whole, once nothing in it has to be kept; its skeleton stays.

Every value and salt of its lines goes. Headers, commitments, the places in the tree and the last
checkpoint stay, so that its root is still the one that was signed and every chain still whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String, bindparam, cast, func, literal, select, text, update

from models.audit import AuditEntry
from models.ledger import LedgerCheckpoint, LedgerLeaf, LedgerLine
from models.records import RetentionClass
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.access.second import second_person
from services.audit import approvals, capture, holds, opening, shards, trail
from services.audit.disposal import demand_verified
from services.audit.trail import FieldChange
from services.audit.withholding import without_words
from services.errors import NotFoundError, RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from services.audit.shards import Shard
    from services.changes import Changes
    from services.store.work import Work

LOG_PURGED: Final = "log.purged"
"""The kind of the entry that certifies it; its subject is `log/<year>`."""
KEPT_KINDS: Final = (
    shards.OPENED,
    LOG_PURGED,
    "log.restored",
    "desk.restored",
    "key.rotated",
    "ledger.initialised",
    "purge.approved",
    "purge.executed",
    "purge.certified",
    "erasure.approved",
    "erasure.executed",
)
"""Entries that keep their words: how something was disposed of, restored or signed."""
KEPT: Final = frozenset({"row", "context"})
"""Fields that stay: which row or entry a line is about."""
SHOWN: Final = 5
AT_ONCE: Final = 2000
ON_SERVER: Final = (
    text("SELECT records_purge_log(:year)"),
    text("SELECT ledger_withhold_year(:entry)"),
)


@dataclass(frozen=True, slots=True)
class YearView:
    """The log of a year.

    Attributes:
        lines: How many it has; `words`: in how many of them words are left.
        due_at: When the longest of the schedule's times is over; None while it grows, and where
            there is no schedule.
        purged: Number of the certificate; None: it was not.
    """

    name: str
    year: int
    lines: int
    words: int
    due_at: datetime | None
    purged: int | None


def years(work: Work) -> list[YearView]:
    """Return the logs of the desk, oldest first."""
    demand(work.actor, Act.READ_TRAIL)
    opening.open_desk(work, "the logs of the years")
    gone = _certificates(work)
    return [_view(work, one, gone.get(one.year)) for one in shards.all_of(work.session)]


def purge_year(work: Work, year: int, *, reason: str, approved_by: int) -> Changes:
    """Take the words out of all lines of a year; `subject` is the number of the certificate.

    Args:
        work: The unit of work.
        year: Of a log that is closed.
        reason: The ground.
        approved_by: The second person.

    Raises:
        NotFoundError: There is no log of that year.
        NotAllowed: The role may not, the second person may not, or a ticket in it is on hold.
        RuleError: No reason, no schedule, its time is not over, it was purged, an older one was
            not, or tickets with entries in it are still here.
    """
    demand(work.actor, Act.DISPOSE)
    opening.open_desk(work, "a purge or erasure")
    if not reason.strip():
        raise RuleError("A purge needs its ground: say which rule or request asks for it.")
    demand_verified(work)
    second = second_person(work, approved_by, Act.DISPOSE)
    shard = _closed(work, year)
    longest = _demand_over(work, shard)
    _demand_empty(work, shard)
    approvals.approve(work, "purge_log", [year], by=second.id)
    last = shards.final_of(work.session, shard)
    said = [
        FieldChange("class", None, f"Audit log of {year}"),
        FieldChange("basis", None, longest.basis),
        FieldChange("kept for days", None, f"{longest.keep_days}, from the end of the year"),
        FieldChange("log", None, shard.name),
        FieldChange("lines", None, str(_words(work, shard))),
        FieldChange("last checkpoint", None, last.note if last else None),
        FieldChange("confirmed by", None, f"{second.name} #{second.id}"),
    ]
    entry = trail.append_numbered(work, LOG_PURGED, ("log", year), said, reason.strip())
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(ON_SERVER[0], {"year": year})
        work.session.execute(ON_SERVER[1], {"entry": entry})
    else:
        approvals.use(work, "purge_log", year)
        capture.write_lines(work.session)
        _blank(work, shard)
    work.session.expire_all()
    work.forget()
    return work.touch(subject=entry)


def _closed(work: Work, year: int) -> Shard:
    found = {one.year: one for one in shards.all_of(work.session)}
    shard = found.get(year)
    if shard is None:
        raise NotFoundError("There is no log of {year}.", year=year)
    if shard.end is None:
        raise RuleError(
            "The log of {year} is the one that grows; it is closed after its year.", year=year
        )
    gone = _certificates(work)
    if year in gone:
        raise RuleError(
            "The log of {year} is purged already (certificate {gone}).", year=year, gone=gone[year]
        )
    older = [one.year for one in found.values() if one.year < year and one.year not in gone]
    if older:
        raise RuleError("The log of {older} is older: purge it first.", older=min(older))
    return shard


def _demand_over(work: Work, shard: Shard) -> RetentionClass:
    """Return the class that is kept longest; RuleError while its time is not over."""
    longest = _longest(work)
    if longest is None:
        raise RuleError("This desk has no schedule of retention: make one first.")
    due = _due_at(work, shard, longest)
    if due is None or work.now < due:
        when = (
            Sentence("until {due:%Y-%m-%d}", due=due)
            if due
            else Sentence("while its last checkpoint is missing")
        )
        raise RuleError(
            "The log of {year} is kept {when}: “{longest}” asks for {keep_days} days.",
            year=shard.year,
            when=when,
            longest=longest.name,
            keep_days=longest.keep_days,
        )
    return longest


def _demand_empty(work: Work, shard: Shard) -> None:
    """Refuse while a ticket that has lines in a log is held, or is still here."""
    subject = literal("ticket/") + cast(Ticket.id, String)
    in_it = (
        select(LedgerLeaf.position)
        .join(LedgerLine, LedgerLine.id == LedgerLeaf.line_id)
        .where(LedgerLine.subject == subject, _within(shard))
        .exists()
    )
    here = list(work.session.scalars(select(Ticket.id).where(in_it).order_by(Ticket.id)))
    if not here:
        return
    holds.demand_free(
        work, here, what=Sentence("has entries in the log of {year}", year=shard.year)
    )
    named = ", ".join(f"#{one}" for one in here[:SHOWN]) + (" ..." if len(here) > SHOWN else "")
    raise RuleError(
        Sentence.counted(
            "%n ticket that has entries in the log of {year} is still here ({named}). Purge it "
            "first where it is due; else it is kept, and the log with it.",
            "%n tickets that have entries in the log of {year} are still here ({named}). Purge "
            "what is due of them first; the others are kept, and the log with them.",
            len(here),
            year=shard.year,
            named=named,
        )
    )


def _longest(work: Work) -> RetentionClass | None:
    query = select(RetentionClass).order_by(RetentionClass.keep_days.desc()).limit(1)
    return work.session.scalar(query)


def _due_at(work: Work, shard: Shard, longest: RetentionClass | None) -> datetime | None:
    last = shards.final_of(work.session, shard)
    if last is None or longest is None:
        return None
    return last.sealed_at + timedelta(days=longest.keep_days)


def _within(shard: Shard) -> ColumnElement[bool]:
    begun = LedgerLeaf.position >= shard.start
    return begun if shard.end is None else begun & (LedgerLeaf.position < shard.end)


def _words(work: Work, shard: Shard) -> int:
    """Count the lines that lose, or could lose, their words."""
    query = (
        select(func.count())
        .select_from(LedgerLeaf)
        .join(LedgerLine, LedgerLine.id == LedgerLeaf.line_id)
        .outerjoin(AuditEntry, AuditEntry.id == LedgerLine.entry_id)
        .where(_within(shard), LedgerLine.salt.is_not(None))
        .where(func.coalesce(AuditEntry.kind, "").not_in(KEPT_KINDS))
    )
    return work.session.scalar(query) or 0


def _certificates(work: Work) -> dict[int, int]:
    """Return the years that were purged, with the numbers of their certificates."""
    query = select(AuditEntry.subject_id, AuditEntry.id).where(
        AuditEntry.kind == LOG_PURGED, AuditEntry.subject_type == "log"
    )
    return {row[0]: row[1] for row in work.session.execute(query)}


def _view(work: Work, shard: Shard, purged: int | None) -> YearView:
    query = select(func.max(LedgerCheckpoint.size))
    end = shard.end if shard.end is not None else work.session.scalar(query) or shard.start
    due = _due_at(work, shard, _longest(work))
    return YearView(shard.name, shard.year, end - shard.start, _words(work, shard), due, purged)


def _blank(work: Work, shard: Shard) -> None:
    """Do in a file what a function of the server does."""
    connection = work.session.connection()
    columns = LedgerLine.id, LedgerLine.fields, LedgerLine.salt, LedgerLine.entry_id
    query = (
        select(*columns)
        .join(LedgerLeaf, LedgerLeaf.line_id == LedgerLine.id)
        .outerjoin(AuditEntry, AuditEntry.id == LedgerLine.entry_id)
        .where(_within(shard), LedgerLine.salt.is_not(None))
        .where(func.coalesce(AuditEntry.kind, "").not_in(KEPT_KINDS))
    )
    lines = update(LedgerLine).where(LedgerLine.id == bindparam("of"))
    entries = update(AuditEntry).values(
        changes=[], reason=None, source=None, claimed_actor=None, actor_name=""
    )
    found = connection.execute(query).all()
    for start in range(0, len(found), AT_ONCE):
        batch = found[start : start + AT_ONCE]
        rows: list[dict[str, Any]] = [
            {"of": one.id, "left": without_words(one, KEPT)} for one in batch
        ]
        connection.execute(lines.values(fields=bindparam("left"), salt=None), rows)
        numbers = [one.entry_id for one in batch if one.entry_id is not None]
        connection.execute(entries.where(AuditEntry.id.in_(numbers)))
