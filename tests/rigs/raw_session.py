"""Statements of an SQL client under a seat's login, and whether the server took them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from services.store.work import Store


def refusal(seat: Store, *statements: str) -> str:
    """Try statements and what is asked at their commit, and roll back.

    Returns:
        The SQLSTATE they were refused with; empty: the server would have taken them.
    """
    with seat.engine.connect() as connection:
        try:
            for one in (*statements, "SET CONSTRAINTS ALL IMMEDIATE"):
                connection.exec_driver_sql(one)
        except DBAPIError as error:
            return str(error.orig.sqlstate)  # type: ignore[union-attr]
        finally:
            connection.rollback()
    return ""
