"""Runs what kills programs on purpose, and keeps what became of it in build/chaos.json."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

RESULTS = Path("build/chaos.json")
FOLDER = Path(__file__).parent


def main() -> int:
    """Run every chaos_*.py, or one; each has `row(levels=, kills=)` and says whether it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="part of a name")
    parser.add_argument("--levels", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=300)
    given = parser.parse_args()
    names = sorted(path.stem for path in FOLDER.glob("chaos_*.py") if given.only in path.stem)
    rows = []
    for name in names:
        row = importlib.import_module(f"tests.chaos.{name}").row(
            levels=given.levels, kills=given.kills
        )
        rows.append(row)
        sys.stdout.write(json.dumps(row, indent=1) + "\n")
    RESULTS.parent.mkdir(exist_ok=True)
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else []
    done = {row["name"] for row in rows}
    rows = [one for one in kept if one["name"] not in done] + rows
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return 0 if names and all(row["holds"] for row in rows if row["name"] in done) else 1


if __name__ == "__main__":
    sys.exit(main())
