"""Every number that stands before a noun has its form: none, one and two, in both languages."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from desktop import text
from tests.house.sources import ROOT, modules, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

CALLS: Final = {"plural", "text.plural", "Sentence.counted"}
NOUNS: Final = (
    "tickets|entries|days|minutes|hours|seconds|weeks|months|years|people|persons|rows|files|lines"
    "|characters|messages|notices|alerts|reviews|pages|teams|steps|levels|clocks|articles|rules"
)
NUMBERED: Final = re.compile(rf"\{{\w+[^}}]*\}} (?:[a-z]+ )?(?:{NOUNS})\b")
"""A part with an English plural behind it."""
ALWAYS_SEVERAL: Final = {
    "More than {count} tickets fit.": "beyond a limit of hundreds",
    "More than {count} tickets fit now": "beyond a limit of hundreds",
    "At least {count} characters": "of a password",
    "the last {days} days": "fixed periods of weeks",
    "{done} of about {total} entries": "said from a thousand on",
    "“{name}”: {before} days become {after}.": "records are kept for thirty days at least",
    "The text has {length} characters; a message may have up to {limit}. It was not pasted: "
    "save it as a file and attach that.": "beyond a million",
    "That would change more than {count} tickets at once. Narrow the queue by a search or a "
    "view, or change them in parts.": "a fixed limit",
    "When nobody touches it; every window and preview is covered. As usual: after {count} "
    "minutes where a password is asked for, else never. At once.": "fixed",
}
"""Words that name a number which is never one, and why."""


def literals(call: ast.Call) -> list[str]:
    return [
        one.value
        for one in call.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def counted() -> Iterator[tuple[str, str]]:
    for path in modules("desktop", "services"):
        for node in nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS:
                said = literals(node)
                if len(said) >= 2:
                    yield said[0], said[1]


PAIRS: Final = sorted(set(counted()))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_english_has_a_form_for_each(count: int) -> None:
    for one, many in PAIRS:
        said = text.plural(one, many, count)

        assert "%n" not in said
        assert said == (one if count == 1 else many).replace("%n", str(count))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("count", [0, 1, 2])
def test_german_has_a_form_for_each(count: int) -> None:
    for one, many in PAIRS:
        said = text.plural(one, many, count)

        assert "%n" not in said
        assert said != (one if count == 1 else many).replace("%n", str(count)), many
        assert ("%n" not in many) or str(count) in said, many


def test_the_forms_of_german_name_the_number_where_english_does() -> None:
    root = ET.parse(ROOT / "resources" / "translations" / "vigildesk_de.ts").getroot()  # noqa: S314 - our own file
    lacking = [
        message.findtext("source")
        for message in root.iter("message")
        if message.get("numerus") == "yes" and "%n" in (message.findtext("source") or "")
        for form in list(message.iter("numerusform"))[1:]
        if "%n" not in (form.text or "")
    ]

    assert lacking == []


def test_no_number_stands_before_a_noun_that_cannot_change() -> None:
    stiff = {
        said
        for path in modules("desktop")
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "tr"
        for said in literals(node)
        if NUMBERED.search(said)
    }

    assert stiff - set(ALWAYS_SEVERAL) == set()
    assert "(s)" not in "".join(one + many for one, many in PAIRS)
