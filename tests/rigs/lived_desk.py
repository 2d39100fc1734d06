"""A desk on which every page, pane and form has something to show: the sample desk, and more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from desktop.tour.breach import lay_ticket_about_to_breach
from desktop.tour.duties import lay_duties
from models.people import Person
from models.tickets import CustomField, Ticket
from models.vocabulary import FieldKind, MessageForm, Role
from services.access import administration, people
from services.audit import holds
from services.audit.scopes import Scope
from services.complaints import record, regimes
from services.complaints import templates as letters
from services.complaints.record import NewComplaint
from services.imports.sample import make_sample_desk
from services.rules import views
from services.rules.views import ViewDraft
from services.store.work import Actor
from services.tickets import agenda, classification, conversation, links, merging, watchers
from services.tickets.attachments import GivenFile
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.texts import Said
from services.watch.desk_store import open_store
from services.watch.sweep import sweep
from services.workflow import approvals, tasks, templates
from services.workflow.asking import Question
from services.workflow.templates import Step
from tests.rigs import pdfs

if TYPE_CHECKING:
    from services.store.work import Store

INCIDENTS: Final = 6
LOGINS: Final = {
    Role.REQUESTER: "ruth",
    Role.AGENT: "dana",
    Role.SUPERVISOR: "lena",
    Role.COMPLIANCE: "olga",
    Role.AUDITOR: "otto",
    Role.RECORDS: "rita",
    Role.ADMINISTRATOR: "ada",
}
SHOWPIECE: Final = "Scanner at the counter reads every page twice"
LATE: Final = "Check-in kiosks in the main branch stay blank"
"""The ticket of the tour, whose promise is broken."""
PICTURE: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4"
    "890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
MAIL: Final = (
    "<p>It began <b>this morning</b>; see the <a href='https://example.invalid/'>list</a>.</p>"
    "<ul><li>first floor</li><li>counter</li></ul><blockquote>How many pages?</blockquote>"
)


def actor_of(store: Store, login: str) -> Actor:
    """Return somebody of the sample desk."""
    with store.reading(Actor(None, "Setup", Role.ADMINISTRATOR, "test")) as work:
        person = work.session.scalars(select(Person).where(Person.login == login)).one()
        return Actor(person.id, person.name, person.role, "test")


def number_of(store: Store, subject: str) -> int:
    """Return the number of the ticket with this subject."""
    with store.reading(Actor(None, "Setup", Role.ADMINISTRATOR, "test")) as work:
        return work.session.scalars(select(Ticket.id).where(Ticket.subject == subject)).one()


def lay_lived_desk(url: str) -> None:
    """Make the desk in an empty database; takes some two seconds."""
    make_sample_desk(url, most=INCIDENTS)
    store = open_store(url)
    try:
        who = {role: actor_of(store, login) for role, login in LOGINS.items()}
        _configure(store, who[Role.ADMINISTRATOR])
        number = _showpiece(store, who[Role.AGENT], who[Role.REQUESTER])
        with store.work(who[Role.AGENT]) as work:
            lay_ticket_about_to_breach(work, timedelta(minutes=-2))
            views.save_view(work, ViewDraft("Urgent", {"all": [_leaf("priority", "high")]}))
        with store.work(who[Role.COMPLIANCE]) as work:
            scope = Scope(tickets=(number,))
            holds.place(work, "Berg against Northbank", "Olga Stein", scope, reason="A letter")
        _complaint(store, who[Role.ADMINISTRATOR], who[Role.AGENT], number)
        sweep(store)
    finally:
        store.dispose()


def _leaf(field: str, value: str) -> dict[str, str]:
    return {"field": field, "op": "is", "value": value}


def _configure(store: Store, admin: Actor) -> None:
    """Rules, rotas, a procedure and fields of the desk's own."""
    with store.work(admin) as work:
        lay_duties(work)
    with store.work(admin) as work:
        agent = next(one.id for one in people.agents(work) if one.name == "Tom Reed")
        administration.set_role(work, agent, Role.ADMINISTRATOR, reason="keeps the rules")
        steps = (
            Step("Order the device", team="Tier 2", due="4h"),
            Step("Agree to the price", after=(1,), approvers=("lead",)),
        )
        templates.publish_template(work, "Somebody joins", steps)
        kinds = {"site": FieldKind.CHOICE, "order": FieldKind.TEXT, "data": FieldKind.FLAG}
        for place, (key, kind) in enumerate(kinds.items()):
            choices = ["Hamburg", "Lyon"] if kind is FieldKind.CHOICE else []
            one = CustomField(
                key=key, label=key.title(), kind=kind, choices=choices, position=place
            )
            work.session.add(one)


def _complaint(store: Store, admin: Actor, agent: Actor, number: int) -> None:
    """A regulator's times and letters, and a ticket that is a complaint."""
    with store.work(admin) as work:
        regimes.publish(work, regimes.load("fca-disp", "Service hours"), reason="Counsel")
        for draft in letters.shipped():
            letters.publish(work, draft, reason="Counsel")
    with store.work(agent) as work:
        record.open_complaint(work, NewComplaint(number, "Charged twice", "Current account"))


def _showpiece(store: Store, agent: Actor, requester: Actor) -> int:
    """A ticket with everything beside it that a ticket can have; returns its number."""
    with store.work(agent) as work:
        team = next(one.id for one in people.teams(work) if one.name == "Tier 1")
        mine = agent.person_id or 0

        def opened(subject: str, description: str, assignee: int | None = None) -> int:
            asked = requester.person_id or 0
            new = NewTicket(subject, asked, description, team_id=team, assignee_id=assignee)
            return open_ticket(work, new).subject or 0

        number = opened(SHOWPIECE, "See below.", mine)
        twin, related = opened("The same scanner", "Again."), opened("Toner", "Low.")
    with store.work(requester) as work:
        files = (
            GivenFile("page.png", PICTURE, "image/png"),
            GivenFile("log.txt", b"read twice", "text/plain"),
            GivenFile("quote.pdf", pdfs.written(["A quote"]), "application/pdf"),
            GivenFile("invoice.pdf", b"MZ\x90\x00", "application/pdf"),
        )
        conversation.receive_reply(work, number, Said("", MessageForm.HTML, MAIL), files)
    with store.work(agent) as work:
        colleague = next(one.id for one in people.agents(work) if one.name == "Tom Reed")
        note = Said("@Tom Reed have you seen it?", mentions=(colleague,))
        conversation.add_note(work, number, note)
        classification.set_tags(work, number, add=("counter", "scanner"))
        links.link(work, number, "related to", related)
        merging.merge(work, twin, number, reason="the same scanner")
        watchers.watch(work, number)
        agenda.remind(work, number, work.now + timedelta(days=1), "call Ruth")
        tasks.start_template(work, number, "Somebody joins")
        approvals.request(work, number, Question("Pay the replacement", ("lead",)))
    return number
