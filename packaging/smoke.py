"""Tries the frozen programs as on a stranger's machine: no Python, no environment, moved.

Takes the tour with the window, makes and checks a desk with the console. Ends with 1 when something
is not as it should be.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BUNDLE: Final = ROOT / "dist" / "vigildesk"
SUFFIX: Final = ".exe" if os.name == "nt" else ""
LONGEST_S: Final = 300
PICTURES, PAPERS = 6, 1
QUESTION: Final = (
    '{"kind": "businesstime", "op": "add", "start": "2016-11-07T08:30:00Z", "seconds": 1800,'
    ' "calendar": {"tz": "Europe/Berlin", "weekly": {"mon": [["09:00", "12:00"]]}}}\n'
)
ANSWER: Final = "2016-11-07T09:00:00Z"


def main() -> int:
    """Run every check; 1 when one failed."""
    with tempfile.TemporaryDirectory(prefix="vigildesk-smoke-") as folder:
        place = Path(folder)
        programs = place / "programs"
        shutil.copytree(BUNDLE, programs, symlinks=True)
        try:
            check_console(programs, place)
            check_tour(programs, place)
        except (AssertionError, subprocess.SubprocessError) as error:
            print(f"smoke: FAILED: {error}")
            return 1
    print("smoke: both programs run without a Python")
    return 0


def check_console(programs: Path, place: Path) -> None:
    """The console tells its version, makes a desk and finds it in order."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    said = run(programs / f"vigilctl{SUFFIX}", "--version", home=place)
    demand(version["version"] in said, f"vigilctl --version said {said!r}")
    desk = ["--db", f"sqlite:///{place / 'desk.sqlite'}"]
    for command in (["db", "init", *desk], ["db", "status", *desk], ["watch", "--once", *desk]):
        said = run(programs / f"vigilctl{SUFFIX}", *command, home=place)
        print(f"smoke: vigilctl {' '.join(command[:2])}: {said.strip().splitlines()[-1]}")
    question = place / "question.jsonl"
    question.write_text(QUESTION, encoding="utf-8")
    said = run(programs / f"vigilctl{SUFFIX}", "simulate", str(question), home=place)
    demand(ANSWER in said, f"vigilctl simulate said {said!r}")


def check_tour(programs: Path, place: Path) -> None:
    """The window takes the tour offscreen and leaves its pictures and papers."""
    tour = place / "tour"
    run(programs / f"vigildesk{SUFFIX}", "--tour", str(tour), home=place)
    pictures, papers = list(tour.glob("*.png")), list(tour.glob("*.pdf"))
    demand(len(pictures) >= PICTURES, f"the tour left {len(pictures)} pictures")
    demand(len(papers) >= PAPERS, f"the tour left {len(papers)} PDF files")
    print(f"smoke: the tour left {len(pictures)} pictures and {len(papers)} PDF files")


def run(program: Path, *arguments: str, home: Path) -> str:
    """Run a frozen program with an empty environment and return what it said.

    Raises:
        AssertionError: It ended badly.
    """
    bare = {"HOME": str(home), "PATH": str(home / "nothing"), "QT_QPA_PLATFORM": "offscreen"}
    if os.name == "nt":
        bare |= {"SYSTEMROOT": os.environ["SYSTEMROOT"], "LOCALAPPDATA": str(home)}
    started = time.monotonic()
    done = subprocess.run(
        [program, *arguments],
        env=bare,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    took = time.monotonic() - started
    spoken = done.stdout + done.stderr
    demand(done.returncode == 0, f"{program.name} {' '.join(arguments)} ended badly:\n{spoken}")
    print(f"smoke: {program.name} {arguments[0]} took {took:.1f} s")
    return done.stdout


def demand(claim: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Fail with a sentence unless the claim holds.

    Raises:
        AssertionError: It does not.
    """
    if not claim:
        raise AssertionError(otherwise)


if __name__ == "__main__":
    sys.exit(main())
