"""What stands in the head of a mail: an address, a subject and names of files, and nothing more.

Python's mail library reads what it is given as if it came off the wire: an encoded word in a
subject (`=?utf-8?q?a=0D=0ABcc:...?=`) is decoded, and what comes out of it begins another header.
It breaks on addresses that are none, and never comes back from some names of files. So nothing
that others wrote reaches it as it is.
"""

from __future__ import annotations

import re
from typing import Final

from services.errors import BadValue

_ENCODED: Final = "=?"
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
"""Control characters, and those that turn what follows around."""
_NOT_OF_A_FILE: Final = re.compile(r"[^\w .,()+-]")
_ADDRESS: Final = re.compile(
    r"""([^\s@,;:<>()\[\]"\\]+|"(?:[^\s"\\]|\\[^\s])+")@([^\s@,;:<>()\[\]"\\/]+|\[[0-9a-z.:]+\])""",
    re.IGNORECASE,
)
"""One mailbox: bare or quoted, at a host by its name or at an address literal."""


def line(text: str) -> str:
    """Return a text as a header may hold it: read for what it says, not for what it encodes."""
    return _UNSEEN.sub(" ", text).replace(_ENCODED, "= ?")


def file_name(text: str) -> str:
    """Return the name of a file with letters, digits and what stands in names; `_` for the rest."""
    return _NOT_OF_A_FILE.sub("_", text)


def address(text: str) -> str:
    """Return one address, its host in the letters that every relay takes.

    Raises:
        ValueError: It is none, or several.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None or _ENCODED in text or not text.strip().isprintable():
        raise BadValue("{text!r} is not one address of mail", text=text[:80])
    return f"{found[1]}@{'.'.join(map(_label, found[2].split('.')))}"


def _label(word: str) -> str:
    """Spell one part of a host in ASCII (RFC 3492), as the name system knows it."""
    if word.isascii():
        return word
    return "xn--" + word.lower().encode("punycode").decode("ascii")
