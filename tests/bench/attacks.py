"""`make attacks`: raw credentials of every role against every object; build/attacks.json.

On the PostgreSQL of the system and on the newest of the wheel, as far as they are there.

python -m tests.bench.attacks [--out FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from services.store import schema
from services.store.work import Store
from tests.rigs.postgres_server import PgServer, find_binaries, wheel_binaries
from tests.rigs.raw_attacks import attack, besiege

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).parents[2]
DESK: Final = "besieged"


def main(argv: Sequence[str] | None = None) -> int:
    """Attack on every server there is; 0 when nothing unexpected happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "attacks.json")
    args = parser.parse_args(argv)
    found = [_on(binaries) for binaries in dict.fromkeys(_servers())]
    whole = {
        "allowed": sum(one["allowed"] for one in found),
        "refused": sum(one["refused"] for one in found),
        "unexpected": sum(len(one["unexpected"]) for one in found),
        "servers": found,
    }
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{whole['allowed']} allowed, {whole['refused']} refused, "
        f"{whole['unexpected']} unexpected: {args.out}\n"
    )
    return 0 if whole["unexpected"] == 0 else 1


def _servers() -> list[Path]:
    wheel = wheel_binaries()
    return [find_binaries(), *([wheel] if wheel is not None else [])]


def _on(binaries: Path) -> dict[str, Any]:
    os.environ["VIGILDESK_TEST_PG_BIN"] = str(binaries)
    server = PgServer().start()
    try:
        admin = create_engine(server.url(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {DESK}"))
            version = str(connection.scalar(text("SHOW server_version")))
        store = Store(server.url(DESK))
        schema.upgrade(store.engine)
        tally = attack(besiege(store), every_column=True)
        store.dispose()
    finally:
        server.destroy()
    return {
        "server": version,
        "allowed": tally.allowed,
        "refused": tally.refused,
        "unexpected": sorted(tally.unexpected),
        "by_role": dict(sorted(tally.by_role.items())),
    }


if __name__ == "__main__":
    sys.exit(main())
