"""`vigilctl sla`: explain a ticket's clocks, and check every stored deadline by replay."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.clocks import Clock
from models.tickets import Ticket
from models.vocabulary import ClockState, Target
from services.access import second
from services.console import databases, streams
from services.console.arguments import day, number
from services.console.config import text_of
from services.errors import NotAllowed, RuleError
from services.escalation import configuration
from services.escalation.rehearsal import Period, Rehearsal, rehearse
from services.reports.wording import zone_of
from services.sla import proof, standing
from services.sla.checking import recheck
from services.sla.restating import Restatement, restate_signed

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from services.store.work import Work


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("sla", help="explain and check service level clocks")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    explain = of.add_parser("explain", help="print the proof sheets of a ticket's clocks as JSON")
    explain.add_argument("ticket", type=number, metavar="TICKET", help="number of the ticket")
    explain.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    explain.set_defaults(run=run_explain)
    recheck = of.add_parser("recheck", help="replay every open ticket and name any difference")
    recheck.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    recheck.set_defaults(run=run_recheck)
    restated = of.add_parser("restate", help="report a clock corrected beside its record")
    restated.add_argument("ticket", type=number, metavar="TICKET", help="number of the ticket")
    restated.add_argument("clock", choices=[one.value for one in Target], help="which promise")
    restated.add_argument("--cycle", type=number, metavar="N", help="default: the last one")
    restated.add_argument("--as", dest="outcome", required=True, choices=("met", "breached"))
    restated.add_argument("--reason", required=True, help="why the record misleads")
    restated.add_argument(
        "--second",
        required=True,
        metavar="LOGIN",
        help="the person who confirms it; their password is asked for, or read from the input",
    )
    restated.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    restated.set_defaults(run=run_restate)
    _add_rehearse(of)


def _add_rehearse(of: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rehearsal = of.add_parser("rehearse", help="try a draft against the recorded months")
    rehearsal.add_argument(
        "--policy",
        metavar="FILE",
        help="the draft as `vigilctl config` writes it; none: the live one",
    )
    for name, words in (("--from", "first day"), ("--to", "last day")):
        rehearsal.add_argument(
            name,
            type=day,
            required=True,
            metavar="DATE",
            dest=name[2:] + "_day",
            help=f"{words}, 2026-03-01",
        )
    rehearsal.add_argument("--zone", default="UTC", help="whose days and nights (default: UTC)")
    rehearsal.add_argument("--json", action="store_true", help="print everything as JSON")
    rehearsal.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    rehearsal.set_defaults(run=run_rehearse)


def run_explain(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print one proof sheet for each clock of a ticket."""
    with databases.opened(args.db) as store, store.reading(databases.actor_at(store)) as work:
        result = standing.replayed(work, work.require(Ticket, args.ticket).id)
        as_of_s = int(work.now.timestamp())
        sheets = [proof.sheet(clock, as_of_s).to_json() for clock in result.clocks if clock.pin]
    out.write(json.dumps({"ticket": args.ticket, "clocks": sheets}, indent=2) + "\n")
    return 0


def run_restate(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Restate a clock with the second person signing; print both figures."""
    password = _password(args.second, stdin)
    with databases.opened(args.db) as store:
        with store.work(databases.actor_at(store)) as work:
            row = _clock(work, args)
            recorded = "breached" if row.breached_at else "met"
            wanted = Restatement(
                row.id, ClockState(args.outcome), args.reason, args.second, password
            )
            is_done = restate_signed(work, wanted).subject is not None
        if not is_done:
            raise NotAllowed(second.WRONG)
    out.write(f"#{args.ticket} {args.clock} {row.cycle}: as recorded {recorded}, ")
    out.write(f"as restated {args.outcome}\n")
    return 0


def _password(login: str, stdin: TextIO) -> str:
    if stdin.isatty():
        return streams.password_text(getpass.getpass(f"Password of {login}: "))
    return streams.password_line(stdin)


def _clock(work: Work, args: argparse.Namespace) -> Clock:
    query = select(Clock).where(Clock.ticket_id == args.ticket, Clock.target == Target(args.clock))
    if args.cycle is not None:
        query = query.where(Clock.cycle == args.cycle)
    found = work.session.scalars(query.order_by(Clock.cycle.desc())).first()
    if found is None:
        raise RuleError(f"Ticket #{args.ticket} has no such clock.")
    return found


def run_recheck(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print every difference; exit 1 when there is one."""
    found = 0
    with databases.opened(args.db) as store, store.reading(databases.actor_at(store)) as work:
        for one in recheck(work):
            found += 1
            out.write(
                f"#{one.ticket_id} {one.clock}, {one.field}: stored {one.stored}, "
                f"replayed {one.replayed}\n"
            )
    out.write(f"{found} differences\n" if found else "every stored deadline equals its replay\n")
    return 1 if found else 0


def run_rehearse(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print a rehearsal beside the record; nothing is changed."""
    if args.to_day < args.from_day:
        raise RuleError(f"The last day, {args.to_day}, is before the first, {args.from_day}.")
    zone = zone_of(args.zone)
    period = Period(
        datetime.combine(args.from_day, time(), zone),
        datetime.combine(args.to_day + timedelta(days=1), time(), zone),
        args.zone,
    )
    text = text_of(args.policy, stdin) if args.policy else None

    def publish(work: Work) -> set[int]:
        return configuration.import_text(work, text).policies if text else set()

    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        found = rehearse(work, publish, period)
    out.write(json.dumps(_plain(found), indent=2) + "\n" if args.json else _table(found))
    return 0


def _plain(found: Rehearsal) -> dict[str, Any]:
    return {
        "tickets": found.tickets,
        **{
            name: {
                "breaches": [asdict(one) | {"at": one.at.isoformat()} for one in outcome.breaches],
                "firings": [asdict(one) | {"at": one.at.isoformat()} for one in outcome.firings],
                "alerts": dict(outcome.alerts),
                "nightly": [
                    {"person": person, "night": night, "alerts": count}
                    for (person, night), count in sorted(outcome.nightly.items())
                ],
                "handed": dict(outcome.handed),
            }
            for name, outcome in (("rehearsed", found.rehearsed), ("recorded", found.recorded))
        },
    }


def _table(found: Rehearsal) -> str:
    draft, record = found.rehearsed, found.recorded
    rows = [
        ("breaches", len(draft.breaches), len(record.breaches)),
        ("firings", len(draft.firings), len(record.firings)),
        ("alerts", draft.alerts.total(), record.alerts.total()),
        ("alerts at night", draft.nightly.total(), record.nightly.total()),
    ]
    for heading, one, other in (
        ("alerts to", draft.alerts, record.alerts),
        ("handed to", draft.handed, record.handed),
    ):
        names = sorted({*one, *other})
        rows += [(f"{heading} {name}", one[name], other[name]) for name in names]
    lines = [f"{found.tickets} tickets", f"{'':40}{'rehearsed':>10}{'recorded':>10}"]
    lines += [f"{name:40}{draft_count:>10}{count:>10}" for name, draft_count, count in rows]
    return "\n".join(lines) + "\n"
