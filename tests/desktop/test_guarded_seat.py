"""A seat under its person's own login: in without a second question, out when that ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from desktop.bootstrap.opening import OpenDesk, enter, open_desk
from desktop.bootstrap.seat import COUNT_EVERY, Seat
from desktop.notifier import new_notifier
from desktop.sign_in.place import Place
from models.audit import AuditEntry
from models.vocabulary import Role
from services.access import administration, unlocking
from services.access.sign_in import NOBODY_HERE
from services.config import Config
from services.errors import NotAllowed
from services.store.work import Actor, Store
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.logins import SECRET, let_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
OPERATOR = Actor(None, "Operator", Role.ADMINISTRATOR, "test")


@pytest.fixture
def laid(owner: Store) -> SmallDesk:
    return lay_desk(owner)


@pytest.fixture
def opened(owner: Store, laid: SmallDesk, tmp_path: Path) -> OpenDesk:
    """The desk as the agent's own login opens it."""
    address = let_in(str(owner.url), "agent", laid.agent.role)
    return open_desk(Place(address), Config(None, tmp_path))


@pytest.fixture
def seat(opened: OpenDesk, qtbot: QtBot) -> Iterator[Seat]:
    qtbot.wait(1)  # its application is there before the seat
    made = Seat(opened, enter(opened, "", ""), new_notifier())
    made.start()
    yield made
    made.close()


def test_whoever_the_server_let_in_is_not_asked_again(opened: OpenDesk, laid: SmallDesk) -> None:
    actor = enter(opened, "somebody else", "")
    opened.store.dispose()

    assert (actor.person_id, actor.role) == (laid.agent.person_id, Role.AGENT)


def test_a_login_without_a_person_is_turned_away(
    owner: Store, laid: SmallDesk, tmp_path: Path
) -> None:
    address = let_in(str(owner.url), "nobody_here", laid.agent.role)

    with pytest.raises(NotAllowed, match="can no longer be used at this desk"):
        open_desk(Place(address), Config(None, tmp_path))


def test_a_changed_role_bars_the_seat_within_a_minute(
    owner: Store, laid: SmallDesk, seat: Seat, qtbot: QtBot
) -> None:
    assert timedelta(seconds=60) > COUNT_EVERY
    with owner.work(OPERATOR) as work:
        administration.set_role(work, laid.agent.person_id or 0, Role.AUDITOR, reason="Audits now")

    with qtbot.waitSignal(seat.barred) as barred:
        seat.look()
    assert barred.args == [
        "An administrator changed what you may do here. Sign in again to go on with your new role."
    ]


def test_a_switched_off_login_bars_the_seat(
    owner: Store, laid: SmallDesk, seat: Seat, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(seat.barred) as barred:
        with owner.work(OPERATOR) as work:
            administration.set_active(work, laid.agent.person_id or 0, active=False)
        seat.look()

    assert barred.args
    assert "refused the name or the password" in barred.args[0] or "no longer" in barred.args[0]


def test_a_role_that_was_revoked_on_the_server_bars_the_seat(
    owner: Store, seat: Seat, qtbot: QtBot
) -> None:
    """Past the program: an administrator of the database takes the group away by hand."""
    with owner.engine.begin() as connection:
        connection.execute(text("REVOKE vigil_agent FROM agent"))

    with qtbot.waitSignal(seat.barred) as barred:
        seat.look()
    assert barred.args == [NOBODY_HERE]


def test_a_locked_seat_opens_by_the_password_of_the_servers_login(
    opened: OpenDesk, laid: SmallDesk, owner: Store
) -> None:
    store, actor = opened.store, enter(opened, "", "")
    way = unlocking.way_of(store, actor)

    with pytest.raises(NotAllowed, match="password is wrong"):
        unlocking.unlock(store, actor, way, "wrong")
    with pytest.raises(NotAllowed, match="password is wrong"):
        unlocking.unlock(store, actor, way, "")
    unlocking.unlock(store, actor, way, SECRET)
    store.dispose()

    with owner.reading(laid.admin) as work:
        kinds = work.session.scalars(
            select(AuditEntry.kind)
            .where(AuditEntry.actor_id == laid.agent.person_id)
            .order_by(AuditEntry.id)
        ).all()
    assert way is unlocking.Way.SERVER
    refused, came = "person.sign_in_refused", "person.signed_in"
    assert kinds == [came, refused, refused, came]
