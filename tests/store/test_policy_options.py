"""What a policy is told beside its targets: refused when it cannot be meant, counted as written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.clocks import Clock
from models.vocabulary import Target
from services.errors import RuleError
from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
from services.sla.publishing import publish_calendar, publish_policy
from services.tickets import conversation, lifecycle
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime

DRAFT = PolicyDraft("Standard", 1, "Office hours", (Promise(Target.RESOLUTION, "8h"),))


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"confirmation_window": "junk"}, "confirmation_window: 'junk' is not a duration"),
        ({"confirmation_window": "by 16:00"}, "takes a time such as 24h, 3bd, 7cd or 1w"),
        ({"confirmation_window": 3}, "takes a text"),
        ({"floor": "3bd"}, "floor: takes business time such as 45m or 4h"),
        ({"next_response_starts": "never"}, "takes after_first_response or any_customer_message"),
        ({"agent_created_no_response_clock": "yes"}, "takes true or false"),
        ({"window": "24h"}, "“window” is unknown here; there are agent_created"),
    ],
)
def test_an_option_that_is_unknown_or_cannot_be_read_is_refused(
    sqlite_store: Store, options: dict[str, str | bool], problem: str
) -> None:
    desk = lay_desk(sqlite_store)

    with pytest.raises(RuleError, match=problem), sqlite_store.work(desk.admin) as work:
        publish_policy(work, replace(DRAFT, options=options))


def test_a_window_that_its_calendar_can_never_fill_is_refused(
    desk_store: Store, desk: SmallDesk
) -> None:
    days = dict.fromkeys(("2026-06-09", "2026-06-10"), (("00:00", "24:00"),))
    fair = CalendarDraft("Fair", "UTC", {}, overrides=days)
    draft = replace(DRAFT, calendar="Fair", options={"confirmation_window": "3bd"})

    with desk_store.work(desk.admin) as work:
        publish_calendar(work, fair)

    said = "Confirmation window “3bd” can never be due"
    with pytest.raises(RuleError, match=said), desk_store.work(desk.admin) as work:
        publish_policy(work, draft)


@pytest.mark.parametrize(("days", "cycles"), [(1, 1), (4, 2)])
def test_a_reply_within_business_days_of_the_end_goes_on_with_the_same_clock(
    desk_store: Store, desk: SmallDesk, time: VirtualTime, days: int, cycles: int
) -> None:
    with desk_store.work(desk.admin) as work:
        publish_policy(work, replace(DRAFT, options={"confirmation_window": "3bd"}))
    number = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        lifecycle.resolve(work, number, reason="Fixed")
    time.advance(timedelta(days=days))
    with desk_store.work(desk.requester) as work:
        conversation.receive_reply(work, number, "It is back")

    with desk_store.reading(desk.agent) as work:
        query = select(Clock).where(Clock.ticket_id == number, Clock.target == Target.RESOLUTION)
        assert len(work.session.scalars(query).all()) == cycles
