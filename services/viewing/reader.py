"""A PDF that is looked at: begins its process, asks it, and ends it when it takes too long."""

from __future__ import annotations

import hashlib
import threading
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from services.viewing import child, wire
from services.viewing.limits import (
    DRAW_S,
    MOST_BYTES,
    MOST_PASSWORD,
    MOST_PIXELS,
    MOST_STARTS,
    OPEN_S,
    NotDrawn,
    Trouble,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

    from services.viewing.wire import Letter, Pages

Answer = TypeVar("Answer")
_GRACE: Final = 2.0
"""Seconds an ended process has to be gone."""


class PdfReader:
    """One file and the process that draws it.

    Every method but `close` blocks, so call them off the GUI thread and one at a time; `close` may
    be called from any thread, and ends what is under way.
    """

    def __init__(
        self,
        content: bytes | Path,
        *,
        sha256: str = "",
        open_seconds: float = OPEN_S,
        draw_seconds: float = DRAW_S,
    ) -> None:
        """Hold a file, or where it is; its process begins with the first question.

        Args:
            content: The file, or where it is.
            sha256: That it must have; empty: any.
            open_seconds: Until it has to be open.
            draw_seconds: Until a page has to be drawn or read.
        """
        self._content, self._sha256 = content, sha256
        self._password = b""
        self._open_seconds, self._draw_seconds = open_seconds, draw_seconds
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._starts = 0
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """The number of the process; None while there is none."""
        process = self._process
        return process.pid if process is not None else None

    def open(self) -> Pages:
        """Open the file, with the password that was given before.

        Raises:
            NotDrawn: It is gone, changed, too large, broken, protected, or took too long.
        """
        content = _read(self._content)
        if self._sha256 and hashlib.sha256(content).hexdigest() != self._sha256:
            raise NotDrawn(Trouble.CHANGED)
        self._end()
        pipe = self._begin()
        with self._within(self._open_seconds):
            pipe.send_bytes(content)
        return self._unlocked(pipe)

    def unlock(self, password: str) -> Pages:
        """Open a protected file; its password is kept in memory, for a process begun anew.

        Raises:
            NotDrawn: As of `open`; PROTECTED: it is another password.
        """
        self._password = password.encode("utf-8", "replace")[:MOST_PASSWORD]
        pipe = self._pipe
        return self.open() if pipe is None else self._unlocked(pipe)

    def draw(self, page: int, width: int, height: int) -> bytes:
        """Return the pixels of a page: 4 bytes each, blue, green, red, nothing.

        Args:
            page: From zero.
            width: In pixels.
            height: In pixels.

        Raises:
            NotDrawn: The page cannot be drawn, or took too long.
            ValueError: More than MOST_PIXELS were asked for.
        """
        if not 0 < width * height <= MOST_PIXELS:
            raise ValueError(f"{width} by {height} pixels")
        wish = wire.Wish(wire.Do.DRAW, page, width, height)
        said = self._ask(wish, wire.longest_picture(width, height))
        return self._understood(partial(wire.picture_of, said, width, height))

    def letters(self, page: int) -> tuple[Letter, ...]:
        """Return the text of a page, each letter with its place.

        Raises:
            NotDrawn: The page cannot be read, or took too long.
        """
        said = self._ask(wire.Wish(wire.Do.READ, page), wire.LONGEST_WORDS)
        return self._understood(partial(wire.letters_of, said))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._is_closed = True
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join(_GRACE)  # it is gone at once; else it stayed as a zombie

    def _begin(self) -> Connection:
        with self._lock:
            if self._is_closed or self._starts >= MOST_STARTS:
                raise NotDrawn(Trouble.ENDED)
            self._starts += 1
            import multiprocessing  # noqa: PLC0415 - the first paint does not wait for it

            context = multiprocessing.get_context("spawn")
            mine, its = context.Pipe()
            begun = context.Process(
                target=child.work, args=(its,), daemon=True, name="vigildesk-pdf"
            )
            try:
                begun.start()
            except OSError as error:  # the system has no room for one more
                mine.close()
                raise NotDrawn(Trouble.ENDED) from error
            finally:
                its.close()
            self._process, self._pipe = begun, mine
            return mine

    def _unlocked(self, pipe: Connection) -> Pages:
        with self._within(self._open_seconds):
            pipe.send_bytes(self._password)
            said = pipe.recv_bytes(wire.LONGEST_OPENED)
        return self._understood(partial(wire.pages_of, said))

    def _ask(self, wish: wire.Wish, longest: int) -> bytes:
        if self._pipe is None:
            self.open()  # the last page took the process along
        pipe = self._pipe
        if pipe is None:
            raise NotDrawn(Trouble.ENDED)
        with self._within(self._draw_seconds):
            pipe.send_bytes(wire.said_wish(wish))
            return pipe.recv_bytes(longest)

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """End the process when it takes longer; also one that stops in the middle of an answer."""
        with self._lock:
            process = self._process
        struck = threading.Event()

        def strike() -> None:
            struck.set()
            if process is not None:
                process.kill()

        clock = threading.Timer(seconds, strike)
        clock.daemon = True
        clock.start()
        try:
            yield
        except (EOFError, OSError) as error:
            self._end()
            raise NotDrawn(Trouble.SLOW if struck.is_set() else Trouble.ENDED) from error
        finally:
            clock.cancel()

    def _understood(self, said: Callable[[], Answer | Trouble]) -> Answer:
        try:
            answer = said()
        except wire.UnexpectedError as error:
            self._end()
            raise NotDrawn(Trouble.ENDED) from error
        if isinstance(answer, Trouble):
            raise NotDrawn(answer)
        return answer

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
            pipe, self._pipe = self._pipe, None
            if process is not None:
                process.kill()
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
        if process is not None:
            process.join(_GRACE)


def _read(content: bytes | Path) -> bytes:
    try:
        length = len(content) if isinstance(content, bytes) else content.stat().st_size
        if length > MOST_BYTES:
            raise NotDrawn(Trouble.LARGE)
        return content if isinstance(content, bytes) else content.read_bytes()
    except OSError as error:
        raise NotDrawn(Trouble.GONE) from error
