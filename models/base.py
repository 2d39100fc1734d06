"""The ground every table stands on: naming convention, column types, the declarative base."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column
from typing_extensions import override

from models.vocabulary import Priority

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

MICROSECOND: Final = timedelta(microseconds=1)

BigId = BigInteger().with_variant(Integer, "sqlite")
"""64 bit everywhere; SQLite only numbers rows by itself when the column is an INTEGER."""


class InstantType(TypeDecorator[datetime]):
    """An instant: aware in Python, always UTC in the database; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "an instant needs a time zone"
            raise ValueError(msg)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is UTC:
            return value
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SpanType(TypeDecorator[timedelta]):
    """A span of time, stored as whole microseconds."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // MICROSECOND

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(microseconds=value)


class PriorityType(TypeDecorator[Priority]):
    """A priority, stored as its rank so that the database sorts by urgency."""

    impl = SmallInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: Priority | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> Priority | None:
        return None if value is None else Priority(value)


def _values(words: type[StrEnum]) -> list[str]:
    """Store what a word says, not how Python spells its name."""
    return [word.value for word in words]


Instant = Annotated[datetime, mapped_column(InstantType)]
PrimaryKey = Annotated[int, mapped_column(BigId, primary_key=True)]
Name = Annotated[str, mapped_column(String(200))]
LongText = Annotated[str, mapped_column(Text)]
Json = JSON().with_variant(JSONB, "postgresql")


class Base(DeclarativeBase):
    """Every table of the desk; constraint names follow one convention."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - the name and shape are SQLAlchemy's
        int: BigId,
        datetime: InstantType,
        timedelta: SpanType,
        Priority: PriorityType,
        StrEnum: Enum(StrEnum, native_enum=False, values_callable=_values, length=24),
        dict[str, Any]: Json,
        list[Any]: Json,
    }


def reference(
    target: str, *, nullable_delete: bool = False, cascade: bool = False, circular: bool = False
) -> ForeignKey:
    """Name a foreign key and say what happens to it when its row goes.

    `circular` marks the one side of a pair of tables that point at each other which is added
    after both exist.
    """
    ondelete = "CASCADE" if cascade else "SET NULL" if nullable_delete else "RESTRICT"
    return ForeignKey(target, ondelete=ondelete, use_alter=circular)
