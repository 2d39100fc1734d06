"""Arguments that several commands share, read so that what cannot be meant is refused here."""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from typing import Final

from services import config
from services.errors import RuleError

MOST: Final = 2**63 - 1
"""What the number of a row, and a count of rows, can be at most."""
FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2200, 12, 31)
"""No desk has days before or after these, and a zone or a day added to one stays a date."""


def add_database(parser: argparse.ArgumentParser) -> None:
    """Add `--db`; without it the database of the settings is used, where they name one."""
    words = "the desk's database: a SQLite file or postgresql://name@server/desk"
    try:
        chosen = config.load().database
    except RuleError as refusal:
        # whoever names the database needs no settings, and whoever reads the help no database
        parser.add_argument(
            "--db", metavar="URL", default="", type=partial(_given, refusal), help=words
        )
        return
    parser.add_argument("--db", metavar="URL", default=chosen, required=chosen is None, help=words)


def _given(refusal: RuleError, text: str) -> str:
    """Return an address; where none was given, say what is wrong with the settings."""
    if not text:
        raise argparse.ArgumentTypeError(str(refusal))
    return text


def number(text: str) -> int:
    """Read a whole number, zero or more, that a database can hold.

    Raises:
        ArgumentTypeError: It is none.
    """
    digits = text.strip()
    # a length of digits that int() would take long over is none either
    if digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST)):
        found = int(digits)
        if found <= MOST:
            return found
    raise argparse.ArgumentTypeError(f"not a whole number from 0 to {MOST}: {text!r}")


def day(text: str) -> date:
    """Read a day, such as 2026-06-08, of the years 1900 to 2200.

    Raises:
        ArgumentTypeError: It is none.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day like 2026-06-08: {text!r}") from error
    if not FIRST_DAY <= found <= LAST_DAY:
        raise argparse.ArgumentTypeError(
            f"{text} is not between {FIRST_DAY.year} and {LAST_DAY.year}"
        )
    return found


def year(text: str) -> int:
    """Read a year, 1900 to 2200.

    Raises:
        ArgumentTypeError: It is none.
    """
    found = number(text)
    if not FIRST_DAY.year <= found <= LAST_DAY.year:
        raise argparse.ArgumentTypeError(
            f"{text} is no year between {FIRST_DAY.year} and {LAST_DAY.year}"
        )
    return found
