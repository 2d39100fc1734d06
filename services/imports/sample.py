"""Makes a desk to start with: the sample desk to try everything, or one's own, nearly empty."""

from __future__ import annotations

import string
import time
import unicodedata
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.desk import Setting
from models.people import Person
from models.vocabulary import Role
from services.access import administration, spelling
from services.access.administration import NewPerson
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.escalation.paths import create_path
from services.imports import sample_conversations, sample_desk, sample_seals, servicenow
from services.imports.sample_desk import made
from services.imports.sample_words import TIER_1, TIER_2, folder, words
from services.sla.publishing import publish_calendar, publish_policy
from services.store import schema, urls
from services.store.work import Actor, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from services.imports.problems import Figures
    from services.store.work import Work

SETUP: Final = Actor(None, "Setup", Role.ADMINISTRATOR, "setup")
SAMPLE: Final = "sample"
"""The setting that marks a desk with sample data, and says how far its making went."""
BEGUN: Final = "begun"
COMPLETE: Final = "complete"
WHILE_OTHERS_WORK: Final = 5
"""Incidents in one transaction while somebody works at the desk."""
LOG: Final = "servicenow_incidents.csv.gz"
LETTERS: Final = frozenset(f"{string.ascii_lowercase}{string.digits}._-")
"""What a login is written with."""


@dataclass(frozen=True, slots=True)
class SampleFigures:
    """What the sample desk was made of.

    Attributes:
        imported: The figures of the imported log; None where the desk existed already.
        conversations: Tickets of our own.
        seconds: How long it all took.
    """

    imported: Figures | None
    conversations: int
    seconds: float


def make_sample_desk(
    url: str,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    most: int | None = None,
    seals: Path | None = None,
) -> SampleFigures:
    """Make the sample desk where there is none; an existing one stays as it is.

    Args:
        url: An empty database, or one that holds the sample desk already.
        progress: Called with how many of how many incidents are imported.
        most: Import so many incidents, the open ones first, to be ready soon;
            `complete_sample_desk` brings the others.
        seals: A folder for keys that seal its trail and sign its PDFs, so that a person who tries
            everything sees proof too; what an earlier sample desk left there is removed.

    Raises:
        RuleError: The database holds another desk.
        SchemaError, StoreUnavailable: It cannot be used.
    """
    started = time.monotonic()
    file = urls.file_of(url)
    if file is None or file.exists():
        imported, count = _fill(url, progress, most, seals)
    else:
        # a desk that was interrupted while it was made must not look like one
        unfinished = file.with_name(f"{file.name}.part")
        _remove(unfinished)
        imported, count = _fill(f"sqlite:///{unfinished}", progress, most, seals)
        unfinished.replace(file)
    return SampleFigures(imported, count, time.monotonic() - started)


def is_complete(url: str) -> bool:
    """Tell whether all of the sample's log was imported."""
    with closing(_Disposed(Store(url))) as desk, desk.store.reading(SETUP) as work:
        setting = work.session.get(Setting, SAMPLE)
        return setting is not None and setting.value == COMPLETE


def complete_sample_desk(
    url: str, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Figures:
    """Import what `make_sample_desk(most=...)` left out; others may work at the desk meanwhile.

    Meant for a process of its own: it counts for some seconds, and the window should not wait.

    Raises:
        StoreUnavailable: The desk cannot be reached; calling it again goes on.
    """
    with closing(_Disposed(Store(url))) as desk:
        figures = _import(desk.store, progress, at_once=WHILE_OTHERS_WORK)
        with desk.store.work(SETUP) as work:
            work.session.get_one(Setting, SAMPLE).value = COMPLETE
            shown = [FieldChange(SAMPLE, BEGUN, COMPLETE)]
            trail.append(work, "setting.changed", ("setting", 0), shown)
        return figures


def make_own_desk(url: str, name: str) -> None:
    """Make an empty desk for one seat: a calendar, a policy with its path, two teams, one person.

    Args:
        url: An empty database.
        name: Of the person who will work there, as its administrator.

    Raises:
        RuleError: The database holds a desk already, or the name is empty.
        SchemaError, StoreUnavailable: It cannot be used.
    """
    with closing(_Disposed(Store(url))) as desk:
        schema.upgrade(desk.store.engine)
        with desk.store.work(SETUP) as work:
            if _has_people(work):
                raise RuleError("There is a desk here already: open it, or choose another place.")
            _lay_own(work, name)


def _fill(
    url: str, progress: Callable[[int, int], None], most: int | None, seals: Path | None
) -> tuple[Figures | None, int]:
    with closing(_Disposed(Store(url))) as desk:
        store = desk.store
        schema.upgrade(store.engine)
        if not _is_new(store):
            return None, 0
        with store.work(SETUP) as work:
            now = work.now
            sample_desk.lay(work)
        figures = _import(store, progress, most=most)
        count = sample_conversations.play(store, now)
        with store.work(SETUP) as work:
            sample_desk.put_setting(work, SAMPLE, value=COMPLETE if most is None else BEGUN)
        if seals is not None:
            sample_seals.lay(store, seals, SETUP)
        return figures, count


def _import(
    store: Store,
    progress: Callable[[int, int], None],
    *,
    most: int | None = None,
    at_once: int = servicenow.AT_ONCE,
) -> Figures:
    options = servicenow.Options(
        shift_to_now=True, naming=words(), most=most, at_once=at_once, progress=progress
    )
    with resources.as_file(folder() / LOG) as path:
        return servicenow.import_log(store, path, options)


def _remove(unfinished: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


class _Disposed:
    """A store that is disposed of when it is closed."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def close(self) -> None:
        """Close every connection."""
        self.store.dispose()


def _is_new(store: Store) -> bool:
    with store.reading(SETUP) as work:
        marked = work.session.get(Setting, SAMPLE) is not None
        if not marked and _has_people(work):
            raise RuleError(
                "There is another desk here already. The sample desk needs a place of its own."
            )
        return not marked


def _has_people(work: Work) -> bool:
    return work.session.scalar(select(Person.id).limit(1)) is not None


def _lay_own(work: Work, name: str) -> None:
    department = made(administration.add_department(work, "Help desk").subject)
    person = NewPerson(name, Role.ADMINISTRATOR, login=_login(name), department_id=department)
    person_id = made(administration.add_person(work, person).subject)
    for tier, team in enumerate((TIER_1, TIER_2), 1):
        changes = administration.add_team(
            work, team, department_id=department, tier=tier, lead_id=person_id
        )
        administration.join_team(work, made(changes.subject), person_id)
    publish_calendar(work, sample_desk.SERVICE_HOURS)
    create_path(work, sample_desk.THREE_LEVELS)
    publish_policy(work, sample_desk.STANDARD)
    sample_desk.open_sign_in(work)


def _login(name: str) -> str:
    """Make a login of somebody's first name, or of the name of their account."""
    plain = unicodedata.normalize("NFKD", (name.split() or [""])[0].lower())
    word = "".join(one for one in plain if one in LETTERS).lstrip("0123456789._-")[:63]
    return word if spelling.is_own(word) else "me"
