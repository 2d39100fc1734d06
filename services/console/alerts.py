"""`vigilctl alerts`: ways out of the desk, what fired and whom it reached, and a second try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from models.vocabulary import Medium
from services.console.arguments import add_database, number
from services.console.databases import actor_at, opened
from services.errors import RuleError
from services.escalation import firing_log
from services.notify import audience, reading, sending

if TYPE_CHECKING:
    import argparse

    from services.escalation.firing_log import Told
    from services.notify.reading import DeliveryView


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the command."""
    parser = subparsers.add_parser("alerts", help="open ways out, see what was not delivered")
    doing = parser.add_subparsers(required=True, metavar="WHAT")
    channel = doing.add_parser("channel", help="open a way out: a relay, a gateway, a webhook")
    channel.add_argument("name")
    channel.add_argument("medium", choices=[*audience.PERSONAL, Medium.WEBHOOK])
    channel.add_argument("setting", nargs="+", help="host=... sender=... or url=...")
    channel.set_defaults(run=_channel)
    log = doing.add_parser("log", help="attempts to deliver, newest first")
    log.add_argument("--dead", action="store_true", help="only what was given up")
    log.set_defaults(run=_log)
    fired = doing.add_parser("firings", help="levels that fired: what each did, and whom it told")
    fired.set_defaults(run=_firings)
    for one in (log, fired):
        one.add_argument("--ticket", type=number, metavar="NUMBER", help="only of this ticket")
    again = doing.add_parser("again", help="send a message again that was given up")
    again.add_argument("message", type=number)
    again.set_defaults(run=_again)
    for one in (channel, log, fired, again):
        add_database(one)


def _channel(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    pairs = [one.partition("=")[::2] for one in args.setting]
    settings = dict(pairs)
    if "" in settings.values() or len(settings) < len(pairs):
        raise RuleError("Write each setting once, as key=value.")
    with opened(args.db) as store, store.work(actor_at(store)) as work:
        audience.add_channel(work, args.name, Medium(args.medium), settings)
    out.write(f"The channel “{args.name}” is open.\n")
    return 0


def _log(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    with opened(args.db) as store, store.reading(actor_at(store)) as work:
        found = reading.deliveries(work, ticket_id=args.ticket, dead=args.dead)
    out.writelines(map(_line, found))
    return 0


def _firings(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    with opened(args.db) as store, store.reading(actor_at(store)) as work:
        for one in firing_log.firings(work, firing_log.Wanted(ticket_id=args.ticket)):
            out.write(
                f"{one.fired_at:%Y-%m-%d %H:%M:%S}  #{one.ticket_id} {one.level} ({one.path}), "
                f"{one.outcome.value.replace('_', ' ')}: {one.detail}\n"
            )
            out.writelines(_told(told) for told in one.told)
    return 0


def _line(one: DeliveryView) -> str:
    return (
        f"{one.message_id:>6}  {one.at:%Y-%m-%d %H:%M:%S}  {one.outcome:8} {one.medium} "
        f"to {_to(one.person, one.recipient)}, attempt {one.attempt}: {one.reason}\n"
    )


def _told(told: Told) -> str:
    """Say on lines of their own what became of a notice, by each way it took."""
    seen = f"seen {told.seen_at:%Y-%m-%d %H:%M}" if told.seen_at else "not seen yet"
    ways = "".join(
        f"        {one.medium} to {one.recipient or '(no address)'}: {one.state}"
        f"{f', {one.reason}' if one.reason else ''}\n"
        for one in told.sent
    )
    return f"    {told.person}: {seen}\n{ways}"


def _to(person: str | None, recipient: str) -> str:
    where = recipient or "(no address)"
    return f"{person} <{where}>" if person else where


def _again(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    with opened(args.db) as store, store.work(actor_at(store)) as work:
        sending.send_again(work, args.message)
    out.write(f"Message {args.message} is waiting again.\n")
    return 0
