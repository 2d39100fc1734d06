"""What a way out of the desk needs before it may be opened or changed."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import Medium
from services.errors import RuleError
from services.notify.channels import SECURITY

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LETTERS: Final = 200
"""Of a channel's name; as the database has room for."""
MAIL_KEYS: Final = frozenset(
    {"host", "port", "sender", "security", "user", "secret", "ca_file", "timeout_s", "domain"}
)
GATEWAY_KEYS: Final = frozenset({"url", "secret"})
LAST_PORT: Final = 65_535
_URL: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\x00-\x1f]+", re.ASCII | re.IGNORECASE)
_PORT: Final = re.compile(r"[0-9]{1,5}", re.ASCII)


def check_channel(name: str, medium: Medium, settings: Mapping[str, Any]) -> None:
    """Refuse a way out that could not work, or that would keep a secret.

    Raises:
        RuleError: It says what is missing or wrong, and what to write instead.
    """
    if any(key in {"password", "token"} for key in settings):
        raise RuleError("A channel keeps no secret: name one, such as secret: env:SMTP_PASSWORD.")
    if medium is Medium.DESKTOP:
        raise RuleError("Workstations need no channel: every window shows its person's alerts.")
    if not name.strip() or len(name) > MOST_LETTERS or not name.isprintable():
        raise RuleError("A channel has a name of at most {limit} letters.", limit=MOST_LETTERS)
    known = MAIL_KEYS if medium is Medium.EMAIL else GATEWAY_KEYS
    needed = {"host", "sender"} if medium is Medium.EMAIL else {"url"}
    if missing := needed - settings.keys():
        raise RuleError(
            "The channel “{name}” needs {missing}.", name=name, missing=", ".join(sorted(missing))
        )
    if strange := settings.keys() - known:
        raise RuleError(
            "The channel “{name}” knows no {strange}; it knows {known}.",
            name=name,
            strange=", ".join(sorted(strange)),
            known=", ".join(sorted(known)),
        )
    if medium is Medium.EMAIL:
        _check_relay(settings)
    elif not _URL.fullmatch(str(settings["url"])) or not _is_known(str(settings["url"])):
        raise RuleError(
            "The url of “{name}” is none a message can be sent to; write one such as "
            "jsons://host/path.",
            name=name,
        )


def _check_relay(settings: Mapping[str, Any]) -> None:
    if settings.get("security", "starttls") not in SECURITY:
        raise RuleError("security is one of {security}.", security=", ".join(SECURITY))
    host, port = str(settings["host"]), str(settings.get("port", 25))
    if not host or not host.isprintable() or any(letter.isspace() for letter in host):
        raise RuleError("The host is the relay's name or address, without spaces.")
    if not _PORT.fullmatch(port) or not 0 < int(port) <= LAST_PORT:
        raise RuleError("The port is a number from 1 to 65535, not “{port}”.", port=port)
    if not _is_sender(str(settings["sender"])):
        raise RuleError(
            "The sender is one address of mail, such as desk@example.org, not “{sender}”.",
            sender=settings["sender"],
        )


def _is_sender(text: str) -> bool:
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = text
    except ValueError:  # a line break, which would begin another header
        return False
    found = message["From"].addresses
    return len(found) == 1 and bool(found[0].username and found[0].domain)


def _is_known(url: str) -> bool:
    """Tell whether the library that sends knows the kind of gateway."""
    from apprise import Apprise, LogCapture  # noqa: PLC0415 - half a second, not for the window

    silence: Any = LogCapture
    with silence():
        return bool(Apprise().add(re.sub(r"\{(to|secret)\}", "0", url)))
