"""Operators take packs over and ask why on the console."""

from __future__ import annotations

import io
from datetime import timedelta

from services.console.__main__ import run
from services.notify import inbox, sending
from services.store.work import WATCHER
from services.time_source import VirtualTime
from services.watch.desk_store import open_store
from tests.rigs.desk import MONDAY_9H, lay_desk, opened


def said(*words: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(list(words), io.StringIO(), out, err)
    return status, out.getvalue() + err.getvalue()


def test_a_pack_is_taken_over_and_listed(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    lay_desk(store)
    store.dispose()
    status, words = said("rules", "install", "support-hierarchy", "--db", sqlite_url)
    listed = said("rules", "list", "--db", sqlite_url)[1]

    assert (status, words) == (0, "Support hierarchy: 11 rules and 3 paths are in place.\n")
    assert "When status was open for 4h of business time" in listed


def test_why_is_answered_on_the_console(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    desk = lay_desk(store)
    said("rules", "install", "support-hierarchy", "--db", sqlite_url)
    number = opened(store, desk)
    store.dispose()

    rule = "Billing inquiries go to Finance"
    words = said("rules", "why", rule, str(number), "--db", sqlite_url)[1]
    assert "type is Billing Inquiry: it is Incident" in words


def test_a_rule_nobody_knows_is_refused(sqlite_url: str) -> None:
    status, words = said("rules", "why", "Nothing", "1", "--db", sqlite_url)

    assert (status, "no rule called “Nothing”" in words) == (1, True)


def test_a_channel_is_opened_on_the_console_and_its_failures_are_listed(sqlite_url: str) -> None:
    time = VirtualTime(MONDAY_9H)
    store = open_store(sqlite_url, time)
    desk = lay_desk(store)
    settings = ("host=127.0.0.1", "port=1", "sender=desk@example.org", "security=none")
    said("alerts", "channel", "Relay", "email", *settings, "--db", sqlite_url)
    with store.work(WATCHER) as work:
        inbox.tell(work, [desk.agent.person_id or 0], inbox.Word("rule", "Look", "Please."))
    time.advance(timedelta(seconds=3))
    sending.send_due(store, WATCHER)
    store.dispose()

    words = said("alerts", "log", "--db", sqlite_url)[1]
    assert (
        "deferred email to Dana Fox <agent@example.invalid>, attempt 1:"
        " The relay 127.0.0.1:1 cannot be reached" in words
    )
