"""The tags of a document: what each painted thing is, for those who hear the page or extract it.

Elements are written as they close, packed and compressed, so that a long history costs little
memory. A table is tagged by its cells in reports of up to 10,000 entries, and by its rows, as
paragraphs, in longer ones: every cell costs each later reader of the file (the archive check,
the signer, the viewer) an object, and no PDF/A may have more than 8,388,607 of them.
"""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from services.reports.paper.objects import ObjectFile

FINE_LIMIT: Final = 10_000
"""Entries; in longer reports the rows of tables are paragraphs."""
_NOTHING: Final = ""
_END: Final = "EMC"
_CELL: Final = "/TD<</MCID %d>>BDC"
_READY: Final = 512
_CELLS: Final = tuple(_CELL % mark for mark in range(_READY))
"""What begins the first cells of a page."""
_ARTIFACT: Final = "/Artifact BMC"
_RUNNING: Final = "/Artifact <</Type /Pagination>> BDC"
Box = tuple[float, float, float, float]


class Mark(NamedTuple):
    """A stretch of a page's content, by the number of the page object and its own."""

    page: int
    number: int


class Element:
    """An element that is still open; its children are numbers of objects, or marks."""

    __slots__ = ("attributes", "children", "marks", "number", "parent", "role")

    def __init__(self, number: int, role: str, parent: int, attributes: bytes = b"") -> None:
        self.number = number
        self.role = role
        self.parent = parent
        self.attributes = attributes
        self.children = array("Q")
        self.marks: list[Mark] = []


class Structure:
    """Grows the tree of one document, page by page."""

    def __init__(self, file: ObjectFile, *, fine: bool = True) -> None:
        self.fine = fine
        self._file = file
        self._root = file.reserve()
        self._document = Element(file.reserve(), "Document", self._root)
        self._open = [self._document]
        self._page = 0
        self._within = False
        self._flow: Element | None = None
        self._owners = array("Q")
        """Of each mark of the page, the element it belongs to."""
        self._parents = array("Q")
        """Of each page, the object that lists its owners."""

    def make(self, role: str, attributes: bytes = b"") -> Element:
        """Make an element below the innermost group; what flowed before it ends."""
        self.end_flow()
        return self.child(self._open[-1], role, attributes)

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """Let what follows belong to an element that was made before, and close it."""
        self._open.append(element)
        yield
        self._open.pop()
        self.close(element)

    @contextmanager
    def group(self, role: str) -> Iterator[Element]:
        """Open an element that holds others."""
        element = self.make(role)
        with self.inside(element):
            yield element

    def begin(self, role: str, *, alt: str = "", box: Box | None = None) -> str:
        """Return the operator that begins a leaf; empty where one is open already."""
        if self._within:
            return _NOTHING
        element = self.make(role, _described(role, alt, box))
        self._within = True
        operator = self.mark(element)
        self.close(element)
        return operator

    def resume(self, element: Element) -> str:
        """Return the operator that begins another stretch of an open element, for painting."""
        self._within = True
        return self.mark(element)

    def begin_artifact(self, *, running: bool = False) -> str:
        """Return the operator that begins a decoration; empty inside a leaf."""
        if self._within:
            return _NOTHING
        self._within = True
        return _RUNNING if running else _ARTIFACT

    def end(self, begun: str) -> str:
        """Return the operator that ends what `begun` began."""
        if not begun:
            return _NOTHING
        self._within = False
        return _END

    def child(self, parent: Element, role: str, attributes: bytes = b"") -> Element:
        """Make an element below another that is open."""
        element = Element(self._file.reserve(), role, parent.number, attributes)
        parent.children.append(element.number)
        return element

    def mark(self, element: Element) -> str:
        """Return the operator that begins another stretch of an element on this page."""
        number = len(self._owners)
        self._owners.append(element.number)
        element.marks.append(Mark(self._page, number))
        return f"/{element.role} <</MCID {number}>> BDC"

    def row(self, body: Element, filled: Sequence[bool]) -> list[str]:
        """Add a row that is whole on this page; return what begins its cells, empty where empty.

        What `child`, `mark` and `close` would do for every cell, in one go: most rows are such.
        """
        first = self._file.reserve(len(filled) + 1)
        body.children.append(first)
        numbers = range(first, first + 1 + len(filled))
        head = b"<</S/TD/P %d 0 R" % first
        full = b"%s/Pg %d 0 R/K " % (head, self._page)
        kids = _references(numbers[1:])
        mark = len(self._owners)
        begins, bodies = [], [b"<</S/TR/P %d 0 R/K[%s]>>" % (body.number, kids)]
        if all(filled) and mark + len(filled) <= _READY:
            marks = range(mark, mark + len(filled))
            self._owners.extend(numbers[1:])
            bodies += [b"%s%d>>" % (full, one) for one in marks]
            self._file.pack_all(numbers, bodies)
            return list(_CELLS[mark : mark + len(filled)])
        for number, is_filled in zip(numbers[1:], filled, strict=True):
            if is_filled:
                self._owners.append(number)
                begins.append(_CELLS[mark] if mark < _READY else _CELL % mark)
                bodies.append(b"%s%d>>" % (full, mark))
                mark += 1
            else:
                begins.append(_NOTHING)
                bodies.append(head + b">>")
        self._file.pack_all(numbers, bodies)
        return begins

    def flow(self) -> str:
        """Return the operator that begins a stretch of the page's running text."""
        if self._flow is None:
            self._flow = self.child(self._open[-1], "P")
        return self.mark(self._flow)

    def close(self, element: Element) -> None:
        """Write an element; nothing can be added to it any more."""
        self._file.pack(element.number, _element(element))

    def start_page(self, page: int) -> None:
        """Begin a page, given by the number of its object."""
        self._page = page
        self._owners = array("Q")

    def end_flow(self) -> None:
        """End the running text: of the page, or before something else follows."""
        if self._flow is not None:
            self.close(self._flow)
            self._flow = None

    def finish_page(self) -> int:
        """List the owners of the page's marks; return the key the page bears."""
        self.end_flow()
        number = self._file.reserve()
        self._file.pack(number, b"[%s]" % _references(self._owners))
        self._parents.append(number)
        return len(self._parents) - 1

    def finish(self) -> int:
        """Close the tree; return the number of its root."""
        self.close(self._document)
        pairs = b" ".join(b"%d %d 0 R" % pair for pair in enumerate(self._parents))
        keys = self._file.reserve()
        self._file.pack(keys, b"<</Nums [%s]>>" % pairs)
        self._file.pack(
            self._root,
            b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>"
            % (self._document.number, keys, len(self._parents)),
        )
        return self._root


