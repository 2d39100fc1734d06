"""The conversation of a ticket: the latest messages soon, the earlier ones when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import day_words, plural, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import hairline, label
from desktop.widgets.message_card import MessageCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from PySide6.QtGui import QImage, QShowEvent

    from desktop.widgets.file_row import File
    from desktop.widgets.message_card import Message

SIDE: Final = 16
"""Pixels beside the cards, as beside the composer; one of them is the view's own frame."""
AT_ONCE: Final = 20
"""Messages that are shown, and as many more whenever somebody asks for earlier ones."""
LEAST: Final = 40
"""Pixels that a low window leaves of it while something is asked."""
TURN_MS: Final = 8
"""So long cards are built before anything else happens, and at every turn of the events after
that: twenty long ones take longer than a person should wait for their next key, and they are still
to be laid out and painted."""


class ConversationView(QScrollArea):
    """Cards from old to new, days between them; opens at the newest.

    Attributes:
        file_opened: Emitted with the id of an attachment a person wants to see.
        split_asked: Emitted with the id of the message that is to be a ticket of its own.
        picture_wanted: Emitted with the id of an attachment that stands within the text.
        link_opened: Emitted with the address of a link a person pressed.
    """

    file_opened = Signal(int)
    split_asked = Signal(object)  # an int of 64 bits
    picture_wanted = Signal(int)
    link_opened = Signal(str)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """Make an empty conversation; `now` is the database's clock."""
        super().__init__(parent)
        self._now = now
        self._messages: tuple[Message, ...] = ()
        self._shown_from = self._wanted_from = 0
        self._building = QTimer(self, interval=0)
        self._building.timeout.connect(self._build_more)
        self._from_end: int | None = 0
        self._is_placing = self._is_awaited = False
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.offers_splits = False
        self.setAccessibleName(tr("Conversation"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._earlier = button("", "link", icon="history")
        self._earlier.clicked.connect(self.show_earlier)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._keep_edges()
        self._column.setSpacing(10)
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def show_messages(self, messages: Sequence[Message], *, afresh: bool = True) -> None:
        """Show a conversation.

        Args:
            messages: From old to new.
            afresh: True for another ticket; False to add what is new to the same one, without
                moving what the person reads.
        """
        known = [message.id for message in self._messages]
        arrived = tuple(messages)
        if not afresh and known == [message.id for message in arrived[: len(known)]]:
            self._messages = arrived
            for place in range(len(known), len(arrived)):
                self._add_card(place, self._column.count() - 1)
            if len(arrived) > len(known):
                self.go_to_end()
            return
        self._clear()
        self._messages = arrived
        self._shown_from = len(arrived)
        self._want(max(len(arrived) - AT_ONCE, 0))
        self._build_more()
        self.go_to_end()

    def show_earlier(self) -> None:
        """Show the messages before the first one shown; what is read stays where it is."""
        self._want(max(self._wanted_from - AT_ONCE, 0))

    def show_picture(self, attachment_id: int, image: QImage) -> None:
        """Show a picture in the texts that name it."""
        for card in self.cards():
            card.show_picture(attachment_id, image)

    def files_beside(self, attachment_id: int) -> tuple[File, ...]:
        """Return the files of the message that has this one, in their order."""
        for message in self._messages:
            if any(file.id == attachment_id for file in message.attachments):
                return tuple(message.attachments)
        return ()

    def take_keys(self) -> None:
        """Let the keys scroll it, as soon as it is in view."""
        self._is_awaited = not self.isVisible()
        if not self._is_awaited:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_awaited:
            self.take_keys()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST)

    def go_to_end(self) -> None:
        """Scroll to the newest message and stay there until somebody scrolls away."""
        self._from_end = 0
        self._on_range_changed(0, self.verticalScrollBar().maximum())

    @property
    def is_building(self) -> bool:
        """Tell whether cards that are wanted are still to come."""
        return self._building.isActive()

    def cards(self) -> list[MessageCard]:
        """Return the cards now built, from old to new."""
        found = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, MessageCard)]

    def _keep_edges(self) -> None:
        """Let cards end where the composer below ends: the bar stands in the margin."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self._column.setContentsMargins(SIDE - 1, 12, SIDE - 1 - taken, 12)

    def _on_range_changed(self, _lowest: int, highest: int) -> None:
        self._keep_edges()
        if self._from_end is not None:
            self._is_placing = True
            self.verticalScrollBar().setValue(highest - self._from_end)
            self._is_placing = False

    def _on_scrolled(self, value: int) -> None:
        """A person's hand decides what is held: the end if they went there, else nothing."""
        if not self._is_placing:
            self._from_end = 0 if value == self.verticalScrollBar().maximum() else None

    def _want(self, start: int) -> None:
        """Build cards from this message on, a few at a time."""
        self._wanted_from = start
        self._offer_earlier()
        if self._shown_from > start:
            self._building.start()

    def _build_more(self) -> None:
        """Build some of the cards that are still wanted; what is read stays where it is."""
        bar = self.verticalScrollBar()
        self._from_end = bar.maximum() - bar.value()
        turn = QDeadlineTimer(TURN_MS)
        while self._shown_from > self._wanted_from:
            self._shown_from -= 1
            self._add_card(self._shown_from, 1)
            if turn.hasExpired():
                return
        self._building.stop()

    def _add_card(self, place: int, spot: int) -> None:
        for after, widget in enumerate(self._widgets_of(place)):
            self._column.insertWidget(spot + after, widget)

    def _widgets_of(self, place: int) -> list[QWidget]:
        message = self._messages[place]
        card = MessageCard(message, self._now())
        card.file_opened.connect(self.file_opened)
        card.split_asked.connect(self.split_asked)
        card.split.setVisible(self.offers_splits)
        card.picture_wanted.connect(self.picture_wanted)
        card.link_opened.connect(self.link_opened)
        if place == 0 or _day(self._messages[place - 1]) != _day(message):
            return [_divider(day_words(message.at, self._now())), card]
        return [card]

    def _offer_earlier(self) -> None:
        count = self._wanted_from
        words = plural("Show %n earlier message", "Show %n earlier messages", count)
        self._earlier.setText(words)
        self._earlier.setVisible(count > 0)

    def _clear(self) -> None:
        self._building.stop()
        while self._column.count() > 2:  # noqa: PLR2004 - the button and the stretch stay
            item = self._column.takeAt(1)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _day(message: Message) -> date:
    return message.at.astimezone().date()


def _divider(words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(12)
    row.addWidget(hairline(), 1)
    row.addWidget(label(words, "small"))
    row.addWidget(hairline(), 1)
    return made
