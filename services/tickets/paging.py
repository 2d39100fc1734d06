"""Reads long lists of tickets piece by piece, each from where another one ended, both ways.

A page costs what is on it, wherever it stands: its beginning is found in an index by the values of
the ticket before it, never by counting rows (OFFSET).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, func, literal, select, tablesample, true, tuple_, union_all
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.util import ClauseAdapter

from models.tickets import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Select, TableSample

    from services.store.work import Work

STRETCH: Final = 2_000
"""Ids that are read at once: some milliseconds, and many screens."""
MARK_EVERY: Final = 100


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a list that one index keeps in order; a list is one or more, one after another.

    Attributes:
        holds: What holds for its tickets, beside what holds for the whole list.
        keys: The columns it is ordered by, the id last; no ticket of the run lacks one.
        is_falling: Whether the highest come first; of all keys alike.
        alike: Columns of the same index that are the same for the whole run, such as NULL.
        index: What SQLite is told, which does not know how few a page is and would rather sort.
    """

    holds: tuple[ColumnElement[bool], ...]
    keys: tuple[ColumnElement[Any], ...]
    is_falling: bool = False
    alike: tuple[ColumnElement[Any], ...] = ()
    index: str = "NOT INDEXED"


@dataclass(frozen=True, slots=True)
class Reach:
    """By which index the tickets that somebody sees are found, each value of it in order.

    Attributes:
        column: Such as the department.
        values: The values of it, each read by itself; without duplicates.
        rest: What holds for tickets that are seen for other reasons, none of them of `values`.
    """

    column: ColumnElement[Any]
    values: tuple[int, ...]
    rest: tuple[ColumnElement[bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A list as it is read.

    Attributes:
        runs: In what order. wanted: What holds for its tickets.
        seen: Returns what holds for what the actor may see, where `reach` does not say it already.
        reach: How they are found; None leaves it to the planner.
        is_wide: Most tickets of its runs are in it: a file reads along the index of each.
    """

    runs: tuple[Run, ...]
    wanted: tuple[ColumnElement[bool], ...]
    seen: Callable[[], Sequence[ColumnElement[bool]]] = tuple
    reach: Reach | None = None
    is_wide: bool = False

    @property
    def whole(self) -> tuple[ColumnElement[bool], ...]:
        """Return everything that holds, for questions that ask no order."""
        return (*self.wanted, *self.seen())


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list: the run and the keys of the ticket that stands, or stood, there."""

    run: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """What is read of a list.

    Attributes:
        start: Read from the place beyond this one; None is the end one starts from.
        is_back: Read towards the beginning.
        skip: Leave out so many before; costs as much as reading them.
        most: How many to return.
    """

    start: Cursor | None = None
    is_back: bool = False
    skip: int = 0
    most: int = STRETCH


FROM_START: Final = Piece()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tickets that follow each other in a list.

    Attributes:
        ids: In the order of the list, whichever way they were read.
        marks: Places within, as (offset, place), of the first and last and some between.
        is_start: Nothing comes before. is_end: Nothing comes after.
    """

    ids: array[int]
    marks: tuple[tuple[int, Cursor], ...]
    is_start: bool
    is_end: bool


def read(work: Work, sought: Sought, piece: Piece = FROM_START) -> Stretch:
    """Return a piece of a list."""
    found: list[tuple[Any, ...]] = []
    parts: list[tuple[int, int]] = []
    start, skip = piece.start, piece.skip
    for number in _numbers(sought.runs, piece):
        left = replace(
            piece,
            start=start if start is not None and start.run == number else None,
            skip=skip,
            most=piece.most + 1 - len(found),
        )
        query = page_query(sought, number, left)
        rows = work.session.connection().execute(query).all()
        if skip and not rows:
            skip -= min(skip, _size(work, sought, number))
        elif rows:
            skip = 0
        parts.append((len(found), number))
        found += rows
        if len(found) > piece.most:
            break
    return _stretch(found, parts, piece)


def somewhere(work: Work, sought: Sought, share: float, percent: float) -> Cursor | None:
    """Return a place about so far down a list, judged by a sample; None where it has nothing.

    Args:
        work: The unit of work, on a server.
        sought: The list.
        share: From 0 (the beginning) to 1.
        percent: How much of the table is looked at.
    """
    found: list[Cursor] = []
    _, sample = _sample(percent)
    for number, run in enumerate(sought.runs):
        keys = [sample.traverse(key) for key in run.keys]
        query = select(*keys).where(*map(sample.traverse, (*run.holds, *sought.whole)))
        query = query.order_by(*_sorted(keys, falls=run.is_falling))
        found += [Cursor(number, tuple(row)) for row in work.session.execute(query)]
    return found[min(int(share * len(found)), len(found) - 1)] if found else None


def estimate(work: Work, sought: Sought, percent: float) -> int:
    """Judge by a sample how many tickets a list has."""
    some, sample = _sample(percent)
    query = select(func.count()).select_from(some)
    query = query.where(*map(sample.traverse, sought.whole))
    return round((work.session.scalar(query) or 0) * 100 / percent)


def _sample(percent: float) -> tuple[TableSample, ClauseAdapter]:
    """Return a sample of tickets, each time the same, and what lets conditions ask it."""
    some = tablesample(Ticket, func.system(percent), name="sample", seed=literal(1))
    return some, ClauseAdapter(some)


def _numbers(runs: Sequence[Run], piece: Piece) -> range:
    start = piece.start
    if piece.is_back:
        return range(len(runs) - 1 if start is None else start.run, -1, -1)
    return range(0 if start is None else start.run, len(runs))


def _stretch(found: list[tuple[Any, ...]], parts: list[tuple[int, int]], piece: Piece) -> Stretch:
    """Put together what was found; `parts` says from where on of which run."""
    is_more, is_whole = len(found) > piece.most, piece.start is None and not piece.skip
    count = min(len(found), piece.most)
    ids = array("q", [row[-1] for row in found[:count]])
    if piece.is_back:
        ids.reverse()
    marks = []
    for offset in sorted({*range(0, count, MARK_EVERY), count - 1}) if count else ():
        place = count - 1 - offset if piece.is_back else offset
        number = next(one for first, one in reversed(parts) if first <= place)
        marks.append((offset, Cursor(number, tuple(found[place]))))
    return Stretch(
        ids,
        tuple(marks),
        is_start=not is_more if piece.is_back else is_whole,
        is_end=is_whole if piece.is_back else not is_more,
    )


def page_query(sought: Sought, number: int, piece: Piece) -> Select[Any]:
    """Return the question for a piece of one run of a list."""
    run, most, offset = sought.runs[number], piece.most, piece.skip or None
    falls = run.is_falling is not piece.is_back
    base = select(*run.keys).where(*run.holds, *sought.wanted)
    if sought.is_wide:
        base = base.with_hint(Ticket, run.index, "sqlite")
    if piece.start is not None:
        base = base.where(_beyond(run.keys, piece.start.values, falls=falls))
    sort = (*run.alike, *run.keys)
    near = base.order_by(*_sorted(sort, falls=falls)).limit(piece.skip + most)
    reach = sought.reach
    if reach is None:
        return near.where(*sought.seen()).limit(most).offset(offset)
    if len(reach.values) == 1 and not reach.rest:
        return near.where(reach.column == reach.values[0]).limit(most).offset(offset)
    values = literal(list(reach.values), ARRAY(BigInteger))
    each = func.unnest(values).table_valued("value").render_derived(name="each")
    inner = near.where(reach.column == each.c.value).correlate(each).lateral("page")
    parts: Any = select(*inner.c).select_from(each.join(inner, true()))
    if reach.rest:
        other = near.where(*reach.rest).subquery("other")
        parts = union_all(parts, select(*other.c))
    whole = parts.subquery("whole")
    ordered = select(*whole.c).order_by(*_sorted(tuple(whole.c), falls=falls))
    return ordered.limit(most).offset(offset)


def _beyond(
    keys: tuple[ColumnElement[Any], ...], values: tuple[Any, ...], *, falls: bool
) -> ColumnElement[bool]:
    found: ColumnElement[bool]
    if len(keys) == 1:
        found = keys[0] < values[0] if falls else keys[0] > values[0]
        return found
    here = tuple_(*(literal(value, key.type) for key, value in zip(keys, values, strict=True)))
    return tuple_(*keys) < here if falls else tuple_(*keys) > here


def _sorted(keys: Sequence[ColumnElement[Any]], *, falls: bool) -> list[ColumnElement[Any]]:
    return [key.desc() if falls else key.asc() for key in keys]


def _size(work: Work, sought: Sought, number: int) -> int:
    wanted = (*sought.runs[number].holds, *sought.wanted)
    reach = sought.reach
    if reach is not None:
        seen = reach.column.in_(reach.values)
        return _count(work, wanted, seen) + (_count(work, wanted, *reach.rest) if reach.rest else 0)
    return _count(work, wanted, *sought.seen())


def _count(work: Work, wanted: tuple[ColumnElement[bool], ...], *seen: ColumnElement[bool]) -> int:
    return work.session.scalar(select(func.count(Ticket.id)).where(*wanted, *seen)) or 0
