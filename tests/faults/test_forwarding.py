"""A conversation forwarded to a real relay: with the files that were ticked, and no others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.tickets import Attachment, AttachmentContent
from services.errors import RuleError
from services.notify import enclosures
from services.tickets import conversation, forwarding
from services.tickets.attachments import GivenFile
from tests.rigs.alerting import send
from tests.rigs.moving import did, view

if TYPE_CHECKING:
    from tests.rigs.outside import Relay
    from tests.rigs.rules_desk import RuledDesk

LATER = timedelta(seconds=20)
HIDDEN = "invoice\u202efdp.exe\r\nBcc: spy@example.org"


def with_files(desk: RuledDesk) -> tuple[int, dict[str, int]]:
    """Open a ticket with two files of the requester and one of a note."""
    number = desk.open()
    files = [GivenFile("vpn.log", b"drop\n\x00\xff"), GivenFile(HIDDEN, b"MZ")]
    did(
        desk.store,
        desk.people.requester,
        lambda w: conversation.receive_reply(w, number, "See.", files),
    )
    secret = [GivenFile("salaries.csv", b"a;b")]
    did(desk.store, desk.people.agent, lambda w: conversation.add_note(w, number, "So.", secret))
    shown = view(desk.store, desk.people.agent, number)
    return number, {f.name: f.id for one in shown.messages for f in one.attachments}


def test_the_files_that_were_ticked_go_with_the_mail(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    number, ids = with_files(desk)
    did(
        desk.store,
        desk.people.agent,
        lambda w: forwarding.forward(
            w, number, "vendor@example.org", "Please look.", file_ids=[ids["vpn.log"]]
        ),
    )
    send(desk, LATER)

    [mail] = relay[0].taken
    parts = [(one.get_filename(), one.get_content()) for one in mail.iter_attachments()]
    assert parts == [("vpn.log", b"drop\n\x00\xff")]
    body = mail.get_body()
    assert body is not None
    assert "invoice" in body.get_content()  # named, not sent


def test_a_hostile_name_makes_no_header_and_leaves_harmless(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    number, ids = with_files(desk)
    [hostile] = [name for name in ids if name.startswith("invoice")]
    did(
        desk.store,
        desk.people.agent,
        lambda w: forwarding.forward(w, number, "v@example.org", "See.", file_ids=[ids[hostile]]),
    )
    send(desk, LATER)

    [mail] = relay[0].taken
    [part] = mail.iter_attachments()
    assert mail["Bcc"] is None
    assert part.get_content_type() == "application/octet-stream"
    assert "\u202e" not in str(part.get_filename())


def test_a_file_of_a_note_never_leaves(desk: RuledDesk) -> None:
    number, ids = with_files(desk)

    with pytest.raises(RuleError, match="belongs to an internal note"):
        did(
            desk.store,
            desk.people.agent,
            lambda w: forwarding.forward(
                w, number, "v@example.org", "See.", file_ids=[ids["salaries.csv"]]
            ),
        )


def test_a_file_of_another_ticket_never_leaves(desk: RuledDesk) -> None:
    other = desk.open()
    _, ids = with_files(desk)

    with pytest.raises(RuleError, match="stays here"):
        did(
            desk.store,
            desk.people.agent,
            lambda w: forwarding.forward(
                w, other, "v@example.org", "See.", file_ids=[ids["vpn.log"]]
            ),
        )


def test_more_than_a_mail_takes_is_refused_in_a_sentence(
    desk: RuledDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, ids = with_files(desk)
    monkeypatch.setattr(enclosures, "LARGEST", 3)

    with pytest.raises(RuleError, match="Leave some out"):
        did(
            desk.store,
            desk.people.agent,
            lambda w: forwarding.forward(
                w, number, "v@example.org", "See.", file_ids=[ids["vpn.log"]]
            ),
        )


def test_a_file_that_was_altered_meanwhile_does_not_leave(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    number, ids = with_files(desk)
    did(
        desk.store,
        desk.people.agent,
        lambda w: forwarding.forward(w, number, "v@example.org", "See.", file_ids=[ids["vpn.log"]]),
    )
    with desk.store.work(desk.people.admin) as work:
        sha256 = select(Attachment.sha256).where(Attachment.id == ids["vpn.log"])
        kept = work.session.get(AttachmentContent, work.session.scalar(sha256))
        assert kept is not None
        kept.content = b"other"
    send(desk, LATER)

    [mail] = relay[0].taken
    assert list(mail.iter_attachments()) == []
