"""An erasure outlives the copies made before it: a restore carries it out again, and says so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.people import Person
from models.tickets import Message, Ticket
from services.audit import browse, disposal, forgotten, holds, retention, sealing
from services.audit import keys as key_files
from services.audit.browse import TrailFilter
from services.audit.scopes import Scope
from services.audit.verification.run import Evidence, verify
from services.operations import age
from services.store.work import Store
from services.tickets import lifecycle
from tests.rigs.copying import is_untouched, made, vigilctl, write_word

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rigs.desk import SmallDesk
    from tests.rigs.placed_clock import PlacedClock


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)


def erased(url: str, desk: SmallDesk, keys: Path) -> None:
    """Erase the requester after the copy was made; the next seal puts it on the list."""
    store = Store(url)
    assert desk.requester.person_id is not None
    assert desk.admin.person_id is not None
    with store.work(desk.officer) as work:
        disposal.erase_person(
            work,
            desk.requester.person_id,
            authority="GDPR Article 17, request of 3 June",
            approved_by=desk.admin.person_id,
        )
    sealing.sequence_and_seal(store, key_files.load(keys), every=timedelta(0))
    store.dispose()


def restored(room: str, file: Path, word: Path, *more: str | Path) -> str:
    words = ("restore", file, "--db", room, "--passphrase-file", word, *more)
    status, told, said = vigilctl(*words)
    assert (status, said) == (0, "")
    return told


def known(room: str, desk: SmallDesk) -> tuple[str, set[str]]:
    """The requester's name, and what the messages of the desk say."""
    store = Store(room)
    with store.reading(desk.officer) as work:
        name = work.require(Person, desk.requester.person_id or 0).name
        bodies = set(work.session.scalars(select(Message.body)))
    store.dispose()
    return name, bodies


def test_an_erased_person_does_not_come_back_with_a_restore(
    worked: SmallDesk, url: str, room: str, word: Path, tmp_path: Path
) -> None:
    file, keys = made(url, word, tmp_path), tmp_path / "keys"
    erased(url, worked, keys)

    told = restored(room, file, word, "--keys", keys)

    name, bodies = known(room, worked)
    assert "erased again: 1 of the 1 on the list" in told
    assert name.startswith("Erased person")
    assert bodies == {"(erased)"}
    store = Store(room)
    with store.reading(worked.officer) as work:
        approved = browse.entries(work, TrailFilter(kind="erasure.approved"))[0]
        kinds = [one.kind for one in browse.entries(work, TrailFilter(kind="erasure"))]
    found = verify(store, Evidence(trust=key_files.read_trust(keys)))
    store.dispose()
    said = {one.field: one.after or "" for one in approved.changes}
    assert approved.reason == "GDPR Article 17, request of 3 June"
    assert worked.admin.name in said["confirmed by"]
    assert worked.officer.name in said["confirmed by"]
    assert kinds == ["erasure.executed", "erasure.approved"]
    assert found.layers() == set(), [one.problems for one in found.results]


def purged(url: str, desk: SmallDesk, keys: Path, clock: PlacedClock) -> None:
    """Purge the one ticket nine years later; its line is put in order, and nothing is signed."""
    store = Store(url)
    with store.work(desk.agent) as work:
        lifecycle.close(work, 1001, reason="Answered")
    clock.ahead += timedelta(days=9 * 365)
    with store.work(desk.officer) as work:
        retention.propose(work, reason="Agreed")
        due = next(one for one in retention.schedule(work) if one.due)
        disposal.purge(work, due.id, [1001], reason="Due", approved_by=desk.admin.person_id or 0)
    with store.work(desk.officer) as work:
        forgotten.keep(keys, forgotten.since(work, keys, None))
    store.dispose()


def test_a_purged_ticket_does_not_come_back_with_a_restore(
    worked: SmallDesk, url: str, room: str, tmp_path: Path, clock: PlacedClock
) -> None:
    word = write_word(tmp_path / "passphrase")
    file, keys = made(url, word, tmp_path), tmp_path / "keys"
    purged(url, worked, keys, clock)
    clock.ahead = timedelta(0)

    told = restored(room, file, word, "--keys", keys)

    store = Store(room)
    with store.reading(worked.officer) as work:
        certified = browse.entries(work, TrailFilter(kind="purge.certified"))
        tickets = work.session.scalar(select(func.count()).select_from(Ticket))
        twice = forgotten.read_list(keys)
    with store.work(worked.officer) as work:
        again = forgotten.erase_again(work, twice)
    found = verify(store, Evidence(trust=key_files.read_trust(keys)))
    store.dispose()
    assert "erased again: 1 of the 1 on the list" in told
    assert (tickets, len(certified), again.erased, again.kept) == (0, 1, (), ())
    assert {one.field: one.after for one in certified[0].changes}["class"] == "Everything else"
    assert found.layers() == set(), [one.problems for one in found.results]


