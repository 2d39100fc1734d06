"""Policies in words: to whom one applies, what it promises, in which hours, and when it waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desktop.spoken.fields import any_of, ground_words
from desktop.spoken.people import all_of
from desktop.text import clock_words, day_name, plural, tr
from desktop.widgets.chip import target_words
from desktop.widgets.queue_line import priority_words, status_words
from services.calendars.duration import Unit

if TYPE_CHECKING:
    from services.calendars.duration import Duration
    from services.escalation.overview import HoursPicture, OpenDays, PolicyPicture, Promise

HOUR, MINUTE = 3600, 60
ALWAYS: Final = ((0, 6, (("00:00", "24:00"),)),)


def applies_words(policy: PolicyPicture) -> str:
    """Say to which tickets a policy applies."""
    if not policy.grounds:
        return tr("Applies to every ticket that no policy before it takes")
    said = all_of([ground_words(one) for one in policy.grounds])
    return tr("Applies where {conditions}", conditions=said)


def length_words(length: Duration) -> str:
    """Say the length of a promise; hours of service never become days, which have more hours."""
    amount = length.amount
    match length.unit:
        case Unit.BUSINESS_DAYS:
            return plural("%n working day", "%n working days", amount)
        case Unit.CALENDAR_DAYS:
            return plural("%n day", "%n days", amount)
        case Unit.TIME_OF_DAY:
            return tr("by {clock}", clock=clock_words(timedelta(seconds=amount)))
    hours, minutes, seconds = amount // HOUR, amount % HOUR // MINUTE, amount % MINUTE
    said = [
        tr("{count} h", count=hours) if hours else "",
        tr("{count} min", count=minutes) if minutes else "",
        tr("{count} s", count=seconds) if seconds or not amount else "",
    ]
    return " ".join(one for one in said if one)


def promise_lines(promise: Promise) -> list[str]:
    """Say a promise: the usual length, those of single priorities, and where it counts."""
    said = [] if promise.usual is None else [length_words(promise.usual)]
    for priority, length in promise.others:
        name = priority_words(priority)
        said.append(tr("{priority}: {length}", priority=name, length=length_words(length)))
    if promise.calendar is not None:
        said.append(tr("counted in {calendar}", calendar=promise.calendar))
    return said


def hours_lines(hours: HoursPicture) -> list[str]:
    """Say the week of a calendar, its zone, and how many days are unlike it."""
    if tuple((one.first, one.last, one.hours) for one in hours.week) == ALWAYS:
        said = [tr("every hour of every day")]
    else:
        said = [_days_words(one) for one in hours.week]
    if hours.holidays:
        said.append(plural("%n holiday", "%n holidays", hours.holidays))
    if hours.unlike:
        said.append(
            plural("%n day with hours of its own", "%n days with hours of their own", hours.unlike)
        )
    said.append(tr("time zone {zone}", zone=hours.zone.replace("_", " ")))
    return said


def pause_lines(policy: PolicyPicture) -> list[tuple[str, str]]:
    """Say which clocks stand still, each with the statuses in which it does."""
    return [
        (target_words(target), any_of([status_words(one) for one in statuses]))
        for target, statuses in policy.pauses
    ]


def _days_words(days: OpenDays) -> str:
    first, last = day_name(days.first), day_name(days.last)
    named = first if days.first == days.last else tr("{first} to {last}", first=first, last=last)
    hours = tr(", ").join(tr("{start} to {end}", start=start, end=end) for start, end in days.hours)
    return tr("{days}, {hours}", days=named, hours=hours)
