"""Sign a report: PAdES by the site's own authority, with a time stamp made without a network."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from services.errors import RuleError
from services.reports.authority import ROOT, SIGNER, STAMPER

if TYPE_CHECKING:
    from services.reports.authority import Authority

FIELD: Final = "AuditExport"
_RESERVED: Final = 32768
_SERIAL_BYTES: Final = 16
"""Drawn at random; RFC 3161 has readers take numbers of up to 160 bits."""
_STAMPING: Final = """\
[tsa]
default_tsa = here
[here]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1.1
digests = sha256,sha384,sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""
"""Names no path: openssl takes a space, # or $ in it for something else. Those are arguments."""


def sign(path: Path, authority: Authority, *, name: str, reason: str) -> None:
    """Sign a PDF in place, as an addition: the unsigned bytes stay its beginning.

    A reviewer may still countersign; every other change shows. The signature carries a time
    stamp where the program `openssl` is installed.

    Args:
        path: PDF/A-3b, as `archive` leaves it.
        authority: Whose key signs.
        name: Of the person who exports, as the signature's properties show it.
        reason: The meaning of the signature.

    Raises:
        RuleError: The keys cannot be read, or the time stamp cannot be made.
    """
    from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415 - 0.5 s to import
        IncrementalPdfFileWriter,
    )
    from pyhanko.sign import fields, signers  # noqa: PLC0415

    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        name=name,
        reason=reason,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )
    pdf_signer = signers.PdfSigner(meta, signer=_signer(authority), timestamper=_stamper(authority))
    part = path.with_name(f"{path.name}.signed")
    try:
        shutil.copy(path, part)  # signed where it lies: a long report is never in memory
        with part.open("r+b") as file:
            writer = IncrementalPdfFileWriter(file)
            fields.append_signature_field(writer, fields.SigFieldSpec(FIELD))
            pdf_signer.sign_pdf(writer, bytes_reserved=_RESERVED, in_place=True)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _signer(authority: Authority) -> Any:  # noqa: ANN401 - pyHanko's signer
    from pyhanko.sign import signers  # noqa: PLC0415

    found = signers.SimpleSigner.load(  # type: ignore[no-untyped-call]
        str(authority.key(SIGNER)),
        str(authority.certificate(SIGNER)),
        ca_chain_files=(str(authority.certificate(ROOT)),),
    )
    if found is None:
        raise RuleError("The keys in {folder} cannot be read.", folder=authority.folder)
    return found


def _stamper(authority: Authority) -> Any:  # noqa: ANN401 - pyHanko's time stamper
    program = shutil.which("openssl")
    if program is None:
        return None
    from asn1crypto import tsp  # noqa: PLC0415
    from pyhanko.sign.timestamps import TimeStamper  # noqa: PLC0415
    from typing_extensions import override  # noqa: PLC0415

    stamped = partial(_stamped, program, authority)

    class LocalStamper(TimeStamper):
        """RFC 3161 by `openssl ts` on this machine."""

        @override
        async def async_request_tsa_response(self, req: Any) -> Any:
            return tsp.TimeStampResp.load(await asyncio.to_thread(stamped, req.dump()))

    return LocalStamper()  # type: ignore[no-untyped-call]


def _serial() -> str:
    """Draw the number of a stamp: of one authority no two may be alike (RFC 3161, 2.4.2)."""
    return f"01{secrets.token_hex(_SERIAL_BYTES)}"  # begins with a digit: never a negative number


def _stamped(program: str, authority: Authority, request: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="vigildesk-") as name:
        folder = Path(name)
        (folder / "serial").write_text(f"{_serial()}\n")
        (folder / "tsa.cnf").write_text(_STAMPING)
        (folder / "query").write_bytes(request)
        words: list[str | Path] = ["-config", "tsa.cnf", "-queryfile", "query", "-out", "reply"]
        words += ["-signer", authority.certificate(STAMPER).absolute()]
        words += ["-inkey", authority.key(STAMPER).absolute()]
        words += ["-chain", authority.certificate(ROOT).absolute()]
        done = subprocess.run(  # noqa: S603 - a fixed program with fixed words, and our paths
            [program, "ts", "-reply", *words], cwd=folder, check=False, capture_output=True
        )
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise RuleError(
                "The time stamp could not be made: {said}.", said=said[-1] if said else ""
            )
        return (folder / "reply").read_bytes()
