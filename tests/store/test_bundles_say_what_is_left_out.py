"""A bundle ends with the newest checkpoint; whoever makes it is told what came after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from services.audit import bundle, sealing, sequencing
from services.store.work import WATCHER
from services.tickets import conversation
from services.tickets.attachments import GivenFile
from tests.rigs.ledger import NOW, SealedDesk, lay_sealed_desk

if TYPE_CHECKING:
    from pathlib import Path

    from services.audit.bundle import Bundle
    from services.store.work import Store

FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def sealed(store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(store, tmp_path)


def period(sealed: SealedDesk, *, days_ahead: int) -> Bundle:
    with sealed.store.reading(sealed.desk.officer) as work:
        until = work.recorded_at + timedelta(days=days_ahead)
        return bundle.of_period(work, sealed.trust, (FIRST_DAY, until))


def test_a_bundle_of_a_period_counts_what_is_not_sealed_yet(sealed: SealedDesk) -> None:
    newer = period(sealed, days_ahead=1).unsealed

    assert newer
    assert period(sealed, days_ahead=-1).unsealed == 0  # they are not of that period
    with sealed.store.work(WATCHER) as work:
        sequencing.put_in_order(work)
    assert period(sealed, days_ahead=1).unsealed == newer  # in order, and not signed
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)
    assert period(sealed, days_ahead=1).unsealed == 0


def test_a_bundle_of_a_ticket_counts_the_files_of_newer_messages(sealed: SealedDesk) -> None:
    with sealed.store.work(sealed.desk.agent) as work:
        conversation.add_note(work, sealed.first, "A file.", [GivenFile("one.txt", b"1")])

    with sealed.store.reading(sealed.desk.officer) as work:
        made = bundle.of_tickets(work, sealed.trust, [sealed.first])
        subjects = made.content["scope"]["subjects"]

    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)
    with sealed.store.reading(sealed.desk.officer) as work:
        whole = bundle.of_tickets(work, sealed.trust, [sealed.first])
    assert len(whole.content["scope"]["subjects"]) == len(subjects) + 1
    assert made.unsealed == whole.events - made.events
