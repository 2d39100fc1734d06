"""Business time and replay, beside the peers of performance.md, sections 1 and 8.

Both sides are measured in CPU seconds of this thread, so that what else the machine does counts
for neither of them.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta
from time import thread_time as _now
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import businesstimedelta  # type: ignore[import-untyped]
import pytz  # type: ignore[import-untyped]

from models.vocabulary import Target
from services.calendars.working_time import WorkingTime
from services.sla import events as ev
from services.sla.levels import Mark, parse_offset
from services.sla.replay import replay
from tests.bench.job import Job
from tests.bench.scenarios import simulations
from tests.rigs.desk_terms import WORKDAYS, at, policy

if TYPE_CHECKING:
    from collections.abc import Callable

ZONE = "Europe/Berlin"
HOURS = (("09:00", "12:00"), ("13:00", "17:30"))
FIXED = ((1, 1), (5, 1), (10, 3), (12, 24), (12, 25), (12, 26), (1, 6), (6, 8), (8, 15), (11, 1))
HOLIDAYS = tuple(date(year, *day) for year in range(2024, 2034) for day in FIXED)
HORIZONS = (1, 8, 40, 2_000)


class Prototype:
    """Prefix sums and two bisects over ten fixed years: the practical limit in pure Python."""

    def __init__(self) -> None:
        zone = ZoneInfo(ZONE)
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.before: list[int] = []
        total, day = 0, date(2024, 1, 1)
        while day.year < 2034:
            if day.weekday() < len(WORKDAYS) and day not in HOLIDAYS:
                for pair in HOURS:
                    start, end = (
                        int(datetime.combine(day, time.fromisoformat(one), zone).timestamp())
                        for one in pair
                    )
                    self.starts.append(start)
                    self.ends.append(end)
                    self.before.append(total)
                    total += end - start
            day += timedelta(days=1)
        self.after = [
            before + end - start
            for start, end, before in zip(self.starts, self.ends, self.before, strict=True)
        ]

    def deadline(self, start: int, seconds: int) -> int:
        starts = self.starts
        i = bisect_right(starts, start) - 1
        end = self.ends[i]
        total = self.before[i] + ((start if start < end else end) - starts[i]) + seconds  # noqa: FURB136
        j = bisect_left(self.after, total)
        return starts[j] + total - self.before[j]


def jobs() -> list[Job]:
    """Everything that performance.md, section 8, says about the engine."""
    return [*_against_businesstimedelta(), *_against_the_prototype(), *_replays(), *simulations()]


def _starts(count: int) -> list[int]:
    rng = random.Random(7)  # noqa: S311
    first = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
    return [first + 60 * rng.randrange(365 * 1_440) for _ in range(count)]


def _ours() -> WorkingTime:
    hours = WorkingTime(ZONE, dict.fromkeys(WORKDAYS, HOURS), holidays=HOLIDAYS)
    hours.seconds.between(_starts(1)[0], int(datetime(2033, 1, 1, tzinfo=UTC).timestamp()))
    return hours


def _theirs() -> Any:  # noqa: ANN401 - the peer has no types
    zone = pytz.timezone(ZONE)
    days = list(range(len(WORKDAYS)))
    (opens, noon), (after, closes) = HOURS
    work = businesstimedelta.WorkDayRule(
        start_time=time.fromisoformat(opens),
        end_time=time.fromisoformat(closes),
        working_days=days,
        tz=zone,
    )
    lunch = businesstimedelta.LunchTimeRule(
        start_time=time.fromisoformat(noon),
        end_time=time.fromisoformat(after),
        working_days=days,
        tz=zone,
    )
    holidays = businesstimedelta.HolidayRule(set(HOLIDAYS), zone)
    return businesstimedelta.Rules([work, lunch, holidays])


def _against_businesstimedelta() -> list[Job]:
    hours, rules = _ours(), _theirs()
    found = []
    for horizon in HORIZONS:
        span = timedelta(hours=horizon)
        starts = [datetime.fromtimestamp(one, UTC) for one in _starts(200)]
        few = starts[: 20 if horizon < HORIZONS[-1] else 3]
        peer = businesstimedelta.BusinessTimeDelta(rules, hours=horizon)
        local = [start.astimezone(pytz.timezone(ZONE)) for start in few]
        if [one + peer for one in local] != [hours.add(one, span) for one in few]:
            raise AssertionError("the peer disagrees")
        pairs = [(start, hours.add(start, span)) for start in starts]
        goal = {8: ">= 400x", 2_000: ">= 50000x"}.get(horizon, ">= 100x")
        found += [
            Job(
                job=f"deadline, {horizon:,} business hours, aware datetimes",
                ours=_each(hours.add, [(start, span) for start in starts], 20),
                theirs=_average(lambda start, peer=peer: start + peer, [(one,) for one in local]),
                goal=goal,
            ),
            Job(
                job=f"elapsed, {horizon:,} business hours, aware datetimes",
                ours=_each(hours.between, pairs, 20),
                theirs=_average(rules.difference, pairs[: len(few)]),
                goal=">= 100x",
            ),
        ]
    return found


def _against_the_prototype() -> list[Job]:
    hours, prototype = _ours(), Prototype()
    starts = _starts(1_000)
    eight = [(start, 8 * 3_600) for start in starts]
    far = [(start, 2_000 * 3_600) for start in starts]
    near = [(start, 3_600) for start in starts]
    spans = [(datetime.fromtimestamp(start, UTC), timedelta(hours=8)) for start in starts]
    if any(hours.seconds.add(*one) != prototype.deadline(*one) for one in (*eight, *far)):
        raise AssertionError("the prototype disagrees")
    core = hours.seconds.add
    return [
        Job(
            job="deadline, 8 h, epoch seconds, beside the bisect prototype",
            ours=_each(core, eight, 10),
            theirs=_each(prototype.deadline, eight, 10),
            goal="<= 1.3x",
            rounds=9,
        ),
        Job(
            job="deadline, 8 h, aware datetimes, beside the bisect prototype",
            ours=_each(hours.add, spans, 10),
            theirs=_each(prototype.deadline, eight, 10),
            goal="<= 4x",
            rounds=9,
        ),
        Job(
            job="deadline, 2,000 h beside 1 h",
            ours=_each(core, far, 10),
            theirs=_each(core, near, 10),
            goal="<= 1.2x",
            rounds=9,
        ),
        Job(
            job="1,000,000 deadlines in a batch",
            ours=_timed(lambda: [core(start, 28_800) for start in starts * 1_000]),
            goal="<= 2 s",
            rounds=3,
        ),
    ]


def _replays() -> list[Job]:
    at_risk = Mark("at risk", parse_offset("75%"), warning=True)
    plain, marked = busy_log(()), busy_log((at_risk,))
    return [
        Job(
            job="replay, 50 events, four targets",
            ours=_each(replay, [(plain,)], 200),
            goal="<= 150 us",
            rounds=9,
        ),
        Job(
            job="replay, 50 events, four targets with warnings",
            ours=_each(replay, [(marked,)], 200),
            goal="<= 150 us",
            rounds=9,
        ),
    ]


def busy_log(marks: tuple[Mark, ...]) -> list[ev.Event]:
    """A ticket that is answered, paused and annotated a good deal."""
    lengths = dict(zip(Target, ("4h", "8h", "16h", "40h"), strict=True))
    terms = policy({target.value: text for target, text in lengths.items()}, marks=marks)
    now = at("2026-06-01 09:00")
    rng = random.Random(3)  # noqa: S311
    log: list[ev.Event] = [ev.Created(now, "open"), ev.PolicyPinned(now, terms)]
    kinds = (ev.AgentReplied, ev.CustomerReplied, ev.Noted, ev.Noted, None)
    status = "open"
    while len(log) < 50:
        now += rng.randrange(600, 7_200)
        kind = rng.choice(kinds)
        if kind is not None:
            log.append(kind(now))
        else:
            status = "pending" if status == "open" else "open"
            log.append(ev.StatusChanged(now, status))
    return log


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    """Seconds that a piece of work takes."""

    def measured() -> float:
        begin = _now()
        work()
        return _now() - begin

    return measured


def _average(call: Callable[..., object], arguments: list[tuple[Any, ...]]) -> Callable[[], float]:
    """Seconds of one call, over each of the arguments once."""
    return _each(call, arguments, 1)


def _each(
    call: Callable[..., object], arguments: list[tuple[Any, ...]], times: int
) -> Callable[[], float]:
    """Seconds of one call, over the arguments several times."""

    def measured() -> float:
        begin = _now()
        for _ in range(times):
            for one in arguments:
                call(*one)
        return (_now() - begin) / (times * len(arguments))

    return measured
