"""The README shows four pictures, and they are there: the size of a window, small to fetch."""

from __future__ import annotations

import re
import struct

from tests.house.sources import ROOT

SHOWN = re.compile(r"!\[([^\]]+)\]\(([^)]+\.png)\)")
SIZE = (1280, 800)
MOST_BYTES = 120_000


def test_the_readme_shows_four_pictures_with_words() -> None:
    shown = SHOWN.findall((ROOT / "README.md").read_text("utf-8"))

    assert len(shown) == 4
    for words, name in shown:
        head = (ROOT / name).read_bytes()
        assert struct.unpack(">II", head[16:24]) == SIZE, name
        assert len(head) < MOST_BYTES, name
        assert len(words.split()) > 3, name
