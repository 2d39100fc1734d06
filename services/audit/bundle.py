"""Export a part of the ledger so that it can be verified without us (resources/verify)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.ledger import LedgerCheckpoint, LedgerKey, LedgerLeaf, LedgerLine
from models.tickets import Attachment, Message
from services.audit import keys as key_files
from services.audit import line, notes
from services.audit.capture import stamp
from services.audit.merkle import Tree
from services.audit.sealing import last_checkpoint, leaves
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from services.audit.keys import Trust
    from services.store.work import Work

FORMAT: Final = "vigil-audit/bundle/v1"


@dataclass(frozen=True, slots=True)
class Bundle:
    """An export, ready to be written.

    Attributes:
        content: What the file says.
        events: How many events it shows.
        withheld: How many values it keeps back.
        unsealed: Lines of its subjects that are newer than the checkpoint, and so not in it.
    """

    content: dict[str, Any]
    events: int
    withheld: int
    unsealed: int

    def text(self) -> str:
        """Write it as the file has it; the same for the same input."""
        return json.dumps(self.content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class _Sealed:
    """The log as far as the checkpoint goes."""

    checkpoint: LedgerCheckpoint
    tree: Tree
    said: notes.Checkpoint


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
        withhold: Which values are kept back; they are counted, and the rest still verifies.
        pinned: A checkpoint the reader has; the bundle then proves that it was only added to.

    Raises:
        RuleError: Nothing is sealed yet, or the log does not know such a ticket.
    """
    sealed = _sealed(work)
    subjects = sorted({one for number in numbers for one in _subjects_of(work, number)})
    ends = _heads_at(work, sealed.said.size)
    missing = [one for one in subjects if one not in ends]
    if any(one.startswith("ticket/") for one in missing):
        raise RuleError(f"The sealed log knows nothing of {missing[0]}. Seal it first.")
    subjects = [one for one in subjects if one in ends]
    order = sorted(ends, key=str.encode)
    heads_tree = Tree([line.head_hash(one, *ends[one]) for one in order])
    events = list(_events(work, sealed, subjects, withhold))
    content = _frame(work, trust, sealed, pinned) | {
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
    return _bundle(content, _unsealed(work, subjects, ends))


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
    sealed = _sealed(work)
    before = work.session.scalar(
        select(LedgerCheckpoint)
        .where(LedgerCheckpoint.sealed_at <= since_at, LedgerCheckpoint.size < sealed.said.size)
        .order_by(LedgerCheckpoint.size.desc())
        .limit(1)
    )
    start = before.size if before else 0
    wanted = stamp(since_at), stamp(until_at)
    skeleton: list[str] = []
    events: list[dict[str, Any]] = []
    for index, row in _lines(work, start, sealed.said.size):
        skeleton.append(row.header)
        if wanted[0] <= line.parse_header(row.header).time < wanted[1]:
            events.append(_event(row, index, [], withhold))
    content = _frame(work, trust, sealed, pinned) | {
        "scope": {"kind": "period", "from": wanted[0], "to": wanted[1]},
        "since": {"checkpoint": before.note, "peaks": list(before.peaks)} if before else None,
        "skeleton": skeleton,
        "events": events,
    }
    return _bundle(content, 0)


def _frame(
    work: Work, trust: Trust, sealed: _Sealed, pinned: notes.Checkpoint | None
) -> dict[str, Any]:
    key_files.epochs(work, trust)  # a forged statement is not passed on
    statements = select(LedgerKey.statement).order_by(LedgerKey.from_size, LedgerKey.id)
    return {
        "format": FORMAT,
        "log": sealed.said.log,
        "root": trust.root.vkey,
        "statements": list(work.session.scalars(statements)),
        "checkpoint": sealed.checkpoint.note,
        "since": None,
        "heads": [],
        "skeleton": [],
        "consistency": _consistency(sealed, pinned),
    }


def _consistency(sealed: _Sealed, pinned: notes.Checkpoint | None) -> dict[str, Any] | None:
    if pinned is None:
        return None
    if not 0 < pinned.size <= sealed.said.size:
        raise RuleError("The pinned checkpoint is larger than the sealed log.")
    path = sealed.tree.consistency(pinned.size)
    return {"size": pinned.size, "root": pinned.root.hex(), "path": _hexes(path)}


def _sealed(work: Work) -> _Sealed:
    newest = last_checkpoint(work.session)
    if newest is None:
        raise RuleError("Nothing is sealed yet. Make keys and seal: `vigilctl ledger init`.")
    said = notes.read_checkpoint(notes.open_note(newest.note, []).text)
    tree = Tree(list(leaves(work.session, end=said.size)))
    if tree.size != said.size or tree.root() != said.root:
        raise RuleError(
            "The log is not the one that was signed, so nothing is exported. Verify it first:"
            " `vigilctl audit verify`."
        )
    return _Sealed(newest, tree, said)


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
    work: Work, sealed: _Sealed, subjects: list[str], withhold: Callable[[str, str], bool]
) -> Iterator[dict[str, Any]]:
    query = (
        select(LedgerLeaf.position, LedgerLine)
        .join(LedgerLine, LedgerLine.id == LedgerLeaf.line_id)
        .where(LedgerLine.subject.in_(subjects), LedgerLeaf.position < sealed.said.size)
        .order_by(LedgerLeaf.position)
    )
    for index, row in work.session.execute(query):
        yield _event(row, index, _hexes(sealed.tree.inclusion(index)), withhold)


def _event(
    row: LedgerLine, index: int, path: list[str], withhold: Callable[[str, str], bool]
) -> dict[str, Any]:
    kind = line.parse_header(row.header).kind
    fields = [_field(row.salt, one, lambda name: withhold(kind, name)) for one in row.fields]
    return {"index": index, "header": row.header, "fields": fields, "path": path}


def _field(salt: bytes | None, stored: Any, withhold: Callable[[str], bool]) -> dict[str, str]:  # noqa: ANN401 - as the line has it
    if isinstance(stored, dict):
        if "withheld" in stored:
            return {"withheld": stored["withheld"]}
        name = line.read_field(stored["text"])[0]
        given, text = bytes.fromhex(stored["salt"]), stored["text"]
    else:
        name = line.read_field(stored)[0]
        given, text = line.field_salt(bytes(salt or b""), name), stored
    if withhold(name):
        return {"withheld": line.commitment(given, text).hex()}
    return {"salt": given.hex(), "text": text}


def _unsealed(work: Work, subjects: list[str], ends: dict[str, tuple[int, bytes]]) -> int:
    newer = 0
    for one in subjects:
        seq = work.session.scalar(
            select(LedgerLine.seq)
            .where(LedgerLine.subject == one)
            .order_by(LedgerLine.seq.desc())
            .limit(1)
        )
        newer += (seq or 0) - ends[one][0]
    return newer


def _bundle(content: dict[str, Any], unsealed: int) -> Bundle:
    withheld = sum("withheld" in field for one in content["events"] for field in one["fields"])
    return Bundle(content, len(content["events"]), withheld, unsealed)


def _hexes(path: Iterable[bytes]) -> list[str]:
    return [one.hex() for one in path]
