"""Why a ticket is as it is, said in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sentences import reason_words, stored
from desktop.spoken.fields import ground_words
from desktop.spoken.people import all_of
from desktop.spoken.rules import clauses, trigger_words
from desktop.text import moment, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from services.rules.reading import Asks
    from services.tickets.explaining import Cause, Ground

VERSION: Final = ", version "
"""Between the name of a policy and the number of its version, as services write them."""
UNMATCHED: Final = "no policy applies"


def policy_words(policy: str | None) -> str:
    """Name a policy and its version."""
    if policy is None:
        return tr("No policy applies")
    name, _, version = policy.rpartition(VERSION)
    if not name or not version.isdecimal():
        return policy
    return tr("{policy}, version {version}", policy=name, version=version)


def because_words(grounds: Sequence[Ground] | None, reason: str) -> str:
    """Say why a policy applies, or that none does; a reason from elsewhere as it was given."""
    if grounds is not None:
        said = all_of([ground_words(one) for one in grounds])
        return said or tr("it applies to every ticket")
    if reason.startswith(UNMATCHED):
        return tr("the conditions of none hold")
    return reason_words(reason)


def cause_line(one: Cause, now: datetime) -> str:
    """Say one change of hands, or of policies."""
    when = moment(one.at, now)
    if one.became is None:
        return tr("{when}: taken away by {who}", when=when, who=one.who)
    became = policy_words(one.became) if VERSION in one.became else one.became
    return tr("{when}: {became}, by {who}", when=when, became=became, who=one.who)


def reason_line(one: Cause, rules: Mapping[int, Asks]) -> str:
    """Say the reason that was given, and why a rule ran; `rules` has what versions ask."""
    reason = because_words(one.grounds, one.reason)
    if one.rule_why and one.rule_why not in one.reason:
        asks = rules.get(one.rule_version_id or 0)
        why = tr("The rule ran because: {why}", why=_asked(asks) or stored(one.rule_why))
        return f"{reason}. {why}" if reason else why
    return tr("Because: {why}", why=reason) if reason else tr("No reason was given.")


def _asked(asks: Asks | None) -> str:
    """Say what a rule asks, which held when it ran; empty where it cannot be read any more."""
    if asks is None or asks.trigger is None:
        return ""
    return tr("; ").join([trigger_words(asks.trigger), *(one.words for one in clauses(asks.node))])
