"""Rows as they stood when an entry was written: what the ledger recorded since is taken back.

A report that is made again speaks of the instant of its first making. Its entries end there by
their numbers; what it says beside them (facts, clocks, a complaint) stands in rows, of which the
database keeps the newest state only. Every change since is a line, with the value before it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import JSON, Boolean, Enum, func, select
from sqlalchemy.orm import attributes

from models.base import InstantType, PriorityType, SpanType
from models.ledger import AUDITED, LedgerHead, LedgerLine
from models.vocabulary import Priority
from services.audit import columns, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Column
    from sqlalchemy.types import TypeEngine

    from models.registry import Base
    from services.store.work import Work

AT_ONCE: Final = 500


class Changed(NamedTuple):
    """What became of one row since."""

    is_new: bool
    """There was no such row."""
    before: dict[str, Any]
    """Values that were changed or removed since, as they were."""


class Earlier:
    """What the ledger recorded after an entry, asked for subject by subject and kept.

    Attributes:
        erased: Subjects of which lines since then lost their words: they tell nothing any more.
    """

    def __init__(self, work: Work, entry: int) -> None:
        """Look back to the entry of this number."""
        self._work = work
        self.erased: Final[set[str]] = set()
        self._known: dict[str, dict[tuple[str, str], Changed]] = {}
        own = select(LedgerLine.id, LedgerLine.header).where(LedgerLine.entry_id == entry)
        found = work.session.execute(own).first()
        if found is None:  # the lines of its year were purged: the first of what is newer
            later = select(func.min(LedgerLine.id)).where(LedgerLine.entry_id > entry)
            self._after, self._at = (work.session.scalar(later) or 1) - 1, None
        else:
            self._after = found.id
            self._at = datetime.fromisoformat(line.time_of(found.header))

    def since(self, subject: str) -> Mapping[tuple[str, str], Changed]:
        """Return what became of the rows of a subject, by table and key."""
        self.ask([subject])
        return self._known[subject]

    def ask(self, subjects: Iterable[str]) -> None:
        """Ask for several subjects at once, as far as they are not known."""
        wanted = sorted({one for one in subjects if one not in self._known})
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            self._known |= {one: {} for one in some}
            query = (
                select(LedgerLine.subject, LedgerLine.header, LedgerLine.fields)
                .join(LedgerHead, LedgerHead.subject == LedgerLine.subject)
                .where(LedgerHead.subject.in_(some), LedgerLine.id > self._after)
                .order_by(LedgerLine.id)
            )
            if self._at is not None:
                query = query.where(LedgerHead.last_at >= self._at)
            for subject, header, fields in self._work.session.execute(query):
                self._take(subject, line.parse_header(header).kind, fields)

    def lay_back(self, rows: Iterable[Base]) -> None:
        """Give rows that the session holds the values they had; whoever calls never writes them."""
        held = [(_place(one), one) for one in rows]
        self.ask(subject for (subject, _), _ in held)
        for (subject, key), row in held:
            changed = self._known[subject].get(key)
            if changed is None:
                continue
            known = type(row).__table__.columns
            for name, value in changed.before.items():
                if name in known:
                    attributes.set_committed_value(row, name, _as_read(known[name].type, value))

    def value(self, column: Column[Any], key: int, now: str) -> str:
        """Return what a text of a numbered row was; `now`: what it is."""
        table = column.table.name
        audited = AUDITED.get(table)
        if audited is None or (audited.by, *audited.key) != ("id", "id"):
            return now
        changed = self.since(f"{audited.subject}/{key}").get((table, str(key)))
        return str(changed.before.get(column.name, now)) if changed else now

    def new(self, subject: str, table: str) -> set[int]:
        """Return the numbers of the rows of a table that were not there yet."""
        return {
            int(key)
            for (name, key), changed in self.since(subject).items()
            if name == table and changed.is_new
        }

    def _take(self, subject: str, kind: str, fields: Iterable[Any]) -> None:
        family, _, rest = kind.partition(".")
        if family != "row":
            return
        said: dict[str, Any] = {}
        for one in fields:
            text = one["text"] if isinstance(one, dict) and "text" in one else one
            if isinstance(text, str):
                name, value = line.read_field(text)
                said[name] = value
            else:
                self.erased.add(subject)
        table, _, key = str(said.get("row", "")).partition("/")
        is_new = rest.endswith(".insert")
        changed = self._known[subject].setdefault((table, key), Changed(is_new, {}))
        if changed.is_new:
            return
        for name, sides in columns.told(said):
            if "before" in sides:
                changed.before.setdefault(name, sides["before"])


def _place(row: Base) -> tuple[str, tuple[str, str]]:
    """Return on whose chain a row is recorded, and as what."""
    table = row.__tablename__
    audited = AUDITED[table]
    key = ",".join(str(getattr(row, one)) for one in audited.key)
    return f"{audited.subject}/{getattr(row, audited.by)}", (table, key)


def _as_read(kind: TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401 - of any column
    """Turn a recorded value, in the spelling of either database, into what the mapper reads."""
    if value is None:
        return None
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    read = next((read for type_, read in _READ.items() if isinstance(kind, type_)), None)
    return value if read is None else read(value)


def _instant(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _json(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """SQLite records the text of a JSON value, PostgreSQL the value."""
    return json.loads(value) if isinstance(value, str) else value


def _span(value: int) -> timedelta:
    return timedelta(microseconds=value)


_READ: Final[dict[type[Any], Callable[[Any], Any]]] = {
    Boolean: bool,
    InstantType: _instant,
    JSON: _json,
    PriorityType: Priority,
    SpanType: _span,
}
