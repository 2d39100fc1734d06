"""Starts the console of the frozen program."""

import sys

from services.console.__main__ import main

sys.exit(main())
