"""The site's own authority for signing reports: a root, a signer and a time stamper, made once."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from services.errors import RuleError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import rsa

KEY_BITS: Final = 3072
"""RSA: an elliptic key would lift the file to PDF 2.0, which PDF/A-3 forbids."""
ROOT: Final = "root"
SIGNER: Final = "signer"
STAMPER: Final = "stamper"
_YEARS: Final = {ROOT: 20, SIGNER: 3, STAMPER: 3}
_USES: Final = {
    ROOT: {"key_cert_sign", "crl_sign"},
    SIGNER: {"digital_signature", "content_commitment"},
    STAMPER: {"digital_signature", "content_commitment"},
}
_ALL_USES: Final = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True, slots=True)
class Authority:
    """A folder with `root`, `signer` and `stamper`, each `.pem` and `.key`."""

    folder: Path

    def certificate(self, name: str) -> Path:
        """Return where a certificate lies."""
        return self.folder / f"{name}.pem"

    def key(self, name: str) -> Path:
        """Return where a private key lies."""
        return self.folder / f"{name}.key"


def create(folder: Path, organisation: str, at: datetime) -> Authority:
    """Make the three keys and certificates, all or none.

    Args:
        folder: Readable by nobody but the account that signs.
        organisation: Named in every certificate.
        at: From when the certificates are valid; aware.

    Raises:
        RuleError: The folder has some already, or cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - only when signing

    made = Authority(folder)
    if made.certificate(ROOT).exists():
        raise RuleError("{folder} holds an authority already.", folder=folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        root = rsa.generate_private_key(65537, KEY_BITS)
        issuer = _name(organisation, ROOT)
        with ExitStack() as undoing:
            for name in (ROOT, SIGNER, STAMPER):
                key = root if name == ROOT else rsa.generate_private_key(65537, KEY_BITS)
                certificate = _certificate((name, organisation), key, (issuer, root), at)
                _write(made, name, (key, certificate), undoing)
            undoing.pop_all()
    except OSError as error:
        raise RuleError(
            "{folder} cannot take the keys of an authority: {why}. Choose another folder.",
            folder=folder,
            why=error,
        ) from error
    return made


def load(folder: Path) -> Authority:
    """Return the authority of a folder; RuleError where there is none."""
    found = Authority(folder)
    if not found.key(SIGNER).exists():
        raise RuleError(
            "{folder} holds no authority. Make one: `vigilctl audit authority`.", folder=folder
        )
    return found


def demand_valid(authority: Authority, at: datetime) -> None:
    """Refuse a signer whose certificate is not valid at an instant, or is none."""
    found = _signer(authority)
    if not found.not_valid_before_utc <= at < found.not_valid_after_utc:
        until = found.not_valid_after_utc
        raise RuleError(
            "The certificate in {folder} was valid until {until:%Y-%m-%d} only.",
            folder=authority.folder,
            until=until,
        )


def fingerprint(authority: Authority) -> str:
    """Return the SHA-256 of the signer's certificate, as the record of an export names it."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415

    return _signer(authority).fingerprint(hashes.SHA256()).hex()


def _signer(authority: Authority) -> x509.Certificate:
    from cryptography import x509  # noqa: PLC0415

    try:
        return x509.load_pem_x509_certificate(authority.certificate(SIGNER).read_bytes())
    except (OSError, ValueError) as error:
        raise RuleError(
            "The certificate in {folder} cannot be read.", folder=authority.folder
        ) from error


def _name(organisation: str, name: str) -> x509.Name:
    from cryptography import x509  # noqa: PLC0415

    words = {
        ROOT: "Vigildesk Records Root",
        SIGNER: "Vigildesk Report Signer",
        STAMPER: "Vigildesk Time Stamps",
    }
    return x509.Name(
        [
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, words[name]),
        ]
    )


def issue(
    who: tuple[str, str],
    key: rsa.RSAPrivateKey,
    root: tuple[x509.Certificate, rsa.RSAPrivateKey],
    at: datetime,
) -> x509.Certificate:
    """Let a root certify a key; no certificate outlives the root's own.

    Args:
        who: `signer` or `stamper`, and the organisation.
        key: To be certified.
        root: The root's certificate and key.
        at: From when it is valid.
    """
    certificate, private = root
    last = certificate.not_valid_after_utc
    return _certificate(who, key, (certificate.subject, private), at, last=last)


def uses_of(name: str) -> list[tuple[x509.ExtensionType, bool]]:
    """Return what a key may be used for, as extensions, each with whether it is critical."""
    from cryptography import x509  # noqa: PLC0415 - only when signing
    from cryptography.x509.oid import ExtendedKeyUsageOID  # noqa: PLC0415

    uses: dict[str, Any] = {use: use in _USES[name] for use in _ALL_USES}
    found: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=name == ROOT, path_length=None), True),
        (x509.KeyUsage(**uses), True),
    ]
    if name == STAMPER:
        found.append((x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True))
    return found


def _certificate(
    who: tuple[str, str],
    key: rsa.RSAPrivateKey,
    issuer: tuple[x509.Name, rsa.RSAPrivateKey],
    at: datetime,
    *,
    last: datetime | None = None,
) -> x509.Certificate:
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415

    name, organisation = who
    until = at + timedelta(days=365 * _YEARS[name])
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(organisation, name))
        .issuer_name(issuer[0])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(min(until, last) if last else until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer[1].public_key()),
            critical=False,
        )
    )
    for extension, is_critical in uses_of(name):
        builder = builder.add_extension(extension, critical=is_critical)
    return builder.sign(issuer[1], hashes.SHA256())


def write_key(place: Path, key: rsa.RSAPrivateKey) -> None:
    """Write a private key into a file that only its owner reads; FileExistsError where one is."""
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415

    raw = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(handle, "wb") as stream:
        stream.write(raw)


def _write(
    authority: Authority,
    name: str,
    made: tuple[rsa.RSAPrivateKey, x509.Certificate],
    undoing: ExitStack,
) -> None:
    """Write a key and its certificate, over nothing that is there; `undoing` takes them back."""
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415

    key, certificate = made
    write_key(authority.key(name), key)
    undoing.callback(authority.key(name).unlink, missing_ok=True)
    with authority.certificate(name).open("xb") as stream:
        undoing.callback(authority.certificate(name).unlink, missing_ok=True)
        stream.write(certificate.public_bytes(forms.Encoding.PEM))
