"""What stands before and beside the window: first start, signing in, lock, fault, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.bootstrap.crash import CrashDialog
from desktop.help import HelpWindow
from desktop.sign_in.lock_page import LockPage
from desktop.sign_in.sign_in_page import SignInPage
from desktop.sign_in.welcome import Welcome
from tests.rigs.sight import Sight, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


def before_the_desk() -> Iterator[Sight]:
    """Each of them in a window of its own."""
    makers = {
        "first start": Welcome,
        "sign in": lambda: SignInPage("the desk"),
        "sign in by name": lambda: SignInPage("the sample desk", [("Dana Fox", "Agent")]),
        "lock": lambda: LockPage("Dana Fox", asks=True),
        "open lock": lambda: LockPage("Dana Fox", asks=False),
        "fault": lambda: CrashDialog("It broke."),
        "help": HelpWindow,
    }
    for name, make in makers.items():
        made: QWidget = make()
        if isinstance(made, HelpWindow):
            made.show_page("queue")
        made.resize(900, 700)
        made.show()
        made.activateWindow()
        settle()
        yield Sight(name, made)
        made.close()
        made.deleteLater()
    settle()
