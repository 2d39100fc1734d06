"""The incident log of ServiceNow as steps that can be replayed; knows no database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from models.vocabulary import Priority, TicketStatus
from services.imports.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from services.imports.csv_rows import Row

SOURCE: Final = "ServiceNow"
ZONE: Final = ZoneInfo("America/Sao_Paulo")
"""The log names no zone; it is that of the company it comes from."""
WRITTEN: Final = "%d-%m-%Y %H:%M"
UNKNOWN: Final = frozenset({"", "?"})
REQUIRED: Final = (
    "number",
    "incident_state",
    "priority",
    "assignment_group",
    "assigned_to",
    "caller_id",
    "opened_at",
    "sys_updated_at",
)
IDENTITY: Final = (
    "number",
    "sys_mod_count",
    "sys_updated_at",
    "sys_updated_by",
    "incident_state",
    "priority",
    "assignment_group",
    "assigned_to",
    "category",
    "subcategory",
    "u_symptom",
    "location",
)
"""What a row itself tells. How an incident ended is repeated in all its rows, so a later export
says it where an earlier one did not; and exports differ in their other columns."""
STATES: Final = {
    "new": TicketStatus.NEW,
    "active": TicketStatus.OPEN,
    "in progress": TicketStatus.OPEN,
    "awaiting user info": TicketStatus.PENDING,
    "awaiting vendor": TicketStatus.ON_HOLD,
    "awaiting problem": TicketStatus.ON_HOLD,
    "awaiting evidence": TicketStatus.ON_HOLD,
    "on hold": TicketStatus.ON_HOLD,
    "resolved": TicketStatus.RESOLVED,
    "closed": TicketStatus.CLOSED,
}
PRIORITIES: Final = {
    "1": Priority.CRITICAL,
    "2": Priority.HIGH,
    "3": Priority.NORMAL,
    "4": Priority.LOW,
    "5": Priority.LOW,
}
BELIEVED: Final = range(1970, 2200)
"""Years in which something can have happened."""
LONGEST_NUMBER: Final = 60
LONGEST_NAME: Final = 200
DAYS_AFTER_LAST_OPENING: Final = 2
"""A moved log stands so many days after its last opening: much is open, some of it late."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row: how the incident stood after an update.

    Attributes:
        key: The same for the same row in every export, however much more a later one tells.
        whole_key: Of all the row says; what was imported once is known by this one alone.
        at: When, as far as the log can be believed; UTC.
        written_at: When, as the log wrote it.
        status: Its state in our words; `state` in the log's.
        team, person: Whom it was with; None where the log does not say.
    """

    line: int
    key: str
    whole_key: str
    at: datetime
    written_at: str
    status: TicketStatus
    state: str
    priority: Priority
    team: str | None
    person: str | None
    actor: str | None
    row: Row


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident with its steps in the order they happened."""

    number: str
    opened_at: datetime
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """Everything a file says, and what in it could not be believed."""

    incidents: tuple[Incident, ...]
    problems: tuple[Problem, ...]

    @property
    def last_opening(self) -> datetime:
        """Return when the last incident was opened; the log has at least one."""
        return max(one.opened_at for one in self.incidents)


def interpret(rows: Iterable[Row], problems: Sequence[Problem] = ()) -> Log:
    """Turn rows into incidents, in the order of their openings.

    Args:
        rows: In file order.
        problems: What reading the file has found; carried along.
    """
    found = list(problems)
    by_number: dict[str, list[Row]] = {}
    for row in rows:
        number = known(row["number"])
        if number is None or len(number) > LONGEST_NUMBER:
            found.append(Problem(row.line, ProblemKind.NO_NUMBER, repr(row["number"][:80])))
        else:
            by_number.setdefault(number, []).append(row)
    incidents = [_incident(number, its, found) for number, its in by_number.items()]
    kept = sorted((one for one in incidents if one), key=lambda one: (one.opened_at, one.number))
    return Log(tuple(kept), tuple(sorted(found, key=lambda one: one.line)))


def days_until(log: Log, now: datetime) -> int:
    """Return by how many whole days the log must move to stand at `now`."""
    stands_on = log.last_opening.astimezone(ZONE).date() + timedelta(days=DAYS_AFTER_LAST_OPENING)
    return (now.astimezone(ZONE).date() - stands_on).days


def moved(log: Log, days: int) -> Log:
    """Move every instant by whole days of the log's own zone; the times of day stay."""

    def later(at: datetime) -> datetime:
        local = at.astimezone(ZONE)
        return (
            (local.replace(tzinfo=None) + timedelta(days=days)).replace(tzinfo=ZONE).astimezone(UTC)
        )

    return replace(log, incidents=tuple(_at_other_times(one, later) for one in log.incidents))


