"""A real keyring of the desktop keeps the password of a server, for whoever wants that."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop import keyring
from desktop.bootstrap.opening import open_desk
from desktop.sign_in.place import Place, without_password
from desktop.sign_in.welcome import Welcome
from services.config import Config
from services.errors import SignInRefused
from services.store.work import Store
from tests.rigs.desk import lay_desk
from tests.rigs.logins import SECRET, let_in
from tests.rigs.session import BUS_CONFIG
from tests.rigs.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.laid

PLACE = "postgresql://ada@db.example.org/desk"
WORD = "engine of analysis, größer"


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A bus of this test's own with GNOME's keyring on it, opened as a log-on opens it.

    The bus starts nothing by itself: asked too early, it would start a second keyring, locked, that
    the opened one replaces in the middle of the test.
    """
    if not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-daemon")):
        pytest.skip("gnome-keyring is not installed")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    address = f"unix:path={tmp_path / 'bus'}"
    config = tmp_path / "bus.conf"
    config.write_text(BUS_CONFIG.format(folder=tmp_path), "utf-8")
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", f"--address={address}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    opened = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(os.environ),
    )
    assert opened.stdin is not None
    opened.stdin.write(b"the password of the log-on")
    opened.stdin.close()
    try:
        until(lambda: keyring.is_there() and keyring.keep("ready", "x"), what="a keyring")
        yield
    finally:
        for one in (opened, bus):
            one.terminate()
            one.wait(10)


@pytest.mark.usefixtures("ring")
def test_a_password_is_kept_read_replaced_and_forgotten() -> None:
    kept = keyring.keep(PLACE, "first"), keyring.keep(PLACE, WORD)
    read = keyring.read(PLACE), keyring.read(PLACE.replace("ada", "eve"))
    keyring.forget(PLACE)

    assert kept == (True, True)
    assert read == (WORD, "")
    assert keyring.read(PLACE) == ""


def test_where_there_is_no_bus_there_is_no_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")

    assert not keyring.is_there()
    assert keyring.read(PLACE) == ""
    assert not keyring.keep(PLACE, WORD)
    keyring.forget(PLACE)


@pytest.mark.postgres
@pytest.mark.usefixtures("ring")
def test_a_remembered_password_opens_the_desk_and_is_gone_when_it_is_not_wanted(
    pg_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    owner = Store(pg_url)
    laid = lay_desk(owner)
    address = let_in(pg_url, "agent", laid.agent.role)
    owner.dispose()
    place, config = without_password(address), Config(None, tmp_path)

    def come(password: str, *, remember: bool = False) -> int | None:
        desk = open_desk(Place(place, password, remember=remember), config)
        desk.store.dispose()
        return desk.signed_in.person_id if desk.signed_in else None

    with pytest.raises(SignInRefused):
        come("a wrong one", remember=True)
    with pytest.raises(SignInRefused):
        come("")
    came = come(SECRET, remember=True), come("")
    again = come(SECRET, remember=False)

    assert (*came, again) == (laid.agent.person_id,) * 3
    with pytest.raises(SignInRefused):
        come("")


@pytest.mark.usefixtures("ring")
def test_the_door_offers_to_remember_where_there_is_a_keyring(qtbot: QtBot) -> None:
    page = Welcome()
    qtbot.addWidget(page)
    page.fill("db.example.org", "desk", "ada")
    page.password.setText(WORD)
    page.remember.setChecked(True)
    with qtbot.waitSignal(page.chosen) as chosen:
        page.password.returnPressed.emit()

    assert not page.remember.isHidden()
    assert chosen.args == [Place(PLACE, WORD, remember=True)]


def test_the_door_does_not_offer_it_where_there_is_none(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    page = Welcome()
    qtbot.addWidget(page)

    assert page.remember.isHidden()
