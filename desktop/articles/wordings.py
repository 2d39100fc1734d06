"""What an article said before: who saved it and when, what differs, and back to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from desktop import theme
from desktop.form import FormDialog
from desktop.overriding import override
from desktop.sentences import in_words
from desktop.text import moment, tr
from desktop.theme import Tone
from desktop.widgets.banner import Gravity
from desktop.widgets.property_rows import Choice, ChoiceRow
from models.vocabulary import Audience
from services.knowledge import wordings
from services.knowledge.comparing import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.errors import HelpDeskError
    from services.knowledge.articles import ArticleView
    from services.knowledge.comparing import Piece
    from services.knowledge.wordings import Difference, Wording

SIZE: Final = (760, 640)


class WordingsDialog(FormDialog):
    """Compares two wordings; the earlier one may be saved again, as a new version."""

    holds_words = False

    def __init__(self, desk: Desk, article: ArticleView, parent: QWidget, *, changes: bool) -> None:
        """Ask for the wordings; `changes` tells whether this person may bring one back."""
        words = tr("Struck through is what was taken out, underlined what was put in.")
        title = tr("Wordings of “{title}”", title=article.title)
        super().__init__(title, tr("Bring the earlier one back"), "undo-2", parent, words=words)
        self._desk, self._article, self._changes = desk, article, changes
        self.resize(*SIZE)
        self.go.setVisible(changes)
        self.earlier: ChoiceRow[int] = _box(tr("Earlier wording"))
        self.later: ChoiceRow[int] = _box(tr("Later wording"))
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What differs"))
        for name, box in ((tr("Earlier"), self.earlier), (tr("Later"), self.later)):
            box.chosen.connect(lambda _version: self._ask())
            self.add(name, box)
        self.add_wide(self.text, grows=True)
        self.begin_at(self.earlier.box())
        desk.ask(wordings.wordings, article.id, then=self._on_wordings, receiver=self)

    @override
    def is_whole(self) -> bool:
        """Tell whether an earlier wording is chosen that may be brought back."""
        chosen = self.earlier.value()
        return self._changes and chosen is not None and chosen != self._article.version

    @override
    def act(self) -> Click:
        """Save it again."""
        one = self._article
        return self._desk.do(wordings.bring_back, one.id, self.earlier.value() or 0, one.version)

    def _on_wordings(self, found: Sequence[Wording]) -> None:
        now = self._desk.now()
        choices = [
            Choice(
                one.version,
                tr(
                    "Version {version}, {when}, {who}",
                    version=one.version,
                    when=moment(one.saved_at, now),
                    who=one.saved_by,
                ),
            )
            for one in found
        ]
        for box in (self.earlier, self.later):
            box.offer(choices)
        if found:
            self.later.set_value(found[0].version)
            self.earlier.set_value(found[min(1, len(found) - 1)].version)
            self._ask()

    def _ask(self) -> None:
        self.update_action()
        earlier, later = self.earlier.value(), self.later.value()
        if earlier is not None and later is not None:
            self._desk.ask(
                wordings.difference,
                self._article.id,
                earlier,
                later,
                then=self._show,
                receiver=self,
                otherwise=self._on_not_there,
            )

    def _on_not_there(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, in_words(error))

    def _show(self, found: Difference) -> None:
        self.text.clear()
        self._write(found.title, QFont.Weight.DemiBold)
        if found.keywords:
            self._plain("\n" + tr("Keywords: {words}", words=""))
            self._write(found.keywords)
        before, after = found.audiences
        if before is not after:
            words = tr("Readers: {before}, then {after}", before=_for(before), after=_for(after))
            self._plain(f"\n{words}")
        self._plain("\n\n")
        self._write(found.body)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _write(self, pieces: Sequence[Piece], weight: QFont.Weight = QFont.Weight.Normal) -> None:
        """Write pieces as text, never as markup: what somebody wrote is shown as it stands."""
        tones = theme.tokens().tones
        for one in pieces:
            how = QTextCharFormat()
            how.setFontWeight(weight)
            how.setFontStrikeOut(one.change is Change.OUT)
            how.setFontUnderline(one.change is Change.IN)
            if one.change is not Change.KEPT:
                tone = Tone.BREACHED if one.change is Change.OUT else Tone.MET
                how.setForeground(theme.colour(tones[tone].ink))
            self.text.textCursor().insertText(one.text, how)

    def _plain(self, words: str) -> None:
        self.text.textCursor().insertText(words, QTextCharFormat())


def _for(audience: Audience) -> str:
    return tr("For everybody") if audience is Audience.SHARED else tr("For the desk")


def _box(name: str) -> ChoiceRow[int]:
    made: ChoiceRow[int] = ChoiceRow(name, labelled=False)
    made.box().setProperty("role", "")
    return made
