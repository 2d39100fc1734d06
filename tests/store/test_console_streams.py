"""`vigilctl` in odd surroundings: its streams, accounts, settings, words that are no text."""

from __future__ import annotations

import getpass
import importlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models.vocabulary import Role
from services import config
from services.access.administration import NewPerson, add_person
from services.console.__main__ import run
from services.store.work import Actor, Store
from tests.rigs.session import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATOR = Actor(None, "Operator", Role.ADMINISTRATOR, "test")
NOT_UTF8 = os.fsdecode(b"caf\xe9")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the streams are a shell's")


@pytest.fixture
def laid(sqlite_url: str) -> Iterator[str]:
    store = Store(sqlite_url)
    with store.work(OPERATOR) as work:
        add_person(work, NewPerson("Łucja \x1b[31mRed\x07", Role.AGENT, login="lucja"))
    yield sqlite_url
    store.dispose()


def shell(line: str, *words: str, **environment: str) -> tuple[int, str, str]:
    """Run a line of the shell, in which `"$@"` is vigilctl with these words."""
    vigilctl = [sys.executable, "-m", "services.console.__main__", *words]
    done = subprocess.run(
        ["bash", "-c", line, "bash", *vigilctl],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def vigilctl(*words: str, given: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(words, io.StringIO(given), out, err)
    return status, out.getvalue(), err.getvalue()


def test_a_reader_that_has_gone_is_no_error_to_tell(laid: str) -> None:
    line = '"$@" | true; exit "${PIPESTATUS[0]}"'

    assert shell(line, "user", "list", "--db", laid) == (1, "", "")


def test_a_full_disk_is_one_sentence(laid: str) -> None:
    assert shell('"$@" >/dev/full', "user", "list", "--db", laid) == (
        1,
        "",
        "vigilctl: The output cannot be written: No space left on device. Free some space.\n",
    )


def test_a_closed_output_is_one_sentence(laid: str) -> None:
    status, _, said = shell(
        '"$@" >&-', "user", "add", "marta", "agent", "--name", "E", "--db", laid
    )

    assert (status, said.startswith("vigilctl: Standard output is closed.")) == (1, True)
    assert "marta" not in vigilctl("user", "list", "--db", laid)[1]


@pytest.mark.parametrize("line", ['"$@" >/dev/full', '"$@" | true; exit "${PIPESTATUS[0]}"'])
def test_a_first_password_that_nobody_saw_is_told_to_be_lost(laid: str, line: str) -> None:
    status, _, said = shell(line, "user", "add", "marta", "agent", "--name", "Eve", "--db", laid)

    assert status == 1
    assert said.startswith("vigilctl: Eve can sign in as marta (agent). But the first password")
    assert "`vigilctl user reset marta`" in said
    assert "Traceback" not in said


def test_letters_that_the_terminal_lacks_are_spelled(laid: str) -> None:
    status, told, said = shell('"$@"', "user", "list", "--db", laid, PYTHONIOENCODING="latin-1")

    assert (status, said) == (0, "")
    assert "\\u0141ucja" in told


def test_a_name_steers_no_terminal(laid: str) -> None:
    told = vigilctl("user", "list", "--db", laid)[1]

    assert "Łucja \\x1b[31mRed\\x07\n" in told


def test_an_interruption_while_a_command_is_loaded_is_quiet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importlib, "import_module", interrupt)

    assert vigilctl("user", "list") == (130, "", "")


@pytest.mark.parametrize("given", [("user", "list", "--db", NOT_UTF8), (NOT_UTF8,)])
def test_an_argument_that_is_no_text_is_a_wrong_one(given: tuple[str, ...]) -> None:
    status, told, said = vigilctl(*given)

    assert (status, told) == (2, "")
    assert "bytes that are no UTF-8" in said


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_password_that_is_no_text_is_refused(laid: str, encoding: str, errors: str) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"caf\xe9 battery\n"), encoding, errors)
    err = io.StringIO()
    given = ["user", "add", "marta", "agent", "--name", "Eve", "--password-stdin", "--db", laid]

    assert run(given, stdin, io.StringIO(), err) == 1
    assert "The password has bytes that are no UTF-8" in err.getvalue()
    assert "marta" not in vigilctl("user", "list", "--db", laid)[1]


@pytest.fixture(params=["toml", "type", "bytes", "folder"])
def broken(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that cannot be used, in one way each."""
    file = tmp_path / "conf" / "vigildesk" / "settings.toml"
    file.parent.mkdir(parents=True)
    if request.param == "folder":
        file.mkdir()
    else:
        file.write_bytes({"toml": b"a =", "type": b"database = 5", "bytes": b"\xff"}[request.param])
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    monkeypatch.delenv("VIGILDESK_DB", raising=False)


@pytest.mark.usefixtures("broken")
def test_broken_settings_are_told_where_they_are_needed(
    laid: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vigilctl("user", "list")[:2] == (2, "")
    assert "settings.toml" in capsys.readouterr().err
    assert vigilctl("user", "list", "--help")[0] == 0
    assert "lucja" in vigilctl("user", "list", "--db", laid)[1]


@pytest.mark.parametrize("problem", [KeyError("getpwuid(): uid not found: 12345"), OSError("none")])
def test_an_account_without_a_name_goes_by_its_number(
    laid: str, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def nameless() -> str:
        raise problem

    monkeypatch.setattr(getpass, "getuser", nameless)
    given = ("user", "add", "marta", "agent", "--name", "Eve", "--password-stdin", "--db", laid)
    assert vigilctl(*given, given="correct horse battery\n")[0] == 0

    store = Store(laid)
    with store.engine.connect() as connection:
        query = "SELECT actor_name FROM audit_entry ORDER BY id DESC LIMIT 1"
        assert connection.scalar(text(query)) == str(os.getuid())
    store.dispose()


def test_an_account_without_a_home_has_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)

    assert config.load(environ={}).database is None


@pytest.mark.parametrize(
    ("setting", "words"),
    [("nonsense=1", "nonsense"), ("sslmode=bogus", "bogus"), ("channel_binding=often", "often")],
)
def test_a_setting_of_an_address_that_is_none_is_named(setting: str, words: str) -> None:
    address = f"postgresql://ada:tiger@127.0.0.1:1/desk?{setting}"
    status, told, said = vigilctl("user", "list", "--db", address)

    assert (status, told) == (1, "")
    assert "has a setting that is not understood: invalid" in said
    assert words in said
    assert "tiger" not in said
