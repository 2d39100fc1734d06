"""Where a desk is: the sample, a file of this seat's own, or a server; passwords apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

SAMPLE: Final = "sample"
OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class Place:
    """A desk that was chosen.

    Attributes:
        name: `sample`, `own`, or the address of a database without its password; this is
            what is remembered.
        password: For a server; kept in memory only.
        remember: The person wants it kept in the keyring of the desktop as well.
    """

    name: str
    password: str = ""
    remember: bool = False

    @property
    def is_sample(self) -> bool:
        """Tell whether it is the desk with sample data."""
        return self.name == SAMPLE

    @property
    def is_own(self) -> bool:
        """Tell whether it is this seat's own desk."""
        return self.name == OWN

    @property
    def is_server(self) -> bool:
        """Tell whether a server is asked, which may want a password."""
        return self.name.startswith("postgres")


def server_url(host: str, database: str, user: str) -> str:
    """Return the address of a PostgreSQL desk, every part quoted; `host` may end in :port."""
    machine, _, port = host.strip().rpartition(":")
    if not port.isdigit() or not machine:
        machine, port = host.strip(), ""
    end = f":{port}" if port else ""
    who = quote(user.strip(), safe="")
    return f"postgresql://{who}@{quote(machine, safe='.-')}{end}/{quote(database.strip(), safe='')}"


def with_password(url: str, password: str) -> str:
    """Return the address to connect with."""
    scheme, separator, rest = url.partition("://")
    user, at, place = rest.rpartition("@")
    if not at or not password or ":" in user:
        return url
    return f"{scheme}{separator}{user}:{quote(password, safe='')}@{place}"


def without_password(url: str) -> str:
    """Return the address as it may be remembered and shown."""
    scheme, separator, rest = url.partition("://")
    user, at, place = rest.rpartition("@")
    return f"{scheme}{separator}{user.partition(':')[0]}{at}{place}" if at else url
