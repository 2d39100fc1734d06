"""Tickets from sign-in to lock by keys alone, and after every step the focus is somewhere."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Priority, TicketStatus
from tests.rigs.assistive import Reader
from tests.rigs.journey_desk import (
    TAGGED,
    JourneyDesk,
    ask_for_passwords,
    lay_journey_desk,
)
from tests.rigs.session import ROOT, Program, Session
from tests.rigs.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.timeout(300)]
SECRET = "correct horse battery"  # noqa: S105 - of a desk that lives for one test
NAMELESS = {"unknown", "invalid", ""}


class Hands:
    """Two hands on a keyboard: no pointer at all, and the focus looked at after every step."""

    def __init__(self, reader: Reader, window: Program) -> None:
        self._reader, self._window = reader, window
        self.stood: list[str] = []

    def press(self, *keys: str) -> None:
        self._reader.keys(*keys)

    def write(self, words: str) -> None:
        self._reader.type(words)

    def stand_in(self, name: str, *roles: str) -> None:
        """The focus comes to this, and is said by name and role."""
        node = self._reader.wait_in(name, *roles)
        assert node.role not in NAMELESS, node
        self.stood.append(f"{node.role} {node.name}")

    def stand_somewhere(self) -> None:
        """The focus is somewhere that has a name and a role."""
        node = until(self._reader.focused, what="the focus is somewhere")
        assert node.name, node
        assert node.role not in NAMELESS, node
        self.stood.append(f"{node.role} {node.name}")

    def read(self, name: str) -> str:
        return self._reader.text_of(self._reader.find(name, "text"))

    def see_title(self, number: int) -> None:
        self._window.wait_for(lambda line: '"title"' in line and f"#{number} " in line)

    def see_another(self, known: int) -> int:
        """Wait for the title of another ticket; returns its number."""

        def is_it(line: str) -> bool:
            return '"title"' in line and f"#{known} " not in line and "#" in line

        said = str(json.loads(self._window.wait_for(is_it))["is"])
        return int(said.removeprefix("#").split()[0])

    def see_toast(self, words: str) -> None:
        self._window.wait_for(lambda line: '"toast"' in line and words in line)


@pytest.fixture
def desk(tmp_path: Path) -> JourneyDesk:
    made = lay_journey_desk(f"sqlite:///{tmp_path / 'desk.sqlite'}", 4)
    ask_for_passwords(made, SECRET)
    return made


@pytest.fixture
def hands(session: Session, desk: JourneyDesk) -> Iterator[Hands]:
    session.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    reader = Reader(session)
    rig = str(ROOT / "tests" / "rigs" / "journey_window.py")
    window = session.start([sys.executable, rig, "--db", desk.url])
    made = Hands(reader, window)
    yield made
    print("\n".join(made.stood))  # noqa: T201 - where the focus was, in the log of the journey
    reader.close()


def sign_in(hands: Hands, first: int) -> None:
    hands.stand_in("Name", "text")
    hands.write("agent")
    hands.press("Tab")
    hands.stand_in("Password")
    hands.write(SECRET)
    hands.press("Return")
    hands.stand_in("Tickets", "table")
    hands.press("g", "q")
    hands.see_title(first)
    hands.stand_in("Tickets", "table")


def read_and_answer(hands: Hands, desk: JourneyDesk, number: int) -> None:
    """Open it, read it, and answer with canned words and a colleague called."""
    hands.press("Return")
    hands.stand_in("Conversation")
    hands.press("Next")
    hands.press("r")
    hands.stand_in("Write a reply", "text")
    hands.write("/whi")
    hands.press("Return")
    until(lambda: "which version is it?" in hands.read("Write a reply"), what="the words are in")
    hands.stand_in("Write a reply", "text")
    hands.write(" @Len")
    until(lambda: "@Len" in hands.read("Write a reply"))
    hands.press("Return")
    until(lambda: "@Lena Ort" in hands.read("Write a reply"), what="the colleague is called")
    hands.press("ctrl+Return")
    words = "Dear Ruth Berg, which version is it? @Lena Ort"
    until(lambda: desk.ticket(number).messages[-1].body == words, what="it is sent")
    hands.stand_in("Conversation")


def decide(hands: Hands, desk: JourneyDesk, number: int) -> None:
    """Change status and priority where they stand, each with its reason; then a tag."""
    hands.press("s")
    hands.stand_somewhere()
    hands.press("Down", "Return")
    hands.stand_in("What do we wait for?", "text")
    hands.write("the version")
    hands.press("Return")
    until(lambda: desk.ticket(number).status is TicketStatus.PENDING)
    hands.stand_in("Conversation")
    hands.press("p")
    hands.stand_somewhere()
    hands.press("Down", "Return")
    hands.stand_in("Why Low?", "text")
    hands.write("one person only")
    hands.press("Return")
    until(lambda: desk.ticket(number).priority is Priority.LOW)
    hands.stand_in("Conversation")
    hands.press("t")
    hands.stand_in("Tags", "text")
    hands.write("printer")
    hands.press("Return")
    until(lambda: list(desk.ticket(number).tags) == ["printer"])
    hands.stand_in("Conversation")


def prove_and_go_on(hands: Hands, desk: JourneyDesk, first: int) -> int:
    """Look at the proof, come back, go to another ticket, and run a macro there; returns it."""
    hands.press("F9")
    hands.stand_somewhere()
    hands.press("Escape")
    hands.stand_in("Conversation")
    hands.press("Escape")
    hands.stand_in("Tickets", "table")
    hands.press("Home", "j")  # wherever the first stands by now: it waits, and sinks in the list
    other = hands.see_another(first)
    hands.press("m")
    hands.stand_somewhere()
    hands.press("Down", "Return")
    hands.see_toast(TAGGED)
    until(lambda: list(desk.ticket(other).tags) == ["seen"])
    hands.stand_in("Tickets", "table")
    return other


def jump(hands: Hands, other: int) -> None:
    """Go to a command and to a number by the palette."""
    hands.press("ctrl+k")
    hands.stand_in("A command, a ticket number, or words to search for", "text")
    hands.press("Escape")
    hands.stand_in("Tickets", "table")
    hands.press("ctrl+k")
    hands.write("internal note")
    hands.press("Return")
    hands.stand_in("Write a note for your colleagues", "text")
    hands.press("Escape")
    hands.stand_in("Conversation")
    hands.press("ctrl+k")
    hands.write(str(other))
    hands.press("Return")
    hands.see_title(other)
    hands.stand_in("Tickets", "table")


def many(hands: Hands, desk: JourneyDesk) -> None:
    """Choose three by X and Shift, change them, and take it back."""
    hands.press("Home", "x", "j", "j", "x", "shift+Down")
    before = [desk.ticket(one).priority for one in desk.tickets]
    hands.stand_in("Tickets", "table")
    hands.press("p")
    hands.stand_somewhere()
    hands.press("Return")
    hands.stand_in("Why", "text")
    hands.write("all of them wait")
    hands.press("Return")
    hands.see_toast("3 tickets changed")
    now = [desk.ticket(one).priority for one in desk.tickets]
    assert now.count(Priority.CRITICAL) == 3
    hands.stand_in("Tickets", "table")
    hands.press("ctrl+z")
    until(lambda: [desk.ticket(one).priority for one in desk.tickets] == before, what="all back")
    hands.stand_in("Tickets", "table")
    hands.press("Escape")
    hands.stand_in("Tickets", "table")


def leave_and_return(hands: Hands) -> None:
    """Lock and unlock, and look at the map of the keys."""
    hands.press("ctrl+alt+l")
    hands.stand_in("Password")
    hands.write(SECRET)
    hands.press("Return")
    hands.stand_in("Tickets", "table")
    hands.press("question")
    hands.stand_in("Everything by keyboard")
    hands.press("Escape")
    hands.stand_in("Tickets", "table")


def test_tickets_from_sign_in_to_lock_by_keys_alone(hands: Hands, desk: JourneyDesk) -> None:
    first, *others = desk.tickets

    sign_in(hands, first)
    read_and_answer(hands, desk, first)
    decide(hands, desk, first)
    seen = prove_and_go_on(hands, desk, first)
    jump(hands, next(one for one in others if one != seen))
    many(hands, desk)
    leave_and_return(hands)
