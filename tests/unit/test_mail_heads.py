"""What others wrote stays what it is in the head of a mail: no header, no second recipient."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.vocabulary import Medium
from services.notify import channels, heads
from services.notify.channels import DeliveryError, Enclosed, Letter

AT = datetime(2026, 6, 8, 9, tzinfo=UTC)
INJECTED = "=?utf-8?q?a=0D=0ABcc:_x=40example.org=0D=0A=0D=0AOpen_this?="


def written(subject: str = "Look", name: str = "a.pdf") -> bytes:
    """Return a mail with one file as it goes over the wire."""
    files = (Enclosed(name, "application/octet-stream", b"x"),)
    letter = Letter("key", Medium.EMAIL, "dana@example.org", subject, "Words", AT, files=files)
    return channels._message({"sender": "desk@example.org"}, letter).as_bytes()  # noqa: SLF001


@pytest.mark.parametrize(
    "subject", [INJECTED, f"Re: {INJECTED}", "=?us-ascii?b?YQ0KQmNjOiB4QHk=?="]
)
def test_a_subject_begins_no_header(subject: str) -> None:
    head, _, _ = written(subject).partition(b"\r\n\r\n")

    assert b"\nbcc" not in head.lower()
    assert head.count(b"\r\nSubject: ") == 1
    assert b"\r\nMessage-ID: " in head


def test_a_subject_is_read_for_what_it_says() -> None:
    assert heads.line("Is 2=?3 \u202egnp.exe\x00") == "Is 2= ?3  gnp.exe "


@pytest.mark.parametrize(
    "name", [f"{INJECTED}.pdf", ":*?q?=0D)?b?:[(?b?\r", "a\r\nBcc: x@y", 'a".b']
)
def test_the_name_of_a_file_begins_no_header_and_comes_to_an_end(name: str) -> None:
    assert b"\nbcc" not in written(name=name).lower()


def test_names_of_files_keep_their_letters() -> None:
    assert heads.file_name("Übersicht (1), Büro-2.pdf") == "Übersicht (1), Büro-2.pdf"


@pytest.mark.parametrize(
    "address",
    [
        "",
        '"',
        "x <",
        "a@",
        "a@[",
        "(",
        "@b.c",
        "a@b@c",
        "a@b.c,d@e.f",
        "a@b.c\r\nBcc: x@y",
        "undisclosed:;",
        "\u202ea@b.c",
        f"{INJECTED}@b.c",
    ],
)
def test_what_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is not one address of mail"):
        heads.address(address)


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("Dana.Fox+desk@example.org", "Dana.Fox+desk@example.org"),
        ("info@müller.example", "info@xn--mller-kva.example"),
        ("info@straße.example", "info@xn--strae-oqa.example"),
        ("müller@example.org", "müller@example.org"),
        ('"dana@home"@example.org', '"dana@home"@example.org'),
        ("root@[192.0.2.7]", "root@[192.0.2.7]"),
    ],
)
def test_a_host_is_spelled_for_every_relay(address: str, spelled: str) -> None:
    assert heads.address(address) == spelled


def test_an_address_that_is_none_ends_its_message() -> None:
    letter = Letter("key", Medium.EMAIL, "dana@", "Look", "Words", AT)

    with pytest.raises(DeliveryError, match="is not one address") as refused:
        channels.send({"sender": "desk@example.org", "host": "127.0.0.1", "port": 1}, letter)

    assert refused.value.final
