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
    """Run every chaos_*.py, or one; each row says whether it holds.

    A module has `row(levels=, kills=)`, or `rows(minutes=, tickets=)` with its control's row.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="part of a name")
    parser.add_argument("--levels", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--tickets", type=int, default=50_000)
    given = parser.parse_args()
    names = sorted(path.stem for path in FOLDER.glob("chaos_*.py") if given.only in path.stem)
    rows = []
    for name in names:
        module = importlib.import_module(f"tests.chaos.{name}")
        if hasattr(module, "rows"):
            found = module.rows(minutes=given.minutes, tickets=given.tickets)
        else:
            found = [module.row(levels=given.levels, kills=given.kills)]
        rows += found
        for row in found:
            sys.stdout.write(json.dumps(row, indent=1) + "\n")
    RESULTS.parent.mkdir(exist_ok=True)
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else []
    done = {row["name"] for row in rows}
    rows = [one for one in kept if one["name"] not in done] + rows
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return 0 if names and all(row["holds"] for row in rows if row["name"] in done) else 1


if __name__ == "__main__":
    sys.exit(main())
