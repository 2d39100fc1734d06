"""Takes the words out of lines of the ledger, so that every proof over them still holds.

The header stays, and with it the leaf; each value is replaced by its commitment, and the salt that
could be used to guess it is forgotten. On PostgreSQL a function of the database does it
(records.postgresql.sql); here is the same for SQLite, whose triggers cannot hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, or_, select, text, update

from models.audit import AuditEntry
from models.ledger import LedgerLine
from services.audit import line, opening, settling, trail
from services.audit.trail import FieldChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Row

    from services.store.work import Work

KEPT: Final = frozenset({"row", "context", "actor"})
"""Fields that stay: which row or entry the line is about, and who of the desk did it."""
OF_DISPOSAL: Final = (
    "purge.approved",
    "purge.executed",
    "erasure.approved",
    "erasure.executed",
)
"""Entries that keep their words for good: an earlier erasure is vouched for by them."""
AT_ONCE: Final = 1000
"""Lines that one entry names."""
ON_SERVER: Final = text("SELECT ledger_withhold(:entry)")


def withhold(
    work: Work,
    kind: str,
    subject: tuple[str, int],
    chains: Iterable[str | int],
    *,
    but: int,
) -> int:
    """Take the words out of all lines of some chains; returns how many.

    The entries that name the lines, with their leaves, are what verification goes by.

    Args:
        work: The unit that approved it.
        kind: `purge.executed` or `erasure.executed`.
        subject: What the entries about it are of; a person's own name goes too.
        chains: Subjects of the lines, such as `ticket/1042`; numbers of lines of other chains.
        but: The entry that approved it keeps its words.
    """
    opening.open_desk(work, "a purge or erasure")
    settling.settle(work.session)
    on_server = work.session.get_bind().dialect.name == "postgresql"
    found = _lines(work, set(chains), but)
    for start in range(0, len(found), AT_ONCE):
        batch = found[start : start + AT_ONCE]
        said = [FieldChange("line", bytes(one.leaf).hex(), one.uuid) for one in batch]
        entry = trail.append_numbered(work, kind, subject, said)
        if on_server:
            work.session.execute(ON_SERVER, {"entry": entry})
        else:
            _blank(work, batch, subject)
    work.session.expire_all()
    work.forget()
    return len(found)


def _lines(work: Work, chains: set[str | int], but: int) -> list[Row[Any]]:
    columns = LedgerLine.id, LedgerLine.uuid, LedgerLine.leaf, LedgerLine.fields, LedgerLine.salt
    found: list[Row[Any]] = []
    for which in _batches(chains):
        query = (
            select(*columns, LedgerLine.entry_id)
            .outerjoin(AuditEntry, AuditEntry.id == LedgerLine.entry_id)
            .where(
                which,
                LedgerLine.salt.is_not(None),
                LedgerLine.entry_id.is_distinct_from(but),
                or_(AuditEntry.id.is_(None), AuditEntry.kind.not_in(OF_DISPOSAL)),
            )
        )
        found += work.session.execute(query.order_by(LedgerLine.id))
    return found


def _batches(chains: set[str | int]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions for the lines that are named by number, and then for the chains.

    What a person was called, by which the server knows searches for them, stands in their chain.
    """
    for column, sort in ((LedgerLine.id, int), (LedgerLine.subject, str)):
        wanted = sorted(one for one in chains if isinstance(one, sort))
        for start in range(0, len(wanted), AT_ONCE):
            yield column.in_(wanted[start : start + AT_ONCE])


def _blank(work: Work, batch: Sequence[Row[Any]], subject: tuple[str, int]) -> None:
    entries = [one.entry_id for one in batch if one.entry_id is not None]
    own = _own_entries(work, entries, subject)
    rows = [
        {
            "of": one.id,
            "left": without_words(one, KEPT - {"actor"} if one.entry_id in own else KEPT),
        }
        for one in batch
    ]
    lines = update(LedgerLine).where(LedgerLine.id == bindparam("of"))
    work.session.connection().execute(lines.values(fields=bindparam("left"), salt=None), rows)
    blank = update(AuditEntry).values(changes=[], reason=None, source=None, claimed_actor=None)
    connection = work.session.connection()
    connection.execute(blank.where(AuditEntry.id.in_(entries)))
    connection.execute(update(AuditEntry).where(AuditEntry.id.in_(own)).values(actor_name=""))


def _own_entries(work: Work, entries: Sequence[int], subject: tuple[str, int]) -> set[int]:
    """Return the entries that the erased person made."""
    if subject[0] != "person":
        return set()
    query = select(AuditEntry.id).where(
        AuditEntry.id.in_(entries), AuditEntry.actor_id == subject[1]
    )
    return set(work.session.scalars(query))


def without_words(one: Row[Any], kept: frozenset[str]) -> list[dict[str, str]]:
    """Return the fields of a line with salts of their own: those that stay, and commitments."""
    left = []
    for written in one.fields:
        name = line.read_field(written)[0]
        salt = line.field_salt(bytes(one.salt), name)
        if name in kept:
            left.append({"salt": salt.hex(), "text": written})
        else:
            left.append({"withheld": line.commitment(salt, written).hex()})
    return left
