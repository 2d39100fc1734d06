"""Certificates on paper: what was purged, erased or held, on which ground, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from models.desk import Setting
from services.audit import papers, trail
from services.audit.access_log import PRINTED
from services.audit.papers import Certificate, HoldPaper, Kind
from services.audit.trail import FieldChange
from services.config import VERSION
from services.errors import RuleError
from services.reports import authority as authorities
from services.reports import signature
from services.reports.archive import archive
from services.reports.audit_pdf import brief
from services.reports.back import draw_two_signatures
from services.reports.files import WrittenReport, arriving, file_sha256
from services.reports.leftovers import working_folder
from services.reports.paper.setting import Setter
from services.reports.paper.sheet import Sheet
from services.reports.paper.streaming import StreamedCanvas
from services.reports.paper.tokens import ACCENT, INK, LEFT, MUTED, WIDTH
from services.reports.papers import Unsigned
from services.reports.progress import Unwatched, look_at
from services.reports.seals import Seals
from services.reports.tongue import say, speaking, told
from services.reports.wording import instant, zone_of
from services.sentence import Sentence
from services.store import outputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo
    from pathlib import Path

    from services.progress import Progress
    from services.reports.papers import PaperRequest
    from services.store.work import Actor, Store, Work

_LABELS: Final = 130.0
_NUMBERS: Final = 1000
"""Numbers of tickets that a page names; the trail has the others."""
_SUBJECTS: Final = {Kind.DESTRUCTION: "retention", Kind.ERASURE: "retention", Kind.HOLD: "hold"}
_TITLES: Final = {
    Kind.DESTRUCTION: Sentence("Certificate of destruction"),
    Kind.ERASURE: Sentence("Certificate of erasure"),
    Kind.HOLD: Sentence("Certificate of legal hold"),
}
_MEANING: Final = (
    "By signing, each person states that the records named above were destroyed on the ground"
    " named above, and that no legal hold named them."
)
_HELD: Final = "By signing, each person states that the records named above are kept, or were."
_IS_HELD: Final = (
    "While it holds, the database itself refuses to purge or erase these tickets and those that"
    " come to match the scope. Releasing it takes two persons."
)
_IS_ENDED: Final = "The hold is released: the schedule of retention applies to its tickets again."


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate in words, ready to be drawn; the same one gives the same bytes.

    Attributes:
        keeps: What the reader may rely on, below the facts.
        meaning: What signing by hand means; then title and name of both who sign.
    """

    title: str
    label: str
    organisation: str
    at: datetime
    facts: tuple[tuple[str, str], ...]
    keeps: str
    meaning: str
    first: tuple[str, str]
    second: tuple[str, str]
    unsigned: str = ""


def export_certificate(  # noqa: PLR0913, PLR0917 - as `export_audit`
    store: Store,
    actor: Actor,
    wish: PaperRequest,
    path: Path,
    progress: Progress | None = None,
    seals: Seals | Unsigned | None = None,
) -> WrittenReport:
    """Write a certificate as PDF, signed where this seat can; that it was printed is an entry.

    Raises:
        NotAllowed: The role may not read the trail.
        NotFoundError: There is no such certificate.
        RuleError: The folder cannot be written, or the file would replace a desk, a key or what
            is no plain file.
    """
    outputs.require_replaceable(path)
    watched, found = progress or Unwatched(), seals or Unsigned()
    why = found.why if isinstance(found, Unsigned) else ""
    with speaking(wish.language), store.reading(actor) as work:
        paper = replace(paper_of(work, wish), unsigned=why)
    try:
        with working_folder(path) as folder:
            draft = folder / path.name
            with speaking(wish.language):
                pages = write_paper(paper, draft)
            look_at(watched, 0, 2, now=True)
            archive(draft, (), paper.at)
            look_at(watched, 1, 2, now=True)
            signed_by = ""
            if isinstance(found, Seals):
                signature.sign(draft, found.authority, name=actor.name, reason=paper.title)
                signed_by = authorities.fingerprint(found.authority)
            digest = file_sha256(draft)
            _record(store, actor, wish, (paper, digest, signed_by))
            draft.replace(path)
    except OSError as error:
        raise RuleError("{path} cannot be written: {why}.", path=path, why=error) from error
    return WrittenReport(path, pages, 0, 0, digest, "", signed_by=signed_by, unsigned=why)


def paper_of(work: Work, wish: PaperRequest) -> Paper:
    """Put what the trail says into words."""
    setting = work.session.get(Setting, "organisation")
    name = str(setting.value) if setting and setting.value else Sentence("This help desk")
    zone = zone_of(wish.zone)
    if wish.kind is Kind.HOLD:
        return _hold(papers.hold_paper(work, wish.number), name, zone)
    return _disposal(papers.certificate(work, wish.number), name, zone)


def write_paper(paper: Paper, path: Path) -> int:
    """Draw a certificate; returns how many pages it has."""
    with arriving(path) as out:
        canvas = StreamedCanvas(out, paper.at)
        title = f"{told(paper.title)} {paper.label}"
        canvas.setTitle(title)
        canvas.setAuthor(brief(told(paper.organisation)))
        canvas.setCreator(f"Vigildesk {VERSION}")
        head = f"{told(paper.organisation)}  \N{MIDDLE DOT}  {paper.label}"
        sheet = Sheet(canvas, Setter(canvas.document), head, 9)
        sheet.start_page()
        _draw(sheet, paper)
        says = say("Saw that these records were destroyed")
        if paper.meaning == _HELD:
            says = say("Answers for this hold")
        first, second = ((told(one[0]), one[1], says) for one in (paper.first, paper.second))
        draw_two_signatures(sheet, told(paper.meaning), first, second)
        sheet.finish_page()
        sheet.draw_last_form(title, sheet.number)
        canvas.save()
        return sheet.number


