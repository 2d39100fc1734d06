"""Rules that answer each other for ever, and paths that start each other, found before they run.

At run time a circle of rules is stopped after twenty firings (sla.md, section 4). Here the rules
are run on a ticket of which nothing is known but what their triggers, conditions and actions
themselves say; what cannot be told counts as not happening, so that only certain circles are
refused.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import ApprovalState, Priority, TicketStatus
from services.changes import Happening
from services.rules.conditions import Branch, Leaf
from services.rules.judgement import holds
from services.rules.kinds import Op
from services.rules.running import MOST_FIRINGS
from services.rules.triggers import pulled
from services.tickets.lifecycle import FOLLOWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from services.rules.conditions import Node
    from services.rules.shelf import Ready

State = dict[Any, Any]
"""What is known of the ticket: field to value, and (`tag`, name) to whether it is there."""


def of_rules(rules: Sequence[Ready]) -> Iterator[list[str]]:
    """Yield the names of rules that trigger each other for ever, once for each that may begin."""
    for rule in rules:
        circle = _run(rules, rule) if rule.trigger.is_event else []
        if circle:
            yield circle


def of_paths(starts: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the names of paths that start each other in a circle, once for each that may begin.

    Args:
        starts: For each path the paths its levels start.
    """
    for first in starts:
        trail = [first]
        if _leads_back(starts, trail):
            yield trail


def _leads_back(starts: Mapping[str, Sequence[str]], trail: list[str]) -> bool:
    for following in starts.get(trail[-1], ()):
        if following == trail[0]:
            return True
        if following not in trail:
            trail.append(following)
            if _leads_back(starts, trail):
                return True
            trail.pop()
    return False


def _run(rules: Sequence[Ready], first: Ready) -> list[str]:
    """Let one rule be pulled, and see whether the rest ever comes to an end."""
    state = _begin(first)
    if not _may_hold(first.node, state):
        return []
    ran = [first.name]
    batch = list(_happenings(first, state))
    while batch:
        following: list[Happening] = []
        for rule in rules:
            is_pulled = rule.trigger.is_event and pulled(rule.trigger, batch) is not None
            if is_pulled and _may_hold(rule.node, state):
                ran.append(rule.name)
                if len(ran) > MOST_FIRINGS:
                    return _names(ran)
                following += _happenings(rule, state)
        batch = following
    return []


def _names(ran: Sequence[str]) -> list[str]:
    """Return the rules that come round again, in the order they first did."""
    return [name for name, count in Counter(ran).items() if count > 1]


def _begin(rule: Ready) -> State:
    """Return what the trigger of a rule tells of the ticket it is pulled on."""
    trigger, state = rule.trigger, State()
    if trigger.on != "changed" or not trigger.after:
        return state
    value = min(trigger.after)
    if trigger.field == "tags":
        state["tag", value] = True
    else:
        state[trigger.field] = _value(trigger.field, value)
    return state


def _value(field: str, word: str) -> object:
    return Priority[word.upper()] if field == "priority" else word


# -- conditions: what is known decides; a plain `is` about something unknown may be so ------------


def _may_hold(node: Node, state: State) -> bool:
    """Tell whether the conditions hold, on a ticket that is as its first rules want it."""
    _suppose(node, state)
    return _decided(node, state) is True


def _suppose(node: Node, state: State) -> None:
    if isinstance(node, Branch):
        if node.way == "all":
            for part in node.parts:
                _suppose(part, state)
        elif node.way == "any" and _decided(node, state) is None:
            _suppose(node.parts[0], state)
    elif node.op is Op.IS and not _is_known(node, state):
        state[node.field.name] = node.value


def _decided(node: Node, state: State) -> bool | None:
    """Return whether a tree holds; None where that cannot be told."""
    if isinstance(node, Leaf):
        return (
            holds(node, {node.field.name: _known(node, state)}) if _is_known(node, state) else None
        )
    found = [_decided(part, state) for part in node.parts]
    if node.way == "all":
        return False if False in found else None if None in found else True
    is_any = True if True in found else None if None in found else False
    return is_any if node.way == "any" or is_any is None else not is_any


def _is_known(leaf: Leaf, state: State) -> bool:
    if leaf.field.name == "tags" and leaf.op in {Op.CONTAINS, Op.NOT_CONTAINS}:
        return ("tag", leaf.value) in state
    return leaf.field.name in state


def _known(leaf: Leaf, state: State) -> object:
    if leaf.field.name == "tags":
        return (leaf.value,) if state["tag", leaf.value] else ()
    return state[leaf.field.name]


# -- actions: what they change for certain ---------------------------------------------------------


def _happenings(rule: Ready, state: State) -> Iterator[Happening]:
    for action in rule.actions:
        effect = _EFFECTS.get(action["do"])
        if effect is not None:
            yield from effect(action, state)


def _changed(field: str, value: object, state: State) -> Iterator[Happening]:
    before = state.get(field)
    if before != value:
        state[field] = value
        yield Happening(0, "changed", field, before, value)


def _status(action: Mapping[str, Any], state: State) -> Iterator[Happening]:
    wanted = TicketStatus(action.get("to", "closed"))
    before = state.get("status")
    if before is None or wanted in FOLLOWS[TicketStatus(before)]:
        yield from _changed("status", wanted.value, state)


def _tags(action: Mapping[str, Any], state: State) -> Iterator[Happening]:
    for key, is_there in (("add", True), ("remove", False)):
        for name in action.get(key, ()):
            if state.get(("tag", name)) is not is_there:
                state["tag", name] = is_there
                before, after = ((), (name,)) if is_there else ((name,), ())
                yield Happening(0, "changed", "tags", before, after)


def _team(action: Mapping[str, Any], state: State) -> Iterator[Happening]:
    if "team" in action:
        yield from _changed("team", action["team"], state)


_EFFECTS: Final[dict[str, Callable[[Mapping[str, Any], State], Iterator[Happening]]]] = {
    "assign": _team,
    "priority": lambda one, state: _changed("priority", _value("priority", one["to"]), state),
    "status": _status,
    "close": _status,
    "type": lambda one, state: _changed("type", one["to"], state),
    "tags": _tags,
    "field": lambda one, state: _changed(one["key"], one["to"], state),
    "note": lambda _, __: iter([Happening(0, "note")]),
    "approval": lambda _, __: iter(
        [Happening(0, "approval", after=(ApprovalState.REQUESTED.value,))]
    ),
}
