"""A review's sample can be drawn again by anybody, and nobody signs off an entry of their own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from services.audit import browse, review, trail
from services.audit.browse import TrailFilter
from services.console.__main__ import run
from services.errors import RuleError
from services.store.work import WATCHER
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.audit.browse import TrailEntry
    from services.store.work import Store

pytestmark = pytest.mark.laid

EVERYTHING = TrailFilter()


@pytest.fixture(autouse=True)
def desk(store: Store) -> SmallDesk:
    made = lay_desk(store)
    for _ in range(5):
        opened(store, made)
    return made


def drawn(store: Store, seed: str, size: int = 4) -> list[int]:
    with store.reading(WATCHER) as work:
        return [one.id for one in review.sample(work, EVERYTHING, size=size, seed=seed)]


def newest(store: Store) -> TrailEntry:
    with store.reading(WATCHER) as work:
        return browse.entries(work, TrailFilter(kind="ticket.created"))[0]


def test_the_same_seed_draws_the_same_entries(store: Store) -> None:
    assert drawn(store, "2026-06, Olga Stein") == drawn(store, "2026-06, Olga Stein")


def test_a_larger_sample_holds_the_smaller_one(store: Store) -> None:
    assert set(drawn(store, "2026-06", 3)) < set(drawn(store, "2026-06", 6))


def test_another_seed_draws_other_entries(store: Store) -> None:
    assert drawn(store, "2026-06") != drawn(store, "2026-07")


@pytest.mark.parametrize(("size", "seed"), [(0, "x"), (1001, "x"), (5, " ")])
def test_a_draw_that_cannot_be_repeated_is_refused(store: Store, size: int, seed: str) -> None:
    with pytest.raises(RuleError):
        drawn(store, seed, size)


def test_a_review_is_an_entry_of_the_subject_reviewed(store: Store, desk: SmallDesk) -> None:
    entry = newest(store)
    with store.work(desk.officer) as work:
        review.sign_off(work, entry, finding="As it should be")

    with store.reading(WATCHER) as work:
        found = browse.entries(work, TrailFilter(kind="review.signed_off"))
    assert [(one.subject_id, one.actor) for one in found] == [(entry.subject_id, "Olga Stein")]


def test_nobody_signs_off_an_entry_of_their_own(store: Store, desk: SmallDesk) -> None:
    entry = newest(store)

    with store.work(desk.agent) as work, pytest.raises(RuleError, match="of their own"):
        review.sign_off(work, entry, finding="Mine is fine")


def test_a_review_without_a_finding_is_refused(store: Store, desk: SmallDesk) -> None:
    entry = newest(store)

    with store.work(desk.officer) as work, pytest.raises(RuleError, match="finding"):
        review.sign_off(work, entry, finding=" ")


def test_the_printed_sheet_has_the_sample_the_exceptions_and_room_for_findings(
    store: Store, desk: SmallDesk
) -> None:
    with store.work(desk.admin) as work:
        trail.append(work, "attempt.refused", ("ticket", 1), reason="Not theirs")
    words = ["audit", "sample", "--db", str(store.url), "--size", "3", "--seed", "2026-Q2 Stein"]
    sheets = []
    for more in ([], ["--exceptions"]):
        out = io.StringIO()
        run([*words, "--kind", "ticket", *more], io.StringIO(), out, io.StringIO())
        sheets.append(out.getvalue().splitlines())
    out = io.StringIO()
    run([*words, "--exceptions"], io.StringIO(), out, io.StringIO())

    assert sheets[0] == sheets[1]  # of daily work nothing is an exception
    assert [one.startswith("          finding: ____") for one in sheets[0][1:]] == [False, True] * 3
    assert "attempt.refused" in out.getvalue()
    assert "Attempt refused" in out.getvalue()
