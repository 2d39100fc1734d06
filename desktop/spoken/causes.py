"""Why a ticket is as it is, said in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.text import moment, tr

if TYPE_CHECKING:
    from datetime import datetime

    from services.tickets.explaining import Cause


def cause_line(one: Cause, now: datetime) -> str:
    """Say one change of hands, or of policies."""
    when = moment(one.at, now)
    if one.became is None:
        return tr("{when}: taken away by {who}", when=when, who=one.who)
    return tr("{when}: {became}, by {who}", when=when, became=one.became, who=one.who)


def reason_line(one: Cause) -> str:
    """Say the reason that was given, and why a rule ran."""
    if one.rule_why and one.rule_why not in one.reason:
        why = tr("The rule ran because: {why}", why=one.rule_why)
        return f"{one.reason}. {why}" if one.reason else why
    return tr("Because: {why}", why=one.reason) if one.reason else tr("No reason was given.")
