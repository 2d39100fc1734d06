"""The standard streams of a command, whatever stands behind them: a full disk, nobody, nothing."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says where no more can be written."""
NO_PASSWORD: Final = "The password has bytes that are no UTF-8. Write it in UTF-8."  # noqa: S105 - a sentence


class Streams(NamedTuple):
    """What a command reads and writes; no `out` where it was closed before we began."""

    stdin: TextIO
    out: TextIO | None
    err: TextIO


@contextmanager
def standard() -> Iterator[Streams]:
    """Open the standard streams, and let go of them so that Python has nothing to complain of."""
    given: tuple[TextIO | None, ...] = (sys.stdin, sys.stdout, sys.stderr)
    for one in given[1:]:
        if isinstance(one, io.TextIOWrapper):
            # a letter that the encoding of the terminal lacks is spelled, not a crash
            one.reconfigure(errors="backslashreplace")
    stdin, out, err = given
    try:
        yield Streams(stdin or io.StringIO(), out, err or io.StringIO())
    finally:
        for one in (out, err):
            if one is not None:
                _let_go(one)


def _let_go(stream: TextIO) -> None:
    """Write what is left; where that cannot be, drop it, else Python says so at its end."""
    try:
        stream.flush()
    except OSError:
        with suppress(OSError, ValueError):  # a stream without a number has no end to fear
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def is_text(word: str) -> bool:
    """Tell whether a word is text; bytes that were no UTF-8 are half a letter each in it."""
    return not any("\ud800" <= one <= "\udfff" for one in word)


def plain(words: str) -> str:
    """Return words for a terminal: what would steer it (ESC, BEL, a new line) is spelled."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in words)


def password_line(stdin: TextIO) -> str:
    """Read a password from a line.

    Raises:
        RuleError: It is not in UTF-8.
    """
    try:
        line = stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise RuleError(NO_PASSWORD) from error
    return password_text(line)


def password_text(word: str) -> str:
    """Return a password that was typed; RuleError where it has bytes that are no text."""
    if not is_text(word):
        raise RuleError(NO_PASSWORD)
    return word
