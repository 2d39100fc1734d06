"""Articles in the window: written, published, searched, put into an answer, found by Ctrl+K."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QTextBrowser

from desktop.articles import ArticlesPage
from desktop.articles.editor import ArticleDialog
from desktop.articles.wordings import WordingsDialog
from desktop.bootstrap.rooms import places_for
from desktop.commands import Commands
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.ticket import TicketPage
from desktop.ticket.drafts import Drafts
from models.vocabulary import ArticleState, Audience, MessageKind
from services.knowledge import articles
from services.knowledge.articles import ArticleDraft
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

    OpenPage = Callable[[Actor], ArticlesPage]

PASSWORD = ArticleDraft(
    "How to reset a password",
    "Open **Settings** and choose <b>Password</b>. [Here](https://example.org/reset)",
    "forgotten, locked out",
    Audience.SHARED,
)
TUNNEL = ArticleDraft("VPN drops every ten minutes", "Set the rekey interval to 8 hours.")


def kept(seat: Seat, draft: ArticleDraft, *, published: bool) -> int:
    with seat.store.work(seat.small.lead) as work:
        number = articles.save_article(work, draft).subject or 0
        if published:
            articles.publish(work, number)
    return number


@pytest.fixture
def page_of(seat: Seat, qtbot: QtBot) -> Iterator[OpenPage]:
    windows: list[QMainWindow] = []

    def made(actor: Actor) -> ArticlesPage:
        window = QMainWindow()
        qtbot.addWidget(window)
        page = ArticlesPage(seat.desk_of(actor), Commands(window, actor.role))
        window.setCentralWidget(page)
        window.resize(1100, 700)
        window.show()
        windows.append(window)
        return page

    yield made
    for one in windows:
        one.close()
        shiboken6.delete(one)


def listed(page: ArticlesPage) -> list[str]:
    return [row.text() for row in page.rows]


def test_an_agent_writes_an_article_and_it_is_a_draft(
    page_of: OpenPage, seat: Seat, qtbot: QtBot
) -> None:
    page = page_of(seat.small.agent)
    page.new.click()
    dialog = page.window().findChild(ArticleDialog)
    assert dialog is not None
    dialog.title.setText("VPN drops every ten minutes")
    dialog.keywords.setText("tunnel")
    dialog.body.setPlainText("Set the rekey interval to 8 hours.")
    dialog.go.click()

    qtbot.waitUntil(lambda: page.reader.article is not None)
    assert page.reader.article is not None
    assert page.reader.article.state is ArticleState.DRAFT
    assert listed(page) == ["VPN drops every ten minutes"]
    assert not page.reader.publish.isVisible()


def test_a_lead_publishes_and_takes_it_back_by_undo(
    page_of: OpenPage, seat: Seat, qtbot: QtBot
) -> None:
    number = kept(seat, PASSWORD, published=False)
    page = page_of(seat.small.lead)
    qtbot.waitUntil(page.reader.publish.isVisible)
    with qtbot.waitSignal(page.offered) as offered:
        page.reader.publish.click()
    qtbot.waitUntil(page.reader.withdraw.isVisible)
    assert offered.args is not None
    offered.args[1]()

    qtbot.waitUntil(page.reader.publish.isVisible)
    with seat.store.reading(seat.small.lead) as work:
        assert articles.article(work, number).state is ArticleState.DRAFT


def test_a_requester_reads_what_is_for_everybody_and_changes_nothing(
    page_of: OpenPage, seat: Seat, qtbot: QtBot
) -> None:
    kept(seat, PASSWORD, published=True)
    kept(seat, TUNNEL, published=True)
    page = page_of(seat.small.requester)
    qtbot.waitUntil(lambda: page.reader.article is not None)

    assert listed(page) == [PASSWORD.title]
    assert not page.new.isVisible()
    assert not page.reader.change.isVisible()


def test_the_list_is_narrowed_as_one_types(page_of: OpenPage, seat: Seat, qtbot: QtBot) -> None:
    kept(seat, PASSWORD, published=True)
    kept(seat, TUNNEL, published=False)
    page = page_of(seat.small.agent)
    qtbot.waitUntil(lambda: len(page.rows) == 2)
    qtbot.keyClicks(page.search, "locked")

    qtbot.waitUntil(lambda: listed(page) == [PASSWORD.title])
    qtbot.keyClicks(page.search, "xyz")
    qtbot.waitUntil(lambda: listed(page) == [])


def test_markup_is_text_and_a_link_is_copied_not_opened(
    page_of: OpenPage, seat: Seat, qtbot: QtBot
) -> None:
    kept(seat, PASSWORD, published=True)
    page = page_of(seat.small.agent)
    qtbot.waitUntil(lambda: page.reader.article is not None)
    body = page.reader.findChildren(QTextBrowser)[-1]
    page.reader.link_opened.emit("https://example.org/reset")
    copied = QGuiApplication.clipboard().text()
    with qtbot.waitSignal(page.said) as said:
        page.reader.link_opened.emit("file:///etc/passwd")

    assert "choose <b>Password</b>" in body.toPlainText()
    assert copied == "https://example.org/reset"
    assert "not opened" in str(said.args)


def test_what_somebody_saved_meanwhile_is_not_written_over(
    page_of: OpenPage, seat: Seat, qtbot: QtBot
) -> None:
    number = kept(seat, TUNNEL, published=False)
    page = page_of(seat.small.agent)
    qtbot.waitUntil(lambda: page.reader.article is not None)
    page.write(page.reader.article)
    dialog = page.window().findChild(ArticleDialog)
    assert dialog is not None
    with seat.store.work(seat.small.colleague) as work:
        articles.save_article(work, ArticleDraft("VPN", "Use the new client."), number)
    dialog.body.setPlainText("Mine")
    dialog.go.click()

    qtbot.waitUntil(lambda: "Tom Reed" in dialog.banner.words())
    assert dialog.body.toPlainText() == "Mine"


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (MessageKind.REPLY, [PASSWORD.title]),
        (MessageKind.NOTE, [PASSWORD.title, TUNNEL.title]),
    ],
)
def test_an_article_is_put_into_an_answer_and_a_reply_gets_only_what_requesters_may_read(
    seat: Seat, qtbot: QtBot, tmp_path: Path, kind: MessageKind, offered: list[str]
) -> None:
    kept(seat, PASSWORD, published=True)
    kept(seat, TUNNEL, published=True)
    number = opened(seat.store, seat.small)
    window = QMainWindow()
    commands = Commands(window, seat.desk.actor.role)
    page = TicketPage(seat.desk, commands, drafts=Drafts(tmp_path / "drafts.json"))
    window.setCentralWidget(page)
    window.resize(1100, 800)
    window.show()
    window.activateWindow()
    page.show_ticket(number)
    qtbot.waitUntil(lambda: page.ticket is not None)
    page.composer.write(kind)
    writing = page.composer.writing
    qtbot.keyClicks(writing, "/")
    qtbot.waitUntil(lambda: bool(writing._list.found()))  # noqa: SLF001 - what is offered
    found = [one.words for one in writing._list.found()]  # noqa: SLF001
    qtbot.keyClick(writing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Settings" in writing.toPlainText())
    window.close()
    shiboken6.delete(window)  # here: its desk is closed at once after the test

    assert found == offered


def test_the_palette_finds_an_article_and_opens_it(
    seat: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    kept(seat, PASSWORD, published=True)
    window = MainWindow(Memory(tmp_path / "window.ini"), "light", is_cover=False)
    qtbot.addWidget(window)
    window.show()
    actor = seat.small.agent
    workplace = Workplace(window, seat.desk_of(actor), places_for(actor.role))
    workplace.go("queue")
    workplace.open_palette()
    workplace.palette.type("reset pass")
    qtbot.waitUntil(lambda: PASSWORD.title in workplace.palette.hits())
    workplace.palette.article_named.emit(1)

    page = window.frame.pages.currentWidget()
    assert isinstance(page, ArticlesPage)
    qtbot.waitUntil(lambda: page.reader.article is not None)


def test_wordings_are_compared_and_one_is_brought_back(
    page_of: OpenPage, seat: Seat, qtbot: QtBot
) -> None:
    number = kept(seat, TUNNEL, published=False)
    with seat.store.work(seat.small.lead) as work:
        draft = ArticleDraft(TUNNEL.title, "Set <b>it</b> to 4 hours.")
        articles.save_article(work, draft, number)
    page = page_of(seat.small.lead)
    qtbot.waitUntil(lambda: page.reader.article is not None)

    page.reader.before.click()
    dialog = page.window().findChildren(WordingsDialog)[0]
    qtbot.waitUntil(lambda: "rekey" in dialog.text.toPlainText())

    assert "<b>it</b>" in dialog.text.toPlainText()
    assert (dialog.earlier.value(), dialog.later.value()) == (1, 2)
    dialog.go.click()
    qtbot.waitUntil(lambda: page.reader.article is not None and page.reader.article.version == 3)
    assert page.reader.article is not None
    assert page.reader.article.body == TUNNEL.body


def test_a_requester_is_offered_no_wordings(page_of: OpenPage, seat: Seat, qtbot: QtBot) -> None:
    kept(seat, PASSWORD, published=True)
    page = page_of(seat.small.requester)

    qtbot.waitUntil(lambda: page.reader.article is not None)
    assert not page.reader.before.isVisible()
