"""Arguments that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services import config

if TYPE_CHECKING:
    import argparse


def add_database(parser: argparse.ArgumentParser) -> None:
    """Add `--db`; without it the database of the settings is used, where they name one."""
    chosen = config.load().database
    parser.add_argument(
        "--db",
        metavar="URL",
        default=chosen,
        required=chosen is None,
        help="the desk's database: a SQLite file or postgresql://name@server/desk",
    )
