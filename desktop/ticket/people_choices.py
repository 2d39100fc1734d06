"""Whom a ticket can be given to: the teams, and the people of the chosen one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.absences import member_words
from desktop.text import tr
from desktop.widgets.property_rows import Choice

if TYPE_CHECKING:
    from services.access.people import TeamView


@dataclass(frozen=True, slots=True)
class Takers:
    """The teams and people a ticket can be given to, as the pickers offer them."""

    teams: tuple[TeamView, ...] = ()

    def team_choices(self) -> list[Choice[int | None]]:
        """Return the teams, and none."""
        return [Choice(None, tr("No team")), *(Choice(one.id, one.name) for one in self.teams)]

    def person_choices(self, team_id: int | None) -> list[Choice[int | None]]:
        """Return the people of a team (of all teams without one), and nobody.

        Whoever is away can be chosen, for their tickets may wait; it is said.
        """
        found = {
            member.id: member
            for team in self.teams
            if team_id is None or team.id == team_id
            for member in team.members
        }
        people = sorted(found.values(), key=lambda one: one.name.casefold())
        return [Choice(None, tr("Nobody")), *(Choice(one.id, member_words(one)) for one in people)]
