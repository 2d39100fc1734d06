"""One figure to measure and the goal it has to meet: the shape every bench file hands over.

A bench file is `tests/bench/bench_<name>.py` with `def jobs() -> list[Job]`. It may prepare data
inside `jobs()`; nothing is measured there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

GOAL: Final = re.compile(r"(<=|>=|<|>) *([0-9][0-9_,.]*) *(\S*)")
SECONDS: Final = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}

Measured = float | Sequence[float] | None
"""What a side returns: None (the runner's stopwatch counts), one figure, or many samples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something that is measured, alone or beside a peer, in interleaved rounds.

    Attributes:
        job: What is measured, as a person would say it; unique in its file.
        ours: Does the job once (or `count` times). Returns None to be timed by the runner, or its
            own figure, or a list of samples, in seconds (or in `unit`).
        theirs: The same work by the peer; None when the goal is absolute.
        goal: `>= 400x` (at least so many times better than the peer), `<= 1.6x` (at most so many
            times worse), or absolute: `<= 150 us`, `<= 16 ms`, `>= 5000 /s`, `< 160 MiB`.
            Empty when the figure is only reported.
        unit: `s` for times (shown in the unit that fits), else the unit of the figures.
        more_is_better: True for rates; decides what "better than the peer" means.
        count: Operations in one call; the measured time is divided by it.
        rounds: How often each side runs, in turns.
        warmups: Rounds thrown away first.
        quantile: Which of the samples is the figure: 0.5 the median, 0.95 the p95.
        claimed: False while the project does not claim the goal yet; a miss is then only told.
        close: Called once after the last round.
    """

    job: str
    ours: Callable[[], Measured]
    theirs: Callable[[], Measured] | None = None
    goal: str = ""
    unit: str = "s"
    more_is_better: bool = False
    count: int = 1
    rounds: int = 5
    warmups: int = 1
    quantile: float = 0.5
    claimed: bool = True
    close: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in numbers: how to compare, with what, and whether it is a ratio to the peer."""

    sign: str
    bound: float
    unit: str

    @property
    def is_ratio(self) -> bool:
        """True for `400x`, False for `150 us`."""
        return self.unit == "x"

    def is_met_by(self, figure: float) -> bool:
        """Compare a ratio, or a figure in base units (seconds for times), with the bound."""
        bound = self.bound * SECONDS.get(self.unit, 1.0)
        return {
            "<=": figure <= bound,
            ">=": figure >= bound,
            "<": figure < bound,
            ">": figure > bound,
        }[self.sign]


def parse_goal(text: str) -> Goal:
    """Read a goal such as `>= 50,000x` or `<= 16 ms`.

    Raises:
        ValueError: The text is no goal.
    """
    found = GOAL.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not a goal: {text!r}")
    sign, number, unit = found.groups()
    return Goal(sign, float(number.replace(",", "").replace("_", "")), unit)


def ratio_of(job: Job, ours: float, theirs: float) -> float:
    """How many times better ours is for a `>=` goal, how many times worse for a `<=` goal."""
    better = (ours / theirs) if job.more_is_better else (theirs / ours)
    wants_more = not job.goal or job.goal.lstrip().startswith(">")
    return better if wants_more else 1 / better
