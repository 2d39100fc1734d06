"""What the process that draws PDFs may, and what is believed of what it says."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import pypdfium2_raw
import pytest
from pypdfium2_raw.version import PDFIUM_INFO

from services.viewing import wire
from services.viewing.reader import PdfReader
from tests.house.sources import ROOT
from tests.rigs import pdfs

WIDTH, HEIGHT = 595, 842
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux is asked")


# -- what the process may ------------------------------------------------------------------------


@on_linux
def test_the_process_has_no_environment_few_files_little_memory_and_a_filter(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("PGPASSWORD", "canary-7301")
    reader = PdfReader(pdfs.written())
    request.addfinalizer(reader.close)
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
