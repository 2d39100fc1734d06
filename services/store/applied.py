"""Remembers which units of work were applied, so that one asked for twice happens once."""

from __future__ import annotations

import itertools
import json
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, text
from sqlalchemy.exc import IntegrityError

from models.base import InstantType
from models.desk import AppliedUnit
from services.changes import Changes
from services.store import feed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from services.store.work import Actor, Store, Work

KEPT_FOR: Final = timedelta(days=7)
"""Nobody asks again for a unit after so long."""

NOTE: Final = text(
    "INSERT INTO applied_unit (key, applied_at, changes, repeats) VALUES (:key, :at, :changes, 0)"
).bindparams(bindparam("at", type_=InstantType))
NOTE_AND_TELL: Final = text(
    "WITH told AS (SELECT pg_notify(:channel, :payload))"
    " INSERT INTO applied_unit (key, applied_at, changes, repeats)"
    " SELECT :key, :at, :changes, 0 FROM told"
).bindparams(bindparam("at", type_=InstantType))
"""The same, and the other clients hear of it; one round trip."""
CLAIM: Final = text(
    "INSERT INTO applied_unit (key, applied_at, changes, repeats)"
    " VALUES (:key, :at, NULL, 0)"
    " ON CONFLICT (key) DO UPDATE SET repeats = applied_unit.repeats + 1 RETURNING changes"
).bindparams(bindparam("at", type_=InstantType))
COMPLETE: Final = text("UPDATE applied_unit SET changes = :changes WHERE key = :key")
FORGET: Final = text("DELETE FROM applied_unit WHERE applied_at < :before").bindparams(
    bindparam("before", type_=InstantType)
)


_PROCESS: Final = secrets.token_hex(4)
_MADE: Final = itertools.count()


def new_key() -> str:
    """Return a key for one intention: nobody guesses it, and those of a program come in order.

    So they stand together in their index; at random each would be written into another page.
    """
    return f"{_PROCESS}{next(_MADE):08x}{secrets.token_hex(8)}"


class AlreadyAppliedError(Exception):
    """The unit was applied by an earlier attempt; this one is rolled back."""


class Once:
    """One thing a person wants done once, however often the database has to be asked.

    The row of its key is written in the transaction of the unit itself: both are there or
    neither is. An attempt after a lost connection claims the key first, and so waits until the
    server has made up its mind about the earlier attempt.

    Args:
        key: Of the intention, the same for every attempt.
    """

    def __init__(self, key: str) -> None:
        self.key: Final = key
        self._is_claimed = False
        self._made: Changes | None = None

    def claim(self, work: Work) -> Changes | None:
        """Return what an earlier attempt changed; None: there was none, and this one goes on.

        It writes even where the unit was applied, so that a commit which waits for a standby
        waits for the earlier one too.
        """
        given = {"key": self.key, "at": work.recorded_at}
        found = work.session.connection().execute(CLAIM, given).scalar_one()
        if found is not None:
            return unpacked(str(found))
        self._is_claimed = True
        return None

    def made(self, changes: Changes) -> None:
        """Take what the use case returned."""
        self._made = changes

    def note(self, connection: Connection, work: Work) -> None:
        """Write the key at the end of the unit, and let the other clients know.

        Raises:
            AlreadyAppliedError: Another attempt was quicker.
        """
        given: dict[str, Any] = {"key": self.key, "changes": packed(self.answer(work))}
        is_told = bool(work.changes)
        if self._is_claimed:
            connection.execute(COMPLETE, given)
        else:
            given["at"] = work.recorded_at
            statement = NOTE
            if is_told and connection.dialect.name == "postgresql":
                told = feed.packed(work.changes, work.actor.client)
                given |= {"channel": feed.CHANNEL, "payload": told}
                statement, is_told = NOTE_AND_TELL, False
            try:
                work.session.finish(statement, given)
            except IntegrityError as error:
                if not _is_taken(error):
                    raise
                raise AlreadyAppliedError from error
        if is_told:
            feed.announce(connection, work.changes, work.actor.client)

    def answer(self, work: Work) -> Changes:
        """Return all that changed; the subject is the use case's, not that of a reaction."""
        made = self._made or Changes()
        return replace(work.changes | made, subject=made.subject)


def _is_taken(error: IntegrityError) -> bool:
    """Tell whether the key is what was there already."""
    told = getattr(error.orig, "diag", None)
    return AppliedUnit.__tablename__ in (
        str(error.orig) if told is None else str(told.constraint_name)
    )


def packed(changes: Changes) -> str:
    """Write changes as JSON."""
    plain = {
        "tickets": sorted(changes.tickets),
        "people": sorted(changes.people),
        "notices": sorted(changes.notices),
        "configuration": changes.configuration,
        "subject": changes.subject,
        "everything": changes.everything,
        "looks": sorted(changes.looks),
    }
    return json.dumps(plain, separators=(",", ":"))


def unpacked(text_: str) -> Changes:
    """Read what `packed` wrote."""
    told = json.loads(text_)
    return Changes(
        tickets=frozenset(told["tickets"]),
        people=frozenset(told["people"]),
        notices=frozenset(told["notices"]),
        configuration=told["configuration"],
        subject=told["subject"],
        everything=told["everything"],
        looks=frozenset(told.get("looks", ())),
    )


def forget_old(store: Store, actor: Actor) -> int:
    """Forget keys nobody can ask for again; a job of the watcher."""
    with store.work(actor) as work:
        before = work.recorded_at - KEPT_FOR
        return int(work.session.connection().execute(FORGET, {"before": before}).rowcount)
