"""One unit of work: a session, the deciding instant, and who acts; commits or leaves no trace."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from models.vocabulary import Role
from services.changes import Changes, Happening
from services.errors import NotAllowed, OutgrownError
from services.store import engine as engines
from services.store import faults, feed, refusals, repeating, schema
from services.store.known_rows import KnownRows
from services.store.unit_session import UnitSession

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import URL, Engine

    from services.sentence import Sentence
    from services.store.applied import Once
    from services.store.unit_session import Closing
    from services.time_source import TimeSource


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person at a seat, or a part of the program without a person."""

    person_id: int | None
    name: str
    role: Role
    client: str = ""
    """The seat or program, as it names itself; a claim, not a fact."""


LOOKS_EVERY_S: Final = 5.0
"""So long a program may go on before it notices that its desk was upgraded by a newer one."""
WATCHER: Final = Actor(None, "Watcher", Role.WATCHER, "watcher")


class Work(KnownRows):
    """What a use case works with; it neither opens sessions nor commits nor reads clocks.

    Attributes:
        session: The transaction.
        actor: Who acts.
        correlation: The same for every audit entry of the unit.
        source: The foreign system whose log is being replayed, or None.
        is_replay: A foreign log was replayed in this unit; nobody reacts to old news.
        claimed_actor: Who did it according to that system.
        happened: What happened to tickets so far, for the reactions of the store to take.
        published: Read of what never changes, versions and events; shared by a store's units.
        clocks_later: While a log is replayed: clocks are counted once, by whoever set this.
        once: The key under which this unit is applied once; None: it is not repeated.
        owed: Write that somebody saw what is kept back; before anything read is handed out.
    """

    def __init__(
        self,
        session: UnitSession,
        actor: Actor,
        *,
        now: datetime | None = None,
        published: dict[Hashable, Any] | None = None,
        owed: list[Reaction] | None = None,
    ) -> None:
        super().__init__(session)
        self._now = now
        self.actor = actor
        self.correlation: Final = uuid4().hex
        self.source: str | None = None
        self.is_replay = False
        self.clocks_later = False
        self.claimed_actor: str | None = None
        self.changes = Changes()
        self.once: Once | None = None
        self.happened: list[Happening] = []
        self.published: Final = {} if published is None else published
        self.owed: Final[list[Reaction]] = [] if owed is None else owed

    @property
    def recorded_at(self) -> datetime:
        """When the database really took it; `now` may be that of a replayed log."""
        return self.session.instant

    @property
    def now(self) -> datetime:
        """The deciding instant of the unit; the database's clock, aware UTC."""
        return self.session.instant if self._now is None else self._now

    @now.setter
    def now(self, instant: datetime) -> None:
        self._now = instant

    @property
    def may_everything(self) -> bool:
        """Whether the database lets this unit write whatever follows from what it does."""
        return engines.may_everything(self.session.connection())

    @property
    def leaves_the_rest(self) -> bool:
        """Whether a requester's own login acts: what follows is left to `services.sla.rest`."""
        return self.actor.role is Role.REQUESTER and not self.may_everything

    def claim(self, source: str, *, at: datetime, actor: str | None) -> None:
        """Replay a foreign log: what follows happened at `at`, so `source` says."""
        self.source, self.now, self.claimed_actor = source, at, actor
        self.is_replay = True

    @contextmanager
    def acting(self, actor: Actor) -> Iterator[None]:
        """Let somebody else act for a while: a rule on what a person just did."""
        before, self.actor = self.actor, actor
        try:
            yield
        finally:
            self.actor = before

    def touch(
        self,
        *,
        tickets: Iterable[int] = (),
        people: Iterable[int] = (),
        notices: Iterable[int] = (),
        configuration: bool = False,
        subject: int | None = None,
    ) -> Changes:
        """Note what this unit changed; the whole is announced when it commits."""
        self.changes |= Changes(
            tickets=frozenset(tickets),
            people=frozenset(people),
            notices=frozenset(notices),
            configuration=configuration,
            subject=subject,
        )
        return self.changes


Reaction = Callable[[Work], None]
"""Runs at the end of a unit, in its transaction, and takes what happened in it."""
Refused = Callable[[Work, NotAllowed], None]
"""Writes down, in a unit of its own, what somebody tried and may not do."""


