"""Opens a desk away from the GUI thread: connect, check the schema, see who may come in."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop import keyring
from desktop.sentences import in_words
from desktop.sign_in.place import Place, with_password
from desktop.text import tr
from desktop.work import DeskClock
from services.access import sign_in, tastes
from services.audit import receipts
from services.store import schema, urls
from services.store.work import Store
from services.time_source import steady_s
from services.watch.desk_store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.access.people import PersonView
    from services.config import Config
    from services.store.work import Actor


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk that answers and fits this program.

    Attributes:
        place: Where it is. words: The same for a sentence, without a password.
        choices: Who may come in by name alone; nobody where passwords are asked.
        clock: Read when somebody signs in.
        tastes: How the person who came in likes their window; read then as well.
        signed_in: Whose login opened it; None where people sign in at the desk itself.
    """

    place: Place
    store: Store
    words: str
    choices: tuple[PersonView, ...]
    clock: DeskClock = field(default_factory=DeskClock)
    signed_in: Actor | None = None
    tastes: dict[str, str] = field(default_factory=dict)

    @property
    def is_for_one(self) -> bool:
        """Tell whether nobody but the one who is in could come in here."""
        return self.signed_in is not None or len(self.choices) == 1


def seat_name() -> str:
    """Return how this window names itself to the others; a claim, not a fact."""
    return f"{_user()}@{platform.node()}:{os.getpid()}"


def open_desk(
    place: Place, config: Config, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> OpenDesk:
    """Open the desk of a place; the sample and one's own are made when they do not exist.

    Args:
        place: Where it is.
        config: Where this person's files are kept.
        progress: Told how much of the sample is made.

    Raises:
        HelpDeskError: It cannot be reached, read or used; the sentence says what to do.
    """
    place = _with_kept_password(place)
    url = _url(place, config)
    store = open_store(url)
    try:
        if schema.status(store.engine).state is schema.SchemaState.ABSENT:
            _make(place, url, config, progress)
        if place.is_sample or place.is_own:
            schema.upgrade(store.engine)
        schema.require_usable(store.engine)
        if place.is_server:
            store.closing = receipts.book_of(url, config.receipts)
        found = sign_in.by_login(store, client=seat_name())
        choices = () if found else tuple(sign_in.choices(store))
    except BaseException:
        store.dispose()
        raise
    _keep_password(place)
    return OpenDesk(place, store, _words(place, url), choices, signed_in=found)


def upgrade_desk(place: Place, config: Config) -> OpenDesk:
    """Bring an older desk up to date, then open it."""
    store = Store(_url(place, config))
    try:
        schema.upgrade(store.engine)
    finally:
        store.dispose()
    return open_desk(place, config)


def enter(desk: OpenDesk, login: str, password: str) -> Actor:
    """Let a person in, by name alone where the desk allows it.

    Raises:
        HelpDeskError: Wrong name or password, a locked account, a lost database.
    """
    if desk.signed_in is not None:
        return _at_the_desk(desk, desk.signed_in)
    came_by_name = any(login in (person.login, person.name) for person in desk.choices)
    if came_by_name:
        login = next(p.login or "" for p in desk.choices if login in (p.login, p.name))
        actor = sign_in.sign_in_as(desk.store, login, client=seat_name())
    else:
        actor = sign_in.sign_in(desk.store, login, password, client=seat_name())
    return _at_the_desk(desk, actor)


def _at_the_desk(desk: OpenDesk, actor: Actor) -> Actor:
    """Set the clock of the seat by that of the database, and learn what the person likes."""
    began = steady_s()
    with desk.store.reading(actor) as work:
        desk.clock.read(work.now, began, steady_s())
        desk.tastes.clear()
        desk.tastes.update(tastes.of(work))
    return actor


def _with_kept_password(place: Place) -> Place:
    if not place.is_server or place.password:
        return place
    return replace(place, password=keyring.read(place.name), remember=True)


def _keep_password(place: Place) -> None:
    """Keep what opened the desk where the person wants that; else remove what was kept."""
    if not place.is_server or not place.password:
        return
    if place.remember:
        keyring.keep(place.name, place.password)
    else:
        keyring.forget(place.name)


def _url(place: Place, config: Config) -> str:
    if place.is_sample:
        return f"sqlite:///{config.sample_desk}"
    if place.is_own:
        return f"sqlite:///{config.own_desk}"
    return with_password(place.name, place.password)


def _make(place: Place, url: str, config: Config, progress: Callable[[int, int], None]) -> None:
    from services.imports import sample  # noqa: PLC0415 - once in the life of a desk

    if place.is_sample:
        sample.make_sample_desk(url, progress, seals=config.sample_seals)
    elif place.is_own:
        sample.make_own_desk(url, _user())


def _words(place: Place, url: str) -> str:
    return tr("the sample desk") if place.is_sample else in_words(urls.described(url))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "me"
