"""The attacks of the threat model, each with the layers that must give it away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from models.ledger import LedgerCheckpoint, LedgerLine, LedgerLog, LedgerSealedHead
from services.audit import line, sealing
from tests.rigs.ledger import NOW
from tests.rigs.tampering import Attacker, attack

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.rigs.ledger import SealedDesk


@dataclass(frozen=True, slots=True)
class Attack:
    """One tampering: what is done, and which layers must see it."""

    name: str
    commit: Callable[[SealedDesk], None]
    seen_by: frozenset[str]


def _edit_values(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        one = _sealed_lines(attacker, sealed)[3]
        texts = [text.replace("Dana", "Emma") for text in one.fields]
        attacker.set_line(one.id, fields=[*texts[:-1], '["row","ticket/9"]'])


def _edit_entry(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql("UPDATE audit_entry SET actor_name = 'Tom Reed' WHERE kind = 'ticket.created'")


def _edit_actor(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        one = _sealed_lines(attacker, sealed)[2]
        actor = one.header.split("actor ")[1].split("\n")[0]
        attacker.set_line(one.id, header=one.header.replace(actor, b"mallory".hex()))


def _edit_actor_and_hash(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.set_header(_sealed_lines(attacker, sealed)[2].id, actor="mallory")


def _edit_and_rehash_chain(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.set_header(_sealed_lines(attacker, sealed)[2].id, actor="mallory")
        attacker.rehash(f"ticket/{sealed.first}")


def _delete_middle(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.remove(_bare_line(attacker, sealed).id)


def _delete_middle_and_repair(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.remove(_bare_line(attacker, sealed).id)
        attacker.rehash(f"ticket/{sealed.first}")
        attacker.close_gaps()


def _delete_last_sealed(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        _take_back_last_note(attacker, sealed.first)
        attacker.rehash(f"ticket/{sealed.first}")
        attacker.close_gaps()


def _delete_last_unsealed(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        _take_back_last_note(attacker, sealed.second)
        attacker.rehash(f"ticket/{sealed.second}")


def _insert_back_dated(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        subject = f"ticket/{sealed.first}"
        middle = _sealed_lines(attacker, sealed)[4]
        forged = attacker.copy_after(middle.id, "0f8fad5b-d9cb-469f-a165-70867728950e")
        attacker.set_header(
            forged,
            uuid="0f8fad5b-d9cb-469f-a165-70867728950e",
            time="2020-01-01T00:00:00.000000Z",
        )
        attacker.rehash(subject)
        order = attacker.places()
        order.insert(order.index(middle.id) + 1, forged)
        attacker.close_gaps(order)


def _change_ticket(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql(f"UPDATE ticket SET priority = 4 WHERE id = {sealed.first}")  # noqa: S608


def _delete_message(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql(f"DELETE FROM message WHERE ticket_id = {sealed.second}")  # noqa: S608


def _clear_breach(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql("UPDATE clock SET state = 'met', breached_at = NULL")


def _loosen_policy(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql("UPDATE policy_target SET duration = '99h'")


def _add_row_unseen(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql("INSERT INTO account (name, tier, active) VALUES ('Ghost', 'gold', true)")


def _add_entry_unseen(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql(
            "INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_name, actor_role,"  # noqa: S608
            " client, correlation, changes) SELECT at, 'ticket.approved', 'ticket',"
            f" {sealed.first}, actor_name, actor_role, client, correlation, changes"
            " FROM audit_entry WHERE kind = 'ticket.created' LIMIT 1"
        )


def _roll_back(sealed: SealedDesk) -> None:
    """Bring the database to an older state as a whole, newer notes and copies removed."""
    with attack(sealed.store) as attacker:
        _take_back_last_note(attacker, sealed.second)
        attacker.rehash(f"ticket/{sealed.second}")
        _take_back_last_note(attacker, sealed.first)
        attacker.rehash(f"ticket/{sealed.first}")
        attacker.connection.execute(delete(LedgerCheckpoint))
        attacker.close_gaps()
    _remove_copies(sealed)


def _steal_key_and_rewrite(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.set_header(_sealed_lines(attacker, sealed)[2].id, actor="mallory")
        attacker.rehash(f"ticket/{sealed.first}")
        attacker.connection.execute(delete(LedgerCheckpoint))
    _remove_copies(sealed)
    sealed.receipts.write_text("")
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)


def _forge_key(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql("UPDATE ledger_key SET statement = replace(statement, 'from 0', 'from 1')")


def _forge_checkpoint(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.sql("UPDATE ledger_checkpoint SET note = replace(note, 'time 2', 'time 1')")


def _erase_unasked(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        erase(attacker, _sealed_lines(attacker, sealed)[2].id)


def _set_clock_back(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        subject = f"ticket/{sealed.second}"
        attacker.set_header(attacker.chain(subject)[-1].id, time="2020-01-01T00:00:00.000000Z")
        attacker.rehash(subject)


def erase(attacker: Attacker, line_id: int) -> None:
    """Replace the values of a line by their commitments, and forget the salt."""
    row = attacker.connection.execute(
        select(LedgerLine.salt, LedgerLine.fields).where(LedgerLine.id == line_id)
    ).one()
    withheld = [
        {"withheld": line.commitment(line.field_salt(row[0], _name(one)), one).hex()}
        for one in row[1]
    ]
    attacker.set_line(line_id, fields=withheld, salt=None)


def _name(text: str) -> str:
    return str(json.loads(text)[0])


def _sealed_lines(attacker: Attacker, sealed: SealedDesk) -> list[LedgerLine]:
    placed = set(attacker.places())
    return [one for one in attacker.chain(f"ticket/{sealed.first}") if one.id in placed]  # type: ignore[misc]


def _bare_line(attacker: Attacker, sealed: SealedDesk) -> LedgerLine:
    """Return a sealed line in the middle of a chain: the note somebody wants to be gone."""
    return [
        one for one in _sealed_lines(attacker, sealed) if "kind row.message.insert" in one.header
    ][1]


def _take_back_last_note(attacker: Attacker, number: int) -> None:
    """Remove a ticket's last message with everything that speaks of it, live rows included."""
    found = attacker.chain(f"ticket/{number}")
    start = max(at for at, one in enumerate(found) if "kind row.message.insert" in one.header)
    entries = [one.entry_id for one in found[start:] if one.entry_id is not None]
    rows = [
        json.loads(text)[1]
        for one in found[start:]
        if "kind row." in one.header and ".insert" in one.header
        for text in one.fields
        if json.loads(text)[0] == "row"
    ]
    updated = [one for one in found[start:] if ".update\n" in one.header]
    for one in reversed(updated):
        _undo(attacker, [json.loads(text) for text in one.fields])
    for one in reversed(found[start:]):
        attacker.remove(one.id)
    for entry in entries:
        attacker.sql(f"DELETE FROM audit_entry WHERE id = {entry}")  # noqa: S608
    for row in reversed(rows):
        table, _, key = row.partition("/")
        attacker.sql(f"DELETE FROM {table} WHERE id = {key}")  # noqa: S608
    _sealed_head_back(attacker, f"ticket/{number}")