def text_string(text: str) -> bytes:
    """Write any text as a PDF string."""
    raw = b"\xfe\xff" + text.encode("utf-16-be", "replace")
    return b"<%s>" % raw.hex().encode("ascii")


def _described(role: str, alt: str, box: Box | None) -> bytes:
    """Return the attributes of a leaf: what a picture shows, and which way a heading points."""
    parts = []
    if alt:
        parts.append(b"/Alt %s" % text_string(alt))
    if box is not None:
        left, low, width, height = box
        edges = (left, low, left + width, low + height)
        corners = b" ".join(b"%.2f" % edge for edge in edges)
        parts.append(b"/A <</O /Layout /Placement /Block /BBox [%s]>>" % corners)
    if role == "TH":
        parts.append(b"/A <</O /Table /Scope /Row>>")
    return b" ".join(parts)


def _element(element: Element) -> bytes:
    """Write one element as a dictionary."""
    head = b"<</S/%s/P %d 0 R" % (element.role.encode("ascii"), element.parent)
    if element.attributes:
        head += b" " + element.attributes
    if element.children:
        return b"%s/K[%s]>>" % (head, _references(element.children))
    marks = element.marks
    if not marks:
        return head + b">>"
    page = marks[0].page
    if all(mark.page == page for mark in marks):
        numbers = b" ".join(b"%d" % mark.number for mark in marks)
        return b"%s/Pg %d 0 R/K[%s]>>" % (head, page, numbers)
    kids = b"".join(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % mark for mark in marks)
    return b"%s/K[%s]>>" % (head, kids)


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(map(b"%d 0 R".__mod__, numbers))
