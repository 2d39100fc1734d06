"""What the record says of a firing or a delivery, in the window's language.

The record itself is written once, in English, by whoever fired or sent; words it does not know are
shown as they stand.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

REASONS: Final = {
    r"workstation locked since (?P<at>\d\d:\d\d) UTC": "workstation locked since {at} UTC",
    r"nobody at the workstation since (?P<at>\d\d:\d\d) UTC": (
        "nobody at the workstation since {at} UTC"
    ),
    r"quiet hours until (?P<at>[-\d]+ [:\d]+) UTC": "quiet hours until {at} UTC",
    r"kept for the digest of (?P<at>[-\d]+ [:\d]+) UTC": "kept for the digest of {at} UTC",
    r"goes together with message (?P<id>\d+)": "goes together with message {id}",
    r"with message (?P<id>\d+): ": "with message {id}: ",
    r"accepted by the relay": "accepted by the relay",
    r"taken by the gateway": "taken by the gateway",
    r"No e-mail address of this person is known: .*": (
        "No e-mail address of this person is known: an administrator enters one, then the "
        "message can be sent again."
    ),
    r"No mobile number of this person is known: .*": (
        "No mobile number of this person is known: it is entered under Notifications, then "
        "the message can be sent again."
    ),
    r"No chat room or handle of this person is known: .*": (
        "No chat room or handle of this person is known: it is entered under Notifications, "
        "then the message can be sent again."
    ),
    r"The relay (?P<where>\S+) cannot be reached: (?P<why>.*?)\. It is tried .*": (
        "The relay {where} cannot be reached: {why}. It is tried again; if that does not help, "
        "see whether it runs and whether host and port of the channel are right."
    ),
}
"""Of the delivery log: what it says, and how that is said; each named part is taken over."""
AWAY: Final = list(REASONS)[:2]
HEADS: Final = {
    r"Alerted (?=\S)": "Alerted ",
    r"Notified (?=\S)": "Notified ",
    r"Called again: ": "Called again: ",
    r"Assigned to (?P<team>[^;]+); told (?=\S)": "Assigned to {team}; told ",
    r"Overtaken: a higher level was due as well, so only that one acted": (
        "Overtaken: a higher level was due as well, so only that one acted"
    ),
    r"Not wanted: ": "Not wanted: ",
    r"Could not act: ": "Could not act: ",
}
"""How the record of a firing begins, after who brought it forward by hand."""
BY_HAND: Final = re.compile(r"By hand, (?P<who>[^:]+): (?P<why>.*?)\. (?=[A-Z])")
TAILS: Final = {
    r"nobody \(no such person is set\)": "nobody (no such person is set)",
    r", told (?P<who>[^;]+) in their place$": ", told {who} in their place",
    r", so the next level comes at once$": ", so the next level comes at once",
    r"; nobody next in line is there either$": "; nobody next in line is there either",
    r"; skipped (?=\S)": "; skipped ",
}
"""What the record of a firing says of who was not there."""


def reason_words(reason: str) -> str:
    """Say a reason of the delivery log."""
    return _said(reason, REASONS)


def detail_words(detail: str) -> str:
    """Say what a firing did and to whom."""
    lead, rest = "", detail
    by_hand = BY_HAND.match(detail)
    if by_hand is not None:
        lead = tr("By hand, {who}: {why}. ").format_map(by_hand.groupdict())
        rest = detail[by_hand.end() :]
    for pattern in HEADS:
        head = re.match(pattern, rest)
        if head is not None:
            said = _filled(pattern, head)
            return lead + said + _said(rest[head.end() :], (*TAILS, *AWAY))
    return lead + rest


def _said(text: str, patterns: Iterable[str]) -> str:
    for pattern in patterns:
        text = re.sub(pattern, partial(_filled, pattern), text)
    return text


def _filled(pattern: str, found: re.Match[str]) -> str:
    return tr((REASONS | HEADS | TAILS)[pattern]).format_map(found.groupdict())
