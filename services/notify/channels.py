"""The ways out: SMTP for mail, Apprise for chat, SMS gateways and webhooks."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from models.vocabulary import Medium
from services.errors import BadValue
from services.notify import heads
from services.notify.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

TIMEOUT_S: Final = 15.0
PERMANENT: Final = 500
"""From this SMTP reply code on, trying again changes nothing."""


OURS: Final = frozenset({421, 530, 534, 535, 538})
"""Replies about us and not about the message: a wrong password must not lose every mail."""
UNKNOWN: Final = {
    Medium.EMAIL: "No e-mail address of this person is known: an administrator enters one, then "
    "the message can be sent again.",
    Medium.CHAT: "No chat room or handle of this person is known: it is entered under "
    "Notifications, then the message can be sent again.",
    Medium.SMS: "No mobile number of this person is known: it is entered under Notifications, "
    "then the message can be sent again.",
    Medium.WEBHOOK: "The webhook has no URL: give its channel one, then send the message again.",
}
"""Why nothing leaves where nobody knows an address, and what helps."""
SECURITY: Final = ("starttls", "tls", "none")


class DeliveryError(Exception):
    """A message was not taken.

    Attributes:
        final: Trying again changes nothing.
        down: The channel as a whole does not work now; others would fare no better.
    """

    def __init__(self, reason: str, *, final: bool = False, down: bool = False) -> None:
        super().__init__(one_line(reason, 1000))
        self.final = final
        self.down = down


class Enclosed(NamedTuple):
    """A file that goes with a mail."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as a channel sends it; `key` is what its Message-ID is made from."""

    key: str
    medium: Medium
    recipient: str
    subject: str
    body: str
    at: datetime
    payload: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[Enclosed] = ()


def send(settings: Mapping[str, Any], letter: Letter) -> str:
    """Send a letter; returns what the other side said.

    Raises:
        DeliveryError: It was not taken, with the reason.
    """
    if not letter.recipient:
        raise DeliveryError(UNKNOWN[letter.medium], final=True)
    if letter.medium is Medium.EMAIL:
        return _mail(settings, letter)
    return _apprise(settings, letter)


