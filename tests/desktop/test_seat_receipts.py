"""A window at a server keeps what its changes became where the server cannot reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.bootstrap.opening import OpenDesk, enter, open_desk
from desktop.sign_in.place import Place
from services.audit.receipts import read_receipts
from services.audit.verification.findings import Layer
from services.audit.verification.run import Evidence, verify
from services.config import Config
from services.tickets.conversation import add_note, send_reply
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import let_in
from tests.rigs.tampering import attack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.audit.verification.findings import Result
    from services.store.work import Store

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def laid(owner: Store) -> SmallDesk:
    return lay_desk(owner)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(None, tmp_path)


@pytest.fixture
def at_the_seat(owner: Store, laid: SmallDesk, config: Config) -> Iterator[OpenDesk]:
    address = let_in(str(owner.url), "agent", laid.agent.role)
    desk = open_desk(Place(address), config)
    yield desk
    desk.store.dispose()


def of_receipts(owner: Store, files: tuple[Path, ...]) -> Result:
    results = verify(owner, Evidence(receipts=files)).results
    return next(one for one in results if one.layer is Layer.RECEIPTS)


def test_each_change_leaves_one_for_every_subject(
    owner: Store, laid: SmallDesk, at_the_seat: OpenDesk, config: Config
) -> None:
    actor = enter(at_the_seat, "", "")
    first, second = (opened(owner, laid) for _ in range(2))
    for ticket in (first, second, first):
        at_the_seat.store.apply(actor, lambda work, ticket=ticket: send_reply(work, ticket, "Try."))  # type: ignore[misc]
    with at_the_seat.store.work(actor) as work:
        add_note(work, second, "Ask Lee.")

    (file,) = config.receipts.iterdir()
    kept = list(read_receipts(file))
    assert [one.subject for one in kept if one.subject.startswith("ticket/")] == [
        f"ticket/{number}" for number in (first, second, first, second)
    ]
    assert all(one.time for one in kept)
    result = of_receipts(owner, (file,))
    assert (result.checked, result.failed) == (len(kept), 0)


def test_a_line_the_owner_of_the_server_takes_back_is_missed(
    owner: Store, laid: SmallDesk, at_the_seat: OpenDesk, config: Config
) -> None:
    actor, ticket = enter(at_the_seat, "", ""), opened(owner, laid)
    at_the_seat.store.apply(actor, lambda work: send_reply(work, ticket, "Turn it off and on."))
    subject = f"ticket/{ticket}"
    with attack(owner) as attacker:
        last = attacker.chain(subject)[-1]
        attacker.sql(f"DELETE FROM ledger_line WHERE id = {last.id:d}")  # noqa: S608 - a number

    (file,) = config.receipts.iterdir()
    assert of_receipts(owner, (file,)).failed == 1


def test_a_desk_in_a_file_of_the_seat_keeps_none(config: Config, sqlite_url: str) -> None:
    desk = open_desk(Place(sqlite_url), config)
    desk.store.dispose()
    assert not config.receipts.exists()
