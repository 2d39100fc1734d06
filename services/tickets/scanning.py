"""A program of the site's own looks at every file before it is attached, and may refuse it.

`attachment_scan` in the settings of the seat is its command line, a list of words and never a
shell's: `["clamdscan", "--fdpass", "--no-summary", "{file}"]`. It is given a copy of the file under
a name of our own. Ending with 0 lets the file pass; anything else refuses it, and the first line
it wrote is the reason. A scanner that cannot be started, or takes too long, refuses as well.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from services import config
from services.sentence import Sentence

if TYPE_CHECKING:
    from typing import IO

FILE: Final = "{file}"
"""Stands in the command line for the path of the copy; without it the path comes last."""
LONGEST_REASON: Final = 200
READ: Final = 4096


@dataclass(frozen=True, slots=True)
class Scanner:
    """The program that looks at files.

    Attributes:
        command: Its words, the program first; not empty.
        seconds: How long it may take for one file.
    """

    command: tuple[str, ...]
    seconds: int = 30


def configured() -> Scanner | None:
    """Return the scanner of this seat; None where the settings name none."""
    settings = config.load()
    if not settings.attachment_scan:
        return None
    return Scanner(settings.attachment_scan, settings.attachment_scan_seconds)


def refusal(scanner: Scanner, name: str, content: bytes) -> str:
    """Return why the scanner refuses a file, as a sentence; empty where it lets it pass."""
    with tempfile.TemporaryDirectory(prefix="vigildesk-scan-") as folder:
        copy = Path(folder, "attachment")
        copy.write_bytes(content)
        words = [one.replace(FILE, str(copy)) for one in scanner.command]
        if words == list(scanner.command):
            words.append(str(copy))
        with Path(folder, "said").open("w+b") as said:
            return _ran(scanner, name, words, said)


def _ran(scanner: Scanner, name: str, words: list[str], said: IO[bytes]) -> str:
    try:
        process = subprocess.Popen(  # noqa: S603 - the site's own program, and no shell
            words,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        return Sentence(
            "“{name}” was not checked: the scanner {scanner} cannot be started ({why}). Ask an "
            "administrator; without the check nothing is attached.",
            name=name,
            scanner=words[0],
            why=error,
        )
    try:
        code = process.wait(scanner.seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return Sentence(
            "“{name}” was not checked within {seconds} s and is not attached. Try it again, or ask "
            "an administrator.",
            name=name,
            seconds=scanner.seconds,
        )
    if code == 0:
        return ""
    said.seek(0)
    reason = _first_line(said.read(READ).decode("utf-8", "replace"))
    return Sentence(
        "“{name}” was refused by the check of files: {reason}.",
        name=name,
        reason=reason or f"code {code}",
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the scanner with whatever it has started; nobody waits for what it holds open."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _first_line(text: str) -> str:
    """Return the first line with words, harmless to show: no control or direction characters."""
    for line in text.splitlines():
        kept = "".join(char for char in line if unicodedata.category(char)[0] != "C").strip(" .")
        if kept:
            return kept[:LONGEST_REASON]
    return ""
