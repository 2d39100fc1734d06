"""Runs PostgreSQL's own pg_dump and pg_restore; a password never stands on a command line."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from sqlalchemy import text

from services.errors import RuleError, StoreUnavailable
from services.store import faults, urls
from services.store.engine import make_engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import URL

PIECE: Final = 1024 * 1024
DEBIAN: Final = Path("/usr/lib/postgresql")
VERSION: Final = re.compile(r"\(PostgreSQL\) (\d+)")
SERVER: Final = text("SELECT current_setting('server_version_num')::integer / 10000")


@contextmanager
def dumped(url: URL) -> Iterator[Iterator[bytes]]:
    """Yield a whole database in pg_dump's custom format, as one snapshot sees it.

    Raises:
        StoreUnavailable: pg_dump failed; its words are told. Raised at the end of the stream.
    """
    with _running("pg_dump", url, ["--format=custom", "--no-password"], None) as (process, said):
        yield _pieces(process, said)


def restore(url: URL, pieces: Iterator[bytes], *, is_bare: bool) -> None:
    """Make a database of what pg_dump wrote, in one transaction: all of it or nothing.

    Args:
        url: An empty database.
        pieces: The dump.
        is_bare: All of it belongs to the login, and nobody is granted anything: it is looked at
            and dropped, or the guard is laid anew.
    """
    options = ["--single-transaction", "--exit-on-error", "--no-password", "--format=custom"]
    if is_bare:
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
    command = [found(program, server_of(url)), *options, f"--dbname={conninfo(url)}"]
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


def found(program: str, server: int = 0) -> str:
    """Return the path of a PostgreSQL program that fits a server.

    A program refuses a server that is newer than itself, and from 17 on pg_restore says things
    that older servers do not know. So of those in Debian's folders and on the PATH it is the oldest
    that knows the server: the server's own version, where that is installed.

    Args:
        program: Such as `pg_dump`.
        server: Major version of the server.

    Raises:
        RuleError: There is none, or none that is new enough.
    """
    folders = [*DEBIAN.glob("*/bin"), *map(Path, os.environ.get("PATH", "").split(os.pathsep))]
    there = {one: _version_of(one) for one in (folder / program for folder in folders)}
    known = {path: version for path, version in there.items() if version is not None}
    fitting = {path: version for path, version in known.items() if version >= server}
    if fitting:
        return str(min(fitting, key=lambda path: fitting[path]))
    versions = ", ".join(str(one) for one in sorted(set(known.values())))
    lacking = (
        f"The server is PostgreSQL {server}, and {program} on this machine is of {versions}"
        if versions
        else f"{program} is not installed on this machine"
    )
    wanted = server or "of the server's version or newer"
    raise RuleError(
        f"{lacking}. Install the PostgreSQL client programs {wanted} (Debian: "
        f"postgresql-client{f'-{server}' if server else ''})."
    )


def _version_of(path: Path) -> int | None:
    """Ask a program for its major version; None where it is no such program."""
    if not os.access(path, os.X_OK) or path.is_dir():
        return None
    try:
        told = subprocess.run(  # noqa: S603 - a program by its path, and no shell
            [path, "--version"], check=False, capture_output=True, text=True, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = VERSION.search(told.stdout)
    return None if version is None else int(version[1])


def server_of(url: URL) -> int:
    """Return the major version of a server."""
    engine = make_engine(url)
    try:
        with faults.translated(url), engine.connect() as connection:
            return int(connection.scalar(SERVER) or 0)
    finally:
        engine.dispose()


def conninfo(url: URL) -> str:
    """Write the address the way libpq's programs take it, without the password."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - only where there is a server

    parsed = urls.parse(url)
    dialect: Any = parsed.get_dialect()
    _, given = dialect().create_connect_args(parsed)
    return make_conninfo("", **{key: value for key, value in given.items() if key != "password"})
