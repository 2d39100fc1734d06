"""Pages of PDFs, also of hostile ones, are drawn by a process that can reach nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Literal

import psutil  # type: ignore[import-untyped]
import pytest

from services.viewing import wire
from services.viewing.limits import DRAW_S, MOST_BYTES, MOST_PAGES, MOST_STARTS, NotDrawn, Trouble
from services.viewing.reader import PdfReader
from tests.rigs import pdfs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Looking = Callable[..., PdfReader]

WIDTH, HEIGHT = 595, 842
ODD_PASSWORDS = ("", "x" * 100_000, "\ud800", "a\0b", "\N{GRINNING FACE}")


@pytest.fixture
def look() -> Iterator[Looking]:
    """Begin to look at a PDF; the process ends with the test."""
    begun: list[PdfReader] = []

    def begin(content: bytes, draw_seconds: float = DRAW_S) -> PdfReader:
        begun.append(PdfReader(content, draw_seconds=draw_seconds))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def darkened(pixels: bytes, left: int, top: int, right: int, bottom: int) -> int:
    """Count the dark pixels within a part of a drawn page."""
    rows = range(top, bottom)
    return sum(
        pixels[4 * (WIDTH * row + column)] < 128 for row in rows for column in range(left, right)
    )


def trouble_of(question: Callable[[], object]) -> Trouble:
    with pytest.raises(NotDrawn) as refused:
        question()
    return refused.value.trouble


# -- sound files ---------------------------------------------------------------------------------


def test_a_page_is_drawn_with_its_text_where_it_stands(look: Looking) -> None:
    reader = look(pdfs.written(["One", "Two"]))
    pages = reader.open()
    pixels = reader.draw(0, WIDTH, HEIGHT)

    assert (pages.count, pages.sizes[0]) == (2, (595.0, 842.0))
    assert darkened(pixels, 70, 45, 130, 80) > 100
    assert darkened(pixels, 0, 90, WIDTH, HEIGHT) == 0


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_a_protected_file_opens_with_its_password_and_with_no_other(
    look: Looking, revision: Literal[3, 4, 6]
) -> None:
    reader = look(pdfs.encrypted("Grün", revision=revision))
    first = trouble_of(reader.open)
    process = reader.pid
    second = trouble_of(lambda: reader.unlock("grün"))
    pages = reader.unlock("Grün")

    assert (first, second) == (Trouble.PROTECTED, Trouble.PROTECTED)
    assert (pages.count, reader.pid) == (1, process)
    assert "".join(one.text for one in reader.letters(0)) == "Quarterly invoice"


def test_a_process_begun_anew_knows_the_password(look: Looking) -> None:
    reader = look(pdfs.encrypted())
    trouble_of(reader.open)
    reader.unlock("secret")
    os.kill(reader.pid or 0, signal.SIGKILL)
    trouble_of(lambda: reader.letters(0))

    assert "".join(one.text for one in reader.letters(0)) == "Quarterly invoice"


def test_a_password_of_any_length_and_letters_is_only_another_one(look: Looking) -> None:
    reader = look(pdfs.encrypted())
    trouble_of(reader.open)
    troubles = {trouble_of(partial(reader.unlock, one)) for one in ODD_PASSWORDS}

    assert troubles == {Trouble.PROTECTED}
    assert reader.unlock("secret").count == 1


def test_the_letters_of_a_page_come_with_their_places(look: Looking) -> None:
    reader = look(pdfs.written(["Invoice 7"]))
    reader.open()
    letters = reader.letters(0)

    assert "".join(one.text for one in letters) == "Invoice 7"
    first = letters[0]
    assert 70 < first.left / wire.WHOLE * WIDTH < 80
    assert 45 < first.top / wire.WHOLE * HEIGHT < first.bottom / wire.WHOLE * HEIGHT < 75


def test_of_ten_thousand_pages_the_first_two_thousand_are_offered(look: Looking) -> None:
    pages = look(pdfs.long(10_000)).open()

    assert (pages.count, len(pages.sizes)) == (10_000, MOST_PAGES)


def test_a_page_of_any_size_has_a_size_that_can_be_reckoned_with(look: Looking) -> None:
    huge = pdfs.with_content(b"0 0 9 9 re f", media_box=(0, 0, 1e9, 3))
    reader = look(pdfs.saved(huge))
    [size] = reader.open().sizes

    assert 0 < size.width <= 1e6
    assert len(reader.draw(0, 100, 3)) == 100 * 3 * 4


# -- what cannot be shown ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (pdfs.encrypted(), Trouble.PROTECTED),
        (b"%PDF-1.7\nnothing else", Trouble.BROKEN),
        (pdfs.written()[:300], Trouble.BROKEN),
        (bytes(MOST_BYTES + 1), Trouble.LARGE),
    ],
    ids=["protected", "no PDF", "cut", "large"],
)
def test_a_file_that_cannot_be_opened_says_why(
    content: bytes, trouble: Trouble, look: Looking
) -> None:
    assert trouble_of(look(content).open) is trouble


@pytest.mark.parametrize(
    "content",
    [pdfs.flate_bomb(pdfs.GIB), pdfs.recursive(), pdfs.nested(9, 10)],
    ids=["a stream of 1 GiB", "forms that draw themselves", "a thousand million forms"],
)
def test_a_bomb_takes_its_own_process_down_within_the_limits(content: bytes, look: Looking) -> None:
    reader = look(content, draw_seconds=3.0)
    reader.open()
    began = time.monotonic()
    with pytest.raises(NotDrawn) as refused:
        reader.draw(0, WIDTH, HEIGHT)

    assert refused.value.trouble in {Trouble.ENDED, Trouble.SLOW}
    assert time.monotonic() - began < 20


def test_a_page_that_takes_its_process_along_leaves_the_others(look: Looking) -> None:
    reader = look(pdfs.after(pdfs.flate_bomb(pdfs.GIB), pdfs.written(["Sound"])))
    reader.open()
    gone = trouble_of(lambda: reader.draw(0, WIDTH, HEIGHT))
    pixels = reader.draw(1, WIDTH, HEIGHT)

    assert gone is Trouble.ENDED
    assert darkened(pixels, 70, 45, 150, 80) > 100


def test_a_file_gets_no_more_than_its_share_of_processes(look: Looking) -> None:
    reader = look(pdfs.written())
    reader.open()
    for _ in range(MOST_STARTS):
        os.kill(reader.pid or 0, signal.SIGKILL)
        trouble_of(lambda: reader.letters(0))
        with suppress(NotDrawn):
            reader.letters(0)

    assert trouble_of(lambda: reader.letters(0)) is Trouble.ENDED
    assert reader.pid is None


def test_a_page_that_takes_too_long_ends_its_process(look: Looking) -> None:
    reader = look(pdfs.slow(), draw_seconds=0.3)
    reader.open()
    pid = reader.pid or 0
    trouble = trouble_of(lambda: reader.draw(0, WIDTH, HEIGHT))

    assert trouble is Trouble.SLOW
    assert not psutil.pid_exists(pid)


def test_a_process_that_stands_still_is_ended_too(look: Looking) -> None:
    reader = look(pdfs.written(), draw_seconds=0.3)
    reader.open()
    pid = reader.pid or 0
    os.kill(pid, signal.SIGSTOP)
    trouble = trouble_of(lambda: reader.draw(0, WIDTH, HEIGHT))

    assert trouble is Trouble.SLOW
    assert not psutil.pid_exists(pid)


def test_a_process_that_is_killed_is_said_and_the_file_is_opened_again(look: Looking) -> None:
    reader = look(pdfs.slow())
    reader.open()
    pid = reader.pid or 0
    threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
    trouble = trouble_of(lambda: reader.draw(0, WIDTH, HEIGHT))

    assert trouble is Trouble.ENDED
    assert reader.letters(0) == ()
    assert reader.pid not in {None, pid}


def test_closing_ends_what_is_under_way_at_once(look: Looking) -> None:
    reader = look(pdfs.slow())
    reader.open()
    pid = reader.pid or 0
    threading.Timer(0.3, reader.close).start()
    began = time.monotonic()
    trouble = trouble_of(lambda: reader.draw(0, WIDTH, HEIGHT))

    assert trouble is Trouble.ENDED
    assert time.monotonic() - began < 3
    assert not psutil.pid_exists(pid)
