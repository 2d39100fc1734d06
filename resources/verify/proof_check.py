#!/usr/bin/env python3
"""Re-adds an exported SLA proof sheet with its own arithmetic; needs only Python and its zones.

Usage: proof_check.py [FILE ...]   (standard input without FILE)

A file holds one proof sheet as `vigilctl sla explain` writes it, or a list of them. Nothing here
is shared with the program that drew up the sheet: local times are found by walking the calendar
in steps, and the lines are added up one by one. Exit status 1 names every contradiction.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS = {"counted", "closed", "paused", "resolved", "unmeasured"}
STEP = timedelta(minutes=15)
SECOND = timedelta(seconds=1)


def contradictions(sheet: dict[str, Any]) -> list[str]:
    """Return what does not add up in a proof sheet; nothing when it is sound."""
    found: list[str] = []
    lines = sheet["lines"]
    calendars = {(one["name"], one["version"]): one for one in sheet["calendars"]}
    elapsed = projected = sheet["carried_seconds"]
    for number, line in enumerate(lines, start=1):
        begin, end = moment(line["from"]), moment(line["to"])
        if line["kind"] not in KINDS:
            found.append(f"line {number}: {line['kind']!r} is no kind of time")
        if end <= begin:
            found.append(f"line {number}: it ends before it begins")
        if number > 1 and lines[number - 2]["to"] != line["from"]:
            found.append(f"line {number}: there is a gap before it")
        counted = int((end - begin).total_seconds()) if line["kind"] == "counted" else 0
        if line["counted_seconds"] != counted:
            found.append(f"line {number}: it counts {line['counted_seconds']} s, not {counted} s")
        projected += counted
        elapsed += 0 if line["projected"] else counted
        calendar = calendars.get((line["calendar"], line["calendar_version"]))
        found += [f"line {number}: {text}" for text in wrong_hours(line, calendar)]
    if lines and lines[0]["from"] != sheet["started_at"] and not sheet["carried_seconds"]:
        found.append("the first line is not where the clock started")
    if elapsed != sheet["elapsed_seconds"]:
        found.append(f"the lines add up to {elapsed} s, not {sheet['elapsed_seconds']} s")
    return found + wrong_due(sheet, projected)


def wrong_due(sheet: dict[str, Any], projected: int) -> list[str]:
    """Compare the due time and the outcome with what the lines say."""
    due, stopped = sheet["due_at"], sheet["stopped_at"]
    lines = sheet["lines"]
    found = []
    ahead = [line for line in lines if line["projected"]]
    if ahead and due != lines[-1]["to"]:
        found.append("the projected lines do not end at the due time")
    is_in_days = str(sheet.get("promise")).endswith(("cd", "w"))
    if ahead and projected != sheet["target_seconds"] and not is_in_days:
        found.append(f"{projected} s are counted by the due time, not the target")
    found += wrong_days(sheet) if is_in_days else [] if ahead else wrong_instant(sheet)
    late = due is not None and moment(due) < moment(stopped or sheet["as_of"])
    if late and sheet["breached_at"] is None and sheet["state"] in {"met", "running"}:
        found.append("it is past its due time and not recorded as breached")
    if sheet["state"] == "met" and sheet["breached_at"] is not None:
        found.append("it is called met although it was breached")
    return found


def wrong_instant(sheet: dict[str, Any]) -> list[str]:
    """Count again up to a due time that lies behind, or after the end of the clock."""
    promise, due, lines = sheet.get("promise"), sheet["due_at"], sheet["lines"]
    counted = sheet["carried_seconds"]
    if promise is None or due is None or not lines or counted > sheet["target_seconds"]:
        return []  # nothing is promised, or it was over before it was taken over
    until, last = moment(due), None
    for line in lines:
        begin, end = moment(line["from"]), min(moment(line["to"]), until)
        if line["kind"] == "counted" and begin < end:
            counted += int((end - begin).total_seconds())
        last = line if line["calendar"] is not None else last
    end = moment(lines[-1]["to"])
    if last is not None and until > end:
        counted += open_seconds(calendar_of(sheet, last), end, until)
    if counted != sheet["target_seconds"]:
        return [f"{counted} s are counted by the due time, not the target"]
    is_time = promise.endswith(("h", "m", "s")) and counted > sheet["carried_seconds"]
    if (
        is_time
        and last is not None
        and not open_seconds(calendar_of(sheet, last), until - SECOND, until)
    ):
        return ["it is due while its calendar is closed"]
    return []


def wrong_days(sheet: dict[str, Any]) -> list[str]:
    """Count days of the calendar again: the same time of day, and as much later as it stood."""
    due, lines = sheet["due_at"], sheet["lines"]
    named = [line for line in lines if line["calendar"] is not None]
    if due is None or not named or sheet["carried_seconds"]:
        return []
    zone, start = ZoneInfo(calendar_of(sheet, named[-1])["tz"]), moment(sheet["started_at"])
    number = int(sheet["promise"].rstrip("cdw")) * (7 if sheet["promise"].endswith("w") else 1)
    wall = start.astimezone(zone)
    second = wall.hour * 3_600 + wall.minute * 60 + wall.second
    until = shown(wall.date() + timedelta(days=number), second, zone)
    for line in lines:
        if line["kind"] in {"paused", "resolved"} and moment(line["from"]) <= until:
            until += moment(line["to"]) - moment(line["from"])
    if moment(due) != until:
        return [f"{number} days, and what it stood still, end at {until.astimezone(UTC)}"]
    return []


def calendar_of(sheet: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    """Return the calendar of a line."""
    wanted = line["calendar"], line["calendar_version"]
    found = [one for one in sheet["calendars"] if (one["name"], one["version"]) == wanted]
    return found[0] if found else {"tz": "UTC", "weekly": {}, "overrides": {}, "holidays": []}


def open_seconds(calendar: dict[str, Any], begin: datetime, end: datetime) -> int:
    """Return for how long a calendar is open between two instants."""
    spans = open_spans(calendar, begin, end)
    inside = [min(end, closes) - max(begin, opens) for opens, closes in spans]
    return int(sum((max(timedelta(), one) for one in inside), timedelta()).total_seconds())


def wrong_hours(line: dict[str, Any], calendar: dict[str, Any] | None) -> list[str]:
    """Compare a counted or closed line with the hours of its calendar."""
    if line["kind"] not in {"counted", "closed"}:
        return []
    if calendar is None:
        return ["its calendar is not on the sheet"]
    begin, end = moment(line["from"]), moment(line["to"])
    inside = open_seconds(calendar, begin, end)
    return (
        [] if inside == line["counted_seconds"] else [f"the calendar is open for {inside} s of it"]
    )


def open_spans(
    calendar: dict[str, Any], begin: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    """Return the open spans of a calendar round two instants, holidays cut out, none twice."""
    zone = ZoneInfo(calendar["tz"])
    holidays = {date.fromisoformat(day) for day in calendar["holidays"]}
    day = begin.astimezone(zone).date() - timedelta(days=3)
    spans = []
    while day <= end.astimezone(zone).date() + timedelta(days=2):
        hours = calendar["weekly"].get(DAYS[day.weekday()], [])
        hours = calendar["overrides"].get(day.isoformat(), hours)
        if day not in holidays and happened(day, zone):
            spans += [placed(day, opens, closes, zone) for opens, closes in hours]
        day += timedelta(days=1)
    for holiday in holidays:
        start, stop = shown(holiday, 0, zone), shown(holiday, 86_400, zone)
        spans = [part for span in spans for part in without(span, start, stop)]
    return merged(spans)


def placed(day: date, opens: str, closes: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Place one interval of a day on the time line."""
    start, end = seconds(opens), seconds(closes)
    return shown(day, start, zone), shown(day, end + 86_400 * (end <= start), zone)


