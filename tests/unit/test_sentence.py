"""What services say is English as it stands, and can be taken apart to be said otherwise."""

from __future__ import annotations

import errno
import pickle
from datetime import UTC, datetime

import pytest

from models.vocabulary import TicketStatus
from services.errors import BadValue, HelpDeskError, NotAllowed, RuleError
from services.sentence import Sentence, sentence_of


def test_a_refusal_is_english_and_knows_its_parts() -> None:
    error = RuleError(
        "Ticket #{ticket} is {status} already.", ticket=7, status=TicketStatus.ON_HOLD
    )

    assert str(error) == "Ticket #7 is on hold already."
    assert error.sentence.template == "Ticket #{ticket} is {status} already."
    assert error.sentence.parts == {"ticket": 7, "status": TicketStatus.ON_HOLD}


def test_what_somebody_typed_is_never_a_template() -> None:
    typed = "{ticket} {0} %n"

    assert str(RuleError("“{name}” is taken.", name=typed)) == "“{ticket} {0} %n” is taken."
    assert str(RuleError(typed)) == typed


@pytest.mark.parametrize("kind", [RuleError, NotAllowed])
def test_a_refusal_crosses_to_another_process_whole(kind: type[HelpDeskError]) -> None:
    inner = Sentence("until {day:%Y-%m-%d}", day=datetime(2026, 6, 8, tzinfo=UTC))

    come = pickle.loads(pickle.dumps(kind("It is kept {when}: {name!r}.", when=inner, name="a")))  # noqa: S301 - our own

    assert str(come) == "It is kept until 2026-06-08: 'a'."
    assert come.sentence.parts["when"].template == "until {day:%Y-%m-%d}"


def test_a_refusal_without_right_keeps_what_it_was_about() -> None:
    come = pickle.loads(pickle.dumps(NotAllowed("No {what}.", ("ticket", 3), what="way")))  # noqa: S301 - our own

    assert (str(come), come.subject) == ("No way.", ("ticket", 3))


def test_an_error_within_an_error_stays_a_sentence() -> None:
    error = RuleError("Step {number}: {problem}", number=2, problem=BadValue("no “{x}”", x="q"))

    inner = error.sentence.parts["problem"]
    assert isinstance(inner, Sentence)
    assert (str(error), inner.template) == ("Step 2: no “q”", "no “{x}”")


def test_the_system_is_quoted_by_its_words_and_kept_by_its_number() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")

    error = RuleError("{file} cannot be written: {why}.", file="a.pdf", why=full)

    assert str(error) == "a.pdf cannot be written: No space left on device."
    assert error.sentence.parts["why"] is full


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 rows of a"), (1, "1 row of a"), (1200, "1,200 rows of a")]
)
def test_a_number_has_its_form(count: int, said: str) -> None:
    assert Sentence.counted("%n row of {name}", "%n rows of {name}", count, name="a") == said


def test_a_beginning_has_a_capital_letter() -> None:
    begun = Sentence("{place} is full.", place=Sentence("the file {file}", file="a")).begun()

    assert begun == "The file a is full."
    assert begun.parts["place"] == "the file a"


def test_a_sentence_is_made_once() -> None:
    made = Sentence("a {b}", b="c")

    assert Sentence(made) is made
    assert RuleError(made).sentence is made
    assert sentence_of(ValueError("plain")) == "plain"
