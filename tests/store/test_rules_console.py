"""Operators take packs over and ask why on the console."""

from __future__ import annotations

import io
from datetime import timedelta

from models.people import Person
from models.vocabulary import SeatState
from services.access import seats
from services.console.__main__ import run
from services.notify import audience, inbox, sending
from services.store.work import WATCHER
from services.time_source import VirtualTime
from services.watch.desk_store import open_store
from services.watch.sweep import sweep
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


def test_what_fired_is_listed_with_whom_it_reached_and_why_not(sqlite_url: str) -> None:
    time = VirtualTime(MONDAY_9H)
    store = open_store(sqlite_url, time)
    desk = lay_desk(store)
    settings = ("host=127.0.0.1", "port=1", "sender=desk@example.org", "security=none")
    said("alerts", "channel", "Relay", "email", *settings, "--db", sqlite_url)
    number, other = opened(store, desk), opened(store, desk)
    with store.work(desk.admin) as work:
        work.require(Person, desk.lead.person_id or 0).email = None
    with store.work(desk.agent) as work:
        audience.set_profile(work, desk.agent.person_id or 0, skip_when_away=True)
    time.advance(timedelta(hours=7, minutes=30))
    with store.work(desk.agent) as work:
        seats.note(work, "pc-7", SeatState.LOCKED)
    sweep(store)
    time.advance(timedelta(seconds=3))
    sending.send_due(store, WATCHER)
    store.dispose()

    words = said("alerts", "firings", "--ticket", str(number), "--db", sqlite_url)[1]
    log = said("alerts", "log", "--ticket", str(number), "--db", sqlite_url)[1]
    assert f"#{other}" not in words
    assert (
        f"#{number} Alert the assignee (Three levels), fired: Alerted Dana Fox; skipped Dana Fox "
        "(workstation locked since 16:30 UTC), told Lena Ort in their place\n"
    ) in words
    assert "    Dana Fox: not seen yet\n" in words
    assert "desktop to pc-7: skipped, workstation locked since 16:30 UTC\n" in words
    assert "email to (no address): dead, No e-mail address of this person is known" in words
    assert "skipped  desktop to Dana Fox <pc-7>, attempt 0: workstation locked" in log
    assert "email to Lena Ort <(no address)>, attempt 1: No e-mail address" in log
