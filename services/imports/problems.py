"""What was wrong with a foreign file, line by line, and what was done about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from enum import StrEnum

from typing_extensions import override


class ProblemKind(StrEnum):
    """Kinds of problem, in the words of the report."""

    COLUMNS = "wrong number of columns"
    ENCODING = "not UTF-8"
    QUOTES = "quotes that do not close"
    NO_NUMBER = "no usable incident number"
    UNKNOWN_STATE = "unknown state"
    BAD_INSTANT = "unreadable instant"
    FUTURE = "instant in the future"
    REPEATED = "repeated row"
    GONE = "its ticket was purged here"
    REFUSED = "refused by the desk's rules"
    UNOPENED = "incident refused by the desk's rules"
    OUT_OF_ORDER = "earlier than the row before"
    BEFORE_OPENING = "earlier than the opening"
    OPENING = "opening that changes or is missing"
    BAD_PRIORITY = "unknown priority"
    BACK_TO_NEW = "back to New"
    OTHER_RESOLUTION = "resolved_at contradicts the rows"
    OTHER_CLOSING = "closed_at contradicts the rows"


class Remedy(StrEnum):
    """What was done about a problem."""

    SKIPPED = "skipped"
    REPAIRED = "repaired"
    NOTED = "noted"


REMEDIES = {
    ProblemKind.COLUMNS: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.ENCODING: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.QUOTES: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.NO_NUMBER: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.UNKNOWN_STATE: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.BAD_INSTANT: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.FUTURE: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.REPEATED: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.GONE: (Remedy.SKIPPED, "the row was left out"),
    ProblemKind.REFUSED: (Remedy.SKIPPED, "this change was left out"),
    ProblemKind.UNOPENED: (Remedy.SKIPPED, "the incident was left out; import the file again"),
    ProblemKind.OUT_OF_ORDER: (Remedy.REPAIRED, "taken as at the instant of the row before"),
    ProblemKind.BEFORE_OPENING: (Remedy.REPAIRED, "taken as at the opening"),
    ProblemKind.OPENING: (Remedy.REPAIRED, "the incident's first known opening was taken"),
    ProblemKind.BAD_PRIORITY: (Remedy.REPAIRED, "the priority before it was kept, else Moderate"),
    ProblemKind.BACK_TO_NEW: (Remedy.REPAIRED, "taken as Active"),
    ProblemKind.OTHER_RESOLUTION: (Remedy.NOTED, "the rows were believed"),
    ProblemKind.OTHER_CLOSING: (Remedy.NOTED, "the rows were believed"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem.

    Attributes:
        line: Of the file, counted from 1, the header included.
        detail: What exactly stood there.
    """

    line: int
    kind: ProblemKind
    detail: str

    @property
    def remedy(self) -> Remedy:
        """Tell what was done."""
        return REMEDIES[self.kind][0]

    @override
    def __str__(self) -> str:
        """Say it as one line of the report."""
        remedy, what = REMEDIES[self.kind]
        # the file's own words go to a terminal: nothing in them may steer it
        seen = "".join(
            one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in self.detail
        )
        return f"line {self.line}: {self.kind.value}: {seen[:200]} ({remedy.value}: {what})"


@dataclass(slots=True)
class Figures:
    """What an import did.

    Attributes:
        incidents: New tickets.
        events: Rows of the log that became history of a ticket.
        waiting: Rows that lie after the present instant of a moved log.
        known: Rows that had been imported before.
        policies: Times a policy was matched to an imported ticket.
        breaches: Clocks of imported tickets that are breached.
        live: Imported tickets that are neither resolved nor closed.
        seconds: How long it took.
        earlier_import: When the very same file was imported before; then nothing was done.
    """

    incidents: int = 0
    events: int = 0
    waiting: int = 0
    known: int = 0
    policies: int = 0
    breaches: int = 0
    live: int = 0
    seconds: float = 0.0
    earlier_import: str | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether incidents were left out that the same file may bring once they are allowed."""
        return any(one.kind is ProblemKind.UNOPENED for one in self.problems)

    def put_back(self, before: Figures) -> None:
        """Make these what they were: a transaction was undone."""
        for one in fields(self):
            setattr(self, one.name, getattr(before, one.name))

    def by_kind(self) -> dict[tuple[Remedy, ProblemKind], int]:
        """Count the problems."""
        return dict(Counter((one.remedy, one.kind) for one in self.problems))

    def lines(self) -> list[str]:
        """Write the report, without the single problems."""
        if self.earlier_import is not None:
            return [f"This file was imported on {self.earlier_import}; nothing was changed."]
        report = [
            f"{self.incidents:,} incidents became tickets, {self.events:,} events their history",
            f"{self.policies:,} policies matched, {self.breaches:,} breaches found",
            f"{self.live:,} of the tickets are open",
        ]
        if self.known:
            report.append(f"{self.known:,} events were known already and left alone")
        if self.waiting:
            report.append(f"{self.waiting:,} events of the moved log have not happened yet")
        report += [
            f"{count:,} {remedy.value}: {kind.value}, {REMEDIES[kind][1]}"
            for (remedy, kind), count in sorted(self.by_kind().items())
        ]
        report.append(f"{self.seconds:.1f} s")
        return report
