"""Reads plain JSON values; every refusal carries the path to what is wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from services.calendars.hours import DAY_S
from services.calendars.window import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NoReturn

MICROSECONDS: Final = 1_000_000
"""In a second."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY: Final = _EPOCH.toordinal()


class Malformed(ValueError):  # noqa: N818 - the word of scenario-format.md
    """Input that cannot be read.

    Attributes:
        path: Where it stands, such as `policies[0].targets`.
    """

    def __init__(self, message: str, path: str = "") -> None:
        """Say what is wrong at a path relative to whoever reads."""
        super().__init__(message)
        self.path = path


class inside:  # noqa: N801 - reads as a word of the with statement
    """Prefix the path of a refusal raised within; a plain ValueError becomes one."""

    __slots__ = ("_step",)

    def __init__(self, step: str | int) -> None:
        self._step = step

    def __enter__(self) -> None:
        """Go in; nothing to do before something is refused."""

    def __exit__(self, _: object, problem: BaseException | None, __: object) -> None:
        """Add the step to the path of what is on its way out."""
        if isinstance(problem, Malformed):
            problem.path = _join(self._step, problem.path)
        elif isinstance(problem, ValueError):
            raise Malformed(str(problem), _join(self._step, "")) from problem


def each(values: list[Any], step: str, read: Callable[[Any], Any]) -> list[Any]:
    """Read every value of a list; a refusal names its place in it."""
    found: list[Any] = []
    try:
        found.extend(read(value) for value in values)
    except ValueError as problem:
        path = f"{step}[{len(found)}]"
        place = _join(path, problem.path) if isinstance(problem, Malformed) else path
        raise Malformed(str(problem), place) from problem
    return found


def keyed(value: Any, known: frozenset[str], needed: tuple[str, ...]) -> dict[str, Any]:  # noqa: ANN401
    """Return a JSON object that has all needed keys and none unknown."""
    if type(value) is not dict:
        raise Malformed("this must be an object")
    if not value.keys() <= known:
        refuse_unknown(value, known)
    for key in needed:
        if key not in value:
            raise Malformed(f"the key {key!r} is missing", key)
    return value


def refuse_unknown(value: Mapping[str, Any], known: frozenset[str]) -> NoReturn:
    """Name the first key nobody knows."""
    key = next(key for key in value if key not in known)
    raise Malformed(f"the key {key!r} is unknown here", key)


def text(value: Any, key: str) -> str:  # noqa: ANN401
    """Return a JSON string."""
    if type(value) is not str:
        raise Malformed("this must be text", key)
    return value


def texts(value: Any, key: str) -> list[str]:  # noqa: ANN401
    """Return a JSON list of strings."""
    if type(value) is not list or not all(type(one) is str for one in value):
        raise Malformed("this must be a list of texts", key)
    return value


def instant(value: Any, key: str) -> int:  # noqa: ANN401
    """Read an ISO 8601 instant with a zone as epoch seconds; fractions are cut off."""
    return fine_instant(value, key) // MICROSECONDS


def fine_instant(value: Any, key: str) -> int:  # noqa: ANN401
    """Read an ISO 8601 instant with a zone as epoch microseconds, which say what was first."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise Malformed("this must be an instant such as 2026-06-08T09:00:00Z", key) from None
    if moment.tzinfo is None:
        raise Malformed("the instant has no zone", key)
    since = moment - _EPOCH
    seconds = since.days * DAY_S + since.seconds
    if not EARLIEST <= seconds <= LATEST:
        raise Malformed("instants lie in the years 1900 to 2200", key)
    return seconds * MICROSECONDS + since.microseconds


@lru_cache(maxsize=1 << 15)
def utc(seconds: int | None) -> str | None:
    """Write epoch seconds as an ISO instant in UTC."""
    if seconds is None:
        return None
    day, second = divmod(seconds, DAY_S)
    minute, second = divmod(second, 60)
    hour, minute = divmod(minute, 60)
    return f"{_day_text(day)}T{hour:02}:{minute:02}:{second:02}Z"


@lru_cache(maxsize=1 << 12)
def _day_text(day: int) -> str:
    return date.fromordinal(_EPOCH_DAY + day).isoformat()


def whole(value: Any, key: str) -> int:  # noqa: ANN401
    """Return a JSON integer that is zero or more."""
    if type(value) is not int or value < 0:
        raise Malformed("this must be a whole number, zero or more", key)
    return value


def _join(step: str | int, rest: str) -> str:
    if not rest:
        return str(step)
    return f"{step}{rest}" if rest.startswith("[") else f"{step}.{rest}"
