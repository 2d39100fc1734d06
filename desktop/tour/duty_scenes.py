"""The part of the tour about what the desk does by itself, and whom it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.firings import FiringsPage
from desktop.notifications import NotificationsPage
from desktop.rota import RotaPage
from desktop.rules import RulesPage
from desktop.tour.duties import lay_duties
from desktop.tour.steps import Pause, Steps, Until
from services.errors import NotFoundError

if TYPE_CHECKING:
    from desktop.main_window.workplace import Workplace
    from desktop.tour.camera import Camera


def look_at_firings(workplace: Workplace, camera: Camera) -> Steps:
    """Read what fired and what left the desk."""
    page = workplace.go("firings")
    if not isinstance(page, FiringsPage):
        raise NotFoundError("the tour did not find the escalations")
    yield Until("the log of firings fills", lambda: page.fired.rows)
    yield Pause(500)
    camera.take_all("escalations", workplace.window)


def read_the_rules(workplace: Workplace, camera: Camera) -> Steps:
    """Install the ready-made rules, read them, ask one why, and see the paths."""
    laid: list[object] = []
    workplace.desk.do(lay_duties).succeeded.connect(laid.append)
    yield Until("rules and rota are laid", lambda: laid)
    page = workplace.go("rules")
    if not isinstance(page, RulesPage):
        raise NotFoundError("the tour did not find the rules")
    yield Until("the rules are read", lambda: page.rules)
    page.rows[4].click()
    page.matches.ask.click()
    yield Pause(900)
    camera.take_all("rules", workplace.window)
    page.parts.choose("paths")
    page.parts.chosen.emit("paths")
    yield Pause(500)
    camera.take_all("paths", workplace.window)


def see_who_is_called(workplace: Workplace, camera: Camera) -> Steps:
    """See who is on call, and choose how one is told oneself."""
    page = workplace.go("rota")
    if not isinstance(page, RotaPage):
        raise NotFoundError("the tour did not find the on-call page")
    yield Until("the rotas are shown", lambda: page.cards)
    yield Pause(500)
    camera.take_all("on-call", workplace.window)
    settings = workplace.go("notifications")
    if not isinstance(settings, NotificationsPage):
        raise NotFoundError("the tour did not find the notifications")
    yield Until("one's own choices are shown", settings.profile.email.text)
    yield Pause(400)
    camera.take_all("notifications", workplace.window)
    settings.parts.choose("words")
    settings.parts.chosen.emit("words")
    yield Until("the words are previewed", settings.words.made.toPlainText)
    yield Pause(400)
    camera.take_all("words-of-mails", workplace.window, is_large=False)
    workplace.run("app.watchers")
    yield Pause(900)
    camera.take_all("who-watches", workplace.window, is_large=False)
