"""What people type is kept whole or refused with a sentence."""

import pytest

from services.errors import RuleError
from services.tickets.texts import given_reason, message_body, subject_line


def test_a_subject_becomes_one_line() -> None:
    assert subject_line("  VPN\r\nBcc: all@example.invalid\t drops ") == (
        "VPN Bcc: all@example.invalid drops"
    )


def test_a_blank_subject_is_refused() -> None:
    with pytest.raises(RuleError, match="needs a subject"):
        subject_line(" \n ")


def test_a_subject_over_the_limit_says_how_long_it_is() -> None:
    with pytest.raises(RuleError, match="301 characters"):
        subject_line("x" * 301)


def test_a_ten_megabyte_message_is_refused_with_a_way_out() -> None:
    with pytest.raises(RuleError, match=r"10\.0 million.*attach"):
        message_body("x" * 10_000_000)


def test_an_empty_reply_is_refused() -> None:
    with pytest.raises(RuleError, match="reply is empty"):
        message_body("\n \n")


def test_line_ends_of_other_systems_become_ours() -> None:
    assert message_body("one\r\ntwo\rthree\n") == "one\ntwo\nthree"


@pytest.mark.parametrize("hostile", ["a\x00b", "a\ud800b"])
def test_what_no_database_keeps_is_replaced_visibly(hostile: str) -> None:
    kept = message_body(hostile)

    assert kept in {"a\N{REPLACEMENT CHARACTER}b", "a?b"}


def test_right_to_left_and_zero_width_characters_survive() -> None:
    text = "\u202eabc \u200b שלום"

    assert message_body(text) == text


def test_a_missing_reason_names_what_needs_it() -> None:
    with pytest.raises(RuleError, match="Resolving a ticket needs a reason"):
        given_reason("  ", what="Resolving a ticket")
