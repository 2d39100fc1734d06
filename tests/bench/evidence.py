"""`make evidence`: attack the ledger, spoil bundles, ask strange programs; build/evidence.json.

python -m tests.bench.evidence [--out FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from services.audit.verification.run import Evidence, verify
from services.store import schema
from services.store.work import Store
from tests.bench.judged_paper import judged_pdf
from tests.rigs import bundles, spoiled_turns, spoiling
from tests.rigs.attacks import ATTACKS
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parents[2]
MUTANTS: Final = 1000
OVER_A_TURN: Final = 300
"""More of them: of bundles that reach over the turn of a year."""
NEVER: Final = frozenset[str]()


def attacked(make_store: Callable[[Path], Store]) -> list[dict[str, Any]]:
    """Commit every attack on a desk of its own, and one control that commits none."""
    made: list[dict[str, Any]] = []
    plan: list[tuple[str, Callable[[SealedDesk], None] | None, frozenset[str]]]
    plan = [("nothing (control)", None, NEVER)]
    plan += [(one.name, one.commit, one.seen_by) for one in ATTACKS]
    for name, commit, wanted in plan:
        with tempfile.TemporaryDirectory() as folder:
            store = make_store(Path(folder))
            sealed = lay_sealed_desk(store, Path(folder))
            if commit is not None:
                commit(sealed)
            caught = _layers(sealed)
            store.dispose()
        as_expected = wanted <= caught if commit else not caught
        made.append(
            {
                "attack": name,
                "database": store.engine.dialect.name,
                "caught_by": sorted(caught),
                "expected": sorted(wanted),
                "as_expected": as_expected,
            }
        )
        say(f"{'ok  ' if as_expected else 'MISS'} {name:<36} {', '.join(sorted(caught)) or '-'}")
    return made


def _layers(sealed: SealedDesk) -> set[str]:
    evidence = Evidence(
        trust=sealed.trust,
        keys=sealed.keys.folder,
        receipts=(sealed.receipts,),
        witness=sealed.witness.folder,
        witness_keys=(sealed.witness.key,),
    )
    return verify(sealed.store, evidence).layers()


def sqlite_store(folder: Path) -> Store:
    """Make a desk in a file."""
    store = Store(f"sqlite:///{folder / 'desk.sqlite'}")
    schema.upgrade(store.engine)
    return store


class Databases:
    """Makes desks on one PostgreSQL server."""

    def __init__(self, server: PgServer) -> None:
        self._server = server
        self._count = 0

    def store(self, _folder: Path) -> Store:
        """Make the next one."""
        self._count += 1
        name = f"evidence_{self._count}"
        admin = create_engine(self._server.url(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        store = Store(self._server.url(name))
        schema.upgrade(store.engine)
        return store


def disagreements() -> int | None:
    """Let both verifiers judge spoiled bundles; None where there is no Node.js."""
    if bundles.NODE is None:
        return None
    made = (
        (bundles.BUNDLES, spoiling.mutants(MUTANTS)),
        (bundles.TURNS, spoiled_turns.turned_mutants(OVER_A_TURN)),
    )
    return sum(_disagreements(place, spoiled) for place, spoiled in made)


def _disagreements(place: Path, spoiled: list[tuple[str, bytes]]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        files: list[Path] = []
        for number, (_, raw) in enumerate(spoiled):
            files.append(Path(folder) / f"{number:04}.json")
            files[-1].write_bytes(raw)
        pins = bundles.pins_of_samples(place)
        one, other = bundles.python_answers(pins, files), bundles.node_answers(pins, files)
    return sum(here != there for here, there in zip(one, other, strict=True))


def say(words: str) -> None:
    """Tell how far it is."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Gather the evidence; 1 where anything was not as expected."""
    parser = argparse.ArgumentParser(prog="make evidence", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "evidence.json")
    chosen = parser.parse_args()
    attacks = attacked(sqlite_store)
    server = PgServer().start()
    try:
        attacks += attacked(Databases(server).store)
    finally:
        server.destroy()
    different = disagreements()
    verdicts = judged_pdf()
    unexpected = [one for one in attacks if not one["as_expected"]]
    found = {
        "attacks": attacks,
        "unexpected": unexpected,
        "mutants": MUTANTS + OVER_A_TURN,
        "disagreements": different,
        "pdf": verdicts,
    }
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    say(f"{len(attacks)} attacks and controls, {len(unexpected)} not as expected")
    mutants = MUTANTS + OVER_A_TURN
    say(f"{mutants} spoiled bundles, {different} judged differently by the two verifiers")
    for program, verdict in verdicts.items():
        say(f"{program}: {verdict}")
    wrong = (
        bool(unexpected) or bool(different) or any("does not" in one for one in verdicts.values())
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
