"""A disk that really is full: one clear sentence, nothing lost or half done, and it heals."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import func, select, text

from models.escalation import Firing
from models.outbox import OutboxMessage
from models.tickets import Message
from services.audit.verification.run import Evidence, verify
from services.console.__main__ import run
from services.errors import StoreUnavailable
from services.store import schema
from services.store.engine import make_engine
from services.store.work import Store
from services.tickets import forwarding
from services.tickets.attachments import GivenFile
from services.tickets.conversation import add_note
from services.time_source import VirtualTime
from services.watch import sweep as sweeping
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk, opened
from tests.rigs.postgres_server import PgServer
from tests.rigs.small_disk import SmallDisk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL: Final = r"^The disk of .* is full\. Free some space and try again\.$"
LATE: Final = timedelta(hours=9)
"""When levels of the small desk's path are due."""


class OnSmallDisk:
    """A desk on a disk that can be filled."""

    def __init__(self, url: str, disk: SmallDisk) -> None:
        self.disk, self.url = disk, url
        self.store = Store(url, VirtualTime(MONDAY_9H))
        schema.upgrade(self.store.engine)
        self.desk: SmallDesk = lay_desk(self.store)
        self.ticket = opened(self.store, self.desk)
        self.acknowledged: list[str] = []
        self.refused = ""

    def note(self, words: str, megabytes: int = 0) -> None:
        """Write a note with a file of random bytes, and remember it once that was confirmed."""
        files = [GivenFile("load.bin", os.urandom(megabytes * 1024 * 1024))] if megabytes else []
        self.store.apply(
            self.desk.agent, lambda work: add_note(work, self.ticket, words, files), key=words
        )
        self.acknowledged.append(words)

    def forward(self) -> None:
        """Send the conversation to somebody outside: a mail in the outbox, once."""
        words = "Please look at this. " * 2000
        self.store.apply(
            self.desk.agent,
            lambda work: forwarding.forward(work, self.ticket, "vendor@example.org", words),
            key="forward",
        )

    def notes(self) -> list[str]:
        with self.store.reading(self.desk.agent) as work:
            found = select(Message.body).where(Message.kind == "note").order_by(Message.id)
            return list(work.session.scalars(found))

    def count(self, model: type[Firing | OutboxMessage]) -> int:
        with self.store.reading(self.desk.agent) as work:
            return work.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def on_file(tmp_path: Path) -> Iterator[OnSmallDisk]:
    disk = SmallDisk(tmp_path / "disk", 24)
    made = OnSmallDisk(f"sqlite:///{disk.folder / 'desk.sqlite'}", disk)
    yield made
    made.store.dispose()
    disk.unmount()


@pytest.fixture
def on_server(pg_server: PgServer) -> Iterator[OnSmallDisk]:
    """A desk whose tables lie on a disk of their own, as on many servers."""
    folder = pg_server.folder / "small_disk"
    identity = pg_server.identity
    owner = (identity["user"], identity["group"]) if identity else None
    disk = SmallDisk(folder, 64, owner)
    admin = make_engine(pg_server.url()).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE TABLESPACE small LOCATION '{folder}'"))
        connection.execute(text("CREATE DATABASE on_small TEMPLATE template0 TABLESPACE small"))
    made = OnSmallDisk(pg_server.url("on_small"), disk)
    yield made
    made.store.dispose()
    disk.clear()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE on_small WITH (FORCE)"))
        connection.execute(text("DROP TABLESPACE small"))
    admin.dispose()
    disk.unmount()


@pytest.fixture(params=["on_file", pytest.param("on_server", marks=pytest.mark.postgres)])
def small(request: pytest.FixtureRequest) -> OnSmallDisk:
    """A desk on a small disk, of each kind."""
    made = request.getfixturevalue(request.param)
    assert isinstance(made, OnSmallDisk)
    return made


def test_work_is_refused_whole_while_the_disk_is_full_and_goes_on_after(
    small: OnSmallDisk,
) -> None:
    small.note("before")
    small.disk.fill()
    with pytest.raises(StoreUnavailable, match=FULL):
        small.note("meanwhile", megabytes=3)
    during = small.notes()

    small.disk.clear()
    small.note("meanwhile", megabytes=3)
    small.note("after")

    assert during == ["before"]
    assert small.notes() == small.acknowledged == ["before", "meanwhile", "after"]
    found = verify(small.store, Evidence())
    assert not [one.layer for one in found.results if one.failed]


