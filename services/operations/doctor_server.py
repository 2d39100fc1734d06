"""What is looked at on a PostgreSQL server; each answer is a level, a word and a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.store import partitions
from services.store.engine import database_now
from services.store.months import Month
from services.time_source import workstation_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    Answer = tuple[str, str, str]

OLDEST: Final = 15
NEWEST: Final = 18
"""Major versions every release is tested with."""
CLOCK_OFF_S: Final = 2.0
IS_LOCAL: Final = text("SELECT inet_client_addr() IS NULL OR inet_client_addr() << '127/8'")
TICKET: Final = text(
    "SELECT encrypted, principal AS who FROM pg_stat_gssapi WHERE pid = pg_backend_pid()"
)
LONG_S: Final = 300
FREE_CONNECTIONS: Final = 0.2
FREE_DISK: Final = 0.1
FEW_MONTHS: Final = 2
WRAPAROUND: Final = 1_500_000_000
"""Transactions since the last freeze; the server stops at two thousand million."""

WANTED: Final = {
    "fsync": ("on", "bad", "a power cut can destroy the database. Set it to on"),
    "full_page_writes": ("on", "bad", "a power cut can tear pages. Set it to on"),
    "autovacuum": ("on", "warning", "tables grow and slow down. Set it to on"),
    "data_checksums": (
        "on",
        "warning",
        "a failing disk goes unnoticed. Enable it with pg_checksums while the server is stopped",
    ),
}
ACTIVITY: Final = text(
    "SELECT pid, usename, state, extract(epoch FROM clock_timestamp() - xact_start)::int AS age"
    " FROM pg_stat_activity WHERE xact_start < clock_timestamp() - make_interval(secs => :long)"
    " AND pid <> pg_backend_pid() AND datname = current_database() ORDER BY xact_start"
)


def look(connection: Connection) -> Iterator[Answer]:
    """Look at a server through one connection."""
    yield _version(connection)
    for name, (value, level, why) in WANTED.items():
        found = _setting(connection, name)
        yield ("good", name, "on") if found == value else (level, name, f"{found}: {why}.")
    yield _commit(connection)
    yield _wal(connection)
    yield _standbys(connection)
    yield _tls(connection)
    yield _encoding(connection)
    yield _clock(connection)
    yield _connections(connection)
    yield from _long(connection)
    yield _wraparound(connection)
    yield _extensions(connection)
    yield _large_tables(connection)
    yield _disk(connection)


def _setting(connection: Connection, name: str) -> str:
    ask = text("SELECT current_setting(:name, true)")
    return str(connection.scalar(ask, {"name": name}))


def _version(connection: Connection) -> Answer:
    major = int(_setting(connection, "server_version_num")) // 10000
    told = f"PostgreSQL {_setting(connection, 'server_version')}"
    if major < OLDEST:
        return "bad", "version", f"{told} is too old. Upgrade to {OLDEST} to {NEWEST}."
    if major > NEWEST:
        return "warning", "version", f"{told} is newer than what this program was tested with."
    return "good", "version", told


def _commit(connection: Connection) -> Answer:
    found = _setting(connection, "synchronous_commit")
    if found == "off":
        said = "off: the server confirms work it can still lose. Set it to on."
        return "bad", "synchronous_commit", said
    return "good", "synchronous_commit", found


def _wal(connection: Connection) -> Answer:
    found = _setting(connection, "wal_level")
    if found == "minimal":
        said = "minimal: no standby and no point-in-time recovery is possible. Set it to replica."
        return "warning", "wal_level", said
    return "good", "wal_level", found


def _standbys(connection: Connection) -> Answer:
    names = _setting(connection, "synchronous_standby_names")
    count = connection.scalar(text("SELECT count(*) FROM pg_stat_replication")) or 0
    if names and not count:
        said = f"“{names}” must confirm each commit and none is connected: writes hang."
        return "bad", "standby", f"{said} Start one, or empty synchronous_standby_names."
    if not count:
        said = "no standby follows: after a broken disk the newest backup is what is left."
        return "warning", "standby", said
    waited = "commits wait for it" if names else "commits do not wait: a failover can lose some"
    return ("good" if names else "warning"), "standby", f"{count} connected; {waited}."


def _tls(connection: Connection) -> Answer:
    ask = text("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    row = connection.execute(ask).one_or_none()
    if row is not None and row.ssl:
        return "good", "encryption", f"this connection uses {row.version}"
    if (ticket := connection.execute(TICKET).one_or_none()) is not None and ticket.encrypted:
        return "good", "encryption", f"this connection is encrypted by the ticket of {ticket.who}"
    if connection.scalar(IS_LOCAL):
        return "good", "encryption", "none, and none is needed: the server is on this machine"
    said = "this connection is not encrypted. Add sslmode=verify-full&sslrootcert=FILE to the URL."
    return "bad", "encryption", said


def _encoding(connection: Connection) -> Answer:
    found = _setting(connection, "server_encoding")
    if found != "UTF8":
        said = f"{found}: some letters cannot be kept. Create the database with ENCODING 'UTF8'."
        return "bad", "encoding", said
    return "good", "encoding", found


def _clock(connection: Connection) -> Answer:
    off_s = (database_now(connection) - workstation_now()).total_seconds()
    if abs(off_s) > CLOCK_OFF_S:
        said = (
            f"the server's clock and this machine's differ by {abs(off_s):.0f} s. Deadlines "
            "count by the server's; let both follow a time server (chrony)."
        )
        return "warning", "clock", said
    return "good", "clock", f"within {abs(off_s):.1f} s of this machine's"


def _connections(connection: Connection) -> Answer:
    most = int(_setting(connection, "max_connections"))
    used = connection.scalar(text("SELECT count(*) FROM pg_stat_activity")) or 0
    told = f"{used} of {most} used"
    if most - used < most * FREE_CONNECTIONS:
        return "warning", "connections", f"{told}. Raise max_connections; a seat takes up to seven."
    return "good", "connections", told


def _long(connection: Connection) -> Iterator[Answer]:
    found = connection.execute(ACTIVITY, {"long": LONG_S}).all()
    for row in found:
        said = f"process {row.pid} of {row.usename} is {row.state} since {row.age} s"
        way_out = f"SELECT pg_terminate_backend({row.pid})"
        said = f"{said} and holds back sealing and cleaning. End it: {way_out}"
        yield "warning", "long transaction", said
    if not found:
        yield "good", "transactions", f"none is open for more than {LONG_S} s"


def _wraparound(connection: Connection) -> Answer:
    ask = text("SELECT age(datfrozenxid) FROM pg_database WHERE datname = current_database()")
    age = int(connection.scalar(ask) or 0)
    if age > WRAPAROUND:
        said = f"{age:,} transactions since the last freeze. Run VACUUM (FREEZE) soon."
        return "bad", "wraparound", said
    return "good", "wraparound", f"{age:,} transactions since the last freeze"


def _extensions(connection: Connection) -> Answer:
    ask = text("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1")
    names = list(connection.scalars(ask))
    told = f"{', '.join(names)} installed; " if names else ""
    return "good", "extensions", f"{told}none is needed"


def _large_tables(connection: Connection) -> Answer:
    found = partitions.look(connection)
    parted = [one for one in found if one.last is not None]
    large = [one for one in found if one.last is None and one.rows > partitions.LARGE]
    way = "vigilctl db partition"
    if large:
        names = " and ".join(f"{one.table} ({one.rows:,} rows)" for one in large)
        said = f"{names}: where cleaning and rebuilding take too long, part them by month: {way}"
        return "good", "large tables", said
    if not parted:
        return "good", "large tables", f"none has more than {partitions.LARGE:,} rows"
    names = " and ".join(one.table for one in parted)
    until = min(one.last for one in parted if one.last is not None)
    said = f"{names} lie by month, until {until}"
    if until < Month.of(database_now(connection)).later(FEW_MONTHS):
        return "warning", "large tables", f"{said}. Prepare the months to come: {way}"
    return "good", "large tables", said


def _disk(connection: Connection) -> Answer:
    size = int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    told = f"the desk takes {size / 1e6:,.0f} MB"
    try:
        folder = connection.scalar(text("SHOW data_directory"))
    except DBAPIError:
        connection.rollback()  # only a monitoring role may know the folder
        folder = None
    place = Path(str(folder)) if folder else None
    is_local = connection.scalar(IS_LOCAL)
    if place is None or not is_local or not place.exists():
        return "good", "disk", f"{told}; the server's free space cannot be seen from here"
    usage = shutil.disk_usage(place)
    if usage.free < usage.total * FREE_DISK:
        said = f"{told}; only {usage.free / 1e9:,.1f} GB are free. Make room."
        return "bad", "disk", said
    return "good", "disk", f"{told}; {usage.free / 1e9:,.0f} GB are free"
