"""Who is meant by a kind of recipient, and how an action chooses who gets a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KINDS: Final[dict[str, Callable[[], str]]] = {
    "assignee": lambda: tr("the assignee"),
    "team": lambda: tr("the ticket's team"),
    "lead": lambda: tr("the team's lead"),
    "manager": lambda: tr("the manager"),
    "director": lambda: tr("the head of the department"),
    "account_manager": lambda: tr("the account manager"),
    "previous_assignee": lambda: tr("the previous assignee"),
    "on_call": lambda: tr("whoever is on call"),
    "requester": lambda: tr("the requester of the ticket"),
}
OF_TEAM: Final[dict[str, Callable[[str], str]]] = {
    "team": lambda team: tr("the team “{team}”", team=team),
    "lead": lambda team: tr("the lead of “{team}”", team=team),
    "on_call": lambda team: tr("whoever is on call for “{team}”", team=team),
}
WAYS: Final[dict[str, Callable[[], str]]] = {
    "round_robin": lambda: tr("whoever's turn it is"),
    "least_loaded": lambda: tr("whoever has the fewest open tickets"),
}
SKILLED: Final[dict[str, Callable[[str], str]]] = {
    "round_robin": lambda skill: tr("whoever has the skill “{skill}” and the turn", skill=skill),
    "least_loaded": lambda skill: tr(
        "whoever has the skill “{skill}” and the fewest open tickets", skill=skill
    ),
}


def recipients_words(kinds: Sequence[str]) -> str:
    """Name the people that these kinds of recipient stand for."""
    return all_of([recipient_words(kind) for kind in kinds])


def all_of(said: Sequence[str]) -> str:
    """Say several things together: "the lead, the manager and Tom Reed"."""
    if len(said) < 2:  # noqa: PLR2004 - one is said alone
        return "".join(said)
    return tr("{some} and {last}", some=tr(", ").join(said[:-1]), last=said[-1])


def recipient_words(kind: str) -> str:
    """Name whom one kind of recipient stands for; an unknown kind by its own word."""
    word, _, name = kind.partition(":")
    if name and word in OF_TEAM:
        return OF_TEAM[word](name)
    if name:
        return name
    return KINDS[word]() if word in KINDS else word


def taker_words(how: str, skill: str = "") -> str:
    """Say who is chosen to take a ticket."""
    if skill and how in SKILLED:
        return SKILLED[how](skill)
    who = WAYS[how]() if how in WAYS else recipient_words(how)
    return tr("{who} with the skill “{skill}”", who=who, skill=skill) if skill else who
