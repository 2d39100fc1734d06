"""The sample desk shows proof too: its trail is sealed and its PDFs are signed, by its own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from services import config
from services.audit.verification.asked import VerificationCancelled, verify_for
from services.audit.verification.findings import Grade, Layer
from services.errors import NotAllowed
from services.imports import sample_seals
from services.reports import seals
from services.reports.papers import Unsigned
from services.reports.seals import Seals
from services.store.work import WATCHER, Store
from services.watch import sealing
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.laid


class Following:
    """A person who follows a verification, and may have given up."""

    def __init__(self, *, gives_up: bool = False) -> None:
        self.gives_up = gives_up

    def report(self, done: int, total: int) -> None:
        assert 0 <= done <= total

    def is_cancelled(self) -> bool:
        return self.gives_up


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VIGILDESK_HOME", str(tmp_path))
    monkeypatch.delenv("VIGILDESK_KEYS", raising=False)
    monkeypatch.delenv("VIGILDESK_SIGNING", raising=False)
    return config.load().sample_seals


@pytest.fixture
def desk(sqlite_store: Store) -> SmallDesk:
    return lay_desk(sqlite_store)


def test_its_trail_is_sealed_and_verified_by_its_own_keys(
    sqlite_store: Store, desk: SmallDesk, folder: Path
) -> None:
    sample_seals.lay(sqlite_store, folder, WATCHER)

    with sqlite_store.reading(desk.officer) as work:
        found = verify_for(work, Following())
        signs_with = seals.of_seat(work)
    checkpoint = next(one for one in found.results if one.layer is Layer.CHECKPOINT)
    assert (found.grade, checkpoint.skipped, found.size == found.lines) == (Grade.LOCAL, "", True)
    assert isinstance(signs_with, Seals)
    assert signs_with.keys == folder / sample_seals.LOG


def test_the_watcher_seals_and_verifies_it(
    sqlite_store: Store, desk: SmallDesk, folder: Path
) -> None:
    sample_seals.lay(sqlite_store, folder, WATCHER)

    assert sealing.verify_due(sqlite_store, desk.admin) == 1
    assert sealing.verify_due(sqlite_store, desk.admin) == 0


def test_its_keys_sign_for_no_other_desk(
    sqlite_store: Store, pg_url: str, desk: SmallDesk, folder: Path
) -> None:
    sample_seals.lay(sqlite_store, folder, WATCHER)
    other = Store(pg_url)

    with other.reading(WATCHER) as work:
        signs_with = seals.of_seat(work)
    other.dispose()
    assert desk.officer.person_id is not None
    assert isinstance(signs_with, Unsigned)


def test_only_readers_of_the_trail_verify_and_they_may_give_up(
    sqlite_store: Store, desk: SmallDesk, folder: Path
) -> None:
    del folder
    with sqlite_store.reading(desk.agent) as work, pytest.raises(NotAllowed, match="audit trail"):
        verify_for(work, Following())
    with sqlite_store.reading(desk.officer) as work, pytest.raises(VerificationCancelled):
        verify_for(work, Following(gives_up=True))
