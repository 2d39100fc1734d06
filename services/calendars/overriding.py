"""Marks methods that answer to Python's names; typing_extensions costs a console command 23 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method")

    def override(method: Method) -> Method:
        """Return the method as it is; type checkers and linters know what it means."""
        return method


__all__ = ["override"]
