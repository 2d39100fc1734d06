"""Sample bundles for the offline verifiers, and what must be answered."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from services.audit import bundle, notes, sealing
from services.store import schema
from services.store.work import WATCHER, Store
from services.tickets import conversation
from tests.rigs.ledger import NOW, lay_sealed_desk, see

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.rigs.ledger import SealedDesk
    from tests.rigs.placed_clock import PlacedClock

VERIFY: Final = Path(__file__).parents[2] / "resources" / "verify"
BUNDLES: Final = VERIFY / "vectors" / "bundles"
TURNS: Final = VERIFY / "vectors" / "turns"
"""Of a desk in its second year: bundles that reach over the turn."""
NODE: Final = shutil.which("node") or shutil.which("nodejs")


def python_answers(pins: Sequence[str], files: Sequence[Path]) -> list[dict[str, Any]]:
    """Ask the first verifier."""
    return _answers([sys.executable, str(VERIFY / "vigilverify.py")], pins, files)


def node_answers(pins: Sequence[str], files: Sequence[Path]) -> list[dict[str, Any]]:
    """Ask the second verifier."""
    return _answers([str(NODE), str(VERIFY / "vigilverify.mjs")], pins, files)


def _answers(
    program: list[str], pins: Sequence[str], files: Sequence[Path]
) -> list[dict[str, Any]]:
    done = subprocess.run(
        [*program, *pins, *map(str, files)], check=False, capture_output=True, text=True
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr)
    return [json.loads(one) for one in done.stdout.splitlines()]


def expected(place: Path = BUNDLES) -> dict[str, Any]:
    """Return what is pinned for the sample bundles of a folder, and what must be answered."""
    found: dict[str, Any] = json.loads((place / "expected.json").read_text("utf-8"))
    return found


def pins_of_samples(place: Path = BUNDLES) -> list[str]:
    """Return the arguments both verifiers are given for the sample bundles of a folder."""
    said = expected(place)
    return ["--root", said["root"], "--log", said["log"], "--witness", said["witness"]]


def empty_desk(file: Path) -> Store:
    """Make a desk in a file, with the newest schema and nothing in it."""
    store = Store(f"sqlite:///{file}")
    schema.upgrade(store.engine)
    return store


def write_samples(folder: Path) -> None:
    """Make the sample bundles anew; their keys are thrown away (run once for a new format)."""
    store = empty_desk(folder / "desk.sqlite")
    sealed = lay_sealed_desk(store, folder)
    sealing.sequence_and_seal(store, sealed.keys, every=NOW)
    see(store, sealed.witness)
    with store.reading(WATCHER) as work:
        first = notes.read_checkpoint(sealed_note(work))
    begun_at = datetime.fromisoformat(first.time)
    with store.work(sealed.desk.agent) as work:
        conversation.add_note(work, sealed.first, 'Grüße 中文 \u202egnp.exe <b> & "quotes"')
    sealing.sequence_and_seal(store, sealed.keys, every=NOW)
    see(store, sealed.witness)
    period = begun_at, datetime.now(UTC) + timedelta(days=1)
    with store.reading(WATCHER) as work:
        made = {
            "ticket": bundle.of_tickets(work, sealed.trust, [sealed.first], pinned=first),
            "withheld": bundle.of_tickets(
                work, sealed.trust, [sealed.second], withhold=lambda _, name: name == "actor"
            ),
            "period": bundle.of_period(work, sealed.trust, period),
        }
    _write(BUNDLES, sealed, made, first)


def write_turns(folder: Path, clock: PlacedClock) -> None:
    """Make the sample bundles of a second year anew, in the same way."""
    sealed = lay_sealed_desk(empty_desk(folder / "desk.sqlite"), folder)
    store = sealed.store
    with store.reading(WATCHER) as work:
        first = notes.read_checkpoint(sealed_note(work))
    begun_at = datetime.fromisoformat(first.time)
    clock.turn_year()
    for words in ("A new year", "And on it goes"):
        sealing.sequence_and_seal(store, sealed.keys, every=NOW)
        with store.work(sealed.desk.agent) as work:
            conversation.add_note(work, sealed.first, words)
    sealing.sequence_and_seal(store, sealed.keys, every=NOW)
    see(store, sealed.witness)
    period = begun_at, datetime.now(UTC) + timedelta(days=730)
    with store.reading(WATCHER) as work:
        made = {
            "ticket": bundle.of_tickets(work, sealed.trust, [sealed.first], pinned=first),
            "period": bundle.of_period(work, sealed.trust, period),
        }
    _write(TURNS, sealed, made, first)


def _write(
    place: Path, sealed: SealedDesk, made: dict[str, bundle.Bundle], first: notes.Checkpoint
) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name, one in made.items():
        (place / f"{name}.json").write_text(one.text(), "utf-8")
    (place / "pinned.note").write_text(first.text() + "\n" + "\u2014 x AAAAAAA=\n", "utf-8")
    said = {
        "log": sealed.trust.log,
        "root": sealed.trust.root.fingerprint,
        "witness": sealed.witness.key.vkey,
        "bundles": {
            name: {"events": one.events, "withheld": one.withheld} for name, one in made.items()
        },
    }
    (place / "expected.json").write_text(json.dumps(said, indent=1) + "\n", "utf-8")


def sealed_note(work: Any) -> str:  # noqa: ANN401 - a unit of work
    """Return the text of the newest checkpoint."""
    newest = sealing.last_checkpoint(work.session)
    assert newest is not None
    return notes.open_note(newest.note, []).text
