"""What a colleague saved first is seen before it is written over; nothing typed goes with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget

from desktop.articles.editor import ArticleDialog
from desktop.notifications import NotificationsPage
from desktop.policies import PoliciesPage
from desktop.procedures.template_dialog import TemplateDialog
from desktop.queue.view_dialog import ViewDialog
from desktop.rules.rule_dialog import RuleDialog
from desktop.ticket.preparing import Preparing
from services.access.sharing import EVERYBODY
from services.knowledge import articles, canned
from services.knowledge.articles import ArticleDraft
from services.knowledge.canned import CannedDraft
from services.notify.templates import set_template
from services.rules import reading, views
from services.rules.publishing import RuleDraft, publish_rule
from services.rules.views import ViewDraft
from services.workflow import overview, templates
from services.workflow.templates import Step
from tests.rigs.moving import did
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.ticket.prepared import PreparedDialog
    from tests.desktop.conftest import Seat

KEYS = Qt.Key
HIGH = {"do": "priority", "to": "high"}
VIP = {"field": "tags", "op": "contains", "value": "vip"}
LOUD = {"field": "tags", "op": "contains", "value": "loud"}


def press(inside: QWidget, words: str) -> None:
    [found] = [one for one in inside.findChildren(QPushButton) if one.text() == words]
    found.click()


@pytest.fixture
def prepared(seat: Seat, over: QMainWindow, qtbot: QtBot) -> PreparedDialog:
    for name in ("Hello", "Password"):
        draft = CannedDraft(name, f"{name}!", EVERYBODY)
        did(seat.store, seat.small.lead, partial(canned.save_canned, draft=draft))
    preparing = Preparing(over, seat.desk_of(seat.small.lead))
    preparing.open()
    made = preparing.dialog
    assert made is not None
    qtbot.waitUntil(lambda: made.list.count() == 2 and made.share.count() > 1)
    made.list.setCurrentRow(0)
    return made


def test_what_was_typed_on_one_canned_reply_stays_while_another_is_looked_at(
    prepared: PreparedDialog,
) -> None:
    QTest.keyClicks(prepared.words, " and welcome")
    typed = prepared.words.toPlainText()
    prepared.list.setCurrentRow(1)

    assert prepared.words.toPlainText() == "Password!"
    prepared.reject()
    assert prepared.isVisible()
    prepared.list.setCurrentRow(0)
    assert prepared.words.toPlainText() == typed


def test_a_canned_reply_a_colleague_changed_is_looked_at_before_it_is_written_over(
    prepared: PreparedDialog, seat: Seat, qtbot: QtBot
) -> None:
    number = prepared._chosen.id  # type: ignore[union-attr]  # noqa: SLF001
    theirs = CannedDraft("Hello", "Good morning!", EVERYBODY)
    did(seat.store, seat.small.admin, lambda w: canned.save_canned(w, theirs, number))
    prepared.words.setPlainText("Mine")
    prepared.save.click()
    qtbot.waitUntil(lambda: "A colleague changed" in prepared.banner.words())
    qtbot.waitUntil(lambda: prepared._chosen.body == "Good morning!")  # type: ignore[union-attr]  # noqa: SLF001

    assert prepared.words.toPlainText() == "Mine"
    press(prepared.banner, "Look at theirs")
    assert prepared.words.toPlainText() == "Good morning!"
    press(prepared.banner, "Back to mine")
    assert prepared.words.toPlainText() == "Mine"
    prepared.save.click()
    qtbot.waitUntil(lambda: "is saved" in prepared.banner.words())
    prepared.reject()
    assert not prepared.isVisible()
    with seat.store.reading(seat.small.lead) as work:
        assert [one.body for one in canned.canned_replies(work)] == ["Mine", "Password!"]


def test_a_view_a_colleague_changed_is_looked_at_before_it_is_written_over(
    seat: Seat, over: QMainWindow, qtbot: QtBot
) -> None:
    one = {"all": [{"field": "status", "op": "is", "value": "open"}]}
    two = {"all": [{"field": "status", "op": "is", "value": "closed"}]}
    lead = seat.small.lead
    number = did(
        seat.store, lead, lambda w: views.save_view(w, ViewDraft("A", one, share=EVERYBODY))
    ).subject
    with seat.store.reading(lead) as work:
        [view] = views.saved_views(work)
    form = ViewDialog(seat.desk_of(lead), over, view)
    form.open()
    qtbot.waitUntil(lambda: form.builder is not None)
    did(
        seat.store,
        seat.small.admin,
        lambda w: views.save_view(w, ViewDraft("B", two, share=EVERYBODY), number),
    )
    form.name.setText("Mine")
    form.save.click()
    qtbot.waitUntil(lambda: bool(form.theirs.offer))
    assert "A colleague changed" in form.banner.words()
    assert form.builder is not None
    press(form, "Look at theirs")
    assert (form.name.text(), form.builder.tree()) == ("B", two)
    press(form, "Back to mine")
    assert (form.name.text(), form.builder.tree()) == ("Mine", one)
    with qtbot.waitSignal(form.saved):
        form.save.click()


def refused(seat: Seat, over: QMainWindow, qtbot: QtBot) -> ArticleDialog:
    """Write on an article that a colleague saves first."""
    lead, draft = seat.small.lead, ArticleDraft("How", "So.")
    number = did(seat.store, lead, lambda w: articles.save_article(w, draft)).subject or 0
    with seat.store.reading(lead) as work:
        seen = articles.article(work, number)
    form = ArticleDialog(seat.desk_of(lead), seen, over)
    form.open()
    theirs = ArticleDraft("How", "Thus.")
    did(seat.store, seat.small.admin, lambda w: articles.save_article(w, theirs, number, 1))
    form.body.setPlainText("Mine")
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.theirs.offer))
    return form


def test_an_article_a_colleague_saved_first_can_be_saved_when_that_was_said(
    seat: Seat, over: QMainWindow, qtbot: QtBot
) -> None:
    form = refused(seat, over, qtbot)
    assert "Yours is kept" in form.banner.words()
    press(form, "Look at theirs")
    assert form.body.toPlainText() == "Thus."
    press(form, "Back to mine")
    assert form.body.toPlainText() == "Mine"
    with qtbot.waitSignal(form.kept):
        form.go.click()


def test_whoever_saves_what_a_colleague_wrote_is_asked_for_their_own_first(
    seat: Seat, over: QMainWindow, qtbot: QtBot
) -> None:
    form = refused(seat, over, qtbot)
    press(form, "Look at theirs")
    form.body.setPlainText("Thus, and more.")
    form.go.click()
    assert form.leaving() is not None
    press(form, "Go on writing")
    press(form, "Back to mine")
    assert form.body.toPlainText() == "Mine"
    press(form, "Look at theirs")
    assert form.body.toPlainText() == "Thus, and more."
    form.go.click()
    with qtbot.waitSignal(form.kept):
        press(form, "Drop it")


def test_a_rule_a_colleague_published_first_is_looked_at_and_written_over(
    seat: Seat, over: QMainWindow, qtbot: QtBot
) -> None:
    admin, either = seat.small.admin, {"any": [VIP, {"all": [VIP, LOUD]}]}
    mine = RuleDraft("Odd", {"on": "created"}, [HIGH], {"all": [VIP]})
    with seat.store.work(admin) as work:
        number = publish_rule(work, mine)
        rule = reading.written(work, number)
    form = RuleDialog(seat.desk_of(admin), over, rule)
    form.open()
    qtbot.waitUntil(lambda: form.trigger is not None)
    low = {"do": "priority", "to": "low"}
    theirs = RuleDraft("Odd", {"on": "note"}, [low, HIGH], either, "A plant stood still")
    with seat.store.work(admin) as work:
        publish_rule(work, theirs)
    form.note.setText("Mine is better")
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.theirs.offer))

    assert form.draft() == replace(mine, note="Mine is better")
    press(form, "Look at theirs")
    assert form.draft() == theirs
    form.reject()
    press(form, "Go on writing")
    press(form, "Back to mine")
    assert form.draft() == replace(mine, note="Mine is better")
    with qtbot.waitSignal(form.published):
        form.go.click()
    with seat.store.reading(admin) as work:
        assert reading.written(work, number).draft.trigger == {"on": "created"}


def test_a_procedure_a_colleague_wrote_first_is_looked_at_and_written_over(
    seat: Seat, over: QMainWindow, qtbot: QtBot
) -> None:
    admin = seat.small.admin
    with seat.store.work(admin) as work:
        templates.publish_template(work, "Leaver", (Step("Ask"), Step("Lock", after=(1,))), "Old")
        [card] = overview.cards(work)
    form = TemplateDialog(seat.desk_of(admin), over, card)
    form.show()
    qtbot.waitUntil(lambda: len(form.steps) == 2)
    with seat.store.work(admin) as work:
        templates.publish_template(work, "Leaver", (Step("Call"),), "New")
    form.steps[0].title.setText("Mine")
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.theirs.offer))

    def stands() -> tuple[str, list[str]]:
        return form.about.text(), [one.title for one in form.written()]

    press(form, "Look at theirs")
    assert stands() == ("New", ["Call"])
    press(form, "Back to mine")
    assert stands() == ("Old", ["Mine", "Lock"])
    with qtbot.waitSignal(form.accepted):
        form.go.click()
    with seat.store.reading(admin) as work:
        assert [one.title for one in templates.templates(work)[0].steps] == ["Mine", "Lock"]


def test_words_of_a_mail_a_colleague_wrote_first_are_looked_at_and_written_over(
    seat: Seat, qtbot: QtBot
) -> None:
    page = single(NotificationsPage, seat.desk_of(seat.small.admin), qtbot)
    page.parts.choose("words")
    page.parts.chosen.emit("words")
    card = page.words
    qtbot.waitUntil(lambda: bool(card.subject.text()))
    body = card.body.toPlainText()
    with seat.store.work(seat.small.admin) as work:
        set_template(work, "single", str(card.language.value()), "Theirs: {{title}}", body)
    card.subject.setText("Mine: {{title}}")
    card.save.click()
    qtbot.waitUntil(lambda: bool(card.theirs.offer))
    press(card, "Look at theirs")
    assert card.subject.text() == "Theirs: {{title}}"
    assert card.is_typed()
    press(card, "Back to mine")
    assert card.subject.text() == "Mine: {{title}}"
    with qtbot.waitSignal(card.said):
        card.save.click()


def test_words_of_a_mail_stay_while_others_are_looked_at(seat: Seat, qtbot: QtBot) -> None:
    page = single(NotificationsPage, seat.desk_of(seat.small.admin), qtbot)
    page.parts.choose("words")
    page.parts.chosen.emit("words")
    card = page.words
    qtbot.waitUntil(lambda: bool(card.subject.text()))
    before = card.subject.text()
    card.subject.setText("Desk: {{title}}")
    for language in ("de", "en"):
        card.language.choose(language)
        card.language.chosen.emit(language)

    assert (card.subject.text(), card.save.isEnabled()) == ("Desk: {{title}}", True)
    assert before != card.subject.text()


def test_a_policy_that_was_put_away_is_taken_up_again(seat: Seat, qtbot: QtBot) -> None:
    page = single(PoliciesPage, seat.desk_of(seat.small.admin), qtbot)
    qtbot.waitUntil(page.edit.isEnabled)
    page.edit.click()
    text = page.editor.text
    before = text.toPlainText()
    text.setPlainText(f"# mine\n{before}")
    page.editor.left.emit()
    page.edit.click()

    assert text.toPlainText().startswith("# mine")
    press(page.editor.banner, "Begin anew")
    assert text.toPlainText() == before
