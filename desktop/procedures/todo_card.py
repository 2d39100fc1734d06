"""One task or approval: what it is about, whose it is, by when, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import theme
from desktop.spoken.votes import votes_words
from desktop.text import breakable, exact_moment, moment, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import ElidedLabel, label
from desktop.widgets.queue_line import number_words, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from services.workflow.approvals import ApprovalView
    from services.workflow.reading import TaskView


class TodoCard(QFrame):
    """Shows a title, the ticket below it, and what can be done.

    Attributes:
        opened: Emitted with the ticket's number.
    """

    opened = Signal(int)

    def __init__(self, ticket: tuple[int, str], icon: tuple[str, theme.Tone], title: str) -> None:
        """Show what waits on a ticket."""
        super().__init__()
        self.setProperty("role", "card")
        number, subject = ticket
        picture = label()
        theme.set_picture(picture, *icon, size=20)
        link = button(number_words(number), "link")
        link.setAccessibleName(tr("Open {number} {subject}", number=f"#{number}", subject=subject))
        link.clicked.connect(lambda: self.opened.emit(number))
        about = QHBoxLayout()
        about.setSpacing(6)
        about.addWidget(link)
        about.addWidget(ElidedLabel(one_line(subject)), 1)
        self._text = QVBoxLayout()
        self._text.setSpacing(2)
        self._text.addWidget(label(breakable(title), "strong", wrap=True))
        self._text.addLayout(about)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._text, 1)
        row.addLayout(self._buttons)

    def say(self, words: str, role: str = "small") -> None:
        """Add a line below the ticket."""
        if words:
            self._text.addWidget(label(words, role, wrap=True))

    def offer(self, *buttons: QWidget) -> None:
        """Add buttons on the right."""
        for one in buttons:
            self._buttons.addWidget(one)


class ApprovalCard(TodoCard):
    """An approval: given or refused by who is asked, withdrawn by who works the ticket."""

    approved = Signal()
    refused = Signal()
    withdrawn = Signal()

    def __init__(self, approval: ApprovalView, subjects: Mapping[int, str], now: datetime) -> None:
        """Show an approval as seen at `now`."""
        ticket = (approval.ticket_id, subjects.get(approval.ticket_id, ""))
        tone = theme.Tone.AT_RISK if approval.mine else theme.Tone.PAUSED
        super().__init__(ticket, ("user-check", tone), approval.title)
        self.approval = approval
        asked = moment(approval.asked_at, now)
        self.say(tr("Asked by {who}, {when}", who=approval.asked_by, when=asked))
        self.say(votes_words(approval))
        if approval.mine:
            yes, no = button(tr("Approve"), "primary", icon="check"), button(tr("Refuse …"))
            yes.clicked.connect(self.approved)
            no.clicked.connect(self.refused)
            self.offer(yes, no)
        else:
            back = button(tr("Withdraw …"), "quiet")
            back.clicked.connect(self.withdrawn)
            self.offer(back)
        self.setAccessibleName(f"{approval.title}. {votes_words(approval)}")


class TaskCard(TodoCard):
    """A task: done, or skipped with a reason."""

    finished = Signal()
    skipped = Signal()

    def __init__(self, task: TaskView, subjects: Mapping[int, str], now: datetime) -> None:
        """Show a task as seen at `now`."""
        is_late = task.due_at is not None and task.due_at <= now
        ticket = (task.ticket_id, subjects.get(task.ticket_id, ""))
        tone = theme.Tone.BREACHED if is_late else theme.Tone.ACCENT
        super().__init__(ticket, ("list-checks", tone), task.title)
        self.task = task
        who = task.assignee or task.team or ""
        due = ""
        if task.due_at is not None:
            words = tr("overdue since {when}") if is_late else tr("due {when}")
            due = words.format_map({"when": moment(task.due_at, now)})
        self.say(" · ".join(part for part in (who, due) if part))
        done, skip = button(tr("Done"), icon="check"), button(tr("Skip …"), "quiet")
        done.clicked.connect(self.finished)
        skip.clicked.connect(self.skipped)
        self.offer(done, skip)
        self.setAccessibleName(f"{task.title}. {due}")
        if task.due_at is not None:
            self.setToolTip(exact_moment(task.due_at))
