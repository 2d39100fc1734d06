"""Turns what a database driver raises into one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.exc import DBAPIError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from services.errors import HelpDeskError, UnconfirmedError
from services.sentence import Sentence
from services.store import urls
from services.store.fault_kinds import (
    BUSY,
    BY_SQLITE_CODE,
    BY_STATE,
    BY_WORDS,
    DUPLICATE,
    FULL_HOUSE,
    GONE,
    LOST,
    MAKING,
    OTHER,
    SQLITE_UNIQUE,
    STALE,
    STARTING,
    UNREACHABLE,
    Fault,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import URL

SERIALIZATION: Final = frozenset({"40001", "40P01", "55P03"})
"""Serialization failure, deadlock, lock not available: the same work may succeed again."""
GONE_BEFORE: Final = "8s2b"
"""SQLAlchemy's code of whatever is tried on a connection that was lost a moment ago."""
DEMOTED: Final = "25006"
"""Read-only transaction: of a standby."""


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
