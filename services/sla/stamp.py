"""A mark that changes whenever configuration does, so that what was read of it can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar
from uuid import uuid4

from sqlalchemy import Text, cast, select

from models.desk import Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Work

KEY: Final = "configuration_stamp"
Read = TypeVar("Read")
MARK: Final = select(cast(Setting.value, Text)).where(Setting.key == KEY)


def renew(work: Work) -> None:
    """Say that policies, calendars or paths changed; a mark that is rolled back never returns."""
    setting = work.session.get(Setting, KEY, with_for_update=True)
    mark = uuid4().hex
    if setting is None:
        work.session.add(Setting(key=KEY, value=mark))
    else:
        setting.value = mark
    work.session.flush()
    work.memory.pop(KEY, None)
    work.touch(configuration=True)


def know(work: Work, mark: str | None) -> None:
    """Take the mark that was read with something else; the first of a unit counts."""
    work.memory.setdefault(KEY, mark)


def kept(work: Work, name: str, read: Callable[[Work], Read]) -> Read:
    """Return what `read` found when the configuration was last changed."""
    if KEY not in work.memory:
        rows = work.session.ask(MARK, {})
        work.memory[KEY] = rows[0][0] if rows else None
    mark = work.memory[KEY]
    found = work.published.get(name)
    if found is None or found[0] != mark:
        found = work.published[name] = (mark, read(work))
    value: Read = found[1]
    return value