class Store:
    """The shared database, as units of work.

    Args:
        url: Of the PostgreSQL or SQLite database, as SQLAlchemy writes it.
        time_source: A clock to use instead of the database's (imports, tests).
        engine: An engine made elsewhere; by default one is made for the URL.
        reactions: Run in order before each commit; none where a foreign log is replayed.
        on_refusal: Told of every attempt that was not allowed, after it was undone.

    Attributes:
        closing: Told what the changes of each unit became, once they are committed.
    """

    def __init__(
        self,
        url: str | URL,
        time_source: TimeSource | None = None,
        engine: Engine | None = None,
        *,
        reactions: Iterable[Reaction] = (),
        on_refusal: Refused | None = None,
    ) -> None:
        self.url: Final = url
        self.time_source: Final = time_source
        self.engine: Final = engine or engines.make_engine(url)
        self.reactions: Final = tuple(reactions)
        self.on_refusal: Final = on_refusal
        self.closing: Closing | None = None
        self._published: Final[dict[Hashable, Any]] = {}
        self._looked_s = time.monotonic()
        self._outgrown: Sentence | None = None

    def apply(
        self,
        actor: Actor,
        use_case: Callable[[Work], Changes],
        *,
        key: str | None = None,
        is_repeated: bool = False,
    ) -> Changes:
        """Run a use case in a unit of its own, once: see `repeating.applied_once`."""
        return repeating.applied_once(self, actor, use_case, key=key, is_repeated=is_repeated)

    @contextmanager
    def work(self, actor: Actor, once: Once | None = None) -> Iterator[Work]:
        """Open a unit that changes things: committed at the end, rolled back on any error.

        Args:
            actor: Who acts.
            once: Its key, where the unit may be asked for again.

        Raises:
            StoreUnavailable: The database cannot be reached or refuses the work; after a
                lost connection nobody knows whether it was done.
            ConflictError: Somebody else saved the same row first.
            OutgrownError: A newer program has upgraded the database meanwhile.
        """
        self.require_known()
        with (
            refusals.told(self, actor),
            faults.translated(self.url),
            self.engine.connect().execution_options(begin="IMMEDIATE") as connection,
            UnitSession(connection, closing=self.closing) as session,
        ):
            work = self.unit(session, actor)
            work.once = once
            yield work
            for write in work.owed:
                write(work)
            if not work.is_replay:
                for react in self.reactions:
                    react(work)
            if work.once is not None:
                work.once.note(connection, work)
            elif work.changes:
                feed.announce(connection, work.changes, actor.client)
            session.commit()
            engines.require_confirmed(connection)

    @contextmanager
    def reading(self, actor: Actor) -> Iterator[Work]:
        """Open a unit that only asks; nothing is kept and no lock is taken.

        What is owed for what was read is written in a unit of its own before this one ends: where
        that fails, so does the question.
        """
        self.require_known()
        with (
            refusals.told(self, actor),
            faults.translated(self.url),
            self.engine.connect() as connection,
            UnitSession(connection, autoflush=False) as session,
        ):
            yield (asked := self.unit(session, actor))
        if asked.owed:
            with self.work(actor) as work:
                for write in asked.owed:
                    write(work)

    def require_known(self) -> None:
        """See now and then whether a newer program has upgraded the database meanwhile.

        Raises:
            OutgrownError: It has; nothing is written by a program that does not know the tables.
                The database is asked no more often for that.
        """
        if time.monotonic() - self._looked_s > LOOKS_EVERY_S:
            self._outgrown = None
            try:
                schema.require_known(self.engine)
            except OutgrownError as error:
                self._outgrown = error.sentence
            self._looked_s = time.monotonic()
        refusal = self._outgrown
        if refusal is not None:
            raise OutgrownError(refusal)

    def unit(self, session: UnitSession, actor: Actor) -> Work:
        """Return what a use case works with, in a session of this store."""
        now = self.time_source.now() if self.time_source else None
        return Work(session, actor, now=now, published=self._published)

    def dispose(self) -> None:
        """Close every connection, and forget what was read."""
        self._published.clear()
        self.engine.dispose()
