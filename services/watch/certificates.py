"""Tell in time that the signing certificate of this seat ends; a job of the watcher."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.people import Person
from models.vocabulary import Role
from services import config
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import inbox
from services.notify.phrases import Phrase
from services.reports import authority as authorities
from services.reports import renewal

if TYPE_CHECKING:
    from services.store.work import Actor, Store, Work

log = logging.getLogger(__name__)

ENDING: Final = "certificate.ending"
"""The kind of the entry that says who was told; of one certificate there is one."""


def tell_due(store: Store, actor: Actor) -> int:
    """Tell administrators and compliance, once for each certificate; returns 1 when it did."""
    folder = config.load().signing
    if folder is None:
        return 0
    with store.reading(actor) as work:
        at = work.recorded_at
    try:
        found = authorities.load(folder)
        said = renewal.warning(found, at)
        mark = authorities.fingerprint(found)
    except RuleError as error:
        log.warning("%s", error)
        return 0
    if not said:
        return 0
    log.warning("%s", said)
    with store.work(actor) as work:
        return _tell(work, mark, f"{renewal.ends_at(found):%Y-%m-%d}")


def _tell(work: Work, mark: str, until: str) -> int:
    known = select(AuditEntry.changes).where(
        AuditEntry.subject_type == "certificate", AuditEntry.kind == ENDING
    )
    if any(one["after"] == mark for changes in work.session.scalars(known) for one in changes):
        return 0
    wanted = Person.role.in_((Role.COMPLIANCE, Role.ADMINISTRATOR))
    query = select(Person.id, Person.name).where(wanted, Person.active)
    people = {row[0]: row[1] for row in work.session.execute(query)}
    title = Phrase("certificate ends", {"day": until})
    inbox.tell(work, people, inbox.Word("certificate", title, Phrase("certificate renew")))
    shown = [
        FieldChange("signer", None, mark),
        FieldChange("valid until", None, until),
        FieldChange("told", None, ", ".join(sorted(people.values())) or "nobody"),
    ]
    trail.append(work, ENDING, ("certificate", 0), shown)
    return 1
