"""Search over what tickets say: words, phrases, filters, who may find what, hostile words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, text, update

from models.desk import Setting
from models.tickets import CustomField, CustomValue, Message, Ticket
from services.errors import RuleError
from services.store.work import Store
from services.tickets.attachments import GivenFile
from services.tickets.conversation import add_note, send_reply
from services.tickets.queue import Queue, QueueView, queue_ids
from services.tickets.search import Found, Place, SearchOrder, search
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.store.work import Actor
    from services.time_source import VirtualTime


@pytest.fixture
def tickets(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> dict[str, int]:
    """Three tickets, an hour apart; the oldest is about a printer."""
    said = {
        "printer": ("Printer on floor 3 jams", "Paper tray two is always empty."),
        "vpn": ("VPN drops", "It drops while the printer of the branch is in use."),
        "invoice": ("Rechnung über 400 €", "Die Überweisung fehlt, bitte prüfen."),
    }
    made = {}
    for name, (subject, description) in said.items():
        made[name] = opened(desk_store, desk, subject=subject, description=description)
        time.advance(timedelta(hours=1))
    return made


def found(
    store: Store, actor: Actor, typed: str, order: SearchOrder = SearchOrder.NEWEST
) -> list[int]:
    return [hit.id for hit in looked(store, actor, typed, order).hits]


def looked(
    store: Store, actor: Actor, typed: str, order: SearchOrder = SearchOrder.NEWEST
) -> Found:
    with store.reading(actor) as work:
        return search(work, typed, order=order)


CASES: tuple[tuple[str, list[str]], ...] = (
    ("printer", ["vpn", "printer"]),
    ("PRIN", ["vpn", "printer"]),
    ("prin ", []),
    ("printer jams", ["printer"]),
    ('"tray two"', ["printer"]),
    ('"two tray"', []),
    ("printer -vpn", ["printer"]),
    ("-printer", ["invoice"]),
    ("überweisung", ["invoice"]),
    ("printer status:new", ["vpn", "printer"]),
    ("printer status:open", []),
    ("printer -status:new", []),
    ("from:ruth", ["invoice", "vpn", "printer"]),
    ("von:nobody-of-that-name", []),
    ("drops assignee:dana", ["vpn"]),
    ("assignee:me", ["invoice", "vpn", "printer"]),
    ("-assignee:me", []),
    ("team:tier account:harbour drops", ["vpn"]),
    ("before:2026-06-08", []),
    ("after:2026-06-08 printer", ["vpn", "printer"]),
    ("after:today printer", ["vpn", "printer"]),
    ("priority:normal jams", ["printer"]),
    ("status:", []),
    ("", []),
    ("  ", []),
)


def test_a_search_finds_the_newest_first(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    names = {number: name for name, number in tickets.items()}

    answers = [
        (typed, [names[one] for one in found(desk_store, desk.agent, typed)]) for typed, _ in CASES
    ]

    assert answers == list(CASES)


def test_a_number_finds_its_ticket_first_and_those_that_speak_of_it(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    number = tickets["printer"]
    speaking = opened(desk_store, desk, subject=f"Follows from {number}", description="See there.")

    assert found(desk_store, desk.agent, f"{number}")[:1] == [number]
    assert speaking in found(desk_store, desk.agent, f"{number}")
    assert found(desk_store, desk.agent, f"#{number}")[:1] == [number]
    assert found(desk_store, desk.agent, "#999999") == []


@pytest.mark.usefixtures("tickets")
def test_a_hit_shows_the_words_where_they_are(desk_store: Store, desk: SmallDesk) -> None:
    newest, oldest = looked(desk_store, desk.agent, "printer").hits

    assert oldest.place is Place.SUBJECT
    assert [oldest.subject.text[a:b] for a, b in oldest.subject.marks] == ["Printer"]
    assert newest.place is Place.REPLY
    assert newest.snippet is not None
    assert [newest.snippet.text[a:b] for a, b in newest.snippet.marks] == ["printer"]


def test_a_requester_finds_only_their_own_tickets_and_never_what_is_internal(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    with desk_store.work(desk.agent) as work:
        add_note(work, tickets["vpn"], "The customer is behind with payments: arrears.")
        send_reply(work, tickets["vpn"], "We restart the concentrator.")

    assert found(desk_store, desk.agent, "arrears") == [tickets["vpn"]]
    assert found(desk_store, desk.requester, "arrears") == []
    assert found(desk_store, desk.requester, "-arrears drops") == [tickets["vpn"]]
    assert found(desk_store, desk.requester, "concentrator") == [tickets["vpn"]]
    with desk_store.work(desk.admin) as work:
        work.session.execute(update(Ticket).values(requester_id=desk.lead.person_id))
    assert found(desk_store, desk.requester, "concentrator") == []


def test_the_index_follows_every_change(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    vpn = tickets["vpn"]
    with desk_store.work(desk.admin) as work:
        field = CustomField(key="serial", label="Serial number")
        work.session.add(field)
        work.session.flush()
        work.session.add(CustomValue(ticket_id=vpn, field_id=field.id, value="ZX81-4711"))
        work.session.execute(update(Ticket).where(Ticket.id == vpn).values(subject="Tunnel gone"))

    assert found(desk_store, desk.agent, "zx81") == [vpn]
    assert found(desk_store, desk.agent, "tunnel") == [vpn]
    assert found(desk_store, desk.agent, '"VPN drops"') == []

    with desk_store.work(desk.admin) as work:
        work.session.execute(update(CustomValue).values(value="QL-1"))
        work.session.execute(
            update(Message).where(Message.ticket_id == vpn).values(body="Nothing to see")
        )
    assert found(desk_store, desk.agent, "zx81") == []
    assert found(desk_store, desk.agent, "branch") == []
    assert found(desk_store, desk.agent, "nothing see") == [vpn]

    with desk_store.work(desk.admin) as work:
        work.session.execute(delete(CustomValue))
        work.session.execute(delete(Message).where(Message.ticket_id == vpn))
    assert found(desk_store, desk.agent, "nothing") == []
    assert found(desk_store, desk.agent, "tunnel") == [vpn]


def test_names_of_files_are_found_by_those_who_may_see_the_file(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    with desk_store.work(desk.agent) as work:
        send_reply(work, tickets["vpn"], "See the file.", [GivenFile("diagram_vpn.png", b"1")])
        add_note(work, tickets["vpn"], "And inside.", [GivenFile("Passwörter.txt", b"2")])

    assert found(desk_store, desk.requester, "diagram_vpn.png") == [tickets["vpn"]]
    assert found(desk_store, desk.agent, "passwörter") == [tickets["vpn"]]
    assert found(desk_store, desk.requester, "passwörter") == []


def test_best_first_puts_the_subject_above_a_message(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    assert found(desk_store, desk.agent, "printer", order=SearchOrder.BEST) == [
        tickets["printer"],
        tickets["vpn"],
    ]


def test_a_queue_is_narrowed_by_the_same_search(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    with desk_store.reading(desk.agent) as work:
        view = QueueView(Queue.MINE, text="printer -vpn")
        assert list(queue_ids(work, view)) == [tickets["printer"]]
        assert list(queue_ids(work, QueueView(Queue.DONE, text="printer"))) == []


HOSTILE = (
    "'",
    '"',
    "''; DROP TABLE ticket; --",
    "printer:*ABC & !jams",
    "a | b & (c",
    "NEAR(a b)",
    "subject:printer",
    "* ^ { } :",
    "\\' \\\\",
    "\0nul",
    "%_%",
    "<b>bold</b>",
    "-",
    '-"',
    "²",
    "\u202etxt",
    "x" * 5_000,
    " ".join(f"w{n}" for n in range(500)),
    '"' * 200,
)


def test_no_sign_means_anything_to_the_database(
    desk_store: Store, desk: SmallDesk, tickets: dict[str, int]
) -> None:
    for typed in HOSTILE:
        for order in SearchOrder:
            looked(desk_store, desk.agent, typed, order=order)
        looked(desk_store, desk.requester, typed)

    assert found(desk_store, desk.agent, "jams") == [tickets["printer"]]


def test_a_filter_that_cannot_be_read_says_how_to_write_it(
    desk_store: Store, desk: SmallDesk
) -> None:
    for typed in ("status:lost", "priority:9", "before:tomorrow", "after:2026-13-01"):
        with pytest.raises(RuleError, match=r"is not a \w+: (choose one of|write it as)"):
            looked(desk_store, desk.agent, typed)


def test_a_very_long_ticket_is_still_taken(desk_store: Store, desk: SmallDesk) -> None:
    words = " ".join(f"word{n:07d}" for n in range(60_000))

    number = opened(desk_store, desk, subject="Very long", description="needle " + words[:200_000])
    with desk_store.work(desk.agent) as work:
        for part in range(8):
            add_note(work, number, f"part{part} " + words[part * 60_000 : (part + 1) * 60_000])

    assert found(desk_store, desk.agent, "needle") == [number]


@pytest.mark.postgres
def test_words_are_found_in_the_language_of_the_site(pg_url: str, time: VirtualTime) -> None:
    store = Store(pg_url, time)
    desk = lay_desk(store)
    with store.work(desk.admin) as work:
        work.session.add(Setting(key="search_language", value="german"))
    number = opened(store, desk, subject="Drucker", description="Die Rechnungen wurden gedruckt.")

    assert found(store, desk.agent, "rechnung ") == [number]
    assert found(store, desk.agent, "die der ") == []
    with store.engine.connect() as connection:
        assert connection.scalar(text("SELECT search_language()::text")) == "german"
    store.dispose()
