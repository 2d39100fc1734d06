"""Two who write the configuration at once: nothing that one published is undone by the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from services.errors import ConflictError
from services.escalation import configuration
from services.escalation.meanwhile import Since
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from services.store.work import Store

pytestmark = pytest.mark.laid

CRITICAL = ("critical: 2h", "critical: 1h")
FIRST = ("first_response: 1h", "first_response: 30m")
CALENDAR = ("timezone: Europe/London", "timezone: Europe/Berlin")
PATH = ("offset: -30m", "offset: -45m")


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    return lay_desk(store)


def exported(store: Store, desk: SmallDesk) -> str:
    with store.reading(desk.admin) as work:
        return configuration.export(work)


def published(
    store: Store, desk: SmallDesk, since: str, *changes: tuple[str, str], met: str = ""
) -> None:
    """Publish changes of what somebody began with."""
    text = since
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    with store.work(desk.admin) as work:
        configuration.publish_text(work, text, open_tickets_too=False, since=Since(since, met))


def test_what_a_colleague_published_meanwhile_stays(store: Store, desk: SmallDesk) -> None:
    began = exported(store, desk)
    published(store, desk, began, CALENDAR)

    published(store, desk, began, CRITICAL)

    now = exported(store, desk)
    assert CALENDAR[1] in now
    assert CRITICAL[1] in now


def test_what_both_changed_is_refused_by_its_name(store: Store, desk: SmallDesk) -> None:
    began = exported(store, desk)
    published(store, desk, began, FIRST)

    with pytest.raises(ConflictError, match="policy Standard"):
        published(store, desk, began, CRITICAL)

    now = exported(store, desk)
    assert FIRST[1] in now
    assert CRITICAL[0] in now


def test_who_was_told_of_it_publishes_over_it_and_over_nothing_else(
    store: Store, desk: SmallDesk
) -> None:
    began = exported(store, desk)
    published(store, desk, began, FIRST, CALENDAR)
    met = exported(store, desk)

    published(store, desk, began, CRITICAL, met=met)

    now = exported(store, desk)
    assert FIRST[0] in now
    assert CRITICAL[1] in now
    assert CALENDAR[1] in now


def test_what_was_published_after_they_were_told_is_a_clash_again(
    store: Store, desk: SmallDesk
) -> None:
    began = exported(store, desk)
    published(store, desk, began, FIRST)
    met = exported(store, desk)
    published(store, desk, met, ("critical: 2h", "critical: 3h"))

    with pytest.raises(ConflictError, match="policy Standard"):
        published(store, desk, began, CRITICAL, met=met)


def test_what_both_changed_alike_is_no_clash(store: Store, desk: SmallDesk) -> None:
    began = exported(store, desk)
    published(store, desk, began, CRITICAL)

    published(store, desk, began, CRITICAL, CALENDAR)

    assert CALENDAR[1] in exported(store, desk)


def test_a_changed_path_takes_along_what_a_colleague_promised(
    store: Store, desk: SmallDesk
) -> None:
    began = exported(store, desk)
    published(store, desk, began, CRITICAL)

    published(store, desk, began, PATH)

    now = exported(store, desk)
    assert CRITICAL[1] in now
    assert PATH[1] in now


def test_the_check_shows_only_what_the_writer_changed(store: Store, desk: SmallDesk) -> None:
    began = exported(store, desk)
    published(store, desk, began, CALENDAR)
    with store.work(desk.admin) as work:
        trial = configuration.check(work, began.replace(*CRITICAL), Since(began))

    assert [str(one) for one in trial.published] == ["policy Standard: version 2"]


def test_a_file_at_the_console_says_how_everything_is_to_be(store: Store, desk: SmallDesk) -> None:
    began = exported(store, desk)
    published(store, desk, began, CALENDAR)
    with store.work(desk.admin) as work:
        configuration.publish_text(work, began, open_tickets_too=False)

    assert CALENDAR[0] in exported(store, desk)
