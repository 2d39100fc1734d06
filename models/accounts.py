"""Accounts: the organisations or units whose people ask for help."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Name, PrimaryKey, reference


class Account(Base):
    """A customer of the desk; its tier and manager steer routing."""

    __tablename__ = "account"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    tier: Mapped[str] = mapped_column(String(40), default="standard")
    manager_id: Mapped[int | None] = mapped_column(
        reference("person.id", nullable_delete=True, circular=True), index=True
    )
    active: Mapped[bool] = mapped_column(default=True)
