"""Saved views: queues by conditions, a person's own or shared, counted, sorted and grouped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.shortcuts import SavedView
from services.access import sharing
from services.access.permissions import Act, demand
from services.access.sharing import OWN, Share
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.rules import conditions
from services.rules.facts import custom_fields
from services.rules.kinds import BUILT_IN
from services.rules.selection import compiled
from services.tickets import grouped, queue, ranges
from services.tickets.grouping import Group, Section, grouping
from services.tickets.orders import Order
from services.tickets.queue import MOST_COUNTED, Queue, QueueView, Total

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement

    from services.changes import Changes
    from services.rules.kinds import Field
    from services.store.work import Work
    from services.tickets.paging import Piece, Stretch

COLUMNS_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class ViewDraft:
    """What somebody puts together for a view.

    Attributes:
        conditions: The tree of all / any / none, as rules have it.
        columns: Names of the columns shown; empty: the usual ones.
    """

    name: str
    conditions: Mapping[str, Any]
    order: Order = Order.DUE
    columns: Sequence[str] = ()
    grouped_by: str | None = None
    share: Share = OWN


@dataclass(frozen=True, slots=True)
class ViewOf:
    """One saved view as the list of queues shows it."""

    id: int
    name: str
    conditions: Mapping[str, Any] = field(hash=False)
    order: Order
    columns: tuple[str, ...]
    grouped_by: str | None
    is_own: bool
    team_id: int | None

    def queue(self) -> QueueView:
        """Return what is asked for to see its tickets."""
        return QueueView(Queue.ALL, self.order, saved_id=self.id)


def save_view(
    work: Work, draft: ViewDraft, view_id: int | None = None, began: ViewOf | None = None
) -> Changes:
    """Keep a view, a new one or instead of an old one; `changes.subject` is its number.

    Args:
        work: The unit of work.
        draft: What it is from now on.
        view_id: What it takes the place of; None: a new one.
        began: That as its writer saw it before they began.

    Raises:
        ConflictError: A colleague changed it, or took it away, since then.
        RuleError: No name, or a condition that cannot be read or asked of the database.
    """
    demand(work.actor, Act.WORK_TICKET)
    name = sharing.named(draft.name)
    clause_of(work, draft.conditions)
    if draft.grouped_by is not None:
        grouping(draft.grouped_by, work.now)
    if view_id is None:
        row = SavedView(made_at=work.now)
        before: tuple[str | None, str | None] = (None, None)
    else:
        row = sharing.own(work, SavedView, view_id)
        sharing.check_unchanged(row, _view(row), began)
        before = row.name, str(row.conditions)
    row.name, row.conditions, row.sorted_by = name, dict(draft.conditions), draft.order.value
    row.columns, row.grouped_by = list(draft.columns)[:COLUMNS_MOST], draft.grouped_by
    whose = sharing.give(work, row, draft.share)
    work.session.add(row)
    work.session.flush()
    said = [
        FieldChange("name", before[0], name),
        FieldChange("conditions", before[1], str(dict(draft.conditions))[:4000]),
        FieldChange("for", None, whose),
    ]
    trail.append(work, "saved_view.saved", ("saved_view", row.id), said)
    return work.touch(configuration=True, subject=row.id)


def retire_view(work: Work, view_id: int, *, retired: bool = True) -> Changes:
    """Take a view away, or bring it back; its tickets stay what they are."""
    row = sharing.own(work, SavedView, view_id)
    row.retired_at = work.now if retired else None
    verb = "retired" if retired else "brought_back"
    trail.append(work, f"saved_view.{verb}", ("saved_view", row.id))
    return work.touch(configuration=True, subject=row.id)


def saved_views(work: Work) -> list[ViewOf]:
    """Return the views the actor sees: one's own first, then those of teams and everybody's."""
    query = select(SavedView).where(sharing.visible(work, SavedView))
    query = query.order_by(SavedView.owner_id.is_(None), SavedView.name, SavedView.id)
    return [_view(one) for one in work.session.scalars(query)]


def fields_to_ask(work: Work) -> list[Field]:
    """Return everything a condition may ask about, the site's own fields last."""
    return [*BUILT_IN.values(), *custom_fields(work).values()]


def view_ids(work: Work, view: QueueView, limit: int = 2_000_000) -> array[int]:
    """Return all ids of a view in its order, saved or not."""
    return queue.queue_ids(work, view, *_clauses(work, view), limit=limit)


def view_stretch(work: Work, view: QueueView, piece: Piece) -> Stretch:
    """Return a piece of a view, saved or not."""
    return queue.queue_stretch(work, view, *_clauses(work, view), piece=piece)


def view_around(work: Work, view: QueueView, row: int, total: int) -> Stretch:
    """Return tickets from about a row of a long view on."""
    return queue.queue_around(work, view, row, total, *_clauses(work, view))


def view_between(
    work: Work, view: QueueView, first: int | None, last: int | None, most: int
) -> array[int]:
    """Return the tickets from one to another of a view, or to its ends; see `queue_between`."""
    return ranges.queue_between(work, view, (first, last), most, *_clauses(work, view))


def view_total(work: Work, view: QueueView) -> Total:
    """Say how many tickets a view has; of very many, about how many."""
    return queue.queue_total(work, view, *_clauses(work, view))


def view_counts(work: Work, views: tuple[QueueView, ...]) -> tuple[int, ...]:
    """Count several views at once, none beyond what is counted one by one.

    One that cannot be read any more counts nothing.
    """
    return tuple(_count(work, one) for one in views)


def view_groups(work: Work, view: QueueView, by: str) -> list[Group]:
    """Return how many tickets of a view have which value, the most first."""
    return queue.groups(work, view, by, *_clauses(work, view))


def view_sections(
    work: Work, view: QueueView, by: str, folded: Mapping[str, bool]
) -> list[Section]:
    """Cut a view into its groups, each with the first of its tickets."""
    return grouped.sections(work, view, by, folded, *_clauses(work, view))


def trial(work: Work, stored: Mapping[str, Any]) -> int:
    """Count the tickets that conditions hold for, before they are saved."""
    return queue.queue_count(work, QueueView(Queue.ALL), clause_of(work, stored))


def clause_of(work: Work, stored: Mapping[str, Any]) -> ColumnElement[bool]:
    """Return conditions as SQL; RuleError where the database cannot ask them by itself."""
    node = conditions.read(stored, custom_fields(work))
    clause = compiled(node, work.now)
    if not clause.exact:
        raise RuleError(
            "A view cannot compare by pattern, nor a number or date of the desk's own fields by "
            "size: the database could not find its tickets quickly. Use contains or is."
        )
    return clause.sql


def _clauses(work: Work, view: QueueView) -> list[ColumnElement[bool]]:
    if view.saved_id is None:
        return []
    row = sharing.seen(work, SavedView, view.saved_id)
    return [clause_of(work, row.conditions)]


def _count(work: Work, view: QueueView) -> int:
    try:
        return queue.queue_count(work, view, *_clauses(work, view), most=MOST_COUNTED)
    except RuleError:  # a field it asks about was removed; the view itself says so when opened
        return 0


def _view(one: SavedView) -> ViewOf:
    return ViewOf(
        one.id,
        one.name,
        one.conditions,
        # written with another tool it may say anything
        Order(one.sorted_by) if one.sorted_by in tuple(Order) else Order.DUE,
        tuple(map(str, one.columns)),
        one.grouped_by,
        one.owner_id is not None,
        one.team_id,
    )