def test_levels_and_mail_wait_for_room_and_are_done_once(small: OnSmallDisk) -> None:
    late = Store(small.url, VirtualTime(MONDAY_9H + LATE))
    small.disk.fill()
    _write_until_refused(small)  # pages that were half empty are full then as well
    with pytest.raises(StoreUnavailable, match=FULL):
        small.forward()
    swept = _sweep(late)
    during = small.count(Firing), small.count(OutboxMessage)

    small.disk.clear()
    for _ in range(2):
        sweeping.sweep(late)
        small.forward()
    after = small.count(Firing), small.count(OutboxMessage)
    with late.reading(small.desk.agent) as work:
        fired = work.session.execute(select(Firing.clock_id, Firing.level_id)).all()
    late.dispose()

    assert (swept, during) == (0, (0, 0))
    assert after == (2, 1)
    assert len(set(fired)) == len(fired)
    assert small.notes() == small.acknowledged


def _sweep(store: Store) -> int:
    """Return how many levels fired; a refusal must be the sentence about the disk."""
    try:
        return sweeping.sweep(store).fired
    except StoreUnavailable as error:
        if "is full. Free some space" not in str(error):
            raise
        return 0


def test_the_console_says_it_in_the_same_words(
    on_file: OnSmallDisk, capsys: pytest.CaptureFixture[str]
) -> None:
    on_file.disk.fill()
    out, err = io.StringIO(), io.StringIO()
    status = run(
        ["sample", "--db", f"sqlite:///{on_file.disk.folder / 'other.sqlite'}"],
        io.StringIO(),
        out,
        err,
    )

    assert capsys.readouterr().err == ""
    assert status == 1
    assert "is full. Free some space" in err.getvalue()


@pytest.mark.postgres
def test_a_server_whose_log_has_no_room_stops_and_keeps_what_it_confirmed() -> None:
    """The worst place: PostgreSQL stops rather than lose anything, until the volume is larger."""
    server = PgServer((), in_memory=True)
    identity = server.identity
    owner = (identity["user"], identity["group"]) if identity else None
    server.initialise()
    disk = SmallDisk(server.folder / "log_disk", 24, owner)
    small: OnSmallDisk | None = None
    try:
        wal = server.folder / "data/pg_wal"
        subprocess.run(["mv", wal, disk.folder / "wal"], check=True)  # keeps its owner
        wal.symlink_to(disk.folder / "wal")
        small = OnSmallDisk(server.start().url(), disk)
        said = _write_until_refused(small, megabytes=2)
        told = (server.folder / "log").read_text()
        disk.grow(128)
        server.kill()
        server.start()
        small.note(small.refused)  # whose key says whether it was saved after all
        small.note("after")

        assert "PANIC:  could not write to file" in told
        assert "is full. Free some space" in said
        assert len(small.acknowledged) > 1
        assert small.notes() == small.acknowledged
        found = verify(small.store, Evidence())
        assert not [one.layer for one in found.results if one.failed]
    finally:
        if small is not None:
            small.store.dispose()
        server.stop()
        disk.unmount()
        server.destroy()


def _write_until_refused(small: OnSmallDisk, megabytes: int = 0) -> str:
    for number in range(2000):
        try:
            small.note(f"note {number}", megabytes)
        except StoreUnavailable as error:
            small.refused = f"note {number}"
            return str(error)
    raise AssertionError("the disk took everything")


def test_a_backup_says_that_it_is_the_folder_for_temporary_files_that_is_full(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SmallDisk(tmp_path / "plain", 1)
    monkeypatch.setenv("TMPDIR", str(disk.folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    disk.fill(leave=64 * 1024)
    word, out, said = tmp_path / "word", io.StringIO(), io.StringIO()
    word.write_text("correct horse battery staple\n")
    word.chmod(0o600)
    file = tmp_path / "desk.age"
    given = ["--db", sqlite_url, "--out", str(file), "--passphrase-file", str(word)]

    status = run(["backup", *given], io.StringIO(), out, said)
    left = [one.name for one in disk.folder.iterdir()]
    disk.unmount()

    assert status == 1
    assert f"{disk.folder}, where the desk lies while it is encrypted, is full" in said.getvalue()
    assert left == ["ballast"]
    assert not list(tmp_path.glob("desk.age*"))
