"""A channel is opened only if a message can leave by it."""

from __future__ import annotations

import pytest

from models.vocabulary import Medium
from services.errors import RuleError
from services.notify.ways_out import check_channel

RELAY = {"host": "127.0.0.1", "port": "25", "sender": "desk@example.org"}


def test_a_relay_and_a_gateway_are_taken() -> None:
    check_channel("Relay", Medium.EMAIL, RELAY | {"sender": "The desk <desk@example.org>"})
    check_channel("Hook", Medium.WEBHOOK, {"url": "jsons://example.org/{secret}?to={to}"})


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("", {}, "has a name"),
        ("x" * 201, {}, "has a name"),
        ("Re\nlay", {}, "has a name"),
        ("Relay", {"port": "notanumber"}, "The port is a number"),
        ("Relay", {"port": "0"}, "The port is a number"),
        ("Relay", {"port": 70_000}, "The port is a number"),
        ("Relay", {"host": "two words"}, "The host is"),
        ("Relay", {"sender": "a@b\nBcc: c@d"}, "The sender is one address"),
        ("Relay", {"sender": "nobody"}, "The sender is one address"),
        ("Relay", {"sender": "a@b.example, c@d.example"}, "The sender is one address"),
        ("Relay", {"colour": "blue"}, "knows no colour"),
        ("Relay", {"security": "none at all"}, "security is one of"),
        ("Relay", {"password": "x"}, "keeps no secret"),
    ],
)
def test_a_relay_that_could_not_work_is_refused(
    name: str, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(RuleError, match=said):
        check_channel(name, Medium.EMAIL, RELAY | changes)


@pytest.mark.parametrize("url", ["nonsense", "file:///etc/passwd", "jsons://a b", "nobody://x", ""])
def test_a_gateway_nobody_knows_is_refused(url: str) -> None:
    with pytest.raises(RuleError, match="none a message can be sent to"):
        check_channel("Hook", Medium.WEBHOOK, {"url": url})
