"""Every command of the administrators' runbook does what it says, in its order."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.rigs.ports import spare_port
from tests.rigs.postgres_server import PASSWORD, PgServer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parent.parent.parent
HELP: Final = ROOT / "resources/help/admin"
BOX: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def boxes(name: str = "database.md") -> list[str]:
    """Return the commands, box by box; every box must be one that can be run."""
    found = BOX.findall((HELP / name).read_text("utf-8"))
    assert {language for language, _ in found} == {"sh"}
    return [commands for _, commands in found]


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[tuple[PgServer, dict[str, str]]]:
    """A primary, and the variables the runbook asks its reader to set."""
    server = PgServer((), in_memory=True)
    server.initialise()
    server.keep("data/postgresql.auto.conf", b"wal_log_hints = 'on'\n")  # for pg_rewind
    server.start()
    folders = {name: tmp_path / name.lower() for name in ("SAFE", "COPIES")}
    for folder in folders.values():
        folder.mkdir()
    standby = server.folder / "standby"
    programs = f"{Path(sys.executable).parent}:{server.programs}:/usr/bin:/bin"
    yield (
        server,
        {
            "PATH": programs,
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "PGUSER": "postgres",
            "PGPASSWORD": PASSWORD,
            "PGHOST": "127.0.0.1",
            "PRIMARY": str(server.port),
            "STANDBY": str(spare_port()),
            "DATA_PRIMARY": str(server.folder / "data"),
            "DATA_STANDBY": str(standby),
            **{name: str(folder) for name, folder in folders.items()},
        },
    )
    for data in (standby, server.folder / "data"):
        if (data / "postmaster.pid").exists():
            _as_the_server(server, f"pg_ctl stop -m immediate -D {data}", {"PATH": programs})
    server.destroy()


def _as_the_server(
    server: PgServer, command: str, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd="/",
        **server.identity,
    )


def _is_the_servers(command: str) -> bool:
    """The server's own programs refuse to run as root, and own its files."""
    return command.startswith(("pg_ctl", "pg_basebackup", "pg_rewind"))


def test_the_german_runbook_has_the_same_commands() -> None:
    assert boxes("database.de.md") == boxes()


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_command_of_the_runbook_works(
    surroundings: tuple[PgServer, dict[str, str]],
) -> None:
    server, environment = surroundings
    for box in boxes():
        for command in box.splitlines():
            if _is_the_servers(command):
                done = _as_the_server(server, command, environment)
            else:
                done = subprocess.run(
                    ["bash", "-euo", "pipefail", "-c", command],
                    check=False,
                    text=True,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    env=environment | {"PYTHONPATH": str(ROOT)},
                    cwd=environment["COPIES"],
                )
            assert done.returncode == 0, f"{command}\n{done.stdout}"
