"""What imported people, teams and tickets are called here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from services.imports.servicenow_log import known

if TYPE_CHECKING:
    from services.imports.csv_rows import Row


UNKNOWN_CALLER: Final = "Unknown caller"


@dataclass(frozen=True, slots=True)
class PersonName:
    """How a person of the log is called here.

    Attributes:
        account: The organisation they ask for; None where the log names none.
    """

    name: str
    email: str | None = None
    account: str | None = None


class Naming(Protocol):
    """Gives the desk's names to what a log only numbers."""

    def team(self, group: str) -> str:
        """Name the team of an assignment group."""

    def agent(self, resolver: str) -> PersonName:
        """Name the agent a ticket was assigned to."""

    def requester(self, row: Row) -> PersonName:
        """Name the person who called."""

    def subject(self, row: Row) -> str:
        """Say in a line what the ticket is about."""

    def description(self, row: Row) -> str:
        """Say what the requester wrote; empty where the log does not tell."""


class AsInTheLog:
    """Everything is called what the log calls it; the log's own words where it has any."""

    def team(self, group: str) -> str:
        """Keep the group's name."""
        return group

    def agent(self, resolver: str) -> PersonName:
        """Keep the resolver's name."""
        return PersonName(resolver)

    def requester(self, row: Row) -> PersonName:
        """Keep the caller's name."""
        return PersonName(known(row["caller_id"]) or UNKNOWN_CALLER)

    def subject(self, row: Row) -> str:
        """Take the short description, else the classification."""
        columns = ("category", "subcategory", "u_symptom")
        classified = [word for word in (known(row[column]) for column in columns) if word]
        return known(row["short_description"]) or " · ".join(classified) or row["number"]

    def description(self, row: Row) -> str:
        """Take the description, where the export has one."""
        return row["description"]
