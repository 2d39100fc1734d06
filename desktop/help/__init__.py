"""Help that is there without a network: one page for each screen, in each language."""

from desktop.help.articles import Article, articles, found, html_of
from desktop.help.screens import OF_CLASS, SCREENS, screen_of
from desktop.help.window import HelpWindow

__all__ = [
    "OF_CLASS",
    "SCREENS",
    "Article",
    "HelpWindow",
    "articles",
    "found",
    "html_of",
    "screen_of",
]
