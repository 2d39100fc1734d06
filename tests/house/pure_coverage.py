"""Every branch of what computes deadlines is taken by some unit test: `make coverage`."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import Final

from tests.house.sources import ROOT

ROOMS: Final = ("services.calendars.", "services.complaints.", "services.sla.")
DATA: Final = ROOT / "build" / "coverage"


def pure_modules() -> list[str]:
    """The modules of the contract "Pure modules" that count time, as paths."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (pure,) = (one for one in contracts if one["name"].startswith("Pure modules"))
    named = [name for name in pure["source_modules"] if name.startswith(ROOMS)]
    return [f"{name.replace('.', '/')}.py" for name in named]


def main() -> int:
    """Run the unit tests under coverage, then ask for all of every pure module."""
    DATA.parent.mkdir(exist_ok=True)
    settings = os.environ | {"COVERAGE_FILE": str(DATA)}
    coverage = [sys.executable, "-m", "coverage"]
    rooms = ",".join(room.rstrip(".").replace(".", "/") for room in ROOMS)
    tests = ["-m", "pytest", "-q", "tests/unit", "-k", "sla or calendars or complaint"]
    commands = (
        [*coverage, "run", "--branch", f"--source={rooms}", *tests],
        [*coverage, "report", f"--include={','.join(pure_modules())}", "--fail-under=100"],
    )
    for command in commands:
        status = subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
