"""Starts the window of the frozen program, and its worker processes."""

import multiprocessing
import sys

multiprocessing.freeze_support()

from desktop.__main__ import main  # noqa: E402 - a worker must not get this far

sys.exit(main())
