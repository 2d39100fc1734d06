"""Bundles reach over the turn of a year, and both offline verifiers follow."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models.ledger import LedgerLog
from services.audit import bundle, sealing
from services.audit import keys as key_files
from services.store.work import WATCHER, Store
from tests.rigs import bundles
from tests.rigs.ledger import SealedDesk, lay_sealed_desk
from tests.rigs.years import add_note, problems, said, seal, verified

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from services.audit.bundle import Bundle
    from services.store.work import Work
    from tests.rigs.placed_clock import PlacedClock

EVER = datetime(2000, 1, 1, tzinfo=UTC)


VERIFIERS: tuple[Callable[..., Any], ...] = (
    (bundles.python_answers, bundles.node_answers) if bundles.NODE else (bundles.python_answers,)
)


def tmp_file(sealed: SealedDesk, made: Bundle) -> Path:
    file = sealed.keys.folder.parent / "bundle.json"
    file.write_text(made.text(), "utf-8")
    return file


def answers(sealed: SealedDesk, file: Path, *pins: str) -> list[str]:
    root = ["--root", sealed.trust.root.fingerprint, "--log", sealed.trust.log, *pins]
    return [answer(root, [file])[0]["code"] for answer in VERIFIERS]


def of_ticket(sealed: SealedDesk, work: Work) -> Bundle:
    return bundle.of_tickets(work, sealed.trust, [sealed.first])


def of_ever(sealed: SealedDesk, work: Work) -> Bundle:
    return bundle.of_period(work, sealed.trust, (EVER, EVER + timedelta(days=36_500)))


@pytest.mark.parametrize("export", [of_ticket, of_ever])
def test_a_bundle_reaches_over_the_turn(
    turned: SealedDesk, export: Callable[[SealedDesk, Work], Bundle]
) -> None:
    with turned.store.reading(WATCHER) as work:
        made = export(turned, work)
        size = work.session.get_one(LedgerLog, 1).size

    assert made.content["format"] == bundle.OVER_YEARS
    assert len(made.content["logs"]) == 1
    assert answers(turned, tmp_file(turned, made)) == ["ok"] * len(VERIFIERS)
    assert size == said(turned.store).end


def test_a_bundle_of_the_new_year_alone_carries_no_older_log(
    turned: SealedDesk, clock: PlacedClock
) -> None:
    """The period begins after a checkpoint of the new log."""
    since = datetime.fromisoformat(said(turned.store).time)
    clock.ahead += timedelta(hours=1)
    add_note(turned, "Only this")
    seal(turned)
    with turned.store.reading(WATCHER) as work:
        made = bundle.of_period(work, turned.trust, (since, since + timedelta(days=36_500)))

    assert made.content["logs"] == []
    assert answers(turned, tmp_file(turned, made)) == ["ok"] * len(VERIFIERS)


def test_a_reader_of_last_year_sees_that_the_log_only_grew(
    store: Store, tmp_path: Path, clock: PlacedClock
) -> None:
    sealed = lay_sealed_desk(store, tmp_path)
    pinned = said(store)
    note = tmp_path / "pinned.note"
    with store.reading(WATCHER) as work:
        row = sealing.last_checkpoint(work.session)
    assert row is not None
    note.write_text(row.note, "utf-8")
    clock.turn_year()
    seal(sealed)
    with store.reading(WATCHER) as work:
        made = bundle.of_tickets(work, sealed.trust, [sealed.first], pinned=pinned)

    file = tmp_file(sealed, made)
    assert answers(sealed, file, "--pinned", str(note)) == ["ok"] * len(VERIFIERS)
    content = json.loads(file.read_text("utf-8"))
    content["consistency"]["root"] = "0" * 64
    file.write_text(json.dumps(content), "utf-8")
    assert answers(sealed, file, "--pinned", str(note)) == ["consistency"] * len(VERIFIERS)


def test_keys_change_in_a_later_year_as_in_the_first(turned: SealedDesk) -> None:
    folder = turned.keys.folder
    with turned.store.work(WATCHER) as work:
        key_files.rotate(work, folder, folder, reason="Every quarter")
    again = replace(turned, keys=key_files.load(folder))
    seal(again)
    with turned.store.reading(WATCHER) as work:
        made = bundle.of_tickets(work, turned.trust, [turned.first])

    assert verified(again).is_sound, problems(again)
    assert answers(turned, tmp_file(again, made)) == ["ok"] * len(VERIFIERS)
