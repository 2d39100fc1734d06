"""Open the desk's database for a console command, with the checks every client makes."""

from __future__ import annotations

import getpass
import os
import socket
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from models.vocabulary import Role
from services.store import logins, schema, urls
from services.store.work import Actor
from services.watch.desk_store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Store


@contextmanager
def opened(address: str) -> Iterator[Store]:
    """Open a database whose schema this program can work with.

    Raises:
        SchemaError: The schema is absent, older or newer than this program.
        StoreUnavailable: The database cannot be reached.
    """
    store = open_store(urls.parse(address))
    try:
        schema.require_usable(store.engine)
        yield store
    finally:
        store.dispose()


def actor_at(store: Store) -> Actor:
    """Return who acts: the person whose login opened the database, else the operator."""
    me = operator()
    with store.reading(me) as work:
        found = logins.signed_in(work.session)
    return me if found is None else Actor(found.id, found.name, Role(found.role), me.client)


def operator() -> Actor:
    """Return who acts on the console: the account of the operating system, as administrator."""
    return Actor(None, account(), Role.ADMINISTRATOR, f"vigilctl on {socket.gethostname()}")


def account() -> str:
    """Return the name of the system's account; its number where it has none, as in containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "nobody" if sys.platform == "win32" else str(os.getuid())
