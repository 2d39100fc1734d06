"""The site's own scanner: started without a shell, heard, and never waited for too long."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from services import config
from services.errors import RuleError
from services.tickets import scanning
from services.tickets.attachments import read_checked
from services.tickets.scanning import Scanner, refusal

if TYPE_CHECKING:
    from pathlib import Path

PASSES = "import sys; sys.exit(0)"
READS = "import pathlib, sys; print(pathlib.Path(sys.argv[1]).read_text()); sys.exit(1)"
NEVER_ENDS = (
    "import subprocess, sys, time;"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)"
)


def scanner(code: str, *words: str, seconds: int = 30) -> Scanner:
    return Scanner((sys.executable, "-c", code, *words), seconds)


def test_what_the_scanner_lets_pass_is_not_refused() -> None:
    assert refusal(scanner(PASSES), "a.txt", b"x") == ""


def test_what_it_refuses_is_refused_in_its_words() -> None:
    code = "import sys; print('\\n  Eicar-Test-Signature FOUND \\u202e\\x1b[31m'); sys.exit(1)"

    said = refusal(scanner(code), "a.txt", b"x")

    assert said.startswith("“a.txt” was refused by the check of files: Eicar-Test-Signature FOUND")
    assert "\u202e" not in said
    assert "\x1b" not in said


def test_it_is_given_the_bytes_of_the_file() -> None:
    assert "secret words" in refusal(scanner(READS, "{file}"), "a.txt", b"secret words")
    assert "secret words" in refusal(scanner(READS), "a.txt", b"secret words")


@pytest.mark.parametrize("name", ["--help", "a; touch owned", "$(id)", "-rf", "a\nb.txt"])
def test_a_name_never_reaches_the_command_line(name: str) -> None:
    code = "import sys; print(sys.argv[1:]); sys.exit(1)"

    said = refusal(scanner(code), name, b"x").removeprefix(f"“{name}” was refused")

    assert "/attachment'" in said
    assert name not in said


def test_a_scanner_that_never_ends_refuses_and_is_ended_with_what_it_started() -> None:
    began = time.monotonic()
    said = refusal(scanner(NEVER_ENDS, seconds=1), "a.txt", b"x")

    assert said.startswith("“a.txt” was not checked within 1 s")
    assert time.monotonic() - began < 5


def test_a_scanner_that_is_not_there_refuses(tmp_path: Path) -> None:
    said = refusal(Scanner((str(tmp_path / "none"),)), "a.txt", b"x")

    assert "cannot be started" in said


def test_a_silent_refusal_says_its_code() -> None:
    assert refusal(scanner("import sys; sys.exit(7)"), "a.txt", b"x").endswith(": code 7.")


# -- where it is set ---------------------------------------------------------------------------


def test_the_settings_name_it_as_a_list_of_words(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        'attachment_scan = ["scan", "--quick", "{file}"]\nattachment_scan_seconds = 9\n'
    )

    loaded = config.load(file, environ={})

    assert loaded.attachment_scan == ("scan", "--quick", "{file}")
    assert loaded.attachment_scan_seconds == 9


@pytest.mark.parametrize("line", ['"scan {file}"', "[1]", '["scan", ""]'])
def test_one_text_is_refused_for_only_a_shell_takes_it_apart(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"attachment_scan = {line}\n")

    with pytest.raises(RuleError, match="must be a list of words"):
        config.load(file, environ={})


def test_only_the_bytes_that_were_checked_are_attached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"clean")
    monkeypatch.setattr(scanning, "configured", lambda: scanner(PASSES))
    sha256 = "3b066804f6d1d077173cfe4d06002e6a61e6f21c2b2e648417962115f1afcd8e"
    passed = read_checked(file, 1000, [sha256])
    file.write_bytes(b"another")

    assert passed.content == b"clean"
    with pytest.raises(RuleError, match="is not the file that was checked"):
        read_checked(file, 1000, [sha256])
