"""Parts a message into what its author wrote and what they quoted below it."""

from __future__ import annotations

from typing import Final

HEADERS: Final = ("-----original message-----", "________________________________")


def parted(body: str) -> tuple[str, str]:
    """Return (written, quoted); quoted is the trailing block of ">" lines or a forwarded mail.

    A message that is nothing but a quotation is left whole.
    """
    lines = body.splitlines()
    start = _start_of_quote(lines)
    written = "\n".join(lines[:start]).rstrip()
    quoted = "\n".join(lines[start:]).strip()
    return (written, quoted) if written and quoted else (body.rstrip(), "")


def _start_of_quote(lines: list[str]) -> int:
    for place, line in enumerate(lines):
        if line.strip().lower().startswith(HEADERS):
            return place
    start = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        text = lines[place].lstrip()
        if text.startswith(">"):
            start = place
        elif text:
            break
    introduces = start and start < len(lines) and lines[start - 1].rstrip().endswith(":")
    return start - 1 if introduces else start
