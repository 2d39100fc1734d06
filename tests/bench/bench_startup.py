"""How soon the window is painted, beside an empty QMainWindow of the same Qt."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.job import Job

PROBE = Path(__file__).with_name("first_paint.py")
ROOT = Path(__file__).parents[2]


def jobs() -> list[Job]:
    """Start each in a new process in turns, from exec to the first paint."""
    home = tempfile.TemporaryDirectory()

    def bare() -> float:
        return _first_paint("bare", home.name)

    return [
        Job(
            job="first paint of the window (outline), beside an empty QMainWindow",
            ours=lambda: _first_paint("outline", home.name),
            theirs=bare,
            goal="<= 1.4x",
            rounds=9,
            warmups=2,
        ),
        Job(
            job="frame with words and icons, beside an empty QMainWindow",
            ours=lambda: _first_paint("frame", home.name),
            theirs=bare,
            goal="<= 1.9x",
            rounds=9,
            warmups=2,
            close=home.cleanup,
        ),
    ]


def _first_paint(which: str, home: str) -> float:
    environment = os.environ | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "VIGILDESK_HOME": home,
        "HOME": home,
    }
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{PROBE.stem}", which],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    painted_at, _, heavy = done.stdout.partition(" ")
    if heavy.strip():
        raise RuntimeError(f"loaded before the first paint: {heavy.strip()}")
    return float(painted_at) - began
