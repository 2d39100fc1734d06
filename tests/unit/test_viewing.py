"""Pages of PDFs, also of hostile ones, are drawn by a process that can reach nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil  # type: ignore[import-untyped]
import pypdfium2_raw
import pytest
from pypdfium2_raw.version import PDFIUM_INFO

from services.viewing import wire
from services.viewing.limits import DRAW_S, MOST_BYTES, MOST_PAGES, MOST_STARTS, NotDrawn, Trouble
from services.viewing.reader import PdfReader
from tests.house.sources import ROOT
from tests.rigs import pdfs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Looking = Callable[..., PdfReader]

WIDTH, HEIGHT = 595, 842

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux is asked")


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


# -- what the process may ------------------------------------------------------------------------


@on_linux
def test_the_process_has_no_environment_few_files_little_memory_and_a_filter(
    look: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "canary-7301")
    reader = look(pdfs.written())
    reader.open()
    home = Path(f"/proc/{reader.pid}")
    status, limits = (home / "status").read_text(), (home / "limits").read_text()
    kept = [path.readlink().as_posix() for path in (home / "fd").iterdir()]

    assert (home / "environ").read_bytes().strip(b"\0") == b""
    assert [one for one in kept if one != "/dev/null" and not one.startswith("socket:")] == []
    assert len(kept) == 4
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status
    assert f"Max address space         {768 * 1024**2}" in limits
    assert "Max processes             0" in limits


TRACED: Final = """
import sys
from pathlib import Path
from services.viewing.reader import PdfReader
if __name__ == "__main__":
    reader = PdfReader(Path(sys.argv[1]).read_bytes(), open_seconds=60, draw_seconds=60)
    reader.open()
    pixels, letters = reader.draw(0, 595, 842), reader.letters(0)
    reader.close()
    print(reader.pid, len(pixels), len(letters))
"""


@on_linux
def test_the_kernel_sees_no_file_and_no_address_asked_for_by_a_hostile_pdf(tmp_path: Path) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.1)
    canary = tmp_path / "canary.txt"
    canary.write_text("the words of another file")
    file, script, trace = tmp_path / "a.pdf", tmp_path / "traced.py", tmp_path / "trace.txt"
    file.write_bytes(pdfs.active(f"http://127.0.0.1:{listener.getsockname()[1]}/", str(canary)))
    script.write_text(TRACED)
    calls = "trace=%file,%network,%process,prctl"
    command = ["strace", "-f", "-qq", "-e", calls, "-o"]
    command += [str(one) for one in (trace, sys.executable, script, file)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    pid, pixels, letters = done.stdout.split()
    own = [one for one in trace.read_text().splitlines() if one.split()[0] == pid]
    filtered = next(place for place, one in enumerate(own) if "PR_SET_SECCOMP" in one)
    after = [one for one in own[filtered + 1 :] if "exit" not in one and "SIGKILL" not in one]

    assert (int(pixels), int(letters) > 20) == (WIDTH * HEIGHT * 4, True)
    assert after == []
    assert str(canary) not in "\n".join(own)
    with pytest.raises(TimeoutError):
        listener.accept()
    listener.close()


PROBE: Final = """
import os, socket, sys
from services.viewing.confined import confine
mine, its = os.pipe()
tries = {
    "open": lambda: os.open("/etc/passwd", os.O_RDONLY),
    "stat": lambda: os.stat("/etc/passwd"),
    "socket": lambda: socket.socket(),
    "run": lambda: os.execv("/bin/true", ["true"]),
    "fork": lambda: os.fork(),
    "kill": lambda: os.kill(1, 0),
    "more memory": lambda: bytes(1 << 30),
}
confine(its)
for name, one in tries.items():
    try:
        one()
    except (PermissionError, MemoryError):
        continue
    os.write(its, name.encode())
os.write(its, b"done")
"""


@on_linux
def test_code_that_a_pdf_would_bring_could_open_reach_and_start_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.replace("mine, its = os.pipe()", "its = os.dup(1)")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "done"


# -- what a taken process could say --------------------------------------------------------------


@pytest.mark.parametrize(
    "said", [b"", b"\x00", b"\x02\x00\x00\x00\x00", b"\x01\xff\x00\x00\x00", bytes(5), bytes(6)]
)
def test_an_answer_of_the_wrong_shape_is_not_read(said: bytes) -> None:
    with pytest.raises(wire.UnexpectedError):
        wire.pages_of(said)
    with pytest.raises(wire.UnexpectedError):
        wire.picture_of(said, 1, 1)


def test_letters_that_are_none_become_a_sign() -> None:
    said = wire.said_letters([(0xD800, 0, 0, 1, 1), (0x110000, 0, 0, 1, 1), (65, 0, 0, 1, 1)])
    letters = wire.letters_of(said)

    assert isinstance(letters, tuple)
    assert "".join(one.text for one in letters) == "\ufffd\ufffdA"


# -- the library ---------------------------------------------------------------------------------


def test_the_library_knows_neither_scripts_nor_forms_that_are_programs() -> None:
    assert PDFIUM_INFO.flags == ()
    assert not hasattr(pypdfium2_raw, "FPDF_GetRecommendedV8Flags")


def test_whoever_only_starts_the_window_does_not_load_it() -> None:
    asked = "import sys, desktop.widgets.pdf_pages; print('pypdfium2_raw' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"
