"""Addresses of databases: what a person may write, and how to show one without its password."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from services.errors import RuleError
from services.sentence import Sentence

EXAMPLES: Final = "sqlite:///desk.sqlite or postgresql://name@server/desk"
DRIVERS: Final = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
WANTED: Final = "target_session_attrs"
MANY_HOSTS: Final = re.compile(
    r"(?P<start>postgres\w*(\+\w+)?://([^@/]*@)?)(?P<hosts>[^@/?,]+(,[^@/?,]+)+)(?P<rest>/.*)?$"
)
FILE_SUFFIXES: Final = frozenset({".sqlite", ".sqlite3", ".db"})


def parse(text: str | URL) -> URL:
    """Read an address: a URL of SQLite or PostgreSQL, or the path of a SQLite file.

    Raises:
        RuleError: It is neither, or names another kind of database.
    """
    if isinstance(text, URL):
        url = text
    elif "://" not in text and Path(text).suffix.lower() in FILE_SUFFIXES:
        return URL.create("sqlite", database=text)
    else:
        url = _url(text)
    driver = DRIVERS.get(url.drivername)
    if driver is None:
        raise RuleError(
            "Vigildesk keeps its desk in SQLite or PostgreSQL: write {examples}.",
            examples=Sentence(EXAMPLES),
        )
    url = url.set(drivername=driver)
    if driver != "sqlite" and len(_named(url)) > 1 and WANTED not in url.query:
        return url.update_query_dict({WANTED: "read-write"})  # a standby takes no work
    return url


def described(text: str | URL) -> Sentence:
    """Name the database in a sentence; the password never appears."""
    url = parse(text)
    if url.drivername == "sqlite":
        if file_of(url) is None:
            return Sentence("the database in memory")
        return Sentence("the file {file}", file=url.database)
    name = url.database or url.username or ""
    several = _named(url)
    if len(several) > 1:
        *some, last = several
        place = Sentence("{some} and {last}", some=" and ".join(some), last=last)
        return Sentence("the database {name} on {place}", name=name, place=place)
    host = url.host or _first(url.query.get("host")) or Sentence("this machine")
    shown = f"{host}:{url.port}" if url.port else host
    return Sentence("the database {name} on {place}", name=name, place=shown)


def file_of(text: str | URL) -> Path | None:
    """Return the file of a SQLite database; None for memory and for servers."""
    url = parse(text)
    if url.drivername != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database))


def hosts(text: str | URL) -> tuple[str, ...]:
    """Return the servers of an address, `host:port` where it names a port; none for SQLite."""
    url = parse(text)
    return () if url.drivername == "sqlite" else _named(url)


def at(text: str | URL, host: str) -> URL:
    """Return the address of the same database on another server, whatever that one allows.

    Args:
        text: The address.
        host: `host` or `host:port`.
    """
    url = parse(text).difference_update_query(["host", "port", WANTED])
    name, _, port = host.strip().rpartition(":")
    if not name or not port.isdigit():
        name, port = host.strip(), ""
    return url.set(host=name, port=int(port) if port else None)


def _named(url: URL) -> tuple[str, ...]:
    given = url.query.get("host", ())
    several = (given,) if isinstance(given, str) else tuple(given)
    single = () if url.host is None else (f"{url.host}:{url.port}" if url.port else url.host,)
    return tuple(one for host in (*single, *several) for one in host.split(",") if one)


def _url(text: str) -> URL:
    if (many := MANY_HOSTS.match(text)) is not None:
        # libpq's own way to write several servers; SQLAlchemy wants them behind the `?`
        places = "&".join(f"host={one}" for one in many["hosts"].split(","))
        rest = many["rest"] or "/"
        text = f"{many['start']}{rest}{'&' if '?' in rest else '?'}{places}"
    try:
        return make_url(text)
    except (ArgumentError, ValueError) as error:
        # the text may hold a password, so it is not repeated
        raise RuleError(
            "This is not the address of a database: write {examples}.", examples=Sentence(EXAMPLES)
        ) from error


def _first(value: tuple[str, ...] | str | None) -> str | None:
    return value[0] if isinstance(value, tuple) else value
