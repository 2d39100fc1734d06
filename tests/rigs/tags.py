"""Read the tags of a PDF, and what is painted, without the code that wrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAINTING: Final = frozenset(
    {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh"}
)


@dataclass(slots=True)
class Tagged:
    """What the marked contents and the tree of a document say.

    Attributes:
        unmarked: Painting operators outside of any element and any artifact.
        marks: (page, MCID) as the pages have them.
        owners: (page, MCID) as the parent tree has them, with the element's role.
        claimed: (page, MCID) as the elements claim them.
    """

    unmarked: list[str] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    owners: dict[tuple[int, int], str] = field(default_factory=dict)
    claimed: list[tuple[int, int]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)


def read_tags(path: Path) -> Tagged:
    """Read everything; slow, for short documents."""
    found = Tagged()
    with pikepdf.open(path) as pdf:
        root: Any = pdf.Root["/StructTreeRoot"]
        nums = list(root.ParentTree.Nums)
        parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        for number, page in enumerate(pdf.pages):
            _read_page(found, number, page)
            for mark, owner in enumerate(parents[int(page.obj["/StructParents"])]):
                found.owners[number, mark] = str(owner.S)
        for kid in root.K:
            _read_element(found, kid, pages)
    return found


def _read_page(found: Tagged, number: int, page: pikepdf.Page) -> None:
    open_marks: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in {"BDC", "BMC"}:
            open_marks.append(_mark(operands))
            if open_marks[-1] is not None:
                found.marks.append((number, int(open_marks[-1] or 0)))
        elif name == "EMC":
            open_marks.pop()
        elif name in _PAINTING and not open_marks:
            found.unmarked.append(f"page {number + 1}: {operands} {name}")
    if open_marks:
        found.unmarked.append(f"page {number + 1}: a mark that does not end")


def _mark(operands: Any) -> int | None:  # noqa: ANN401 - pikepdf's list
    values = list(operands)
    if str(values[0]) == "/Artifact" or len(values) == 1:
        return None
    return int(values[1].MCID)


def _read_element(found: Tagged, element: Any, pages: dict[Any, int]) -> None:  # noqa: ANN401 - pikepdf
    found.roles.append(str(element.S).lstrip("/"))
    if "/Alt" in element:
        found.alternatives.append(str(element.Alt))
    for kid in _kids(element):
        if isinstance(kid, int):
            found.claimed.append((pages[element.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            found.claimed.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            _read_element(found, kid, pages)


def _kids(element: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf's objects
    kids = element.get("/K")
    if kids is not None:
        yield from kids if isinstance(kids, pikepdf.Array) else [kids]


def outline_of(said: str) -> list[str]:
    """Return the roles in the order in which `pdfinfo -struct-text` tells them."""
    return re.findall(
        r"^\s*(Document|Sect|H\d|P|Table|THead|TBody|TR|TH|TD|Figure)\b", said, re.MULTILINE
    )
