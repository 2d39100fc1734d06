"""Mails leave encrypted, only to a relay whose certificate is right, and the reason is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from models.outbox import Channel
from models.vocabulary import Medium, OutboxState
from services.errors import RuleError
from services.notify import audience, inbox
from services.store.work import WATCHER
from tests.rigs.alerting import alerting_desk, log, send, states, tell
from tests.rigs.certificates import Issuer, issuer
from tests.rigs.outside import relay_running

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.rigs.outside import Relay
    from tests.rigs.rules_desk import RuledDesk


PASSWORD = "hunter2"  # noqa: S105 - of a relay that lives for one test
NOWHERE = "env:NO_SUCH_SECRET"


@pytest.fixture
def ca(tmp_path: Path) -> Issuer:
    return issuer(tmp_path)


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[RuledDesk]:
    made = alerting_desk(sqlite_url, 1)
    yield made
    made.store.dispose()


def serving(security: str, context: ssl.SSLContext) -> AbstractContextManager[tuple[Relay, int]]:
    if security == "tls":
        return relay_running(implicit=context)
    return relay_running(starttls=context)


def reach(desk: RuledDesk, port: int, **settings: Any) -> None:  # noqa: ANN401 - a channel's settings
    """Point the desk's channel at a relay."""
    with desk.store.work(desk.people.admin) as work:
        channel = work.session.scalars(select(Channel)).one()
        known = {"host": "127.0.0.1", "port": port, "sender": "desk@example.org", "timeout_s": 3}
        channel.settings = known | {key: str(value) for key, value in settings.items()}


def outcome(desk: RuledDesk) -> tuple[OutboxState, str]:
    """Send one alert; where it stands and what the log says."""
    tell(desk, "Look")
    send(desk)
    return states(desk)[-1], log(desk)[0].reason


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_trusted_relay_takes_mails_encrypted(desk: RuledDesk, ca: Issuer, security: str) -> None:
    with serving(security, ca.context()) as (relay, port):
        reach(desk, port, security=security, ca_file=ca.file)

        assert outcome(desk) == (OutboxState.SENT, "accepted by the relay")
        assert [mail["Subject"] for mail in relay.taken] == ["Look"]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_unknown_issuer_is_refused_and_nothing_is_sent(
    desk: RuledDesk, ca: Issuer, security: str
) -> None:
    with serving(security, ca.context()) as (relay, port):
        reach(desk, port, security=security)
        state, reason = outcome(desk)

        assert (state, relay.taken) == (OutboxState.WAITING, [])
        assert reason.startswith(f"The certificate of 127.0.0.1:{port} is not trusted: ")
        assert "Nothing was sent." in reason


@pytest.mark.parametrize(
    ("host", "expired", "said"),
    [
        ("relay.example.org", False, "IP address mismatch"),
        ("127.0.0.1", True, "certificate has expired"),
    ],
)
def test_a_wrong_certificate_is_refused_with_what_is_wrong(
    desk: RuledDesk, ca: Issuer, host: str, *, expired: bool, said: str
) -> None:
    with relay_running(starttls=ca.context(host, expired=expired)) as (relay, port):
        reach(desk, port, security="starttls", ca_file=ca.file)
        state, reason = outcome(desk)

        assert (state, relay.taken) == (OutboxState.WAITING, [])
        assert said in reason


def test_a_relay_without_encryption_gets_nothing(desk: RuledDesk) -> None:
    with relay_running() as (relay, port):
        reach(desk, port)
        state, reason = outcome(desk)

        assert (state, relay.taken) == (OutboxState.WAITING, [])
        assert "offers no encryption (STARTTLS); nothing was sent in the clear" in reason


def test_the_relay_is_signed_in_to_with_a_secret_kept_elsewhere(
    desk: RuledDesk, ca: Issuer, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSWORD}\n")
    with relay_running(starttls=ca.context(), password=PASSWORD) as (relay, port):
        reach(desk, port, ca_file=ca.file, user="desk", secret=f"file:{secret}")

        assert outcome(desk)[0] is OutboxState.SENT
        assert len(relay.taken) == 1


def test_a_wrong_password_loses_no_mail(desk: RuledDesk, ca: Issuer, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("wrong")
    with relay_running(starttls=ca.context(), password=PASSWORD) as (_, port):
        reach(desk, port, ca_file=ca.file, user="desk", secret=f"file:{secret}")
        state, reason = outcome(desk)

    assert state is OutboxState.WAITING
    assert reason.startswith("Refused: 535")


def test_a_secret_that_is_gone_is_said(desk: RuledDesk, ca: Issuer) -> None:
    with relay_running(starttls=ca.context()) as (_, port):
        reach(desk, port, ca_file=ca.file, user="desk", secret=NOWHERE)

        assert outcome(desk) == (
            OutboxState.WAITING,
            f"The secret {NOWHERE!r} is not there",
        )


def test_a_channel_that_is_down_is_asked_once_in_a_round(desk: RuledDesk) -> None:
    reach(desk, 1, security="none")
    people = (desk.people.agent, desk.people.lead, desk.people.manager)
    with desk.store.work(WATCHER) as work:
        inbox.tell(work, {one.person_id or 0 for one in people}, inbox.Word("rule", "Look", "Now"))
    send(desk)

    assert [one.outcome for one in log(desk)].count("deferred") == 1


@pytest.mark.parametrize("security", ["TLS", "start-tls", "", "ssl"])
def test_a_slip_of_the_pen_does_not_send_in_the_clear(desk: RuledDesk, security: str) -> None:
    settings = {"host": "relay", "sender": "desk@example.org", "security": security}
    with (
        pytest.raises(RuleError, match="security is one of"),
        desk.store.work(desk.people.admin) as work,
    ):
        audience.add_channel(work, "Other", Medium.EMAIL, settings)
    with relay_running() as (relay, port):
        reach(desk, port, security=security)

        assert outcome(desk)[0] is OutboxState.WAITING
        assert relay.taken == []