def message_id(settings: Mapping[str, Any], key: str) -> str:
    """Return the Message-ID of a key: always the same, so that receivers can drop repeats."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    domain = settings.get("domain") or str(settings.get("sender", "")).rpartition("@")[2]
    return f"<{digest}@{domain or 'vigildesk.invalid'}>"


def _mail(settings: Mapping[str, Any], letter: Letter) -> str:
    try:
        message = _message(settings, letter)
    except (ValueError, UnicodeError) as problem:
        raise DeliveryError(f"The address cannot be used: {problem}", final=True) from problem
    try:
        with _connected(settings) as server:
            refused = _given(server, message)
    except smtplib.SMTPRecipientsRefused as refusal:
        code, said = next(iter(refusal.recipients.values()))
        raise _refusal(code, said) from refusal
    except smtplib.SMTPResponseException as refusal:
        raise _refusal(refusal.smtp_code, refusal.smtp_error) from refusal
    except (OSError, smtplib.SMTPException, ValueError) as problem:
        raise _unreached(settings, problem) from problem
    return "accepted by the relay" if not refused else f"refused for {', '.join(refused)}"


def _given(server: smtplib.SMTP, message: EmailMessage) -> Mapping[str, Any]:
    """Hand a message over; returns whom of its recipients the relay refused."""
    try:
        return server.send_message(message)
    except smtplib.SMTPNotSupportedError as problem:
        sender = message["From"].addresses[0].addr_spec
        is_ours = not sender.isascii()
        raise DeliveryError(
            f"The relay takes no address with letters such as ü before the @ (it offers no "
            f"SMTPUTF8): {sender if is_ours else message['To']}. Give another address, or a "
            "relay that takes it, then send the message again.",
            final=not is_ours,
            down=is_ours,
        ) from problem


def _unreached(settings: Mapping[str, Any], problem: Exception) -> DeliveryError:
    """Say why no mail could be handed over, so that somebody can mend it."""
    where = f"{settings['host']}:{settings.get('port', 25)}"
    if isinstance(problem, ssl.SSLCertVerificationError):
        return DeliveryError(
            f"The certificate of {where} is not trusted: {problem.verify_message}. Nothing was "
            "sent. Name its issuer as ca_file, or the host as the certificate does.",
            down=True,
        )
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        said = f"{where} offers no encryption (STARTTLS); nothing was sent in the clear"
        return DeliveryError(said, down=True)
    if isinstance(problem, TimeoutError):
        return DeliveryError(f"{where} did not answer in time: {problem}", down=True)
    return DeliveryError(
        f"The relay {where} cannot be reached: {problem}. It is tried again; if that does not "
        "help, see whether it runs and whether host and port of the channel are right.",
        down=True,
    )


def _refusal(code: int, said: bytes | str) -> DeliveryError:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    is_ours = code in OURS
    return DeliveryError(
        f"Refused: {code} {words}", final=code >= PERMANENT and not is_ours, down=is_ours
    )


def _message(settings: Mapping[str, Any], letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = settings["sender"]
    message["To"] = heads.address(letter.recipient)
    message["Subject"] = one_line(heads.line(letter.subject))
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = message_id(settings, letter.key)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.body)
    for one in letter.files:
        main, _, sub = one.media_type.partition("/")
        name = heads.file_name(one.name)
        message.add_attachment(one.content, maintype=main, subtype=sub, filename=name)
    return message


def _connected(settings: Mapping[str, Any]) -> smtplib.SMTP:
    host, port = str(settings["host"]), int(settings.get("port", 25))
    timeout_s = float(settings.get("timeout_s", TIMEOUT_S))
    security = settings.get("security", "starttls")
    if security not in SECURITY:  # else a slip of the pen would send in the clear
        raise BadValue(
            "security is one of {security}, not “{security_2}”",
            security=", ".join(SECURITY),
            security_2=security,
        )
    context = ssl.create_default_context(cafile=settings.get("ca_file"))
    if security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=timeout_s, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=timeout_s)
    try:
        if security == "starttls":
            server.starttls(context=context)
        if settings.get("user"):
            server.login(str(settings["user"]), secret(str(settings.get("secret", ""))))
    except (OSError, smtplib.SMTPException, DeliveryError):
        server.close()
        raise
    return server


def secret(place: str) -> str:
    """Read a secret from where it is kept: `env:NAME` or `file:PATH`."""
    kind, _, name = place.partition(":")
    if kind == "env" and name in os.environ:
        return os.environ[name]
    if kind == "file" and Path(name).is_file():
        return Path(name).read_text("utf-8").strip()
    raise DeliveryError(f"The secret {place!r} is not there")


def _apprise(settings: Mapping[str, Any], letter: Letter) -> str:
    from apprise import (  # noqa: PLC0415 - half a second, not for the window
        Apprise,
        AppriseAsset,
        LogCapture,
    )

    url = str(settings["url"]).replace("{to}", quote(letter.recipient, safe=""))
    if "{secret}" in url:
        url = url.replace("{secret}", quote(secret(str(settings.get("secret", ""))), safe=""))
    if url.startswith(("json://", "jsons://")):
        mark = "&" if "?" in url else "?"
        url += f"{mark}+Idempotency-Key={hashlib.sha256(letter.key.encode()).hexdigest()[:32]}"
    # a call that is sent on arrives without its words, and where nobody wanted it
    asset = AppriseAsset(app_id="Vigildesk", async_mode=False, http_redirects=False)
    out = Apprise(asset=asset)
    if not out.add(url):
        raise DeliveryError("The channel's URL is none that Apprise knows", final=True)
    body = json.dumps(dict(letter.payload), ensure_ascii=False) if letter.payload else letter.body
    capture: Any = LogCapture
    with capture(level=logging.WARNING, fmt="%(message)s") as said:
        taken = out.notify(title=one_line(letter.subject), body=body or letter.subject)
        why = one_line(said.getvalue())
    if not taken:
        raise DeliveryError(f"The gateway did not take it: {why or 'it gave no reason'}")
    return "taken by the gateway"
