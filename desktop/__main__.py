"""`vigildesk`: the window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from desktop.bootstrap.options import Options, read_options

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window, or make the tour; returns the exit code."""
    options = read_options(sys.argv[1:] if arguments is None else arguments)
    if options.tour is not None or options.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _tour(options) if options.tour is not None else _window(options)


def _window(options: Options) -> int:
    from desktop.bootstrap.program import run  # noqa: PLC0415 - Qt's platform is set by now

    return run(options)


def _tour(options: Options) -> int:
    from desktop.tour import make_tour  # noqa: PLC0415 - Qt's platform is set by now

    return make_tour(options)


if __name__ == "__main__":
    sys.exit(main())
