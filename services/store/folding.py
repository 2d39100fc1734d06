"""Letters as searches compare them: without case, and Latin ones without their accents.

As the index of a file has them (`unicode61 remove_diacritics 2`) and that of a server
(`sql/search_folded`): cafe finds Café, and muller Müller.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler


class Plain(dict[int, str]):
    """What stands for a letter, by its number; found when it is first asked for."""

    def __missing__(self, number: int) -> str:
        """Look at the letter once."""
        letter = chr(number)
        base = unicodedata.normalize("NFD", letter)[0]
        self[number] = (base if base.isascii() else letter).lower()
        return self[number]


_PLAIN: Final = Plain(
    {
        ord("\N{LATIN SMALL LETTER LONG S}"): "s",
        ord("\N{GREEK SMALL LETTER FINAL SIGMA}"): "\N{GREEK SMALL LETTER SIGMA}",
        ord("\N{MICRO SIGN}"): "\N{GREEK SMALL LETTER MU}",
    }
)


def folded(text: str) -> str:
    """Return a text as a search compares it; what is one letter stays one."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


class folded_text(FunctionElement[str]):  # noqa: N801 - reads like a function
    """The same of a column."""

    type = String()
    inherit_cache = True
    name = "search_folded"


@compiles(folded_text)
def _on_server(element: folded_text, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    return f"lower(public.search_folded({compiler.process(element.clauses, **kw)}))"


@compiles(folded_text, "sqlite")
def _in_file(element: folded_text, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    return f"search_folded({compiler.process(element.clauses, **kw)})"
