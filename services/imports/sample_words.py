"""Names and words for the sample desk: the log numbers everything and says nothing."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from services.imports.naming import PersonName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from services.imports.csv_rows import Row

TIER_1: Final = "Tier 1"
TIER_2: Final = "Tier 2"
WELL_KNOWN_TEAMS: Final = {"Group 70": TIER_1, "Group 24": TIER_2}
"""The two groups of the log that work most play the first two tiers."""
WELL_KNOWN_AGENTS: Final = {
    "Resolver 13": "Dana Fox",
    "Resolver 33": "Lena Ort",
    "Resolver 249": "Tom Reed",
}
DOMAIN: Final = "sample.example"
AGENTS_FROM_THE_END: Final = 5000


def folder() -> Traversable:
    """Return the folder of the sample desk's data."""
    return resources.files("resources") / "sample"


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed tables; the same number always gets the same words."""

    tables: Mapping[str, Any]

    def team(self, group: str) -> str:
        """Name the team of an assignment group."""
        if group in WELL_KNOWN_TEAMS:
            return WELL_KNOWN_TEAMS[group]
        number = _number(group)
        specialities, regions = self.tables["specialities"], self.tables["regions"]
        return f"{_at(specialities, number)} {_at(regions, number // len(specialities))}"

    def agent(self, resolver: str) -> PersonName:
        """Name the agent a ticket was assigned to."""
        known = WELL_KNOWN_AGENTS.get(resolver)
        name = known or self._person(AGENTS_FROM_THE_END - _number(resolver))
        return PersonName(name, _address(name, "desk"))

    def requester(self, row: Row) -> PersonName:
        """Name the caller, who works for an organisation at the call's place."""
        name = self._person(_number(row["caller_id"]))
        account = _at(self.tables["organisations"], _number(row["location"]))
        return PersonName(name, _address(name, "mail"), account)

    def subject(self, row: Row) -> str:
        """Choose the subject by subcategory, symptom and incident."""
        chosen = _at(self._theme(row)["subjects"], _mixed(row, "u_symptom", "number"))
        return self._placed(chosen, row)

    def description(self, row: Row) -> str:
        """Choose what the requester wrote by incident and category."""
        return str(_at(self._theme(row)["details"], _mixed(row, "number", "category")))

    def _theme(self, row: Row) -> Mapping[str, Any]:
        theme: Mapping[str, Any] = _at(
            self.tables["themes"], _mixed(row, "category", "subcategory")
        )
        return theme

    def _placed(self, text: str, row: Row) -> str:
        site = _at(self.tables["sites"], _number(row["location"]))
        return text.format(place=site, room=1 + _mixed(row, "number") % 9)

    def _person(self, number: int) -> str:
        firsts, lasts = self.tables["first_names"], self.tables["last_names"]
        rounds, number = divmod(number, len(firsts) * len(lasts))
        name = f"{_at(firsts, number)} {_at(lasts, number // len(firsts) * 7 + number)}"
        return f"{name}-{_at(lasts, rounds + number)}" if rounds else name


@cache
def words() -> Words:
    """Read the tables that come with the program."""
    text = (folder() / "words.toml").read_text(encoding="utf-8")
    return Words(tomllib.loads(text))


def _at(table: Sequence[Any], number: int) -> Any:  # noqa: ANN401 - a table of words or themes
    return table[number % len(table)]


def _number(name: str) -> int:
    digits = "".join(letter for letter in name if letter.isdigit())
    return int(digits) if digits else 0


def _mixed(row: Row, *columns: str) -> int:
    """Turn cells into a number that scatters neighbours; the same on every machine."""
    text = "\x1f".join(row[column] for column in columns)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def _address(name: str, place: str) -> str:
    return f"{'.'.join(name.lower().split())}@{place}.{DOMAIN}"
