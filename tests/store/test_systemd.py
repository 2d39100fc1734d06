"""systemd hears when the watcher is ready, that it lives, and that it stops; over a real socket."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from services.watch.systemd import Systemd
from tests.rigs.desk import lay_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Store

pytestmark = pytest.mark.laid

WITHIN_S = 60.0


@contextmanager
def systemd_socket(address: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(address)
        heard.settimeout(WITHIN_S)
        yield heard


def words(heard: socket.socket) -> list[str]:
    return heard.recv(4096).decode().splitlines()


def test_each_word_is_a_datagram(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with systemd_socket(address) as heard:
        systemd = Systemd({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "300000"})
        systemd.ready("watching as cupboard")
        systemd.alive()
        systemd.alive()  # too soon to be said again
        systemd.stopping()

        assert [words(heard) for _ in range(3)] == [
            ["READY=1", "STATUS=watching as cupboard"],
            ["WATCHDOG=1"],
            ["STOPPING=1", "STATUS=finishing the sweep in hand"],
        ]


def test_an_abstract_address_is_understood() -> None:
    name = f"vigil-test-{os.getpid()}"
    with systemd_socket(f"\0{name}") as heard:
        Systemd({"NOTIFY_SOCKET": f"@{name}"}).ready("here")

        assert words(heard)[0] == "READY=1"


@pytest.mark.parametrize(
    "environment",
    [{}, {"NOTIFY_SOCKET": "/nowhere/at/all", "WATCHDOG_USEC": "1"}, {"WATCHDOG_USEC": "soon"}],
)
def test_where_nobody_listens_nothing_breaks(environment: dict[str, str]) -> None:
    systemd = Systemd(environment)
    systemd.ready("here")
    systemd.alive()
    systemd.stopping()


def test_a_watchdog_of_another_process_is_not_ours() -> None:
    asked = {"WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"}

    assert Systemd(asked).interval_s is None


def test_the_watcher_tells_systemd_from_start_to_end(sqlite_store: Store, tmp_path: Path) -> None:
    lay_desk(sqlite_store)
    address = str(tmp_path / "notify")
    url = sqlite_store.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "services.console", "watch", "--db", url]
    environment = os.environ | {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "3000000"}
    with (
        systemd_socket(address) as heard,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process,
    ):
        said = [words(heard)[0] for _ in range(3)]
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        while (last := words(heard)[0]) == "WATCHDOG=1":
            assert time.monotonic() - began < WITHIN_S
        process.communicate(timeout=WITHIN_S)

    assert sorted(said) == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]
    assert (last, process.returncode) == ("STOPPING=1", 0)


def test_the_unit_asks_for_what_the_watcher_tells() -> None:
    unit = Path("packaging/vigilctl-watch.service").read_text("utf-8").splitlines()

    assert {"Type=notify", "NotifyAccess=all", "WatchdogSec=60"} <= set(unit)