def _record(store: Store, actor: Actor, wish: PaperRequest, made: tuple[Paper, str, str]) -> None:
    paper, digest, signed_by = made
    said = [
        FieldChange("what", None, f"{paper.title[:1].lower()}{paper.title[1:]} {paper.label}"),
        FieldChange("file SHA-256", None, digest),
    ]
    if signed_by:
        said.append(FieldChange("signed by", None, signed_by))
    with store.work(actor) as work:
        trail.append(work, PRINTED, (_SUBJECTS[wish.kind], wish.number), said)


def _draw(sheet: Sheet, paper: Paper) -> None:
    style = sheet.set.style
    kicker = f"{say('RECORDS')}  \N{MIDDLE DOT}  {paper.label}"
    sheet.text(LEFT, sheet.y - 12, kicker, style(ACCENT, 8.5, bold=True))
    sheet.y -= 22
    with sheet.leaf("H1"):
        sheet.text(LEFT, sheet.y - 22, told(paper.title), style(INK, 24, bold=True))
    sheet.text(LEFT, sheet.y - 42, told(paper.organisation), style(MUTED, 12))
    sheet.y -= 56
    name, value = style(MUTED, 8), style(INK, 9)
    with sheet.group("Table"):
        for words, text in paper.facts:
            block = sheet.set.block(told(text), value, WIDTH - _LABELS)
            sheet.need(block.height + 7)
            sheet.rule(sheet.y)
            with sheet.group("TR"):
                with sheet.leaf("TH"):
                    sheet.text(LEFT, sheet.y - 12.5, told(words), name, width=_LABELS - 8)
                with sheet.leaf("TD"):
                    sheet.block_at(LEFT + _LABELS, sheet.y - 3.5, block)
            sheet.y -= block.height + 7
    sheet.rule(sheet.y)
    said = [told(paper.keeps)]
    if paper.unsigned:
        said.append(say("This file is not signed: {why}", why=paper.unsigned))
    for words in said:
        sheet.y -= 12
        block = sheet.set.block(words, style(INK, 9), WIDTH)
        sheet.need(block.height)
        sheet.block(LEFT, block)
        sheet.y -= block.height


def _disposal(found: Certificate, organisation: str, zone: tzinfo) -> Paper:
    return Paper(
        title=_TITLES[found.kind],
        label=found.label,
        organisation=organisation,
        at=found.at,
        facts=tuple(one for one in _disposed(found, zone) if one[1]),
        keeps=Sentence(found.log_keeps),
        meaning=Sentence(_MEANING),
        first=(Sentence("Asked for by"), found.asked_by),
        second=(Sentence("Confirmed by"), found.confirmed_by),
    )


def _disposed(found: Certificate, zone: tzinfo) -> Iterator[tuple[str, str]]:
    is_purge, kept = found.kind is Kind.DESTRUCTION, found.record_class
    yield Sentence("Destroyed at") if is_purge else Sentence("Erased at"), instant(found.at, zone)
    yield Sentence("Class of records") if is_purge else Sentence("What"), Sentence(kept)
    yield Sentence("Basis"), found.basis
    yield Sentence("Ground"), found.reason
    yield Sentence("Records"), found.about
    lost = Sentence("{lines:,} lines of the audit log lost their values", lines=found.lines)
    if found.messages:
        lost = Sentence(
            "{tickets:,} tickets, {messages:,} messages; {lost}",
            tickets=len(found.tickets),
            messages=found.messages,
            lost=lost,
        )
    yield Sentence("Counted"), lost
    yield Sentence("Asked for by"), found.asked_by
    yield Sentence("Confirmed by"), found.confirmed_by
    yield Sentence("Entry of the trail"), f"{found.number}"


def _hold(found: HoldPaper, organisation: str, zone: tzinfo) -> Paper:
    ended = found.released
    return Paper(
        title=_TITLES[Kind.HOLD],
        label=found.label,
        organisation=organisation,
        at=ended[0] if ended else found.at,
        facts=tuple(one for one in _held(found, zone) if one[1]),
        keeps=Sentence(_IS_ENDED) if ended else Sentence(_IS_HELD),
        meaning=Sentence(_HELD),
        first=(Sentence("Placed by"), found.placed_by),
        second=(Sentence("Confirmed by"), ended[2])
        if ended
        else (Sentence("Custodian"), found.custodian),
    )


def _held(found: HoldPaper, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield Sentence("Matter"), found.matter
    yield Sentence("Custodian"), found.custodian
    yield Sentence("Scope"), found.scope
    yield Sentence("Placed at"), instant(found.at, zone)
    yield Sentence("Placed by"), found.placed_by
    yield Sentence("Ground"), found.reason
    yield Sentence("Frozen list"), _numbers(found.frozen)
    yield Sentence("Came to match since"), _numbers(found.later)
    if found.released is None:
        yield Sentence("Released"), Sentence("no: it holds")
        return
    at, by, confirmed, why = found.released
    yield Sentence("Released at"), instant(at, zone)
    yield Sentence("Released by"), by
    yield Sentence("Confirmed by"), confirmed
    yield Sentence("Ground of the release"), why


def _numbers(tickets: tuple[int, ...]) -> str:
    words = ", ".join(f"#{one}" for one in tickets[:_NUMBERS])
    more = len(tickets) - _NUMBERS
    if more > 0:
        return Sentence("{words} and {more:,} more", words=words, more=more)
    return words or Sentence("none")
