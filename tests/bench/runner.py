"""The one door for figures: runs the bench files, prints a table, writes build/bench.json.

make bench [ONLY=name]        ONLY is a file (bench_NAME.py) or a part of a job's name
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.job import SECONDS, Job, Measured, parse_goal, ratio_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table and of build/bench.json."""

    job: str
    ours: float
    theirs: float | None
    ratio: float | None
    goal: str
    met: bool | None
    unit: str
    claimed: bool

    @property
    def is_missed(self) -> bool:
        """True when a goal that the project claims was not met."""
        return self.claimed and self.met is False

    def as_json(self) -> dict[str, object]:
        """The published fields; times are in seconds."""
        names = ("job", "ours", "theirs", "ratio", "goal", "met", "unit")
        return {name: getattr(self, name) for name in names}


def samples_of(side: Callable[[], Measured], count: int) -> Sequence[float]:
    """Run one side once and return what it measured, or what the stopwatch says."""
    started = time.perf_counter()
    measured = side()
    took = time.perf_counter() - started
    if measured is None:
        return (took / count,)
    return (measured,) if isinstance(measured, int | float) else measured


def quantile_of(samples: Sequence[float], share: float) -> float:
    """The sample below which the given share of them lies; 0.5 is the median."""
    if share == 0.5:
        return statistics.median(samples)
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def measure(job: Job) -> Result:
    """Run both sides in turns and set the figures beside the goal."""
    ours: list[float] = []
    theirs: list[float] = []
    try:
        for turn in range(job.warmups + job.rounds):
            gc.collect()
            sides = [(job.ours, ours)] + ([(job.theirs, theirs)] if job.theirs else [])
            for side, kept in sides if turn % 2 == 0 else reversed(sides):
                samples = samples_of(side, job.count)
                if turn >= job.warmups:
                    kept.extend(samples)
    finally:
        if job.close is not None:
            job.close()
    mine = quantile_of(ours, job.quantile)
    peer = quantile_of(theirs, job.quantile) if theirs else None
    return judge(job, mine, peer)


def judge(job: Job, ours: float, theirs: float | None) -> Result:
    """Say whether the figures meet the goal of the job."""
    ratio = None if theirs is None else ratio_of(job, ours, theirs)
    met = None
    if job.goal:
        goal = parse_goal(job.goal)
        if goal.is_ratio and ratio is None:
            raise ValueError(f"{job.job}: the goal {job.goal} needs a peer")
        met = goal.is_met_by(ratio if goal.is_ratio and ratio is not None else ours)
    return Result(job.job, ours, theirs, ratio, job.goal, met, job.unit, job.claimed)


def shown(figure: float | None, unit: str) -> str:
    """Write a figure in the unit that reads best."""
    if figure is None:
        return "-"
    if unit != "s":
        return f"{figure:,.4g} {unit}"
    for name, size in SECONDS.items():
        if figure < size * 1000 or name == "s":
            return f"{figure / size:.3g} {name}"
    return f"{figure:.3g} s"


def row_of(result: Result) -> tuple[str, ...]:
    """The cells of one line of the table."""
    verdict = {None: "", True: "met", False: "MISSED" if result.claimed else "not yet"}
    ratio = "-" if result.ratio is None else f"{result.ratio:,.3g}x"
    sides = (shown(result.ours, result.unit), shown(result.theirs, result.unit))
    return (result.job, *sides, ratio, result.goal, verdict[result.met])


def found_jobs(only: str) -> Iterator[Job]:
    """Yield the jobs of files whose name holds `only`; where none does, jobs whose name does."""
    named = named_files(only)
    for path in named or files_that_say(only):
        for job in importlib.import_module(f"tests.bench.{path.stem}").jobs():
            if named or only in job.job:
                yield job


def named_files(only: str) -> list[Path]:
    """Return the bench files whose name holds `only`; all of them for nothing."""
    return [path for path in _files() if only in path.stem.removeprefix("bench_")]


def files_that_say(words: str) -> list[Path]:
    """Return the bench files that may have such a job: to see its name is to prepare it."""
    return [path for path in _files() if words in path.read_text(encoding="utf-8")]


def _files() -> list[Path]:
    return sorted(HERE.glob("bench_*.py"))


def main() -> int:
    """Measure what was asked for; 1 where a claimed goal is missed or nothing was found."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", default="", help="a file (bench_NAME.py) or a part of a job")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    line = "{:<52.52} {:>12} {:>12} {:>10} {:>12}  {}\n"
    sys.stdout.write(line.format("job", "ours", "theirs", "ratio", "goal", ""))
    results: list[Result] = []
    for job in found_jobs(chosen.only):
        results.append(measure(job))
        sys.stdout.write(line.format(*row_of(results[-1])))
        sys.stdout.flush()
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps([result.as_json() for result in results], indent=1) + "\n")
    missed = sum(result.is_missed for result in results)
    sys.stdout.write(f"{len(results)} measured, {missed} missed; written to {chosen.out}\n")
    return 1 if missed or not results else 0


if __name__ == "__main__":
    sys.exit(main())
