"""Whatever a policy may ask of tickets is said in words, in both languages, never in names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from desktop import language
from desktop.spoken.causes import because_words, policy_words, reason_line
from desktop.spoken.field_names import NAMES, named
from desktop.spoken.fields import CLOSED, ground_words, value_words
from models.vocabulary import Origin, Priority, TicketStatus
from services.prose.forms import FIELDS
from services.rules import kinds
from services.sla.matching import Condition, Facts, Operator
from services.tickets.explaining import BUILT_IN, Cause, Ground
from tests.desktop.made import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

VIP = Ground("account_tier", "", Operator.IS, "vip")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    assert language.speak(qapp, "de") == "de"
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


def test_every_field_that_can_be_asked_for_has_words() -> None:
    assert set(kinds.BUILT_IN) == set(FIELDS) == set(NAMES)
    assert set(FIELDS) >= BUILT_IN


@pytest.mark.parametrize("op", Operator)
@pytest.mark.parametrize("field", sorted(BUILT_IN))
def test_a_condition_is_said_without_its_names(field: str, op: Operator) -> None:
    said = ground_words(Ground(field, "", op, "vip"))

    assert "_" not in said
    assert FIELDS[field] in said
    assert "“vip”" in said


def test_tags_are_said_as_several() -> None:
    assert ground_words(Ground("tags", "", Operator.CONTAINS, "vip")) == "the tags include “vip”"


def test_a_field_of_the_sites_own_is_called_as_the_site_calls_it() -> None:
    said = ground_words(Ground("cost_centre", "Cost centre", Operator.IS_NOT, "4711"))

    assert said == "“Cost centre” is not “4711”"


def test_values_of_the_program_are_said_and_those_of_the_site_quoted() -> None:
    assert value_words("priority", "critical") == "Critical"
    assert value_words("status", "on_hold") == "On hold"
    assert value_words("origin", "on_behalf") == "On behalf"
    assert value_words("team", "on_hold") == "“on_hold”"


@pytest.mark.usefixtures("german")
def test_no_value_of_the_program_is_said_in_english_in_a_german_window() -> None:
    said = {name: {word: words() for word, words in of.items()} for name, of in CLOSED.items()}

    assert said["priority"][Priority.CRITICAL.word] == "Kritisch"
    assert said["origin"][Origin.ON_BEHALF] == "Im Auftrag"
    assert said["status"][TicketStatus.ON_HOLD.value] not in {"", "On hold"}
    assert ground_words(VIP) == "die Stufe des Kunden ist „vip“"


@pytest.mark.usefixtures("german")
def test_the_list_of_fields_is_german_and_a_field_of_the_site_keeps_its_name() -> None:
    own = kinds.Field("subject", kinds.Kind.TEXT, "Fachgebiet", stored=True)

    said = [one.label for one in named([kinds.BUILT_IN["account_tier"], own])]

    assert said == ["Stufe des Kunden", "Fachgebiet"]


def test_why_a_policy_applies() -> None:
    high = Ground("priority", "", Operator.IS, "high")

    assert because_words((VIP, high), "") == "the account's tier is “vip” and the priority is High"
    assert because_words((), "applies to every ticket") == "it applies to every ticket"
    assert because_words(None, "no policy applies: …") == "the conditions of none hold"
    assert because_words(None, "published: Gold") == "published: Gold"


def test_a_cause_is_said_by_what_its_policy_asks_and_not_as_it_was_written_down() -> None:
    cause = Cause(NOW, "System", "VIP, version 2", "account_tier is vip", (VIP,))

    assert reason_line(cause, {}) == "Because: the account's tier is “vip”"


@pytest.mark.usefixtures("german")
def test_the_version_of_a_policy_is_said_in_german() -> None:
    assert policy_words("VIP, version 2") == "VIP, Version 2"


def test_what_the_trail_writes_down_has_no_underscores_but_those_of_a_value() -> None:
    asked = Condition("account_tier", Operator.IS_NOT, "very_important")

    assert str(asked) == "account tier is not very_important"
    assert asked.holds(Facts("normal", "new", {"account_tier": "standard"}))
