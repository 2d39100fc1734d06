"""What a verification found: layer by layer, the first bad entry by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

SHOWN: Final = 100
"""Problems kept per layer; the rest is only counted."""


class Layer(StrEnum):
    """What can give an alteration away."""

    ROW = "row"
    """The bytes of a line, its commitments, and the entry it vouches for."""
    CHAIN = "chain"
    """Each line names the one before it of the same subject."""
    CHECKPOINT = "checkpoint"
    """The tree over all lines is the one that was signed."""
    TIME = "time"
    """The server's clock did not go back."""
    STATE = "state"
    """What the lines say of every audited row is what stands in the table."""
    RECEIPTS = "receipts"
    """What seats wrote is still there."""
    WITNESS = "witness"
    """The log continues what another machine remembers."""


class Grade(StrEnum):
    """How much the evidence can bear; printed on every report."""

    WITNESSED = "A"
    SIGNED = "B"
    LOCAL = "C"
    FAILED = "F"


MEANING: Final = {
    Grade.WITNESSED: "complete, signed by the log and cosigned by a witness on another machine",
    Grade.SIGNED: "complete and signed by the log only; no witness on another machine",
    Grade.LOCAL: "a single user's file without signatures that reach beyond it",
    Grade.FAILED: "an alteration was found",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold.

    Attributes:
        layer: Which layer found it.
        what: In a sentence.
        subject: Whose chain, where one is known.
        seq: Which line of the chain.
        line_id: Number of the line in the database; None where it is gone.
    """

    layer: Layer
    what: str
    subject: str | None = None
    seq: int | None = None
    line_id: int | None = None

    def sentence(self) -> str:
        """Say it with its place."""
        place = f" ({self.subject}, entry {self.seq})" if self.subject else ""
        return f"{self.layer}: {self.what}{place}"


@dataclass(slots=True)
class Result:
    """What one layer looked at and found."""

    layer: Layer
    checked: int = 0
    failed: int = 0
    skipped: str = ""
    """Why it could not look, where it could not."""
    problems: list[Problem] = field(default_factory=list)
    explained: dict[str, int] = field(default_factory=dict)
    """What is missing for a reason that the log itself records: the reason, and how often."""

    def explain(self, why: str) -> None:
        """Note something that is missing and no problem."""
        self.explained[why] = self.explained.get(why, 0) + 1

    def fail(
        self,
        what: str,
        subject: str | None = None,
        seq: int | None = None,
        line_id: int | None = None,
    ) -> None:
        """Note a problem; only the first are kept."""
        self.failed += 1
        if len(self.problems) < SHOWN:
            self.problems.append(Problem(self.layer, what, subject, seq, line_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The whole result.

    Attributes:
        log: Name of the log.
        lines: How many lines there are.
        size: How many of them the last checkpoint covers.
        erased: Lines with values that were erased by authority.
        grade: What the evidence can bear.
        verified_at: By the database's clock, RFC 3339.
        results: One for each layer.
        checkpoint: The newest note.
    """

    log: str
    lines: int
    size: int
    erased: int
    grade: Grade
    verified_at: str
    results: tuple[Result, ...]
    checkpoint: str

    @property
    def is_sound(self) -> bool:
        """True when no layer found anything."""
        return self.grade is not Grade.FAILED

    @property
    def first(self) -> Problem | None:
        """Return the problem of the earliest line, or the first of any layer."""
        found = [problem for result in self.results for problem in result.problems]
        return min(found, key=lambda one: one.line_id or 2**62, default=None)

    def layers(self) -> set[str]:
        """Return the names of the layers that found something."""
        return {result.layer.value for result in self.results if result.failed}

    def to_json(self) -> dict[str, Any]:
        """Return the machine-readable twin."""
        return {
            "log": self.log,
            "lines": self.lines,
            "sealed": self.size,
            "erased": self.erased,
            "grade": self.grade.value,
            "meaning": MEANING[self.grade],
            "sound": self.is_sound,
            "verified_at": self.verified_at,
            "first": self.first.sentence() if self.first else None,
            "layers": [
                {
                    "layer": one.layer.value,
                    "checked": one.checked,
                    "failed": one.failed,
                    "skipped": one.skipped or None,
                    "explained": one.explained,
                    "problems": [problem.sentence() for problem in one.problems],
                }
                for one in self.results
            ],
            "checkpoint": self.checkpoint or None,
        }
