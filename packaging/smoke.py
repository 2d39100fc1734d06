"""Tries the frozen programs as on a stranger's machine: no Python, no environment, moved.

Takes the tour with the window, makes and checks a desk with the console, looks at what is inside
and whose it is. Ends with 1 when something is not as it should be.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Final

import contents
import papers
from demanding import demand

ROOT: Final = Path(__file__).resolve().parents[1]
BUNDLE: Final = ROOT / "dist" / "vigildesk"
SUFFIX: Final = ".exe" if os.name == "nt" else ""
LONGEST_S: Final = 600
WINDOW_S: Final = 60
"""A window that is looked at from outside runs so long: it makes the sample desk first."""
PICTURES, PAPERS = 6, 1
TICKET: Final = "1897"
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
            contents.check(programs)
            check_console(programs, place)
            check_evidence(programs, place)
            check_tour(programs, place)
            check_german(programs, place)
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


def check_evidence(programs: Path, place: Path) -> None:
    """A desk with tickets is sealed, and one of them printed with a signature that holds."""
    control, paper = programs / f"vigilctl{SUFFIX}", place / "history.pdf"
    desk, keys = ["--db", f"sqlite:///{place / 'sample.sqlite'}"], ["--keys", str(place / "keys")]
    signs = ["--sign", str(place / "sign")]
    run(control, "sample", *desk, home=place)
    run(control, "ledger", "init", *desk, *keys, home=place)
    run(control, "audit", "authority", *desk, *keys, *signs, "--name", "Smoke", home=place)
    wish = ["--ticket", TICKET, "--out", str(paper)]
    said = run(control, "audit", "report", *desk, *keys, *signs, *wish, home=place)
    demand("signed" in said, f"the report is not signed: {said!r}")
    papers.check(paper, place, programs)
    said = run(control, "audit", "verify", *desk, *keys, home=place)
    demand("grade" in said, f"vigilctl audit verify said {said!r}")


def check_german(programs: Path, place: Path) -> None:
    """On a German desktop the window reads its own words, Qt's too, and nothing of the checkout.

    The tour has shown that it works; here the kernel is asked which files it opened.
    """
    if shutil.which("strace") is None:
        print("smoke: strace is not here: what the window opens was not looked at")
        return
    opened = place / "opened.txt"
    watch = ["strace", "-f", "--seccomp-bpf", "-e", "trace=%file", "-o", str(opened)]
    german = {**bare(place), "LANG": "de_DE.UTF-8", "LANGUAGE": "de"}
    program = [*watch, str(programs / "vigildesk"), "--sample", "--offscreen"]
    german["PATH"] = os.environ["PATH"]
    with subprocess.Popen(program, env=german, cwd=place, start_new_session=True) as begun:
        with suppress(subprocess.TimeoutExpired):
            begun.wait(WINDOW_S)
        with suppress(ProcessLookupError):
            os.killpg(begun.pid, signal.SIGKILL)  # the window too: strace would only let it go
    lines = [one for one in opened.read_text(errors="replace").splitlines() if "ENOENT" not in one]
    for words in ("vigildesk_de.qm", "qtbase_de.qm"):
        demand(any(words in one for one in lines), f"{words} was not read")
    strange = [one for one in lines if str(ROOT) in one]
    demand(not strange, f"the bundle reads the checkout: {strange[:3]}")
    print("smoke: the window speaks German, and reads nothing of the checkout")


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
    started = time.monotonic()
    done = subprocess.run(
        [program, *arguments],
        env=bare(home),
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


def bare(home: Path) -> dict[str, str]:
    """Return an environment in which there is nothing but a home."""
    found = {"HOME": str(home), "PATH": str(home / "nothing"), "QT_QPA_PLATFORM": "offscreen"}
    if os.name == "nt":
        found |= {"SYSTEMROOT": os.environ["SYSTEMROOT"], "LOCALAPPDATA": str(home)}
    return found


if __name__ == "__main__":
    sys.exit(main())
