"""The server counts business time as the program does, also where zones misbehave."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text

from models.policies import Calendar, CalendarVersion
from services.calendars.working_time import WorkingTime
from services.sla.levels import parse_offset
from services.store.work import Store
from tests.rigs.desk import lay_desk
from tests.rigs.old_tickets import SETUP
from tests.rigs.troubled_calendars import Case, seeded_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Work

pytestmark = pytest.mark.postgres
ASKED: Final = text("""
    SELECT guard.open_add(:version, at, n), guard.open_subtract(:version, at, n),
        guard.open_between(:version, at, at + n)
    FROM unnest(CAST(:instants AS bigint[]), CAST(:spans AS bigint[])) WITH ORDINALITY u (at, n, o)
    ORDER BY o
""")
OFFSETS: Final = (
    "-30m",
    "0",
    "+4h",
    "75%",
    "33%",
    "150%",
    "1h30m",
    "-45s",
    "-1h wall",
    "+90m wall",
)


@pytest.fixture(scope="module")
def desk(module_pg_url: str) -> Iterator[Store]:
    store = Store(module_pg_url)
    lay_desk(store)
    yield store
    store.dispose()


def _published(work: Work, case: Case, number: int) -> int:
    calendar = work.session.scalars(select(Calendar.id)).first() or 0
    version = CalendarVersion(
        calendar_id=calendar,
        version=number,
        timezone=case.zone,
        weekly={day: [list(one) for one in pairs] for day, pairs in case.weekly.items()},
        holidays=[day.isoformat() for day in case.holidays],
        overrides={day.isoformat(): pairs for day, pairs in case.overrides.items()},
        published_at=work.now,
        published_by="test",
    )
    work.session.add(version)
    work.session.flush()
    return version.id


def test_the_server_counts_business_time_as_the_program_does(desk: Store) -> None:
    rng = random.Random(7)  # noqa: S311
    with desk.work(SETUP) as work:
        for number in range(100, 130):
            case = seeded_case(rng)
            version = _published(work, case, number)
            hours = WorkingTime(
                case.zone, case.weekly, holidays=case.holidays, overrides=case.overrides
            ).seconds
            middle = int(datetime(*case.centre.timetuple()[:3], tzinfo=UTC).timestamp())
            instants = [middle + rng.randint(-6 * 86_400, 6 * 86_400) for _ in range(12)]
            spans = [rng.choice((0, 60, 900, 3600, 50_000)) * rng.randint(0, 9) for _ in instants]
            asked = {"version": version, "instants": instants, "spans": spans}
            told = [tuple(row) for row in work.session.execute(ASKED, asked)]
            assert told == [
                (hours.add(at, n), hours.subtract(at, n), hours.between(at, at + n))
                for at, n in zip(instants, spans, strict=True)
            ], case


@pytest.mark.parametrize("offset", OFFSETS)
def test_the_server_lays_offsets_of_levels_as_the_program_does(desk: Store, offset: str) -> None:
    rng = random.Random(11)  # noqa: S311
    asked = text("SELECT guard.open_offset(:version, :due, :span, :offset, :wall)")
    with desk.work(SETUP) as work:
        for number in range(200, 204):
            case = seeded_case(rng)
            version = _published(work, case, number)
            hours = WorkingTime(
                case.zone, case.weekly, holidays=case.holidays, overrides=case.overrides
            ).seconds
            due = int(datetime(*case.centre.timetuple()[:3], tzinfo=UTC).timestamp())
            for span in (1, 3599, 28_800):
                given: dict[str, object] = {"version": version, "due": due, "span": span}
                given |= {"offset": offset.removesuffix(" wall"), "wall": offset.endswith("wall")}
                told = work.session.scalar(asked, given)
                assert told == parse_offset(offset).instant(due, span, hours), case
        work.session.rollback()


@pytest.mark.parametrize("offset", ["soon", "3bd", "+1w", "", "75 %", "+"])
def test_an_offset_written_otherwise_is_left(desk: Store, offset: str) -> None:
    with desk.reading(SETUP) as work:
        version = work.session.scalars(select(CalendarVersion.id)).first()
        asked = text("SELECT guard.open_offset(:version, 0, 3600, :offset, false)")
        assert work.session.scalar(asked, {"version": version, "offset": offset}) is None
