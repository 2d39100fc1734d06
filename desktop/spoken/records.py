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
    from collections.abc import Callable

Part = tuple[re.Pattern[str], "Callable[[], str]"]

REASONS: Final[tuple[Part, ...]] = (
    (
        re.compile(r"workstation locked since (?P<at>\d\d:\d\d) UTC"),
        lambda: tr("workstation locked since {at} UTC"),
    ),
    (
        re.compile(r"nobody at the workstation since (?P<at>\d\d:\d\d) UTC"),
        lambda: tr("nobody at the workstation since {at} UTC"),
    ),
    (
        re.compile(r"quiet hours until (?P<at>[-\d]+ [:\d]+) UTC"),
        lambda: tr("quiet hours until {at} UTC"),
    ),
    (
        re.compile(r"kept for the digest of (?P<at>[-\d]+ [:\d]+) UTC"),
        lambda: tr("kept for the digest of {at} UTC"),
    ),
    (
        re.compile(r"goes together with message (?P<id>\d+)"),
        lambda: tr("goes together with message {id}"),
    ),
    (re.compile(r"with message (?P<id>\d+): "), lambda: tr("with message {id}: ")),
    (re.compile(r"accepted by the relay"), lambda: tr("accepted by the relay")),
    (re.compile(r"taken by the gateway"), lambda: tr("taken by the gateway")),
    (
        re.compile(r"No e-mail address of this person is known: .*"),
        lambda: tr(
            "No e-mail address of this person is known: an administrator enters one, then the "
            "message can be sent again."
        ),
    ),
    (
        re.compile(r"No mobile number of this person is known: .*"),
        lambda: tr(
            "No mobile number of this person is known: it is entered under Notifications, then "
            "the message can be sent again."
        ),
    ),
    (
        re.compile(r"No chat room or handle of this person is known: .*"),
        lambda: tr(
            "No chat room or handle of this person is known: it is entered under Notifications, "
            "then the message can be sent again."
        ),
    ),
    (
        re.compile(r"The relay (?P<where>\S+) cannot be reached: (?P<why>.*?)\. It is tried .*"),
        lambda: tr(
            "The relay {where} cannot be reached: {why}. It is tried again; if that does not help, "
            "see whether it runs and whether host and port of the channel are right."
        ),
    ),
)
"""Of the delivery log."""
HEADS: Final[tuple[Part, ...]] = (
    (re.compile(r"Alerted (?=\S)"), lambda: tr("Alerted ")),
    (re.compile(r"Notified (?=\S)"), lambda: tr("Notified ")),
    (re.compile(r"Called again: "), lambda: tr("Called again: ")),
    (
        re.compile(r"Assigned to (?P<team>[^;]+); told (?=\S)"),
        lambda: tr("Assigned to {team}; told "),
    ),
    (
        re.compile(r"Overtaken: a higher level was due as well, so only that one acted"),
        lambda: tr("Overtaken: a higher level was due as well, so only that one acted"),
    ),
    (re.compile(r"Not wanted: "), lambda: tr("Not wanted: ")),
    (re.compile(r"Could not act: "), lambda: tr("Could not act: ")),
)
"""How the record of a firing begins, after who brought it forward by hand."""
BY_HAND: Final = re.compile(r"By hand, (?P<who>[^:]+): (?P<why>.*?)\. (?=[A-Z])")
TAILS: Final[tuple[Part, ...]] = (
    (
        re.compile(r"nobody \(no such person is set\)"),
        lambda: tr("nobody (no such person is set)"),
    ),
    (
        re.compile(r", told (?P<who>[^;]+) in their place$"),
        lambda: tr(", told {who} in their place"),
    ),
    (
        re.compile(r", so the next level comes at once$"),
        lambda: tr(", so the next level comes at once"),
    ),
    (
        re.compile(r"; nobody next in line is there either$"),
        lambda: tr("; nobody next in line is there either"),
    ),
    (re.compile(r"; skipped (?=\S)"), lambda: tr("; skipped ")),
)
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
    for pattern, words in HEADS:
        head = pattern.match(rest)
        if head is not None:
            said = words().format_map(head.groupdict())
            return lead + said + _said(rest[head.end() :], (*TAILS, *REASONS[:2]))
    return lead + rest


def _said(text: str, parts: tuple[Part, ...]) -> str:
    for pattern, words in parts:
        text = pattern.sub(partial(_filled, words()), text)
    return text


def _filled(said: str, found: re.Match[str]) -> str:
    return said.format_map(found.groupdict())
