"""`vigilctl`: the console for operators and scripts."""

from __future__ import annotations

import argparse
import importlib
import sys
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from services.config import VERSION
from services.console import streams
from services.errors import HelpDeskError

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM: Final = "vigilctl"
REFUSED: Final = 1
"""The desk or the input refused; a mistake in the arguments is 2, as argparse has it."""
MISTAKEN: Final = 2
INTERRUPTED: Final = 130
NO_TEXT: Final = "An argument has bytes that are no UTF-8. Write it in UTF-8, or rename the file."
NO_OUTPUT: Final = "Standard output is closed. Open it, or send it to a file or to /dev/null."


class Command(NamedTuple):
    """A command: the module of this package that knows it, and what it is for."""

    module: str
    purpose: str


COMMANDS: Final = {
    "db": Command("database", "make, upgrade and look at a desk's database"),
    "backup": Command("backup", "write an encrypted copy of the desk, and prove it"),
    "restore": Command("restore", "bring a copy of the desk back, verified"),
    "user": Command("user", "people, their logins and roles"),
    "import": Command("importing", "import the log of another system"),
    "watch": Command("watching", "evaluate deadlines without a window"),
    "report": Command("report", "print audit histories"),
    "audit": Command("audit", "verify and export the audit log"),
    "ledger": Command("ledger", "make keys, seal and witness the audit log"),
    "records": Command("records", "schedule, legal holds, purge and erasure"),
    "complaints": Command("complaints", "the register of complaints, returns, jurisdictions"),
    "config": Command("config", "export, check and import the configuration"),
    "holidays": Command("holidays", "preview and add the holidays of a calendar"),
    "rules": Command("rules", "list rules, take packs over, say why one did not run"),
    "alerts": Command("alerts", "open ways out and see what was not delivered"),
    "sla": Command("sla", "explain, check and rehearse service levels"),
    "simulate": Command("simulate", "try calendars, policies and events"),
    "sample": Command("sample", "make the sample desk"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command on the standard streams; returns the exit status."""
    given = sys.argv[1:] if argv is None else list(argv)
    with streams.standard() as found:
        if found.out is None:
            # a file that is opened now would take its place, and be written into
            found.err.write(f"{PROGRAM}: {NO_OUTPUT}\n")
            return REFUSED
        return run(given, found.stdin, found.out, found.err)


def run(argv: Sequence[str], stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Run one command on the given streams; 0 done, 1 refused, 2 wrong arguments."""
    try:
        status = _status(argv, stdin, out, err)
        out.flush()
    except HelpDeskError as refusal:
        err.write(f"{PROGRAM}: {refusal}\n")
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return REFUSED  # the reader of our output has gone; nobody is left to tell
    except OSError as error:
        if error.errno not in streams.FULL:
            raise
        err.write(f"{PROGRAM}: The output cannot be written: {error.strerror}. Free some space.\n")
        return REFUSED
    return status


def _status(argv: Sequence[str], stdin: TextIO, out: TextIO, err: TextIO) -> int:
    if not all(map(streams.is_text, argv)):
        err.write(f"{PROGRAM}: {NO_TEXT}\n")
        return MISTAKEN
    try:
        # the command's module is loaded here, which takes longest of all
        args = _parser(argv).parse_args(argv)
    except SystemExit as end:  # argparse has said why, or has printed the help
        return end.code if isinstance(end.code, int) else MISTAKEN
    status: int = args.run(args, stdin, out, err)
    return status


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Know all commands by name, and the one that was given by its arguments too."""
    parser = argparse.ArgumentParser(prog=PROGRAM, description=__doc__)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {VERSION}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    chosen = next((word for word in argv if not word.startswith("-")), None)
    for name, command in COMMANDS.items():
        if name == chosen:
            importlib.import_module(f"services.console.{command.module}").add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=command.purpose)
    return parser


if __name__ == "__main__":
    sys.exit(main())
