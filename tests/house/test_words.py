"""Keeps the names of modules nouns of the help desk."""

from __future__ import annotations

from typing import Final

from tests.house.sources import PACKAGES, modules

FORBIDDEN: Final = {
    "case",
    "common",
    "helper",
    "helpers",
    "issue",
    "manager",
    "managers",
    "misc",
    "stuff",
    "tools",
    "util",
    "utils",
}
"""Words that say nothing, and the words that mean a ticket elsewhere."""


def test_no_module_is_named_by_a_word_that_says_nothing() -> None:
    named = {
        path.as_posix()
        for path in modules(*PACKAGES, "tests")
        for part in path.with_suffix("").parts
        for word in part.split("_")
        if word in FORBIDDEN or part in FORBIDDEN
    }

    assert named == set()
