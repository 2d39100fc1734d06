"""`vigilctl alerts`: the ways out of the desk, what could not be delivered, and a second try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from models.vocabulary import Medium
from services.console.arguments import add_database
from services.console.databases import opened, operator
from services.errors import RuleError
from services.notify import audience, sending

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the command."""
    parser = subparsers.add_parser("alerts", help="open ways out, see what was not delivered")
    doing = parser.add_subparsers(required=True, metavar="WHAT")
    channel = doing.add_parser("channel", help="open a way out: a relay, a gateway, a webhook")
    channel.add_argument("name")
    channel.add_argument("medium", choices=[one.value for one in Medium])
    channel.add_argument("setting", nargs="+", help="host=... sender=... or url=...")
    channel.set_defaults(run=_channel)
    log = doing.add_parser("log", help="attempts to deliver, newest first")
    log.add_argument("--dead", action="store_true", help="only what was given up")
    log.set_defaults(run=_log)
    again = doing.add_parser("again", help="send a message again that was given up")
    again.add_argument("message", type=int)
    again.set_defaults(run=_again)
    for one in (channel, log, again):
        add_database(one)


def _channel(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    settings = dict(one.partition("=")[::2] for one in args.setting)
    if "" in settings.values():
        raise RuleError("Write each setting as key=value.")
    with opened(args.db) as store, store.work(operator()) as work:
        audience.add_channel(work, args.name, Medium(args.medium), settings)
    out.write(f"The channel “{args.name}” is open.\n")
    return 0


def _log(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    with opened(args.db) as store, store.reading(operator()) as work:
        for one in sending.deliveries(work, dead=args.dead):
            to = one.recipient or "(no address)"
            out.write(
                f"{one.message_id:>6}  {one.at:%Y-%m-%d %H:%M:%S}  {one.outcome:8} {one.medium} "
                f"to {to}, attempt {one.attempt}: {one.reason}\n"
            )
    return 0


def _again(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    with opened(args.db) as store, store.work(operator()) as work:
        sending.send_again(work, args.message)
    out.write(f"Message {args.message} is waiting again.\n")
    return 0
