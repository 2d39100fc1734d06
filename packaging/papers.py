"""Checks a signed report as an auditor does: its signature, and the proof within, alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pikepdf
from demanding import demand
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

if TYPE_CHECKING:
    from pathlib import Path

BUNDLE: Final = "bundle.json"
FINGERPRINT: Final = "Root fingerprint"


def check(paper: Path, place: Path, programs: Path) -> None:
    """Fail unless the signature holds and the verifier of the bundle agrees with what is within.

    Args:
        paper: The report.
        place: Holds the folders `sign` and `keys` that were made for it.
        programs: The bundle.
    """
    root = place / "sign" / "root.pem"
    trust = ValidationContext(trust_roots=[_certificate(root)], allow_fetching=False)
    with paper.open("rb") as file:
        [signature] = PdfFileReader(file).embedded_signatures
        found = validate_pdf_signature(signature, trust)
    demand(found.intact and found.valid and found.trusted, f"the signature: {found.summary()}")
    proof = place / BUNDLE
    with pikepdf.open(paper) as pdf:
        proof.write_bytes(pdf.attachments[BUNDLE].get_file().read_bytes())
    verifier = programs / "_internal" / "resources" / "verify" / "vigilverify.py"
    done = subprocess.run(
        [sys.executable, "-I", str(verifier), "--root", _fingerprint(place), str(proof)],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    demand(done.returncode == 0, f"vigilverify.py: {done.stdout}{done.stderr}")
    print("smoke: the report is signed, and its proof holds without this program")


def _fingerprint(place: Path) -> str:
    """Return what is printed on the certificate that an auditor was given on paper."""
    printed = (place / "keys" / "certificate.txt").read_text(encoding="utf-8").splitlines()
    [line] = [one for one in printed if one.startswith(FINGERPRINT)]
    return "".join(line.removeprefix(FINGERPRINT).split())


def _certificate(path: Path) -> object:
    return load_cert_from_pemder(str(path))  # type: ignore[no-untyped-call]