def _at_other_times(incident: Incident, later: Callable[[datetime], datetime]) -> Incident:
    steps = tuple(replace(step, at=later(step.at)) for step in incident.steps)
    return replace(incident, opened_at=later(incident.opened_at), steps=steps)


def _incident(number: str, rows: list[Row], problems: list[Problem]) -> Incident | None:
    opened_at = _opening(rows, problems)
    steps: list[Step] = []
    keys: set[str] = set()
    for row in rows:
        step = _step(row, steps[-1] if steps else None, problems)
        if step is None:
            continue
        if step.key in keys:
            problems.append(Problem(row.line, ProblemKind.REPEATED, number))
            continue
        keys.add(step.key)
        earliest = steps[-1].at if steps else opened_at or step.at
        steps.append(_in_order(step, earliest, problems, is_first=not steps))
    if not steps:
        return None
    _compare_ends(steps, problems)
    return Incident(number, min(opened_at or steps[0].at, steps[0].at), tuple(steps))


def _opening(rows: list[Row], problems: list[Problem]) -> datetime | None:
    first: datetime | None = None
    for row in rows:
        written = row["opened_at"]
        opened = _instant(written)
        if opened is None or first not in {None, opened}:
            problems.append(Problem(row.line, ProblemKind.OPENING, f"opened_at is {written!r}"))
        first = first or opened
    return first


def _step(row: Row, before: Step | None, problems: list[Problem]) -> Step | None:
    state = row["incident_state"].strip()
    status = STATES.get(state.lower())
    at = _instant(row["sys_updated_at"])
    if status is None:
        problems.append(Problem(row.line, ProblemKind.UNKNOWN_STATE, repr(state)))
        return None
    if at is None:
        detail = f"sys_updated_at is {row['sys_updated_at']!r}"
        problems.append(Problem(row.line, ProblemKind.BAD_INSTANT, detail))
        return None
    if status is TicketStatus.NEW and before and before.status is not TicketStatus.NEW:
        detail = f"{row['number']} was {before.state}"
        problems.append(Problem(row.line, ProblemKind.BACK_TO_NEW, detail))
        status = TicketStatus.OPEN
    return Step(
        line=row.line,
        key=_key(row, ((one, known(row[one]) or "") for one in IDENTITY)),
        whole_key=_key(row, ((one, row[one]) for one in sorted(row.values))),
        at=at,
        written_at=row["sys_updated_at"],
        status=status,
        state=state,
        priority=_priority(row, before, problems),
        # ServiceNow empties the person when the group changes, but never the group
        team=known(row["assignment_group"]) or (before.team if before else None),
        person=known(row["assigned_to"]),
        actor=known(row["sys_updated_by"]),
        row=row,
    )


def _priority(row: Row, before: Step | None, problems: list[Problem]) -> Priority:
    found = PRIORITIES.get(row["priority"].strip()[:1])
    if found is not None:
        return found
    problems.append(Problem(row.line, ProblemKind.BAD_PRIORITY, repr(row["priority"])))
    return before.priority if before else Priority.NORMAL


def _in_order(step: Step, earliest: datetime, problems: list[Problem], *, is_first: bool) -> Step:
    if step.at >= earliest:
        return step
    kind = ProblemKind.BEFORE_OPENING if is_first else ProblemKind.OUT_OF_ORDER
    limit = earliest.astimezone(ZONE).strftime(WRITTEN)
    problems.append(Problem(step.line, kind, f"{step.written_at} after {limit}"))
    return replace(step, at=earliest)


def _compare_ends(steps: list[Step], problems: list[Problem]) -> None:
    """Compare the instants the last row repeats with what the rows themselves say."""
    last = steps[-1]
    for column, status, kind in (
        ("resolved_at", TicketStatus.RESOLVED, ProblemKind.OTHER_RESOLUTION),
        ("closed_at", TicketStatus.CLOSED, ProblemKind.OTHER_CLOSING),
    ):
        claimed = _instant(last.row[column])
        seen = {step.at for step in steps if step.status is status}
        if claimed is not None and seen and claimed not in seen:
            detail = f"{last.row['number']}: {column} is {last.row[column]}"
            problems.append(Problem(last.line, kind, detail))


def _instant(written: str) -> datetime | None:
    try:
        local = datetime.strptime(written.strip(), WRITTEN)  # noqa: DTZ007 - the zone follows
    except ValueError:
        return None
    return local.replace(tzinfo=ZONE).astimezone(UTC) if local.year in BELIEVED else None


def known(value: str) -> str | None:
    """Return a name as one line that fits; None where the log does not know."""
    words = " ".join(value.split())[:LONGEST_NAME]
    return None if words in UNKNOWN else words


def _key(row: Row, said: Iterable[tuple[str, str]]) -> str:
    content = "\x1f".join(f"{column}={value}" for column, value in said)
    return f"{known(row['number'])}:{hashlib.sha256(content.encode()).hexdigest()[:24]}"
