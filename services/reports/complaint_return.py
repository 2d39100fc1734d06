"""A return of complaints as a table, as CSV harmless to spreadsheets, and as JSON."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.complaints.returns import complaint_return
from services.reports.trail_csv import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any, TextIO

    from services.changes import Changes
    from services.complaints.returns import ComplaintReturn, Money
    from services.store.work import Work

HEADINGS: Final = ("figure", "number", "tickets")
MADE: Final = "complaints.returned"
HUNDRED: Final = 100
SHOWN: Final = 12
"""Tickets of one figure in the table; the files have all of them."""


def returned(work: Work, since: datetime, until: datetime) -> ComplaintReturn:
    """Count a period for somebody who takes the figures away.

    Raises:
        NotAllowed: The role may not export.
    """
    demand(work.actor, Act.EXPORT)
    return complaint_return(work, since, until)


def record(work: Work, found: ComplaintReturn, how: str) -> Changes:
    """Record that a return left the desk, and how."""
    said = [
        FieldChange("from", None, found.since.isoformat()),
        FieldChange("to", None, found.until.isoformat()),
        FieldChange("form", None, how),
        FieldChange("opened", None, str(found.figure("opened").count)),
        FieldChange("closed", None, str(found.figure("closed").count)),
    ]
    trail.append(work, MADE, ("desk", 1), said)
    return work.changes


def table(found: ComplaintReturn) -> str:
    """Return it as lines to read."""
    width = max(len(one.key) for one in found.figures)
    lines = [f"{'figure':{width}}  number  tickets"]
    for one in found.figures:
        shown = " ".join(f"#{number}" for number in one.tickets[:SHOWN])
        more = f" and {one.count - SHOWN} more" if one.count > SHOWN else ""
        lines.append(f"{one.key:{width}}  {one.count:6}  {shown}{more}".rstrip())
    lines += [f"redress in {one.currency}: {_spoken(one)}" for one in found.money]
    if not found.is_whole:
        lines.append("Only the tickets that you see are counted.")
    return "\n".join(lines) + "\n"


def write_csv(file: TextIO, found: ComplaintReturn) -> None:
    """Write one line a figure; a value that looks like a formula gets an apostrophe in front."""
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    for line in _lines(found):
        writer.writerow([harmless(one) for one in line])


def as_json(found: ComplaintReturn) -> str:
    """Return it for programs: figures with their tickets, money in hundredths."""
    plain: dict[str, Any] = {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "is_whole": found.is_whole,
        "figures": [
            {"figure": one.key, "number": one.count, "tickets": list(one.tickets)}
            for one in found.figures
        ],
        "redress": [
            {
                "currency": one.currency,
                "offered_hundredths": one.offered,
                "paid_hundredths": one.paid,
            }
            for one in found.money
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _lines(found: ComplaintReturn) -> Iterator[tuple[str, str, str]]:
    yield HEADINGS
    for one in found.figures:
        yield one.key, str(one.count), " ".join(map(str, one.tickets))
    for money in found.money:
        yield f"redress offered in {money.currency}", _amount(money.offered), ""
        yield f"redress paid in {money.currency}", _amount(money.paid), ""


def _spoken(money: Money) -> str:
    return f"offered {_amount(money.offered)}, paid {_amount(money.paid)}"


def _amount(minor: int) -> str:
    return f"{minor // HUNDRED}.{minor % HUNDRED:02}"
