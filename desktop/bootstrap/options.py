"""The words after `vigildesk` on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ABOUT: Final = "A native help desk whose service deadlines are counted in the open."


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for.

    Attributes:
        db: Address of the database to open; None for the place of last time.
        sample: Open the desk with sample data.
        user: Login of who is there, where the desk asks for no password.
        tour: Folder to leave pictures and a PDF in; None for a window.
        offscreen: Run without a screen.
    """

    db: str | None = None
    sample: bool = False
    user: str | None = None
    tour: Path | None = None
    offscreen: bool = False


def read_options(arguments: Sequence[str]) -> Options:
    """Read the command line; ends the program on --help, --version and nonsense."""
    if not arguments:
        return Options()
    import argparse  # noqa: PLC0415 - most starts have nothing to read
    from pathlib import Path  # noqa: PLC0415 - as above

    from services.config import VERSION  # noqa: PLC0415 - as above

    parser = argparse.ArgumentParser(prog="vigildesk", description=ABOUT)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--db", metavar="URL", help="open this desk: sqlite:///FILE, postgresql://…")
    where.add_argument("--sample", action="store_true", help="open the desk with sample data")
    parser.add_argument("--user", metavar="NAME", help="sign in as NAME without being asked")
    parser.add_argument(
        "--tour", metavar="DIR", type=Path, help="work the sample desk by itself; pictures in DIR"
    )
    parser.add_argument("--offscreen", action="store_true", help="run without a screen")
    parser.add_argument("--version", action="version", version=f"vigildesk {VERSION}")
    return Options(**vars(parser.parse_args(arguments)))
