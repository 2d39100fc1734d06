"""The end of the signing certificates: told in time, renewed by the site's root or by request."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from services.errors import RuleError
from services.reports import authority as authorities
from services.reports.authority import ROOT, SIGNER, STAMPER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import rsa

    from services.reports.authority import Authority

WARN: Final = timedelta(days=60)
"""How long before their end certificates are spoken of."""
RENEWED: Final = (SIGNER, STAMPER)
NEW: Final = "new"
HOW: Final = "Renew it: `vigilctl audit renew --sign DIR` (admin help, “Signing certificates”)."


def ends_at(authority: Authority) -> datetime:
    """Return when the first of the certificates ends that an export needs.

    Raises:
        RuleError: One cannot be read.
    """
    names = (ROOT, *RENEWED)
    return min(_read(authority.certificate(name)).not_valid_after_utc for name in names)


def warning(authority: Authority, at: datetime) -> str:
    """Say that the certificates end soon or have ended; empty while there is time.

    Raises:
        RuleError: They cannot be read.
    """
    until = ends_at(authority)
    if at >= until:
        return f"the signing certificate in {authority.folder} ended on {until:%Y-%m-%d}. {HOW}"
    if at >= until - WARN:
        days = (until - at).days
        return (
            f"the signing certificate in {authority.folder} ends in {days} days, on"
            f" {until:%Y-%m-%d}. {HOW}"
        )
    return ""


def renew(authority: Authority, at: datetime, root_folder: Path | None = None) -> datetime:
    """Give the signer and the time stamper new keys and certificates of the same root.

    The old certificates stay beside them, for whoever checks older files; the old private keys
    are destroyed.

    Args:
        authority: The folder.
        at: From when they are valid; aware.
        root_folder: Holds `root.key`, brought from where it is kept; the folder itself otherwise.

    Returns:
        When the new ones end.

    Raises:
        RuleError: There is no root key, it is another's, or the root itself ends too soon.
    """
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - 40 ms

    root = _read(authority.certificate(ROOT))
    private = _root_key((root_folder or authority.folder) / f"{ROOT}.key")
    if private.public_key() != root.public_key():
        raise RuleError("That is not the root key of this authority.")
    if root.not_valid_after_utc <= at + WARN:
        raise RuleError(
            "The root itself ends on {not_valid_after_utc:%Y-%m-%d}: make a new "
            "authority in another folder (`vigilctl audit authority`) and publish its "
            "root.pem.",
            not_valid_after_utc=root.not_valid_after_utc,
        )
    for name in RENEWED:
        key = rsa.generate_private_key(65537, authorities.KEY_BITS)
        made = authorities.issue((name, _organisation(root)), key, (root, private), at)
        _write_key(authority.folder / f"{name}.{NEW}.key", key)
        _take(authority, name, made)
    return ends_at(authority)


def request(authority: Authority) -> list[Path]:
    """Make new keys and requests (PKCS #10) that the site's authority answers with certificates.

    Raises:
        RuleError: Requests lie there already.
    """
    from cryptography import x509  # noqa: PLC0415 - 40 ms
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415

    made = []
    for name in RENEWED:
        subject = _read(authority.certificate(name)).subject
        key = rsa.generate_private_key(65537, authorities.KEY_BITS)
        _write_key(authority.folder / f"{name}.{NEW}.key", key)
        builder = x509.CertificateSigningRequestBuilder().subject_name(subject)
        for extension, is_critical in authorities.uses_of(name):
            builder = builder.add_extension(extension, critical=is_critical)
        place = authority.folder / f"{name}.csr"
        asked = builder.sign(key, hashes.SHA256())
        place.write_bytes(asked.public_bytes(forms.Encoding.PEM))
        made.append(place)
    return made


def accept(authority: Authority, files: Sequence[Path], at: datetime) -> datetime:
    """Take the certificates in that answer the requests; returns when the first one ends.

    Raises:
        RuleError: One does not answer a request, is of another root, or is not valid now.
    """
    root = _read(authority.certificate(ROOT))
    given = [_read(one) for one in files]
    found = {name: _answer(authority, name, given) for name in RENEWED}
    for name, one in found.items():
        _check(name, one, root, at)
    for name, one in found.items():
        _take(authority, name, one)
        (authority.folder / f"{name}.csr").unlink(missing_ok=True)
    return ends_at(authority)


def _answer(authority: Authority, name: str, given: list[x509.Certificate]) -> x509.Certificate:
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - 40 ms
        load_pem_private_key,
    )

    place = authority.folder / f"{name}.{NEW}.key"
    try:
        public = load_pem_private_key(place.read_bytes(), None).public_key()
    except (OSError, ValueError) as error:
        raise RuleError(
            "There is no request for {name}: make one with --request.", name=name
        ) from error
    for one in given:
        if one.public_key() == public:
            return one
    raise RuleError(
        "None of the certificates answers the request for {name} ({name}.csr).", name=name
    )


def _check(name: str, one: x509.Certificate, root: x509.Certificate, at: datetime) -> None:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - 40 ms

    try:
        one.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError, TypeError) as error:
        raise RuleError(
            "The certificate for {name} is not issued by root.pem of this folder: "
            "whoever checks the files could not follow it. Ask for one by that root.",
            name=name,
        ) from error
    if not one.not_valid_before_utc <= at < one.not_valid_after_utc:
        raise RuleError("The certificate for {name} is not valid now.", name=name)


def _take(authority: Authority, name: str, made: x509.Certificate) -> None:
    """Put a certificate and its key in place; the old certificate stays under its last day."""
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415

    place = authority.certificate(name)
    old = _read(place)
    until = f"{old.not_valid_after_utc:%Y-%m-%d}-{old.serial_number:x}"
    kept = authority.folder / f"{name}-until-{until[:19]}.pem"
    kept.write_bytes(place.read_bytes())
    fresh = authority.folder / f"{name}.{NEW}.pem"
    fresh.write_bytes(made.public_bytes(forms.Encoding.PEM))
    (authority.folder / f"{name}.{NEW}.key").replace(authority.key(name))
    fresh.replace(place)


def _read(place: Path) -> x509.Certificate:
    from cryptography import x509  # noqa: PLC0415 - 40 ms

    try:
        return x509.load_pem_x509_certificate(place.read_bytes())
    except (OSError, ValueError) as error:
        raise RuleError("The certificate {place} cannot be read.", place=place) from error


def _root_key(place: Path) -> rsa.RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - 40 ms
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        load_pem_private_key,
    )

    try:
        key: Any = load_pem_private_key(place.read_bytes(), None)
    except (OSError, ValueError) as error:
        raise RuleError(
            "There is no root key in {place}. Bring it (--root DIR), or ask the site's "
            "authority: --request, then --accept with its certificates.",
            place=place,
        ) from error
    if not isinstance(key, rsa.RSAPrivateKey):
        raise RuleError("{place} is not an RSA key.", place=place)
    return key


def _organisation(root: x509.Certificate) -> str:
    from cryptography import x509  # noqa: PLC0415 - 40 ms

    found = root.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
    return str(found[0].value) if found else "This help desk"


def _write_key(place: Path, key: rsa.RSAPrivateKey) -> None:
    try:
        authorities.write_key(place, key)
    except FileExistsError as error:
        raise RuleError(
            "{place} is there already: a request waits for its certificate. Accept it "
            "(--accept), or remove the file and begin anew.",
            place=place,
        ) from error