def _undo(attacker: Attacker, fields: list[list[object]]) -> None:
    values = {str(name): sides for name, sides in fields}
    table, _, key = str(values.pop("row")).partition("/")
    for name, sides in values.items():
        before = sides["before"]  # type: ignore[index]
        attacker.connection.exec_driver_sql(
            f"UPDATE {table} SET {name.removeprefix('column:')} = "  # noqa: S608
            + ("NULL" if before is None else f"'{before}'")
            + f" WHERE id = {key}"
        )


def _sealed_head_back(attacker: Attacker, subject: str) -> None:
    """The end of the sealed part may have moved; `rehash` sets it again."""
    placed = set(attacker.places())
    if not any(one.id in placed for one in attacker.chain(subject)):
        attacker.connection.execute(
            delete(LedgerSealedHead).where(LedgerSealedHead.subject == subject)
        )


def _remove_copies(sealed: SealedDesk) -> None:
    for file in (sealed.keys.folder / sealing.PUBLISHED).glob("*.note"):
        file.unlink()


def _on(*layers: str) -> frozenset[str]:
    return frozenset(layers)


ATTACKS: Final = (
    Attack("edit before and after", _edit_values, _on("row")),
    Attack("edit the text of an entry", _edit_entry, _on("row")),
    Attack("edit the actor", _edit_actor, _on("row")),
    Attack("edit the actor and that line's hash", _edit_actor_and_hash, _on("chain", "checkpoint")),
    Attack("edit and re-hash the chain", _edit_and_rehash_chain, _on("checkpoint", "witness")),
    Attack("delete a middle entry", _delete_middle, _on("chain", "checkpoint", "witness")),
    Attack("delete, renumber, re-index", _delete_middle_and_repair, _on("checkpoint", "witness")),
    Attack("delete the last sealed entry", _delete_last_sealed, _on("checkpoint", "witness")),
    Attack("delete the last unsealed entry", _delete_last_unsealed, _on("receipts")),
    Attack("insert a back-dated entry", _insert_back_dated, _on("checkpoint", "time")),
    Attack("change a live ticket", _change_ticket, _on("state")),
    Attack("delete a live message", _delete_message, _on("state")),
    Attack("clear a breach", _clear_breach, _on("state")),
    Attack("loosen a policy", _loosen_policy, _on("state")),
    Attack("add a row unseen", _add_row_unseen, _on("state")),
    Attack("add an entry unseen", _add_entry_unseen, _on("row")),
    Attack("roll back the database", _roll_back, _on("receipts", "witness")),
    Attack("steal the key and rewrite", _steal_key_and_rewrite, _on("witness")),
    Attack("forge a key statement", _forge_key, _on("checkpoint")),
    Attack("forge a checkpoint", _forge_checkpoint, _on("checkpoint")),
    Attack("erase without authority", _erase_unasked, _on("row")),
    Attack("set the clock back", _set_clock_back, _on("time", "receipts")),
)


def sizes(sealed: SealedDesk) -> int:
    """Return how many lines have their place."""
    with attack(sealed.store) as attacker:
        return attacker.connection.scalar(select(LedgerLog.size)) or 0
