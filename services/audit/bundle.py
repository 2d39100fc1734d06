"""Export a part of the ledger so that it can be verified without us (resources/verify)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from models.ledger import LedgerCheckpoint, LedgerKey, LedgerLeaf, LedgerLine
from models.tickets import Attachment, Message
from services.audit import columns, line, notes, opening, shards, unsealed
from services.audit import keys as key_files
from services.audit.capture import stamp
from services.audit.merkle import Tree
from services.audit.sealed_logs import sealed_logs
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from services.audit.keys import Trust
    from services.audit.sealed_logs import SealedLogs
    from services.store.work import Work

FORMAT: Final = "vigil-audit/bundle/v1"
OVER_YEARS: Final = "vigil-audit/bundle/v2"
"""The format of a desk whose log has turned: with the logs of earlier years it reaches into."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """An export, ready to be written.

    Attributes:
        content: What the file says.
        events: How many events it shows.
        withheld: How many values it keeps back.
        unsealed: Lines of its subjects or period that are newer than the checkpoint, and so not in
            it.
    """

    content: dict[str, Any]
    events: int
    withheld: int
    unsealed: int

    def text(self) -> str:
        """Write it as the file has it; the same for the same input."""
        return json.dumps(self.content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def show_everything(kind: str, name: str) -> bool:
    """Withhold nothing."""
    del kind, name
    return False


def of_tickets(
    work: Work,
    trust: Trust,
    numbers: Iterable[int],
    *,
    withhold: Callable[[str, str], bool] = show_everything,
    pinned: notes.Checkpoint | None = None,
) -> Bundle:
    """Export the whole history of some tickets, with the proof that nothing is left out.

    Args:
        work: Any unit.
        trust: What the reader pins.
        numbers: The tickets; the messages with files of theirs are taken along.
        withhold: Which values are kept back; they are counted, and the rest still verifies. A
            column that stands with others in one field takes them along.
        pinned: A checkpoint the reader has; the bundle then proves that it was only added to.

    Raises:
        RuleError: Nothing is sealed yet, or the log does not know such a ticket.
    """
    opening.open_desk(work, "a copy of the ledger")
    sealed = sealed_logs(work)
    subjects = sorted({one for number in numbers for one in _subjects_of(work, number)})
    ends = _heads_at(work, sealed.tip.said.end)
    missing = [one for one in subjects if one not in ends]
    if any(one.startswith("ticket/") for one in missing):
        raise RuleError(
            "The sealed log knows nothing of {missing}. Seal it first.", missing=missing[0]
        )
    newer = unsealed.of_subjects(work, subjects, ends)
    subjects = [one for one in subjects if one in ends]
    order = sorted(ends, key=str.encode)
    heads_tree = Tree([line.head_hash(one, *ends[one]) for one in order])
    events = list(_events(work, sealed, subjects, withhold))
    reaches = min((one["index"] for one in events), default=sealed.tip.said.after)
    content = _frame(work, trust, sealed, (reaches, pinned)) | {
        "scope": {"kind": "subjects", "subjects": subjects},
        "heads": [
            {
                "subject": one,
                "seq": ends[one][0],
                "leaf": ends[one][1].hex(),
                "index": order.index(one),
                "path": _hexes(heads_tree.inclusion(order.index(one))),
            }
            for one in subjects
        ],
        "events": events,
    }
    return _bundle(content, newer)


def of_period(
    work: Work,
    trust: Trust,
    period: tuple[datetime, datetime],
    *,
    withhold: Callable[[str, str], bool] = show_everything,
    pinned: notes.Checkpoint | None = None,
) -> Bundle:
    """Export every event of a period [from, to), with the headers of the whole range.

    A reader recomputes the signed root from the headers, and so sees that no event of the
    period is missing.

    Raises:
        RuleError: Nothing is sealed yet, or the period ends before it begins.
    """
    since_at, until_at = period
    if since_at >= until_at:
        raise RuleError("The period ends before it begins.")
    opening.open_desk(work, "a copy of the ledger")
    sealed = sealed_logs(work)
    end = sealed.tip.said.end
    before = _sealed_before(work, since_at, end)
    start = before.size if before else 0
    wanted = stamp(since_at), stamp(until_at)
    skeleton: list[str] = []
    events: list[dict[str, Any]] = []
    for index, row in _lines(work, start, end):
        skeleton.append(row.header)
        if wanted[0] <= line.parse_header(row.header).time < wanted[1]:
            events.append(_event(row, index, [], withhold))
    reaches = max(start - 1, 0)  # to the log of the checkpoint that it goes on from
    content = _frame(work, trust, sealed, (reaches, pinned)) | {
        "scope": {"kind": "period", "from": wanted[0], "to": wanted[1]},
        "since": {"checkpoint": before.note, "peaks": list(before.peaks)} if before else None,
        "skeleton": skeleton,
        "events": events,
    }
    return _bundle(content, unsealed.of_period(work, wanted, end))


def _sealed_before(work: Work, at: datetime, end: int) -> LedgerCheckpoint | None:
    """Return the last checkpoint before the first that was sealed after an instant.

    The server's clock may have been ahead and set back: a later checkpoint with an earlier time
    would leave out lines of the period that stand before it.
    """
    later = select(func.min(LedgerCheckpoint.size)).where(LedgerCheckpoint.sealed_at > at)
    return work.session.scalar(
        select(LedgerCheckpoint)
        .where(LedgerCheckpoint.size < func.coalesce(later.scalar_subquery(), end))
        .where(LedgerCheckpoint.size < end)
        .order_by(LedgerCheckpoint.size.desc())
        .limit(1)
    )


def _frame(
    work: Work,
    trust: Trust,
    sealed: SealedLogs,
    reaching: tuple[int, notes.Checkpoint | None],
) -> dict[str, Any]:
    """Return what every bundle has.

    Args:
        work: Any unit.
        trust: What the reader pins.
        sealed: The logs.
        reaching: The first place the bundle shows, and the checkpoint the reader has.
    """
    key_files.epochs(work, trust)  # a forged statement is not passed on
    statements = select(LedgerKey.statement).order_by(LedgerKey.from_size, LedgerKey.id)
    place, pinned = reaching
    frame = {
        "format": FORMAT,
        "log": trust.log,
        "root": trust.root.vkey,
        "statements": list(work.session.scalars(statements)),
        "checkpoint": sealed.tip.note,
        "since": None,
        "heads": [],
        "skeleton": [],
        "consistency": _consistency(sealed, pinned),
    }
    if not sealed.tip.said.after:
        return frame
    if pinned is not None:
        place = min(place, pinned.after)
    first = sealed.logs.index(sealed.log_at(place))
    logs = [
        {"checkpoint": one.note, "next": after.opening()}
        for one, after in pairwise(sealed.logs[first:])
    ]
    return frame | {"format": OVER_YEARS, "logs": logs}


def _consistency(sealed: SealedLogs, pinned: notes.Checkpoint | None) -> dict[str, Any] | None:
    if pinned is None:
        return None
    its = next((one for one in sealed.logs if one.said.log == pinned.log), None)
    if its is None or not 0 < pinned.size <= its.said.size:
        raise RuleError("The pinned checkpoint is larger than the sealed log, or of another.")
    path = its.tree.consistency(pinned.size)
    return {"size": pinned.size, "root": pinned.root.hex(), "path": _hexes(path)}


def _subjects_of(work: Work, number: int) -> list[str]:
    query = (
        select(Message.id)
        .join(Attachment, Attachment.message_id == Message.id)
        .where(Message.ticket_id == number)
        .distinct()
    )
    return [f"ticket/{number}", *(f"message/{one}" for one in work.session.scalars(query))]


def _heads_at(work: Work, size: int) -> dict[str, tuple[int, bytes]]:
    """Return the end of every chain as of a size; later lines do not count."""
    query = (
        select(LedgerLine.subject, LedgerLine.seq, LedgerLine.leaf)
        .join(LedgerLeaf, LedgerLeaf.line_id == LedgerLine.id)
        .where(LedgerLeaf.position < size)
        .order_by(LedgerLeaf.position)
        .execution_options(yield_per=10_000)
    )
    return {row[0]: (row[1], bytes(row[2])) for row in work.session.execute(query)}


def _lines(work: Work, start: int, end: int) -> Iterator[tuple[int, LedgerLine]]:
    query = (
        select(LedgerLeaf.position, LedgerLine)
        .join(LedgerLine, LedgerLine.id == LedgerLeaf.line_id)
        .where(LedgerLeaf.position >= start, LedgerLeaf.position < end)
        .order_by(LedgerLeaf.position)
    )
    for row in work.session.execute(query):
        yield row[0], row[1]


def _events(
    work: Work, sealed: SealedLogs, subjects: list[str], withhold: Callable[[str, str], bool]
) -> Iterator[dict[str, Any]]:
    query = (
        select(LedgerLeaf.position, LedgerLine)
        .join(LedgerLine, LedgerLine.id == LedgerLeaf.line_id)
        .where(LedgerLine.subject.in_(subjects), LedgerLeaf.position < sealed.tip.said.end)
        .order_by(LedgerLeaf.position)
    )
    for index, row in work.session.execute(query):
        its = sealed.log_at(index)
        yield _event(row, index, _hexes(its.tree.inclusion(index - its.said.after)), withhold)


def _event(
    row: LedgerLine, index: int, path: list[str], withhold: Callable[[str, str], bool]
) -> dict[str, Any]:
    kind = line.parse_header(row.header).kind
    fields = [_field(row.salt, one, lambda name: withhold(kind, name)) for one in row.fields]
    return {"index": index, "header": row.header, "fields": fields, "path": path}


def _field(salt: bytes | None, stored: Any, withhold: Callable[[str], bool]) -> dict[str, str]:  # noqa: ANN401 - as the line has it
    given = shards.shown(salt, stored)
    if "withheld" in given:
        return given
    name, value = line.read_field(given["text"])
    # a column that is to be kept back takes along those that are one field with it
    alone = (f"{columns.COLUMN}{one}" for one, _ in columns.told({name: value}))
    if not any(withhold(one) for one in (name, *alone)):
        return given
    return {"withheld": line.commitment(bytes.fromhex(given["salt"]), given["text"]).hex()}


def _bundle(content: dict[str, Any], newer: int) -> Bundle:
    withheld = sum("withheld" in field for one in content["events"] for field in one["fields"])
    return Bundle(content, len(content["events"]), withheld, newer)


def _hexes(path: Iterable[bytes]) -> list[str]:
    return [one.hex() for one in path]