def shown(day: date, second: int, zone: ZoneInfo) -> datetime:
    """Return when a local time is first shown; where it is skipped, as much later as the skip."""
    wall = datetime(day.year, day.month, day.day) + timedelta(seconds=second)  # noqa: DTZ001
    guess = wall.replace(tzinfo=UTC) - timedelta(hours=15)  # no zone is further ahead
    before = guess.astimezone(zone).replace(tzinfo=None)
    for _ in range(4 * 24 * 4):
        after = (guess + STEP).astimezone(zone).replace(tzinfo=None)
        if before <= wall < after:
            return guess + (wall - before)
        guess, before = guess + STEP, after
    raise ValueError(f"{wall} is shown nowhere in {zone.key}")


def happened(day: date, zone: ZoneInfo) -> bool:
    """Tell whether a local date was ever shown."""
    noon = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return any(
        (noon + hour * timedelta(hours=1)).astimezone(zone).date() == day for hour in range(-24, 48)
    )


def without(
    span: tuple[datetime, datetime], start: datetime, stop: datetime
) -> list[tuple[datetime, datetime]]:
    """Cut a stretch out of a span."""
    parts = [(span[0], min(span[1], start)), (max(span[0], stop), span[1])]
    return [part for part in parts if part[0] < part[1]]


def merged(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Join spans that overlap, so that no second counts twice."""
    found: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def seconds(text: str) -> int:
    """Read a time of day as seconds after midnight."""
    hours, minutes, *rest = (int(part) for part in text.split(":"))
    return hours * 3_600 + minutes * 60 + sum(rest)


def moment(text: str) -> datetime:
    """Read an instant."""
    return datetime.fromisoformat(text)


def main(arguments: list[str]) -> int:
    """Check every sheet of every file; the exit status says whether all add up."""
    texts = [Path(name).read_text(encoding="utf-8") for name in arguments] or [sys.stdin.read()]
    status = checked = 0
    for text in texts:
        value = json.loads(text)
        for sheet in value if isinstance(value, list) else [value]:
            checked += 1
            for problem in contradictions(sheet):
                status = 1
                name = f"{sheet['clock']} (cycle {sheet['cycle']})"
                sys.stdout.write(f"{name}: {problem}\n")
    sys.stdout.write(f"{checked} proof sheets checked\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
