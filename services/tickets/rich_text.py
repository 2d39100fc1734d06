"""Formatted messages: foreign HTML made harmless, Markdown made HTML, and both read as text.

What comes out holds text, structure and links that a person presses, nothing that loads or runs:
no style, no script, no picture but those that came with the message (`cid:`). It is cleaned when
it is stored and again when it is shown (security.md, 4 and 5).
"""

from __future__ import annotations

import html
import re
from typing import Final

import nh3
from markdown_it import MarkdownIt

LONGEST: Final = 400_000
"""Letters of HTML that are read; the rest of a longer message is left out, and said so."""
TAGS: Final = frozenset(
    [
        "a",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
DROPPED: Final = frozenset(
    [
        "script",
        "style",
        "title",
        "head",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "form",
        "select",
        "textarea",
        "button",
        "audio",
        "video",
        "canvas",
        "frameset",
        "noframes",
        "noembed",
        "xmp",
        "plaintext",
        "listing",
    ]
)
"""Elements whose content goes with them."""
ATTRIBUTES: Final = {
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
SCHEMES: Final = frozenset({"http", "https", "mailto", "cid"})
CONTENT_ID: Final = re.compile(r"cid:[A-Za-z0-9._@+$%=-]{1,200}")
SPAN: Final = re.compile(r"[1-9]\d{0,2}")
LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"]{1,2000}")
BARE_PICTURE: Final = re.compile(r'<img(?: alt="([^"<>]*)"|(?: alt="[^"]*"))?>')
"""A picture that lost its address: what it was to show stands there in words."""
CUT: Final = "\n\n[The rest of this message was too long and is in the file it came as.]"
BLOCKS: Final = re.compile(
    r"<(?:br|/p|/div|/li|/tr|/h[1-6]|/blockquote|/pre|hr|/table|/dt|/dd)\b[^>]*>", re.IGNORECASE
)
CELLS: Final = re.compile(r"</t[dh]>", re.IGNORECASE)
MARKUP: Final = re.compile(r"<[^>]*>")
QUOTE_AT_END: Final = re.compile(
    r"<blockquote>.*</blockquote>\s*(?:</div>\s*|</p>\s*)*\Z", re.DOTALL
)


def cleaned(markup: str) -> str:
    """Return HTML with nothing in it that loads, runs or hides; any text at all may be given."""
    if len(markup) > LONGEST:
        markup = markup[:LONGEST] + html.escape(CUT)
    kept = nh3.clean(
        markup.replace("\0", ""),
        tags=set(TAGS),
        clean_content_tags=set(DROPPED),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=set(SCHEMES),
        strip_comments=True,
        link_rel=None,
    )
    return BARE_PICTURE.sub(lambda found: f"[{found[1]}]" if found[1] else "", kept)


def from_markdown(text: str) -> str:
    """Return what an agent typed as HTML: emphasis, lists, quotes, code, links; tags are text."""
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True})
    reader.enable(["strikethrough", "table"]).disable("image")
    return cleaned(reader.render(text[:LONGEST]))


def as_text(markup: str) -> str:
    """Return the words of cleaned HTML, a line for each block."""
    lines = BLOCKS.sub("\n", CELLS.sub("\t", markup))
    text = html.unescape(MARKUP.sub("", lines)).replace("\xa0", " ")
    return re.sub(r"\n[ \t]*\n\s*", "\n\n", text).strip()


def parted(markup: str) -> tuple[str, str]:
    """Return (written, quoted) of cleaned HTML; quoted is what it ends with as a quotation.

    A message that is nothing but a quotation is left whole.
    """
    start = markup.find("<blockquote>")
    if start < 0 or not QUOTE_AT_END.match(markup, start):
        return markup, ""
    written, quoted = markup[:start], markup[start:]
    # each half is completed on its own: the cut may stand inside a block
    return (cleaned(written), cleaned(quoted)) if as_text(written) else (markup, "")


def is_safe_link(address: str) -> bool:
    """Tell whether a link may be offered: to a page or to somebody's mail, nothing else."""
    return LINK.fullmatch(address) is not None


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep an attribute only where its value is one of the few forms that mean no harm."""
    if name == "src":
        return value if CONTENT_ID.fullmatch(value) else None
    if name == "href":
        return value.strip() if is_safe_link(value.strip()) else None
    if name in {"colspan", "rowspan", "start"}:
        return value if SPAN.fullmatch(value) else None
    return value if (tag, name) == ("img", "alt") else None
