"""A seat that signs what it exports: fixtures, and how a signed file is looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from services.reports import authority as authorities
from services.reports.seals import Seals

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.authority import Authority
    from tests.rigs.ledger import SealedDesk


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority of an organisation, made once for a module."""
    folder = tmp_path_factory.mktemp("authority") / "sign"
    return authorities.create(folder, "Northbank plc", datetime.now(UTC))


@pytest.fixture
def certified(sealed: SealedDesk, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Seals:
    """This seat has a certificate, and pins the log of the desk, which is the test's `sealed`."""
    monkeypatch.setenv("VIGILDESK_SIGNING", str(authority.folder))
    monkeypatch.setenv("VIGILDESK_KEYS", str(sealed.keys.folder))
    return Seals(authority, sealed.keys.folder)


def text_of(path: Path) -> str:
    """Return the words of a PDF."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def stamp_of(path: Path) -> int | None:
    """Return the number of the time stamp of a PDF's first signature; None without one."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - beside its only use

    with path.open("rb") as file:
        added = PdfFileReader(file).embedded_signatures[0].signer_info["unsigned_attrs"]
        for one in added:
            if one["type"].native == "signature_time_stamp_token":
                said = one["values"][0]["content"]["encap_content_info"]["content"].parsed
                return int(said["serial_number"].native)
    return None


def signatures(path: Path) -> int:
    """Count the signatures of a PDF, each over the whole file."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - beside its only use

    with path.open("rb") as file:
        found = PdfFileReader(file).embedded_signatures
        for one in found:
            one.compute_integrity_info()
            assert one.summarise_integrity_info()["coverage"].name == "ENTIRE_FILE"
        return len(found)
