"""Turns what a database driver raises into one sentence that says what to do."""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy.exc import DBAPIError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from services.errors import (
    ConflictError,
    HelpDeskError,
    NotAllowed,
    SchemaError,
    SignInRefused,
    StoreUnavailable,
    UnconfirmedError,
)
from services.sentence import Sentence
from services.store import urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import URL

SERIALIZATION: Final = frozenset({"40001", "40P01", "55P03"})
"""Serialization failure, deadlock, lock not available: the same work may succeed again."""
GONE_BEFORE: Final = "8s2b"
"""SQLAlchemy's code of whatever is tried on a connection that was lost a moment ago."""
DEMOTED: Final = "25006"
"""Read-only transaction: of a standby."""


class Fault(NamedTuple):
    """One kind of fault: the error a person is shown and the sentence it says."""

    error: type[HelpDeskError]
    sentence: str


UNREACHABLE = Fault(
    StoreUnavailable,
    "{place} cannot be reached. Check that the server runs and that the address is right.",
)
REFUSED = Fault(
    SignInRefused, "{place} refused the name or the password. Check both and sign in again."
)
UNKNOWN_DATABASE = Fault(
    StoreUnavailable,
    "{place} does not exist on that server. Check the name, or create it with "
    "`vigilctl db init` after a database administrator has made it.",
)
FULL_HOUSE = Fault(StoreUnavailable, "{place} has no free connection left. Try again in a moment.")
STARTING = Fault(StoreUnavailable, "{place} is starting or stopping. Try again in a moment.")
LOST = Fault(
    StoreUnavailable,
    "The connection to {place} was lost. What was not confirmed is not saved; try again.",
)
BUSY = Fault(StoreUnavailable, "{place} is busy with another change. Try again.")
FULL = Fault(StoreUnavailable, "The disk of {place} is full. Free some space and try again.")
READ_ONLY = Fault(
    StoreUnavailable,
    "{place} can only be read. Make it writable for your account, or choose another desk.",
)
OTHER_NAME = Fault(
    StoreUnavailable,
    "{place} proved another name than the one it was called by. Write the name that stands in "
    "its certificate, or have it renewed.",
)
CERTIFICATE = Fault(
    StoreUnavailable,
    "{place} has a certificate that has expired, or that no authority of this seat has signed. "
    "Nothing was sent; have it renewed, or check the file of `sslrootcert`.",
)
NO_ROOT = Fault(
    StoreUnavailable,
    "The server's certificate cannot be checked: {why}. Correct the file of `sslrootcert`.",
)
NO_TLS = Fault(
    StoreUnavailable,
    "{place} does not speak TLS. Nothing was sent; let the server use encryption (ssl = on).",
)
DIRECTORY = Fault(
    StoreUnavailable,
    "{place} asked its directory, and the directory (LDAP) refused the name or the "
    "password, or could not be asked. While it is away only the emergency login works.",
)
TICKET = Fault(
    StoreUnavailable,
    "{place} asked for a Kerberos ticket, and took none of this account: there is none, it has "
    "expired, or it is another person's. Sign in to the domain again (kinit), then try again.",
)
CANNOT_OPEN = Fault(
    StoreUnavailable,
    "{place} cannot be opened. Check that its folder exists and that you may write there.",
)
CORRUPT = Fault(
    StoreUnavailable,
    "{place} is damaged or not a desk of Vigildesk. Restore it from a backup; "
    "do not delete it, much of it can often be saved.",
)
DISK = Fault(
    StoreUnavailable, "The disk of {place} reported an error. Check the disk before going on."
)
DUPLICATE = Fault(ConflictError, "Something with the same key exists already. Look again.")
GONE = Fault(ConflictError, "Something this refers to was removed meanwhile. Look again.")
STALE = Fault(ConflictError, "A colleague changed this first. Look at both and save again.")
FORBIDDEN = Fault(NotAllowed, "Your account may not do this in {place}.")
NO_MAKER = Fault(NotAllowed, "{why}.")
MAKING: Final = "VD001"
"""Of sql/guard: whoever makes or upgrades a desk lacks something, and the server's words say it."""
NO_SCHEMA = Fault(
    SchemaError,
    "{place} lacks a part of the desk's tables. Look with `vigilctl db status`, "
    "then run `vigilctl db upgrade`.",
)
OTHER = Fault(StoreUnavailable, "{place} could not do this now. Try again.")

