"""What a file is by its first bytes, and whether its name says so; no file is opened for it.

The signatures are those that the formats themselves define (PNG 1.2, ISO 32000, APPNOTE.TXT, PE,
ELF ...). They tell what a program that opens the file would see, not that the rest of it is sound.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LOOKED_AT: Final = 4096
"""Bytes from the start that decide."""
UNKNOWN: Final = "application/octet-stream"
TEXT: Final = "text/plain"
WEB: Final = "text/html"
SCRIPT: Final = "text/x-shellscript"
PDF: Final = "application/pdf"
ZIP: Final = "application/zip"
OLE: Final = "application/x-ole-storage"
WINDOWS_PROGRAM: Final = "application/x-dosexec"
SHORTCUT: Final = "application/x-ms-shortcut"


class Doubt(StrEnum):
    """Why a file deserves a second look before anybody opens it."""

    DISGUISED = "disguised"
    """It is a program, and its name says that it is something else."""
    PROGRAM = "program"
    """It is a program, or would be run as one, and says so."""
    OTHER = "other"
    """It is something else than its name says."""


_STARTS: Final = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"PK\x03\x04": ZIP,
    b"PK\x05\x06": ZIP,
    b"\x1f\x8b\x08": "application/gzip",
    b"BZh": "application/x-bzip2",
    b"\xfd7zXZ\x00": "application/x-xz",
    b"(\xb5/\xfd": "application/zstd",
    b"7z\xbc\xaf\x27\x1c": "application/x-7z-compressed",
    b"Rar!\x1a\x07": "application/vnd.rar",
    b"MSCF\x00\x00\x00\x00": "application/vnd.ms-cab-compressed",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": OLE,
    b"{\\rtf": "application/rtf",
    b"%!PS": "application/postscript",
    b"\x7fELF": "application/x-elf",
    b"\xfe\xed\xfa\xce": "application/x-mach-binary",
    b"\xfe\xed\xfa\xcf": "application/x-mach-binary",
    b"\xce\xfa\xed\xfe": "application/x-mach-binary",
    b"\xcf\xfa\xed\xfe": "application/x-mach-binary",
    b"\xca\xfe\xba\xbe": "application/java-vm",
    b"\x00asm": "application/wasm",
    b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00": SHORTCUT,
    b"#!": SCRIPT,
    b"SQLite format 3\x00": "application/vnd.sqlite3",
    b"ID3": "audio/mpeg",
    b"OggS": "audio/ogg",
    b"fLaC": "audio/flac",
    b"\x1aE\xdf\xa3": "video/webm",
}
"""Bytes that only one kind of file begins with."""
_FURTHER: Final = {
    (8, b"WEBP"): "image/webp",
    (257, b"ustar"): "application/x-tar",
    (8, b"WAVE"): "audio/wav",
    (8, b"AVI "): "video/x-msvideo",
    (4, b"ftyp"): "video/mp4",
}
"""The same at a place further in."""
_SIGNS: Final = {(0, mark): kind for mark, kind in _STARTS.items()} | _FURTHER
PROGRAMS: Final = frozenset(
    {
        WINDOWS_PROGRAM,
        "application/x-elf",
        "application/x-mach-binary",
        "application/java-vm",
        "application/wasm",
        SHORTCUT,
    }
)
_RUN: Final = (
    "app appimage application appref-ms bat chm cmd com command cpl deb desktop dll exe gadget hta"
    " inf ins iso img jar jnlp job js jse lnk mobileconfig msc msh msi msix msp mst pif pkg ps1"
    " ps1xml psc1 py pyw rb reg rpm run scf scr sct settingcontent-ms sh shb sys url vb vbe vbs"
    " vhd vhdx ws wsc wsf wsh xbap xll"
)
RUN_BY_NAME: Final = frozenset(_RUN.split())
"""Endings by which a system runs, mounts or imports what is double-clicked."""
_OOXML: Final = "docx docm dotx xlsx xlsm xltx pptx pptm ppsx vsdx"
_NAMED: Final[dict[str, str]] = {
    "image/png": "png apng",
    "image/jpeg": "jpg jpeg jpe jfif",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/tiff": "tif tiff dng nef",
    "image/bmp": "bmp dib",
    PDF: "pdf",
    ZIP: f"zip {_OOXML} odt ods odp odg epub jar apk ipa xpi whl kmz msix xps",
    "application/gzip": "gz tgz svgz",
    "application/x-bzip2": "bz2 tbz2",
    "application/x-xz": "xz txz",
    "application/zstd": "zst",
    "application/x-7z-compressed": "7z",
    "application/vnd.rar": "rar cbr",
    "application/x-tar": "tar",
    "application/vnd.ms-cab-compressed": "cab msu",
    OLE: f"doc dot xls xlt xla ppt pps msg msi msp mst vsd pub mpp db {_OOXML}",  # or enciphered
    "application/rtf": "rtf doc",
    "application/postscript": "ps eps ai",
    "application/vnd.sqlite3": "sqlite sqlite3 db db3",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg oga ogv opus",
    "audio/flac": "flac",
    "audio/wav": "wav",
    "video/x-msvideo": "avi",
    "video/mp4": "mp4 m4v m4a mov 3gp heic heif avif",
    "video/webm": "webm mkv mka",
    "image/svg+xml": "svg xml",
}
"""By kind: the endings that fit it."""
ENDINGS: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(endings.split()) for kind, endings in _NAMED.items()
}
_PROMISED: Final = frozenset().union(*ENDINGS.values()) - {"db", "ai", "xml", "mp3"}
"""Endings of files that have a signature: without it they are not what they say."""
_PAGE: Final = (b"!doctype html", b"html", b"head", b"body", b"script", b"iframe", b"meta")
_BOM: Final = b"\xef\xbb\xbf"
_SEEN_LAST: Final = 1024
"""PDF readers accept their mark so far down."""


def found_in(content: bytes) -> str:
    """Return the media type that the first bytes of a file say; UNKNOWN where they say nothing."""
    start = content[:LOOKED_AT]
    for (at, mark), kind in _SIGNS.items():
        if start.startswith(mark, at) and not (kind == SCRIPT and b"\x00" in start):
            return kind
    return _loosely_marked(start) or _written(start)


def _loosely_marked(start: bytes) -> str:
    """Return a kind whose mark is short or may stand further down; empty where there is none."""
    if b"%PDF-" in start[:_SEEN_LAST]:
        return PDF
    if start[:2] == b"MZ" and b"\x00" in start[:64]:
        return WINDOWS_PROGRAM
    if start[:2] == b"BM" and start[6:10] == bytes(4):
        return "image/bmp"
    return ""


def _written(start: bytes) -> str:
    """Return which kind of text it is, or UNKNOWN."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TEXT
    if b"\x00" in start:
        return UNKNOWN
    bare = start.removeprefix(_BOM).lstrip().lower()
    while bare.startswith(b"<!--") and b"-->" in bare:
        bare = bare.partition(b"-->")[2].lstrip()
    if bare.startswith((b"<svg", b"<?xml", b"<!doctype svg")) and b"<svg" in bare:
        return "image/svg+xml"
    return WEB if bare[:1] == b"<" and bare[1:].startswith(_PAGE) else TEXT


def ending_of(name: str) -> str:
    """Return what stands behind the last dot of a name, in small letters; empty without one."""
    stem, dot, ending = name.rstrip(" .").rpartition(".")
    return ending.casefold() if dot and stem else ""


def doubt(name: str, found: str | None) -> Doubt | None:
    """Say why a file deserves a second look; None where name and content agree.

    Args:
        name: As it is shown.
        found: What `found_in` said of it; None where nobody has looked.
    """
    ending = ending_of(name)
    if found in PROGRAMS:
        return Doubt.PROGRAM if ending in RUN_BY_NAME else Doubt.DISGUISED
    if ending in RUN_BY_NAME:
        return Doubt.PROGRAM
    if found is None:
        return None
    if found == SCRIPT and ending in _PROMISED:
        return Doubt.DISGUISED
    fits = ENDINGS.get(found)
    if fits is not None and ending:
        return None if ending in fits else Doubt.OTHER
    return Doubt.OTHER if ending in _PROMISED else None
