"""`vigilctl watch`: the watcher without a window, for a server or a cupboard."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from services.console import databases
from services.console.arguments import add_database
from services.escalation.waiting import waiting
from services.store.feed import ChangeFeed
from services.watch import heartbeat
from services.watch.desk_store import open_store
from services.watch.systemd import Systemd
from services.watch.watcher import Pulse, Watcher

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import TextIO

    from services.changes import Changes
    from services.store.work import Store


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("watch", help="evaluate deadlines without a window")
    add_database(parser)
    parser.add_argument("--name", default=None, help="how other seats see this watcher")
    parser.add_argument(
        "what", nargs="?", choices=["status"], help="status: say who watches, and end"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="sweep once and end")
    how.add_argument("--status", action="store_true", help="the same as the word status")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Watch until interrupted or told to end."""
    if args.status or args.what == "status":
        return _status(args, out)
    # a sweep that is asked for while one runs is not news
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    name = args.name or f"vigilctl on {socket.gethostname()} ({os.getpid()})"
    with databases.opened(args.db) as plain:
        store = open_store(plain.url, engine=plain.engine)  # rules answer what a level does
        if args.once:
            pulse = Watcher(store, name).sweep_now()
            (out if pulse.ok else err).write(f"{pulse.said or f'{pulse.fired} levels fired'}\n")
            return 0 if pulse.ok else 1
        _watch(store, name, out, err)
    out.write("stopped\n")
    return 0


def _watch(store: Store, name: str, out: TextIO, err: TextIO) -> None:
    systemd = Systemd()
    teller = _Teller(out, err)

    def look_again(_changes: Changes) -> None:
        watcher.wake()

    def tell(pulse: Pulse) -> None:
        teller.tell(pulse)
        systemd.alive("watching" if pulse.ok else pulse.said)

    feed = ChangeFeed(store.engine, look_again, name)
    watcher = Watcher(store, name, on_pulse=tell, feed=feed)
    with _ended_by_signals() as ended:
        watcher.start()
        feed.start()
        out.write(f"watching as {name}\n")
        out.flush()
        systemd.ready(f"watching as {name}")
        ended.wait()
        systemd.stopping()
    feed.stop()
    watcher.stop()


class _Teller:
    """Says what fired, and once, not at every try, that the desk cannot be reached."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._was_ok = True

    def tell(self, pulse: Pulse) -> None:
        """Hear of one sweep."""
        if pulse.fired:
            self._out.write(f"{pulse.fired} levels fired\n")
            self._out.flush()
        if pulse.ok != self._was_ok:
            self._err.write(f"{'watching again' if pulse.ok else pulse.said}\n")
            self._err.flush()
        self._was_ok = pulse.ok


@contextmanager
def _ended_by_signals() -> Iterator[threading.Event]:
    ended = threading.Event()
    wanted = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, lambda *_: ended.set()) for one in wanted]
    try:
        yield ended
    finally:
        for one, handler in zip(wanted, before, strict=True):
            signal.signal(one, handler)


def _status(args: argparse.Namespace, out: TextIO) -> int:
    """Name the watchers; 0 when at least one is alive, else 1."""
    with databases.opened(args.db) as store, store.reading(databases.operator()) as work:
        watchers = heartbeat.watchers(work)
        tickets, since = waiting(work.session.connection(), work.now)
    for one in watchers:
        state = "watching" if one.is_alive else "silent"
        out.write(f"{one.name}: {state}, swept {one.swept_at:%Y-%m-%d %H:%M:%S} UTC, ")
        out.write(f"{one.fired_count:,} fired\n")
    if since is not None:
        out.write(f"{tickets:,} tickets wait with what is due, the first since ")
        out.write(f"{since:%Y-%m-%d %H:%M:%S} UTC\n")
    alive = any(one.is_alive for one in watchers)
    if not alive:
        out.write("Nobody watches this desk. Start `vigilctl watch` or open a window.\n")
    return 0 if alive else 1
