"""What happens on the tour: an agent works, a deadline breaks, a supervisor and an officer look."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from desktop.audit import TrailPage
from desktop.bootstrap.queue_area import QueueArea
from desktop.reports import EvidencePage
from desktop.ticket import NewTicketDialog
from desktop.tour import hands
from desktop.tour.all_pages import look_at_every_page
from desktop.tour.breach import lay_ticket_about_to_breach
from desktop.tour.camera import SMALL
from desktop.tour.duty_scenes import look_at_firings, read_the_rules, see_who_is_called
from desktop.tour.moves import moves
from desktop.tour.steps import Pause, Scene, Steps, Until
from services.errors import NotFoundError

if TYPE_CHECKING:
    from desktop.bootstrap.program import Program
    from desktop.main_window.workplace import Workplace
    from desktop.papers import ExportBar
    from desktop.tour.camera import Camera
    from services.changes import Changes

LEFT: Final = timedelta(seconds=20)
"""How long the ticket of the tour has until its deadline."""
TIER_2: Final = "Tier 2"
REPLY: Final = (
    "Thank you for the details. The vendor asks for the serial number on the back of the device: "
    "could you send it to me? I call you back as soon as I have a time for the spare part."
)
NEW_SUBJECT: Final = "Badge reader at the north gate beeps all day"
NEW_WORDS: Final = "It began after the power cut. Doors open, but the beeping does not stop."
REQUESTER: Final = "Karl Anders"
HOLD: Final = "The vendor brings the spare part this afternoon"


def agent(program: Program, camera: Camera) -> Steps:
    """Work as an agent: answer, write a note, hold, open a ticket, see one break."""
    yield Until("signing in as an agent", lambda: _place(program))
    workplace = _workplace(program)
    area = _queue_area(workplace)
    yield Until("the queue fills", lambda: area.queue.table.queue.rowCount() > 1)
    yield from _answer(workplace, area, camera)
    yield from _look_up(workplace, camera)
    yield from moves(workplace, area, camera)
    yield from _open_one(workplace, area, camera)
    yield from _break_one(workplace, area, camera)
    workplace.go("inbox")
    yield Pause(700)
    camera.take_all("inbox", program.window, is_large=False)


def supervisor(program: Program, camera: Camera) -> Steps:
    """Look at the board, and at what fired."""
    yield Until("signing in as a supervisor", lambda: _place(program))
    workplace = _workplace(program)
    workplace.go("board")
    yield Pause(1500)
    camera.take_all("board", program.window)
    yield from look_at_firings(workplace, camera)


def administrator(program: Program, camera: Camera) -> Steps:
    """Read what the desk does by itself, and see whom it calls."""
    yield Until("signing in as an administrator", lambda: _place(program))
    workplace = _workplace(program)
    yield from read_the_rules(workplace, camera)
    yield from see_who_is_called(workplace, camera)
    yield from _close_dialog()
    yield from look_at_every_page(program, workplace, camera)


def officer(program: Program, camera: Camera) -> Steps:
    """Search the trail and hand it out as a PDF: one ticket, and a period."""
    yield Until("signing in as a compliance officer", lambda: _place(program))
    workplace = _workplace(program)
    page = workplace.go("trail")
    if not isinstance(page, TrailPage):
        raise NotFoundError("the tour did not find the trail")
    yield Until("the trail fills", page.table.trail.rowCount)
    yield Pause(600)
    hands.press(page.table, Qt.Key.Key_Down)
    yield Pause(300)
    camera.take_all("trail", program.window)
    number = camera.notes.get("breached")
    if number is not None:
        page.show_ticket(number)
        yield Pause(900)
        camera.take_all("trail-of-one-ticket", program.window, is_large=False)
    page.export_to(camera.folder / f"audit-history-{number or 'all'}.pdf")
    yield Until("the PDF is written", lambda: camera.papers() and not page.export_bar.is_busy)
    yield Pause(300)
    camera.take_all("trail-exported", program.window, is_large=False)
    yield from _look_at_paper(page.export_bar, camera)
    evidence = workplace.go("evidence")
    if not isinstance(evidence, EvidencePage):
        raise NotFoundError("the tour did not find the evidence")
    evidence.proof.run.start.click()
    yield Until("the trail is verified", evidence.proof.run.start.isVisible)
    yield Until("it is said", lambda: "just now" in evidence.proof.banner.words())
    camera.take_all("evidence", program.window)
    evidence.show_part("exports")
    yield Until("the exports are listed", lambda: bool(evidence.exports.log.rows))
    camera.take_all("exports", program.window, is_large=False)
    evidence.show_part("review")
    evidence.review.seed.setText("2026-Q2 Stein")
    evidence.review.draw.click()
    yield Until("a sample is drawn", lambda: bool(evidence.review.log.rows))
    camera.take_all("review", program.window, is_large=False)
    evidence.show_part("holds")
    yield Pause(600)
    camera.take_all("holds", program.window, is_large=False)
    yield from _read_complaints(evidence, program, camera)


def _look_at_paper(bar: ExportBar, camera: Camera) -> Steps:
    """See in the window what was written."""
    bar.look.click()
    sheet = bar.sheet
    if sheet is None:
        raise NotFoundError("the tour did not find the paper")
    yield Until("the first page is drawn and read", sheet.text)
    sheet.resize(SMALL)
    yield Pause(900)  # the pages are drawn anew in the size of the picture
    camera.take_all("paper", sheet, is_large=False)
    sheet.reject()


def _read_complaints(evidence: EvidencePage, program: Program, camera: Camera) -> Steps:
    """Look at the register, and at the figures of a month."""
    part = evidence.complaints
    evidence.show_part("complaints")
    yield Until("the register is read", lambda: bool(part.register.rows))
    camera.take_all("complaints", program.window)
    part.shown.choose("return")
    part.refresh()
    yield Until("the return is counted", lambda: bool(part.figures.rows))
    camera.take_all("return-of-complaints", program.window, is_large=False)


SCENES: Final[tuple[tuple[str, Scene], ...]] = (
    ("dana", agent),
    ("lena", supervisor),
    ("ada", administrator),
    ("olga", officer),
)
"""Logins of the sample desk, and what each does."""


def _answer(workplace: Workplace, area: QueueArea, camera: Camera) -> Steps:
    """Rest on the ticket that breaks next, answer it, note something, place it on hold."""
    window = workplace.window
    workplace.run("ticket.next")
    yield Until("a ticket is shown", lambda: area.ticket.ticket)
    yield Pause()
    camera.take_all("queue", window)
    workplace.run("ticket.reply")
    hands.write(hands.text(area.ticket.composer), REPLY)
    yield Pause()
    camera.take_all("reply", window, is_large=False)
    hands.press(hands.text(area.ticket.composer), Qt.Key.Key_Return, control=True)
    yield Until("the reply is stored", lambda: REPLY[:40] in _last_message(area))
    workplace.run("ticket.hold")
    yield Pause()
    hands.write(hands.field(area.ticket.reason), HOLD)
    camera.take_all("hold", window, is_large=False)
    hands.press(hands.field(area.ticket.reason), Qt.Key.Key_Return)
    yield Until("the ticket waits", lambda: _status(area) == "on_hold")
    yield Pause(500)
    camera.take_all("paused", window, is_large=False)
    workplace.run("ticket.proof")
    yield Until("the proof sheet opens", hands.dialog)
    yield Pause()
    camera.take_all("proof", window, is_large=False)
    yield from _close_dialog()


def _look_up(workplace: Workplace, camera: Camera) -> Steps:
    """Find a command, and see the keys."""
    workplace.open_palette()
    workplace.palette.type("pri")
    yield Pause(200)
    camera.take_all("palette", workplace.window, is_large=False)
    workplace.palette.type("card reader -status:closed")
    yield Until("tickets are found", lambda: "Card reader" in workplace.palette.hits()[0])
    camera.take_all("search", workplace.window, is_large=False)
    workplace.palette.hide()
    workplace.run("app.keys")
    yield Until("the keys are shown", hands.dialog)
    camera.take_all("keys", workplace.window, is_large=False)
    yield from _close_dialog()


def _open_one(workplace: Workplace, area: QueueArea, camera: Camera) -> Steps:
    """Fill the form for a new ticket and open it."""
    workplace.run("ticket.new")
    yield Until("the form opens", hands.dialog)
    form = hands.dialog()
    if not isinstance(form, NewTicketDialog):
        raise NotFoundError("the tour did not find the form for a new ticket")
    finding = form.requester.field
    hands.write(finding, REQUESTER)
    yield Until("the requester is found", lambda: bool(finding.found()))
    hands.press(finding, Qt.Key.Key_Return)
    hands.write(form.subject, NEW_SUBJECT)
    hands.write(hands.text(form), NEW_WORDS)
    yield Pause(500)
    camera.take_all("new-ticket", workplace.window, is_large=False)
    form.create_button.click()
    yield Until("the new ticket is shown", lambda: _subject(area) == NEW_SUBJECT)


def _break_one(workplace: Workplace, area: QueueArea, camera: Camera) -> Steps:
    """Lay a ticket seconds before its deadline and let the watcher of this window find it."""
    opened: list[int] = []

    def note(changes: Changes) -> None:
        if changes.subject is not None:
            opened.append(changes.subject)

    workplace.desk.do(lay_ticket_about_to_breach, LEFT).succeeded.connect(note)
    yield Until("the ticket of the tour is laid", lambda: opened)
    camera.notes["breached"] = opened[0]
    workplace.open_ticket(opened[0])
    yield Until("it is shown", lambda: area.ticket.ticket and area.ticket.ticket.id == opened[0])
    yield Pause(800)
    camera.take_all("at-risk", workplace.window, is_large=False)
    yield Until("the watcher escalates it", lambda: _team(area) == TIER_2)
    yield Pause(1200)
    camera.take_all("breached", workplace.window)


def _close_dialog() -> Steps:
    shown = hands.dialog()
    if shown is not None:
        shown.reject()
    yield Until("the dialog closes", lambda: hands.dialog() is None)


def _place(program: Program) -> Workplace | None:
    return program.running.workplace if program.running is not None else None


def _workplace(program: Program) -> Workplace:
    found = _place(program)
    if found is None:
        raise NotFoundError("nobody is signed in")
    return found


def _queue_area(workplace: Workplace) -> QueueArea:
    area = workplace.go("queue")
    if not isinstance(area, QueueArea):
        raise NotFoundError("the tour did not find the queues")
    return area


def _last_message(area: QueueArea) -> str:
    ticket = area.ticket.ticket
    return ticket.messages[-1].body if ticket is not None and ticket.messages else ""


def _subject(area: QueueArea) -> str:
    return area.ticket.ticket.subject if area.ticket.ticket is not None else ""


def _status(area: QueueArea) -> str:
    return area.ticket.ticket.status.value if area.ticket.ticket is not None else ""


def _team(area: QueueArea) -> str | None:
    return area.ticket.ticket.team if area.ticket.ticket is not None else None
