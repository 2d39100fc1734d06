"""Certificates for a relay on this machine: of an own issuer, good or with something wrong."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer of its own, whose certificate `file` holds."""

    folder: Path
    file: Path
    key: ec.EllipticCurvePrivateKey
    name: x509.Name

    def context(self, host: str = "127.0.0.1", *, expired: bool = False) -> ssl.SSLContext:
        """What a server presents that claims to be this host."""
        now = datetime.now(UTC)
        since, until = (now - 9 * DAY, now - DAY) if expired else (now - DAY, now + DAY)
        key = ec.generate_private_key(ec.SECP256R1())
        is_address = host[0].isdigit()
        name = x509.IPAddress(IPv4Address(host)) if is_address else x509.DNSName(host)
        certificate = (
            _builder(named(host), self.name, key, (since, until))
            .add_extension(x509.SubjectAlternativeName([name]), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        file = self.folder / f"{host}{'-expired' if expired else ''}.pem"
        file.write_bytes(_private(key) + certificate.public_bytes(serialization.Encoding.PEM))
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(file)
        return made


def issuer(folder: Path, name: str = "Test issuer") -> Issuer:
    """Make an issuer in a folder."""
    key, subject, now = ec.generate_private_key(ec.SECP256R1()), named(name), datetime.now(UTC)
    certificate = (
        _builder(subject, subject, key, (now - DAY, now + DAY))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Issuer(folder, file, key, subject)


def named(name: str) -> x509.Name:
    """A name with nothing but a common name."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(
    subject: x509.Name,
    by: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    during: tuple[datetime, datetime],
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(during[0])
        .not_valid_after(during[1])
    )


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
