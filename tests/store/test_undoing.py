"""Changes of many and macros taken back: what was put aside, and the site's own fields."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from models.tickets import CustomField
from models.vocabulary import FieldKind
from services.rules import macros
from services.rules.macros import MacroDraft
from services.tickets import agenda, bulk, classification, undoing
from services.tickets.bulk import BulkChange
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened
from tests.rigs.moving import did, view

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Store, Work


def _back(was: undoing.Before, work: Work) -> Changes:
    return undoing.put_back(work, was, reason="Undone")


def test_many_that_were_put_aside_are_back_when_that_is_undone(
    desk_store: Store, desk: SmallDesk
) -> None:
    here, aside = (opened(desk_store, desk) for _ in range(2))
    earlier, later = (MONDAY_9H + timedelta(hours=hours) for hours in (2, 5))
    did(desk_store, desk.agent, partial(agenda.snooze, ticket_id=aside, until=earlier))
    with desk_store.reading(desk.agent) as work:
        was = undoing.before(work, [here, aside])
    for each in (here, aside):
        change = BulkChange("", snooze_until=later)
        did(desk_store, desk.agent, partial(bulk.apply, ticket_id=each, change=change))
    for one in was:
        did(desk_store, desk.agent, partial(_back, one))

    aside_until = [
        view(desk_store, desk.agent, one).relations.snoozed_until for one in (here, aside)
    ]
    assert aside_until == [None, earlier]


def test_a_field_that_a_macro_filled_is_as_it_was_when_that_is_undone(
    desk_store: Store, desk: SmallDesk
) -> None:
    with desk_store.work(desk.admin) as work:
        for key in ("floor", "door"):
            work.session.add(CustomField(key=key, label=key, kind=FieldKind.TEXT))
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: classification.set_field(w, ticket, "floor", "2"))
    fills = [{"do": "field", "key": key, "to": "9"} for key in ("floor", "door")]
    draft = MacroDraft("Moved", fills)
    macro = did(desk_store, desk.agent, lambda w: macros.save_macro(w, draft)).subject or 0
    with desk_store.reading(desk.agent) as work:
        [was] = undoing.before(work, [ticket])
    did(desk_store, desk.agent, lambda w: macros.run_macro(w, ticket, macro))
    filled = {one.key: one.value for one in view(desk_store, desk.agent, ticket).fields}
    did(desk_store, desk.agent, partial(_back, was))
    back = {one.key: one.value for one in view(desk_store, desk.agent, ticket).fields}

    assert (filled, back) == ({"floor": "9", "door": "9"}, {"floor": "2", "door": None})
