"""File names from outside are made harmless, and sizes are checked before reading."""

from pathlib import Path

import pytest

from services.errors import RuleError
from services.tickets.attachments import check_size, read_file, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("..\\..\\evil.exe", "evil.exe"),
        ("../../etc/passwd", "passwd"),
        ("invoice\u202efdp.exe", "invoice_fdp.exe"),
        ("stream.txt:hidden", "stream.txt_hidden"),
        ("CON.txt", "file_CON.txt"),
        ("trailing. . ", "trailing"),
        ("...", "file"),
        ("tab\there\n.txt", "tab_here_.txt"),
    ],
)
def test_a_name_is_harmless_on_every_system(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("x" * 500 + ".docx")

    assert len(name) == 120
    assert name.endswith(".docx")


def test_a_two_gigabyte_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "dump.bin"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)

    with pytest.raises(RuleError, match=r"“dump.bin” has 2,048 MB; attachments may have up to 25"):
        read_file(huge, 25 * 1024**2)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"“gone.txt” cannot be read"):
        read_file(tmp_path / "gone.txt", 1000)


def test_a_file_at_the_limit_passes() -> None:
    check_size("a.txt", 100, 100)
