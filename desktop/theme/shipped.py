"""Where the files that ship with the program are; importlib.resources costs 10 ms of the start."""

from __future__ import annotations

import os.path

import resources


def shipped(*names: str) -> str:
    """Return the path of a file or folder of resources/, also in the frozen program."""
    return os.path.join(os.path.dirname(resources.__file__ or ""), *names)  # noqa: PTH118, PTH120
