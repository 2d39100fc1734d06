"""`vigilctl`, run in this process on streams of our own, on both databases."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from services.console.__main__ import COMMANDS, run
from tests.rigs.logs import row, step, write_log

if TYPE_CHECKING:
    from pathlib import Path

PRINT_MODULES = (
    "import sys; from services.console.__main__ import main; main(); print(*sys.modules)"
)


def vigilctl(*argv: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(argv, io.StringIO(), out, err)
    return status, out.getvalue(), err.getvalue()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert vigilctl("--version")[0] == 0
    assert re.fullmatch(r"vigilctl \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_no_command_is_a_wrong_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert vigilctl()[0] == 2
    assert "COMMAND" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert vigilctl(name, "--help")[0] == 0
    assert f"vigilctl {name}" in capsys.readouterr().out


def test_a_desk_is_made_once(empty_url: str) -> None:
    assert vigilctl("db", "init", "--db", empty_url)[0] == 0

    status, _, said = vigilctl("db", "init", "--db", empty_url)
    assert status == 1
    assert said.endswith("already; nothing was changed.\n")


def test_an_empty_database_is_no_desk(empty_url: str) -> None:
    status, told, _ = vigilctl("db", "status", "--db", empty_url)

    assert status == 1
    assert "holds no desk yet. Make one with `vigilctl db init`." in told


def test_a_desk_is_up_to_date(url: str) -> None:
    status, told, _ = vigilctl("db", "status", "--db", url)

    assert status == 0
    assert "is up to date." in told


def test_upgrading_an_up_to_date_desk_says_so(url: str) -> None:
    assert "is up to date." in vigilctl("db", "upgrade", "--db", url)[1]


def test_upgrading_nothing_is_refused(empty_url: str) -> None:
    status, _, said = vigilctl("db", "upgrade", "--db", empty_url)

    assert status == 1
    assert "vigilctl db init" in said


def test_a_password_is_never_repeated() -> None:
    _, told, said = vigilctl("db", "status", "--db", "postgresql://ada:tiger@127.0.0.1:1/desk")

    assert "cannot be reached" in said
    assert "tiger" not in told + said


def test_an_import_into_an_empty_desk_prints_its_figures_and_its_problems(
    url: str, tmp_path: Path
) -> None:
    log = write_log(tmp_path, row(), "bad row", step("10:00"))

    status, told, said = vigilctl("import", "servicenow", str(log), "--db", url)

    assert status == 0
    assert told.startswith("1 incidents became tickets, 2 events their history\n")
    assert "line 3: wrong number of columns: 1 instead of 17 (skipped" in said


def test_an_import_of_nothing_is_refused(url: str, tmp_path: Path) -> None:
    status, _, said = vigilctl("import", "servicenow", str(tmp_path / "x.csv"), "--db", url)

    assert status == 1
    assert "No such file or directory. Check the path" in said


def test_a_sweep_can_be_done_once(url: str) -> None:
    assert vigilctl("watch", "--once", "--db", url)[:2] == (0, "0 levels fired\n")


def test_a_desk_that_nobody_watches_says_so(url: str) -> None:
    status, told, _ = vigilctl("watch", "--status", "--db", url)

    assert status == 1
    assert told.startswith("Nobody watches this desk.")


def test_simulating_loads_no_database_library() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", PRINT_MODULES, "simulate"],
        input="",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "services.console.simulate" in loaded
    assert not {"sqlalchemy", "psycopg", "alembic", "PySide6"} & set(loaded)
