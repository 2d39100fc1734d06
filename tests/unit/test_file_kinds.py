"""What files are by their first bytes, and when a name says something else."""

from __future__ import annotations

import time

import pytest

from services.tickets.file_kinds import PDF, TEXT, UNKNOWN, WEB, ZIP, Doubt, doubt, found_in

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(120)
DOCX = b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7\n", PDF),
        (b"junk before it\n%PDF-1.4", PDF),
        (DOCX, ZIP),
        (EXE, "application/x-dosexec"),
        (b"\x7fELF\x02\x01\x01\x00", "application/x-elf"),
        (b"#!/bin/sh\nrm -rf /", "text/x-shellscript"),
        (b"\xef\xbb\xbf  <!-- a --><!-- b --> <HTML>", WEB),
        (b"<script>alert(1)</script>", WEB),
        (b"<?xml version='1.0'?>\n<svg xmlns='...'>", "image/svg+xml"),
        (b"<?xml version='1.0'?>\n<invoice/>", TEXT),
        (b"Dear Ada, MZ is a code", TEXT),
        ("Größe мир".encode(), TEXT),
        ("Größe".encode("utf-16"), TEXT),
        (b"MZ is how it begins, without more", TEXT),
        (b"\x00\x01\x02\x03", UNKNOWN),
        (b"", TEXT),
        (bytes(257) + b"ustar\x0000", "application/x-tar"),
    ],
)
def test_the_first_bytes_say_what_it_is(content: bytes, found: str) -> None:
    assert found_in(content) == found


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.png", PNG, None),
        ("Photo.PNG", PNG, None),
        ("photo", PNG, None),
        ("photo.jpg", PNG, Doubt.OTHER),
        ("photo.png", b"Dear Ada", Doubt.OTHER),
        ("invoice.pdf", b"%PDF-1.7", None),
        ("invoice.pdf", EXE, Doubt.DISGUISED),
        ("invoice.pdf", b"<html><script>", Doubt.OTHER),
        ("invoice.pdf", b"#!/bin/sh\ncurl evil", Doubt.DISGUISED),
        ("invoice.pdf.exe", EXE, Doubt.PROGRAM),
        ("invoice.pdf.js", b"var a = 1", Doubt.PROGRAM),
        ("setup.exe", EXE, Doubt.PROGRAM),
        ("README", EXE, Doubt.DISGUISED),
        ("notes.txt", EXE, Doubt.DISGUISED),
        ("run.sh", b"#!/bin/sh\n", Doubt.PROGRAM),
        ("letter.docx", DOCX, None),
        ("letter.docx", OLE, None),  # enciphered
        ("letter.docx", b"{\\rtf1", Doubt.OTHER),
        ("letter.doc", b"{\\rtf1", None),  # as Word itself writes
        ("table.xls", b"<html><table>", Doubt.OTHER),
        ("page.html", b"<html>", None),
        ("vpn.log", b"drop\n", None),
        ("vpn.log", b"\x00\x00", None),
        ("data.json", b"{}", None),
    ],
)
def test_a_name_is_doubted_where_the_content_says_otherwise(
    name: str, content: bytes, said: Doubt | None
) -> None:
    assert doubt(name, found_in(content)) is said


def test_a_file_nobody_has_looked_at_is_judged_by_its_name_alone() -> None:
    assert doubt("photo.png", None) is None
    assert doubt("invoice.pdf.exe", None) is Doubt.PROGRAM


def test_bytes_made_to_slow_the_look_down_do_not() -> None:
    began = time.thread_time()
    for start in (b"<!---->", b"<!>", b"<!--", b"<?xml ?>", b" ", b"\xef\xbb\xbf"):
        found_in(start * 2000)

    assert time.thread_time() - began < 0.2
