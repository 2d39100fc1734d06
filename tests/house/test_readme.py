"""Keeps the README true: every command it shows can be given, every target and path is there."""

from __future__ import annotations

import io
import re
import shlex
from typing import TYPE_CHECKING

import pytest

from desktop.bootstrap.options import read_options
from services.console.__main__ import _parser, run
from tests.house.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOR = {"TICKET": "1042", "ROLE": "agent"}
"""What stands for words that take no other."""
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(program: str) -> list[tuple[list[str], str]]:
    """The commands of a program: its words, and what is said of them."""
    lines = re.findall(rf"^    {program}(.*)$", README, re.MULTILINE)
    parts = [line.partition("#") for line in lines]
    return [(shlex.split(words.partition(" < ")[0]), said) for words, _, said in parts]


def named() -> Iterator[list[str]]:
    """Commands that are only named, beside another or in what is said of it."""
    for words, said in shown("vigilctl"):
        if "|" in words:
            yield from (one.split() for one in " ".join(words).split(" | "))
        if ";" in said:
            others = said.partition(";")[2].split("|")
            for other in (one.split() for one in others):
                yield other[:1] if other[0] == "restore" else [words[0], other[0]]


@pytest.mark.parametrize(
    "words", [words for words, _ in shown("vigilctl") if "|" not in words], ids=" ".join
)
def test_a_command_of_the_console_takes_what_it_is_given(words: list[str]) -> None:
    if "--help" in words:
        assert run(words, io.StringIO(), io.StringIO(), io.StringIO()) == 0
    else:
        words = [FOR.get(word, word) for word in words]
        assert callable(_parser(words).parse_args(words).run)


@pytest.mark.parametrize("words", list(named()), ids=" ".join)
def test_a_command_that_is_named_is_there(words: list[str]) -> None:
    assert run([*words, "--help"], io.StringIO(), io.StringIO(), io.StringIO()) == 0


def test_the_window_takes_what_it_is_given() -> None:
    given = [words for words, _ in shown("vigildesk")]

    assert [bool(read_options(words)) for words in given] == [True] * 3


def test_every_target_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    named = set(re.findall(r"^    make ([a-z-]+)|`make ([a-z-]+)", README, re.MULTILINE))
    assert {one or other for one, other in named} - targets == set()


def test_every_path_is_there() -> None:
    paths = re.findall(r"`((?:resources|packaging|tests)/[\w/.-]+)`|\]\(([\w/.-]+)\)", README)
    found = [one or other for one, other in paths]

    assert len(found) > 8
    assert [path for path in found if not (ROOT / path).exists()] == []
