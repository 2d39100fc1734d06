"""The server's clock was ahead for a while and was set back: sealing goes on, a period is whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from services.audit import bundle, sealing
from services.store.work import WATCHER
from tests.rigs.ledger import lay_sealed_desk
from tests.rigs.years import add_note, seal

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store
    from tests.rigs.placed_clock import PlacedClock

HOUR = timedelta(hours=1)


def test_what_was_written_while_the_clock_was_ahead_is_in_the_period_it_says(
    sqlite_store: Store, tmp_path: Path, clock: PlacedClock
) -> None:
    sealed = lay_sealed_desk(sqlite_store, tmp_path)
    noon = datetime.now(UTC) + 24 * HOUR
    clock.ahead = 24 * HOUR
    add_note(sealed, "Written by a clock of tomorrow")
    seal(sealed)
    clock.ahead = timedelta(0)
    for words in ("Written by the right clock", "And on it goes"):
        add_note(sealed, words)
        seal(sealed)

    with sqlite_store.reading(WATCHER) as work:
        made = bundle.of_period(work, sealed.trust, (noon - 12 * HOUR, noon + 12 * HOUR))

    assert "clock of tomorrow" in made.text()


def test_what_is_written_after_the_clock_was_set_back_is_sealed_at_once(
    store: Store, tmp_path: Path, clock: PlacedClock
) -> None:
    sealed = lay_sealed_desk(store, tmp_path)
    clock.ahead = 24 * HOUR
    add_note(sealed, "Written by a clock of tomorrow")
    seal(sealed)
    clock.ahead = timedelta(0)
    add_note(sealed, "Written by the right clock")

    made = sealing.sequence_and_seal(store, sealed.keys)

    assert made.checkpoint is not None
