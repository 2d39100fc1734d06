"""Lets all engines of a test run share what SQLAlchemy made of the statements.

The program has one engine for its life; a test has one or two of its own, and making SQL out of the
same statements again for each took a fifth of the time of all tests.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.util import LRUCache

if TYPE_CHECKING:
    from sqlalchemy import Connection, Dialect

KEPT: Final = 5_000
DECIDING: Final = (
    "server_version_info", "paramstyle", "statement_compiler", "_json_serializer",
    "_json_deserializer",
)  # fmt: skip
"""What two dialects of a class have to agree on to write and read the same."""
_shared: LRUCache[Any, Any] = LRUCache(KEPT)


def share_compiled() -> None:
    """Do so for every engine from its first connection on."""
    event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    engine = connection.engine
    if engine._compiled_cache is not _shared:  # noqa: SLF001 - the public way is one of a connection
        engine._compiled_cache = _shared  # noqa: SLF001
        dialect: Any = type(engine.dialect)
        engine.dialect.__class__ = _alike(dialect)


@cache
def _alike(dialect: type[Any]) -> type[Any]:
    """Return a class whose dialects are the same where they write and read the same."""
    if hasattr(dialect, "is_shared"):
        return dialect

    def is_same(self: Dialect, other: object) -> bool:
        return type(self) is type(other) and _deciding(self) == _deciding(other)

    def hashed(self: Dialect) -> int:
        return hash(type(self))

    content = {"__eq__": is_same, "__hash__": hashed, "supports_statement_cache": True}
    return type(f"Shared{dialect.__name__}", (dialect,), content | {"is_shared": True})


def _deciding(dialect: object) -> list[object]:
    return [getattr(dialect, name, None) for name in DECIDING]
