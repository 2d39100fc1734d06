"""Starts the console of the frozen program, and its worker processes."""

import multiprocessing
import sys

multiprocessing.freeze_support()

from services.console.__main__ import main  # noqa: E402 - a worker must not get this far

sys.exit(main())