def test_the_list_has_an_erasure_before_it_is_signed(
    worked: SmallDesk, url: str, tmp_path: Path
) -> None:
    store, keys = Store(url), key_files.load(tmp_path / "keys")
    with store.work(worked.officer) as work:
        disposal.erase_ticket(
            work, 1001, authority="Article 17", approved_by=worked.admin.person_id or 0
        )
    done = sealing.sequence_and_seal(store, keys, every=timedelta(hours=1))
    store.dispose()

    assert done.checkpoint is None
    assert [one.number for one in forgotten.read_list(keys.folder)] == [1001]


def test_without_the_list_the_restore_says_who_is_back_and_the_list_may_come_later(
    worked: SmallDesk, url: str, room: str, word: Path, tmp_path: Path
) -> None:
    file, keys = made(url, word, tmp_path), tmp_path / "keys"
    erased(url, worked, keys)

    told = restored(room, file, word)
    control = known(room, worked)
    store = Store(room)
    with store.work(worked.officer) as work:
        again = forgotten.erase_again(work, forgotten.read_list(keys))
    with store.work(worked.officer) as work:
        twice = forgotten.erase_again(work, forgotten.read_list(keys))
    store.dispose()

    assert "no list of erasures was given: whoever was erased since" in told
    assert control[0] == worked.requester.name
    assert "Geheim: das Kennwort liegt im Tresor." in control[1]
    assert (len(again.erased), again.kept, twice.erased) == (1, (), ())
    assert known(room, worked)[1] == {"(erased)"}


def test_what_a_hold_of_the_copy_keeps_is_told_and_stays(
    worked: SmallDesk, url: str, room: str, word: Path, tmp_path: Path
) -> None:
    store = Store(url)
    scope = Scope(people=(worked.requester.person_id or 0,))
    with store.work(worked.officer) as work:
        hold = holds.place(work, "Berg", "Olga", scope, reason="letter").subject or 0
    file = made(url, word, tmp_path)
    with store.work(worked.officer) as work:
        holds.release(work, hold, reason="settled", approved_by=worked.admin.person_id or 0)
    store.dispose()
    erased(url, worked, tmp_path / "keys")

    told = restored(room, file, word, "--keys", tmp_path / "keys")

    assert "erased again: 0 of the 1 on the list" in told
    assert "NOT erased again: person #" in told
    assert "under the legal hold “Berg”" in told
    assert known(room, worked)[0] == worked.requester.name


def test_a_number_that_is_another_persons_now_is_left_alone(
    worked: SmallDesk, url: str, tmp_path: Path
) -> None:
    store = Store(url)
    erased_before = forgotten.Forgotten(
        unit="f" * 32,
        subject="person",
        number=worked.requester.person_id or 0,
        created_at="2020-01-01T00:00:00+00:00",
        at="2026-06-03T10:00:00+00:00",
        authority="GDPR Article 17",
        asked_by="Olga Stein",
        confirmed_by="Ada Kern #7",
    )
    forgotten.keep(tmp_path, [erased_before])
    with store.work(worked.officer) as work:
        done = forgotten.erase_again(work, forgotten.read_list(tmp_path))
    store.dispose()

    assert done == forgotten.Again((), ())
    assert known(url, worked)[0] == worked.requester.name


def test_a_list_that_was_spoilt_restores_nothing(
    worked: SmallDesk, url: str, room: str, word: Path, tmp_path: Path
) -> None:
    del worked
    file = made(url, word, tmp_path)
    (tmp_path / "list.jsonl").write_text('{"unit": 7}\n')

    status, _, said = vigilctl(
        *("restore", file, "--db", room, "--passphrase-file", word),
        *("--erasures", tmp_path / "list.jsonl"),
    )

    assert status == 1
    assert "Line 1 of" in said
    assert is_untouched(room)


def test_a_list_that_is_not_there_restores_nothing(
    worked: SmallDesk, url: str, room: str, word: Path, tmp_path: Path
) -> None:
    del worked
    file = made(url, word, tmp_path)
    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "mistyped.jsonl", tmp_path / "empty"):
        status, _, said = vigilctl(
            *("restore", file, "--db", room, "--passphrase-file", word), *("--erasures", place)
        )

        assert status == 1
        assert "There is no list of erasures at" in said
        assert is_untouched(room)