BY_STATE: Final = {
    **dict.fromkeys(("28000", "28P01"), REFUSED),
    "3D000": UNKNOWN_DATABASE,
    "25006": READ_ONLY,
    "42501": FORBIDDEN,
    MAKING: NO_MAKER,
    **dict.fromkeys(("42P01", "42703", "42883", "3F000"), NO_SCHEMA),
    "23505": DUPLICATE,
    "23503": GONE,
    "53100": FULL,
    "53300": FULL_HOUSE,
    "57014": OTHER,
    **dict.fromkeys(("57P01", "57P02"), LOST),
    "57P03": STARTING,
    "58030": DISK,
    **dict.fromkeys(("XX001", "XX002"), CORRUPT),
}
BY_SQLITE_CODE: Final = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: DISK,
}
SQLITE_UNIQUE: Final = frozenset(
    {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
)
BY_WORDS: Final = (
    # a refused connection has no SQLSTATE in libpq, only the words of the server
    (re.compile("password authentication failed|no password supplied|pg_hba.conf"), REFUSED),
    (re.compile(r'role ".*" (does not exist|is not permitted)'), REFUSED),
    (re.compile('database ".*" does not exist'), UNKNOWN_DATABASE),
    (re.compile("too many (clients|connections)|remaining connection slots"), FULL_HOUSE),
    (re.compile("the database system is (starting|shutting|in recovery)"), STARTING),
    (re.compile("no such (table|column)"), NO_SCHEMA),
    (re.compile("LDAP authentication failed"), DIRECTORY),
    (re.compile("GSSAPI (authentication failed|continuation error)"), TICKET),
    (re.compile('server certificate for ".*" .*does not match host name'), OTHER_NAME),
    (re.compile("failed: SSL error: (?!unexpected eof)"), CERTIFICATE),
    (re.compile('(?P<why>root certificate file ".*" does not exist)'), NO_ROOT),
    (re.compile("server does not support SSL"), NO_TLS),
    (re.compile("could not translate host name|failed to resolve host"), UNREACHABLE),
)


def translated_error(error: BaseException, address: str | URL) -> HelpDeskError | None:
    """Return what a person is told about a database error; None when it is a bug of ours.

    Args:
        error: What SQLAlchemy or a driver raised.
        address: Of the database; only its name and place are shown.
    """
    fault = _fault(error)
    if fault is None:
        return None
    place = urls.described(address)
    return fault.error(Sentence(fault.sentence, place=place, why=_why(error)).begun())


@contextmanager
def translated(address: str | URL) -> Iterator[None]:
    """Raise database errors inside as HelpDeskErrors; all others pass unchanged."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        told = translated_error(error, address)
        if told is None:
            raise
        raise told from error


def is_retryable(error: BaseException) -> bool:
    """Tell whether the whole unit of work may simply be tried again (serialization, deadlock)."""
    cause = error.__cause__ if isinstance(error, HelpDeskError) else error
    original = cause.orig if isinstance(cause, DBAPIError) else cause
    return getattr(original, "sqlstate", None) in SERIALIZATION


def is_interrupted(error: HelpDeskError) -> bool:
    """Tell whether the server went away in the middle: a crash, a failover, a lost link.

    What was under way may have been applied all the same.
    """
    if isinstance(error, UnconfirmedError):
        return True
    return _cause(error) in {LOST, STARTING} or is_demoted(error)


def is_lost(error: BaseException) -> bool:
    """Tell whether a driver's error means that the connection is gone; nothing works on it."""
    return _fault(error) is LOST


def is_demoted(error: HelpDeskError) -> bool:
    """Tell whether the server only reads now; another one may have become the primary."""
    original = getattr(error.__cause__, "orig", None)
    return getattr(original, "sqlstate", None) == DEMOTED


def is_unreachable(error: HelpDeskError) -> bool:
    """Tell whether no server answered."""
    return _cause(error) is UNREACHABLE


def _cause(error: HelpDeskError) -> Fault | None:
    return None if error.__cause__ is None else _fault(error.__cause__)


def _fault(error: BaseException) -> Fault | None:
    if isinstance(error, StaleDataError):
        return STALE
    if isinstance(error, PendingRollbackError) and error.code == GONE_BEFORE:
        return LOST
    if isinstance(error, PoolTimeout):
        return FULL_HOUSE
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _sqlite_fault(original)
    if isinstance(error, DBAPIError):
        return _server_fault(error)
    return None


def _sqlite_fault(error: sqlite3.Error) -> Fault | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None  # the driver's own complaint: we used it wrongly
    if code in SQLITE_UNIQUE:
        return DUPLICATE
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return GONE
    return BY_SQLITE_CODE.get(code & 0xFF) or _by_words(str(error))


def _server_fault(error: DBAPIError) -> Fault | None:
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return _by_state(state)
    by_words = _by_words(str(error.orig))
    if by_words is not None or error.connection_invalidated:
        return by_words or LOST
    # psycopg raises OperationalError without a state when no connection came about
    is_operational = type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout"}
    if not is_operational:
        return None
    return UNREACHABLE if error.statement is None else LOST


def _by_state(state: str) -> Fault | None:
    if state in SERIALIZATION:
        return BUSY
    if state in BY_STATE:
        return BY_STATE[state]
    if state.startswith(("08", "57")):
        return LOST
    return OTHER if state.startswith(("53", "58")) else None


def _why(error: BaseException) -> str:
    """Return the part of the driver's words that a sentence repeats; most repeat nothing."""
    original: Any = getattr(error, "orig", error)
    if getattr(original, "sqlstate", None) == MAKING:
        return f"{original.diag.message_primary}. {original.diag.message_hint}"
    words = str(original)
    for pattern, _ in BY_WORDS:
        if (found := pattern.search(words)) is not None and "why" in pattern.groupindex:
            return found["why"].strip().rstrip(".")
    return ""


def _by_words(words: str) -> Fault | None:
    return next((fault for pattern, fault in BY_WORDS if pattern.search(words)), None)
