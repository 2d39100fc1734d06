"""The outside world for alerts: mail relays that are good, refuse, are slow or die; a listener."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from typing_extensions import override

from tests.rigs.ports import spare_port
from tests.rigs.waiting import PATIENCE_S

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP


class Relay:
    """A real SMTP server that keeps what it takes; how it behaves may change at any time."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refusal = ""
        self.slow_s = 0.0
        self.dies = False

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: ANN401, N802
        """Take a message, or refuse it, or hang up in the middle."""
        del session
        if self.dies and server.transport is not None:
            server.transport.close()
            return "421 gone"
        if self.slow_s:
            await asyncio.sleep(self.slow_s)
        if self.refusal:
            return self.refusal
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"


@contextmanager
def relay_running(
    *,
    starttls: ssl.SSLContext | None = None,
    implicit: ssl.SSLContext | None = None,
    password: str = "",
    ascii_only: bool = False,
) -> Iterator[tuple[Relay, int]]:
    """Run a relay on a free port: in the clear, with STARTTLS, or with TLS from the first byte.

    With a password it takes mails only from who signs in as `desk`; where it knows ASCII only, it
    offers no SMTPUTF8.
    """
    relay = Relay()
    port = spare_port()
    options: dict[str, Any] = {"tls_context": starttls, "require_starttls": starttls is not None}
    options["enable_SMTPUTF8"] = not ascii_only
    if password:
        options |= {"authenticator": _asks_for(password), "auth_required": True}
    controller = _Relaying(relay, hostname="127.0.0.1", port=port, ssl_context=implicit, **options)
    controller.start()
    try:
        yield relay, port
    finally:
        controller.stop()


class _Relaying(Controller):
    @override
    def _trigger_server(self) -> None:
        """The server is made by its first client; ours, for theirs trusts no issuer of tests."""
        with socket.create_connection((self.hostname, self.port), timeout=PATIENCE_S):
            pass


def _asks_for(password: str) -> Any:  # noqa: ANN401 - aiosmtpd's own shape
    def check(_server: Any, _session: Any, _envelope: Any, _how: str, given: Any) -> AuthResult:  # noqa: ANN401
        is_right = (given.login, given.password) == (b"desk", password.encode())
        return AuthResult(success=is_right, handled=False)

    return check


class Listener(ThreadingHTTPServer):
    """A real HTTP server that keeps what it is told."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hook)
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.answer = b"ok"
        self.status = 200
        self.leads_to = ""


class _Hook(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        """Keep a call and answer it."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.heard.append((dict(self.headers.items()), body))
        self.send_response(self.server.status)
        if self.server.leads_to:
            self.send_header("Location", self.server.leads_to)
        self.send_header("Content-Length", str(len(self.server.answer)))
        self.end_headers()
        self.wfile.write(self.server.answer)

    def do_GET(self) -> None:
        """Show a page, as to somebody who was sent here by a redirect."""
        self.server.heard.append((dict(self.headers.items()), b""))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@contextmanager
def listener_running() -> Iterator[Listener]:
    """Run a listener on a free port."""
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
