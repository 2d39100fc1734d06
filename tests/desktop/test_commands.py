"""The one table of commands: no name and no key stands in it twice."""

from __future__ import annotations

from collections import Counter

from desktop.commands import COMMANDS


def test_no_command_takes_the_name_or_the_key_of_another() -> None:
    names = Counter(one.name for one in COMMANDS)
    keys = Counter(one.shortcut for one in COMMANDS if one.shortcut)

    assert [word for word, count in (names + keys).items() if count > 1] == []
