"""Ask a condition tree about the facts of one ticket: whether it holds, and why."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from models.vocabulary import Priority
from services.rules.conditions import Branch, Facts, Leaf, Node, number
from services.rules.kinds import WAS, Kind, Op

if TYPE_CHECKING:
    from collections.abc import Callable


SHOWN: Final = 80
"""Characters of a fact in a reason."""
QUOTED: Final = "message"
"""What is never shown in a reason: it may be of a restricted ticket."""


class Verdict(NamedTuple):
    """Whether a tree holds, and the comparisons that decided it, in words."""

    holds: bool
    why: str


def holds(node: Node, facts: Facts) -> bool:
    """Tell whether the tree holds for these facts."""
    if isinstance(node, Leaf):
        return _compare(node, _found(node, facts))
    if node.way == "all":
        return all(holds(one, facts) for one in node.parts)
    found = any(holds(one, facts) for one in node.parts)
    return found if node.way == "any" else not found


def judge(node: Node, facts: Facts) -> Verdict:
    """Tell whether the tree holds and name the comparisons that decided it."""
    if isinstance(node, Leaf):
        found = _found(node, facts)
        is_so = _compare(node, found)
        return Verdict(is_so, node.said if is_so else f"{node.said}: {_instead(node, found)}")
    return _judge_branch(node, [judge(one, facts) for one in node.parts])


def _judge_branch(node: Branch, verdicts: list[Verdict]) -> Verdict:
    yes = [one.why for one in verdicts if one.holds]
    no = [one.why for one in verdicts if not one.holds]
    if node.way == "all":
        return _no(no) if no else _yes(" and ".join(yes) or "no conditions")
    if node.way == "any":
        return _yes(yes[0]) if yes else _no(no or ["any of nothing"])
    return _no([f"not wanted: {one}" for one in yes]) if yes else _yes("none of the others")


def _yes(why: str) -> Verdict:
    return Verdict(holds=True, why=why)


def _no(reasons: list[str]) -> Verdict:
    return Verdict(holds=False, why="; ".join(reasons))


def _instead(leaf: Leaf, found: object) -> str:
    """Say what was found; a requester's words are not repeated where reasons are read."""
    may_be_shown = leaf.field.name.removeprefix(WAS) != QUOTED or not found
    return f"it is {shown(found)}" if may_be_shown else "they say something else"


def shown(value: object) -> str:
    """Say a fact the way a person reads it."""
    if value is None or value in ("", ()):
        return "empty"
    if isinstance(value, Priority):
        return value.word
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value))
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _found(leaf: Leaf, facts: Facts) -> Any:  # noqa: ANN401 - a fact of any kind
    value = facts.get(leaf.field.name)
    if not leaf.field.stored or value is None or leaf.op is Op.EMPTY:
        return value
    return _STORED[leaf.field.kind](str(value))


def _stored_number(text: str) -> Decimal | None:
    try:
        return number(text)
    except (ValueError, InvalidOperation):
        return None


def _stored_instant(text: str) -> datetime | None:
    """A date without a time is its midnight in UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else datetime.fromisoformat(f"{found.isoformat()}+00:00")


_STORED: Final[dict[Kind, Callable[[str], object]]] = {
    Kind.TEXT: str,
    Kind.NUMBER: _stored_number,
    Kind.INSTANT: _stored_instant,
}


def _compare(leaf: Leaf, found: Any) -> bool:  # noqa: ANN401 - a fact of any kind
    return _COMPARISONS[leaf.op](found, leaf.value)


def _is(found: object, wanted: object) -> bool:
    return found is not None and found == wanted


def _in(found: object, wanted: tuple[object, ...]) -> bool:
    if isinstance(found, tuple):
        return any(one in wanted for one in found)
    return found is not None and found in wanted


def _contains(found: object, wanted: str) -> bool:
    return isinstance(found, (str, tuple)) and wanted in found


def _matches(found: object, wanted: Any) -> bool:  # noqa: ANN401 - a Pattern
    texts = found if isinstance(found, tuple) else (found,)
    return any(isinstance(one, str) and wanted.is_in(one) for one in texts)


def _less(found: Any, wanted: Any) -> bool:  # noqa: ANN401 - ordered values of one kind
    if found is None:
        return False
    return bool(found > wanted if isinstance(wanted, Priority) else found < wanted)


def _greater(found: Any, wanted: Any) -> bool:  # noqa: ANN401 - ordered values of one kind
    if found is None:
        return False
    return bool(found < wanted if isinstance(wanted, Priority) else found > wanted)


def _empty(found: object, wanted: bool) -> bool:  # noqa: FBT001 - one shape for all
    return (found is None or found in ("", ())) is wanted


_COMPARISONS: Final[dict[Op, Callable[[Any, Any], bool]]] = {
    Op.IS: _is,
    Op.IS_NOT: lambda found, wanted: not _is(found, wanted),
    Op.IN: _in,
    Op.CONTAINS: _contains,
    Op.NOT_CONTAINS: lambda found, wanted: not _contains(found, wanted),
    Op.MATCHES: _matches,
    Op.LESS: _less,
    Op.GREATER: _greater,
    Op.EMPTY: _empty,
}
