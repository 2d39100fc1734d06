"""What sort of value each part of an action takes: any other would break the change it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _text(key: str, value: object) -> None:
    if not isinstance(value, str) or "\x00" in value:
        raise RuleError("{key} takes a text.", key=key)


def _texts(key: str, value: object) -> None:
    given = value if isinstance(value, (list, tuple)) else (None,)
    if not all(isinstance(one, str) and one.strip() for one in given):
        raise RuleError("{key} takes a list of texts, such as [vip].", key=key)


def _text_or_nothing(key: str, value: object) -> None:
    if value is not None:
        _text(key, value)


def _text_or_texts(key: str, value: object) -> None:
    for one in value.values() if isinstance(value, dict) else [value]:
        _text(key, one)


def _flag(key: str, value: object) -> None:
    if not isinstance(value, bool):
        raise RuleError("{key} takes true or false.", key=key)


def _anything(key: str, value: object) -> None:
    """Leave it to the check of its own kind."""


_LISTS: Final = frozenset({"add", "remove", "recipients", "approvers"})
_FLAGS: Final = frozenset({"urgent", "restart"})
_OWN: Final[dict[tuple[str, str], Callable[[str, object], None]]] = {
    ("field", "to"): _text_or_nothing,
    ("notify", "text"): _text_or_texts,
    ("webhook", "payload"): _anything,
}
"""By kind of action and part, where it takes something else than the others of its name."""


def check(action: Mapping[str, Any], *, is_stored: bool = False) -> None:
    """Refuse a value that is not of the sort its part takes; RuleError names the part.

    Args:
        action: With parts that its kind has.
        is_stored: It was saved once, when flags were not looked at: any word counts as true.
    """
    for key, value in action.items():
        if not (is_stored and key in _FLAGS):
            _sort(action["do"], key)(key, value)


def _sort(kind: str, key: str) -> Callable[[str, object], None]:
    if (kind, key) in _OWN:
        return _OWN[kind, key]
    if key in _LISTS:
        return _texts
    return _flag if key in _FLAGS else _text
