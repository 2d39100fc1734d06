"""Runs PostgreSQL's own pg_dump and pg_restore; a password never stands on a command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from services.errors import RuleError, StoreUnavailable
from services.store import urls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import URL

PIECE: Final = 1024 * 1024
DEBIAN: Final = Path("/usr/lib/postgresql")


@contextmanager
def dumped(url: URL) -> Iterator[Iterator[bytes]]:
    """Yield a whole database in pg_dump's custom format, as one snapshot sees it.

    Raises:
        StoreUnavailable: pg_dump failed; its words are told. Raised at the end of the stream.
    """
    with _running("pg_dump", url, ["--format=custom", "--no-password"], None) as (process, said):
        yield _pieces(process, said)


def restore(url: URL, pieces: Iterator[bytes], *, is_scratch: bool) -> None:
    """Make a database of what pg_dump wrote, in one transaction: all of it or nothing.

    Args:
        url: An empty database.
        pieces: The dump.
        is_scratch: To be looked at and dropped: nobody is granted anything in it.
    """
    options = ["--single-transaction", "--exit-on-error", "--no-password", "--format=custom"]
    if is_scratch:
        options += ["--no-owner", "--no-privileges"]
    with _running("pg_restore", url, options, subprocess.PIPE) as (process, said):
        stream = process.stdin
        if stream is None:
            raise RuntimeError("pg_restore has no input")
        try:
            for piece in pieces:
                stream.write(piece)
            stream.close()
        except BrokenPipeError:
            pass  # it has given up, and says why below
        except BaseException:
            process.kill()
            raise
        _require_success(process, said)


@contextmanager
def _running(
    program: str, url: URL, options: Sequence[str], stdin: int | None
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    command = [found(program), *options, f"--dbname={conninfo(url)}"]
    environment = dict(os.environ)
    if url.password is not None:
        environment["PGPASSWORD"] = str(url.password)
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - a program by its path, and no shell
            command,
            stdin=stdin if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE if stdin is None else subprocess.DEVNULL,
            stderr=said,
            env=environment,
        )
        try:
            yield process, said
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None and not stream.closed:
                    _close(stream)


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except BrokenPipeError:
        return


def _pieces(process: subprocess.Popen[bytes], said: IO[bytes]) -> Iterator[bytes]:
    if process.stdout is None:
        raise RuntimeError("pg_dump has no output")
    while piece := process.stdout.read(PIECE):
        yield piece
    _require_success(process, said)


def _require_success(process: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    if process.wait() == 0:
        return
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    words = next((line for line in lines if "error:" in line), lines[0] if lines else "no reason")
    raise StoreUnavailable(
        f"{words.strip().rstrip('.')}. Nothing was kept; mend that and try again."
    )


def found(program: str) -> str:
    """Return the path of a PostgreSQL program: of the PATH, else Debian's newest.

    Raises:
        RuleError: It is not installed.
    """
    versions = sorted(DEBIAN.glob(f"*/bin/{program}"), key=lambda one: -_number(one.parts[-3]))
    newest = str(versions[0]) if versions else None
    path = newest or shutil.which(program)
    if path is None:
        raise RuleError(
            f"{program} is not installed on this machine. Install the PostgreSQL client "
            "programs of the server's version or newer (Debian: postgresql-client)."
        )
    return path


def conninfo(url: URL) -> str:
    """Write the address the way libpq's programs take it, without the password."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - only where there is a server

    parsed = urls.parse(url)
    dialect: Any = parsed.get_dialect()
    _, given = dialect().create_connect_args(parsed)
    return make_conninfo("", **{key: value for key, value in given.items() if key != "password"})


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
