"""Copies of a desk for tests: a sealed desk, what locks its copies, and a room to restore into."""

from __future__ import annotations

import io
import os
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from services.audit import keys as key_files
from services.audit import sealing
from services.console.__main__ import run
from services.store.engine import make_engine
from services.store.work import Store
from services.tickets.conversation import send_reply
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path


def lay_worked_desk(url: str, keys: Path) -> SmallDesk:
    """Let people work in a desk of either kind, and seal it."""
    store = Store(url)
    desk = lay_desk(store)
    ticket = opened(store, desk)
    with store.work(desk.agent) as work:
        send_reply(work, ticket, "Geheim: das Kennwort liegt im Tresor.")
    with store.work(desk.admin) as work:
        key_files.create(work, keys)
    sealing.sequence_and_seal(store, key_files.load(keys), every=timedelta(0))
    store.dispose()
    return desk


def write_word(file: Path) -> Path:
    """Write a passphrase that only its owner may read."""
    file.write_text("correct horse battery staple\n")
    file.chmod(0o600)
    return file


def lay_room(url: str, folder: Path) -> str:
    """Return the address of a place of the same kind where nothing is."""
    if url.startswith("sqlite"):
        return f"sqlite:///{folder / 'restored.sqlite'}"
    name = url.rpartition("/")[2] + "_restored"
    engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    engine.dispose()
    return url.rpartition("/")[0] + "/" + name


def vigilctl(*argv: str | Path) -> tuple[int, str, str]:
    """Run a command; returns its status and what it said."""
    out, err = io.StringIO(), io.StringIO()
    status = run([str(one) for one in argv], io.StringIO(), out, err)
    return status, out.getvalue(), err.getvalue()


def made(url: str, word: Path, tmp_path: Path) -> Path:
    """Make a copy of a desk."""
    file = tmp_path / "desk.age"
    status, _, said = vigilctl("backup", "--db", url, "--out", file, "--passphrase-file", word)
    assert (status, said) == (0, "")
    return file


def is_untouched(room: str) -> bool:
    """Tell whether nothing was restored there."""
    if room.startswith("sqlite"):
        folder = make_engine(room).url.database
        assert folder is not None
        name = os.path.basename(folder)  # noqa: PTH119 - only the name
        return not [one for one in os.listdir(os.path.dirname(folder)) if name in one]  # noqa: PTH120, PTH208
    engine = make_engine(room)
    with engine.connect() as connection:
        count = connection.scalar(text("SELECT count(*) FROM pg_tables WHERE schemaname='public'"))
    engine.dispose()
    return bool(count == 0)
