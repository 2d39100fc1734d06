"""Keeps what people write from becoming markup on somebody's screen."""

from __future__ import annotations

import ast
from typing import Final

from tests.house.sources import modules, nodes

LABELS: Final = "desktop/widgets/labels.py"
"""The one module that makes labels with words, each set to plain text; others hold pictures."""
MARKUP: Final = {"setHtml", "insertHtml", "setMarkdown", "appendHtml", "mightBeRichText"}
OWN_WORDS: Final = ("desktop/help",)
"""Modules that show pages we wrote ourselves."""
CLEANED: Final = "desktop/widgets/rich_body.py"
"""The one door for markup of others: cleaned before, and it loads nothing whatever it is given
(tests/desktop/test_rich_body.py)."""


def called(node: ast.AST) -> str:
    """The last word of what a call calls."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def test_labels_with_words_are_made_in_one_place_as_plain_text() -> None:
    makers = {
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path in modules("desktop")
        if path.as_posix() != LABELS
        for node in nodes(path)
        if isinstance(node, ast.Call) and called(node) == "QLabel" and node.args
    }

    assert makers == set()


def test_no_text_is_shown_as_markup() -> None:
    markup = {
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path in modules("desktop")
        if not path.as_posix().startswith((*OWN_WORDS, CLEANED))
        for node in nodes(path)
        if called(node) in MARKUP
    }

    assert markup == set()


TIPS: Final = {"plain", "tr", "exact_moment"}
"""What makes a tooltip that Qt cannot take for markup; `tr` with words of ours alone."""


def is_plain(words: ast.expr) -> bool:
    """Tell whether these words of a tooltip can be no markup."""
    if isinstance(words, ast.IfExp):
        return is_plain(words.body) and is_plain(words.orelse)
    if isinstance(words, ast.Call):
        return called(words) in TIPS and not (called(words) == "tr" and words.keywords)
    return isinstance(words, ast.Constant)


def test_tooltips_show_what_people_wrote_as_text() -> None:
    guessed = {
        f"{path}:{node.lineno}"
        for path in modules("desktop")
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and called(node) == "setToolTip"
        and not all(map(is_plain, node.args))
    }

    assert guessed == set()
