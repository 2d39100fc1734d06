"""The pages of the help as they are shipped: read once, searched in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from desktop.help.screens import SCREENS
from desktop.language import SOURCE
from desktop.theme.shipped import shipped

ENDINGS: Final = {"en": ".md", "de": ".de.md"}
HEADING: Final = re.compile(r"^# (.+)$", re.MULTILINE)
LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SIGNS: Final = str.maketrans("", "", "*`#|>")


@dataclass(frozen=True, slots=True)
class Article:
    """One page.

    Attributes:
        key: Of the screen it belongs to.
        title: Its heading. source: The rest, as Markdown.
        words: Everything it says, in small letters, to search in.
    """

    key: str
    title: str
    source: str
    words: str


@cache
def articles(language: str = SOURCE) -> tuple[Article, ...]:
    """Return every page in a language, in the order of the contents.

    Raises:
        FileNotFoundError: One is not shipped.
    """
    return tuple(_read(key, language) for key in SCREENS)


def found(words: str, language: str = SOURCE) -> list[Article]:
    """Return the pages that say all the words, those first that say them in their title."""
    sought = words.lower().split()
    known = articles(language)
    if not sought:
        return list(known)
    hits = [one for one in known if all(part in one.words for part in sought)]
    return sorted(hits, key=lambda one: _rank(one, sought))


def html_of(article: Article) -> str:
    """Return a page as markup; markup within its source is shown as written."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - not before somebody wants to read

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return str(parser.render(f"# {article.title}\n{article.source}"))


def _rank(article: Article, sought: list[str]) -> tuple[int, int]:
    title = article.title.lower()
    missed = sum(part not in title for part in sought)
    return missed, -sum(article.words.count(part) for part in sought)


def _read(key: str, language: str) -> Article:
    text = Path(shipped("help", f"{key}{ENDINGS[language]}")).read_text("utf-8")
    heading = HEADING.match(text)
    if heading is None:
        raise ValueError(f"the help page {key}{ENDINGS[language]} does not begin with a heading")
    words = " ".join(LINK.sub(r"\1", text).translate(SIGNS).split()).lower()
    return Article(key, heading[1].strip(), text[heading.end() :], words)
