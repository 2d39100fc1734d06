"""The attacker who owns the database: guards off, and enough knowledge to repair what he broke."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, delete, func, insert, select, text, update
from sqlalchemy.pool import NullPool

from models.ledger import LedgerHead, LedgerLeaf, LedgerLine, LedgerLog, LedgerSealedHead
from services.audit import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

    from services.store.work import Store


class Attacker:
    """Changes lines and makes the rest fit again, as far as one can without the keys."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def sql(self, statement: str) -> None:
        """Run a statement as it is."""
        self.connection.exec_driver_sql(statement)

    def chain(self, subject: str) -> list[Row[Any]]:
        """Return a subject's lines, oldest first."""
        query = select(*LedgerLine.__table__.columns).order_by(LedgerLine.seq)
        return list(self.connection.execute(query.where(LedgerLine.subject == subject)))

    def places(self) -> list[int]:
        """Return the numbers of the lines that have a place, in its order."""
        return list(
            self.connection.scalars(select(LedgerLeaf.line_id).order_by(LedgerLeaf.position))
        )

    def set_line(self, line_id: int, **values: object) -> None:
        """Overwrite columns of a line."""
        self.connection.execute(update(LedgerLine).where(LedgerLine.id == line_id).values(**values))

    def set_header(self, line_id: int, **parts: Any) -> None:  # noqa: ANN401 - any header part
        """Rewrite parts of a header, and hash that one line anew."""
        header = self.connection.scalar(select(LedgerLine.header).where(LedgerLine.id == line_id))
        text_of_it = line.header_text(replace(line.parse_header(str(header)), **parts))
        self.set_line(line_id, header=text_of_it, leaf=line.leaf_hash(text_of_it))

    def set_fields(self, line_id: int, texts: list[str]) -> None:
        """Rewrite what a line commits to, its body and its hash included."""
        salt = self.connection.scalar(select(LedgerLine.salt).where(LedgerLine.id == line_id))
        self.set_line(line_id, fields=texts)
        self.set_header(line_id, body=line.body_of(bytes(salt or b""), texts))

    def remove(self, line_id: int) -> None:
        """Delete a line and its place."""
        self.connection.execute(delete(LedgerLeaf).where(LedgerLeaf.line_id == line_id))
        self.connection.execute(delete(LedgerLine).where(LedgerLine.id == line_id))

    def rehash(self, subject: str) -> None:
        """Renumber and re-hash a whole chain, its end and its places in the tree."""
        leaf = line.NO_LEAF
        seq = sealed = 0
        for seq, one in enumerate(self.chain(subject), 1):
            self.set_line(one.id, seq=seq)
            self.set_header(one.id, seq=seq, prev=leaf)
            leaf = (
                self.connection.scalar(select(LedgerLine.leaf).where(LedgerLine.id == one.id))
                or b""
            )
            moved = self.connection.execute(
                update(LedgerLeaf).where(LedgerLeaf.line_id == one.id).values(leaf=leaf)
            )
            if moved.rowcount:
                sealed = seq
                self._set_head(LedgerSealedHead, subject, seq, leaf)
        self._set_head(LedgerHead, subject, seq, leaf)
        assert sealed <= seq

    def copy_after(self, line_id: int, uuid: str) -> int:
        """Put a copy of a line behind it in its chain; returns the copy's number."""
        columns = [one for one in LedgerLine.__table__.columns if one.name != "id"]
        row = self.connection.execute(select(*columns).where(LedgerLine.id == line_id)).one()
        values = dict(zip([one.name for one in columns], row, strict=True))
        behind = [one for one in self.chain(values["subject"]) if one.seq > values["seq"]]
        for one in reversed(behind):
            self.set_line(one.id, seq=one.seq + 1)
        values |= {"seq": values["seq"] + 1, "uuid": uuid, "entry_id": None}
        made = self.connection.execute(insert(LedgerLine).values(**values).returning(LedgerLine.id))
        return int(made.scalar_one())

    def close_gaps(self, order: list[int] | None = None) -> None:
        """Number the places of the tree anew, and let the log know its new size."""
        ids = self.places() if order is None else order
        leaves = {
            row[0]: row[1]
            for row in self.connection.execute(select(LedgerLine.id, LedgerLine.leaf))
        }
        self.connection.execute(delete(LedgerLeaf))
        self.connection.execute(
            insert(LedgerLeaf),
            [
                {"position": place, "line_id": one, "leaf": leaves[one]}
                for place, one in enumerate(ids)
            ],
        )
        self.connection.execute(update(LedgerLog).values(size=len(ids)))

    def count(self) -> int:
        """Return how many lines there are."""
        return self.connection.scalar(select(func.count()).select_from(LedgerLine)) or 0

    def _set_head(self, table: Any, subject: str, seq: int, leaf: bytes) -> None:  # noqa: ANN401 - a table
        self.connection.execute(
            update(table).where(table.subject == subject).values(seq=seq, leaf=leaf)
        )


@contextmanager
def attack(store: Store) -> Iterator[Attacker]:
    """Open the database as its owner, with every guard switched off; commit at the end."""
    engine = create_engine(store.url, poolclass=NullPool)
    with engine.connect() as connection:
        on_server = engine.dialect.name == "postgresql"
        guards = _postgres_guards(connection) if on_server else _sqlite_guards(connection)
        for off, _ in guards:
            connection.exec_driver_sql(off)
        yield Attacker(connection)
        for _, on in guards:
            connection.exec_driver_sql(on)
        connection.commit()
    engine.dispose()


def _postgres_guards(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(
        text(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgrelid::regclass::text !~ '^pg_'"
        )
    ).all()
    return [
        ("SET LOCAL session_replication_role = replica", "SELECT 1"),
        *(
            (
                f'ALTER TABLE {table} DISABLE TRIGGER "{name}"',
                f'ALTER TABLE {table} ENABLE ALWAYS TRIGGER "{name}"',
            )
            for table, name in found
        ),
    ]


def _sqlite_guards(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    ).all()
    return [(f"DROP TRIGGER {name}", sql) for name, sql in found]
