"""A reportlab canvas that writes each page to the file when it is done and then forgets it.

reportlab keeps every page until `save`; a million entries would need hundreds of MiB. Here pages
go out at once, and only their offsets stay. What is known at the end alone (the number of pages,
the hash of the entries) is one form that every page shows and that is drawn last.
"""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from typing import IO, Any, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from services.reports.paper.objects import ObjectFile
from services.reports.paper.structure import Structure
from services.reports.paper.tokens import PAGE
from services.reports.tongue import TAGS, now

LAST_FORM: Final = "WhatIsKnownAtTheEnd"
_RESOURCES: Final = "PageResources"
_TREE: Final = "PageTree"


class _PageTree(pdfdoc.PDFObject):
    """The pages of the document in their order, by their object numbers."""

    def __init__(self) -> None:
        self.numbers = array("Q")

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        del document  # the numbers are final
        kids = b" ".join(b"%d 0 R" % number for number in self.numbers)
        return b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(self.numbers), kids)


class _Written(pdfdoc.PDFObject):
    """An object that is ready to be written."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        del document
        return self._body


class StreamedDocument(pdfdoc.PDFDocument):
    """A document whose pages leave memory as they are finished."""

    # reportlab has these; its published types do not
    Catalog: Any
    Outlines: Any
    Pages: Any
    info: Any
    signature: Any
    _timeStamp: Any  # noqa: N815 - the name is reportlab's

    def __init__(self, out: IO[bytes], made_at: datetime, *, fine: bool) -> None:
        self._file = ObjectFile(out)
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=TAGS[now()])
        self.structure = Structure(self._file, fine=fine)
        self._is_referred = False
        self._tree = self.Pages = self.Catalog.Pages = _PageTree()
        self._stamp(made_at)
        self._file.raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.Reference(self.Pages, _TREE)
        self._page_head = self._page_dictionary()
        self._page = 0

    @property  # type: ignore[explicit-override]  # an attribute there
    def objectcounter(self) -> int:
        """The highest number given away; reportlab and the tags draw from one row."""
        return self._file.count

    @objectcounter.setter
    def objectcounter(self, number: int) -> None:
        self._file.count = number

    @property
    def page_count(self) -> int:
        """How many pages have been written."""
        return len(self._tree.numbers)

    def begin_page(self) -> None:
        """Give the page that is drawn next its number, so that tags can name it."""
        self._page = self._file.reserve()
        self.structure.start_page(self._page)

    def bring_to_front(self, count: int) -> None:
        """Make the last `count` pages the first ones."""
        numbers = self._tree.numbers
        self._tree.numbers = numbers[-count:] + numbers[:-count]

    @override
    def Reference(self, obj: object, name: str | None = None) -> pdfdoc.PDFObjectReference:
        reference: pdfdoc.PDFObjectReference = super().Reference(obj, name)  # type: ignore[no-untyped-call]
        return reference

    @override
    def thisPageRef(self) -> pdfdoc.PDFObjectReference:
        self._is_referred = True
        return super().thisPageRef()

    @override
    def addPage(self, page: pdfdoc.PDFPage) -> None:
        content = page.stream.encode("latin-1")
        self.updateSignature(content)
        number, contents = self._page, self._file.reserve()
        self._file.stream(contents, b"", content)
        tags = b" /StructParents %d /Tabs /S" % self.structure.finish_page()
        body = self._page_head + b" /Contents %d 0 R%s >>\n" % (contents, tags)
        self._file.write(number, body)
        if self._is_referred:
            self.idToObjectNumberAndVersion[self.thisPageName()] = (number, 0)
            self._is_referred = False
        self._tree.numbers.append(number)
        self.pageCounter += 1
        self.inObject = None

    @override
    def SaveToFile(self, filename: object, canvas: Canvas) -> None:
        for font in self.delayedFonts:
            font.addObjects(self)
        self.info.invariant = self.invariant
        self.info.digest(self.signature)
        self._tag()
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        self._write_rest()
        trailer = (b"/Root " + catalog.format(self), b"/Info " + info.format(self))
        digest = self.signature.hexdigest().encode("ascii")
        self._file.finish((*trailer, b"/ID [<%s> <%s>]" % (digest, digest)))

    def _tag(self) -> None:
        """Say in the catalog that the document is tagged."""
        root = self.structure.finish()
        self.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference(f"{root}")
        self.idToObjectNumberAndVersion[f"{root}"] = (root, 0)
        self.Catalog.MarkInfo = _Written(b"<< /Marked true >>")
        self.Catalog.ViewerPreferences = _Written(b"<< /DisplayDocTitle true >>")

    def _stamp(self, made_at: datetime) -> None:
        """Date the file by its input, so that the same input gives the same bytes."""
        moment = made_at.astimezone(UTC)
        stamp = self._timeStamp
        stamp.t = moment.timestamp()
        stamp.lt = moment.timetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]
        stamp.dhh = stamp.dmm = 0

    def _page_dictionary(self) -> bytes:
        """Name what all pages share: parent, size, fonts and the form drawn last."""
        resources: Any = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.basicProcs()
        resources.XObject = self.xobjDict([LAST_FORM])
        shared = self.Reference(resources, _RESOURCES).format(self)
        tree = self.Reference(self.Pages, _TREE).format(self)
        size = b"%.2f %.2f" % PAGE
        return b"<< /Type /Page /Parent %s /MediaBox [0 0 %s] /Resources %s" % (tree, size, shared)

    def _write_rest(self) -> None:
        """Write the objects reportlab kept; formatting one may register more."""
        number = 0
        while number < self.objectcounter:
            number += 1
            name = self.numberToId.get(number)
            if name is None or self._file.has(number):
                continue
            kept = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
            self._file.begin(number)
            self._file.raw(kept)


class StreamedCanvas(Canvas):
    """A canvas whose pages are written as they are shown."""

    _code: list[str]

    def __init__(self, out: IO[bytes], made_at: datetime, *, fine: bool = True) -> None:
        super().__init__(out, pagesize=PAGE, pageCompression=1, invariant=1)
        self.document = StreamedDocument(out, made_at, fine=fine)
        self._doc = self.document
        self._preamble = "1 0 0 1 0 0 cm"

    def operators(self, *code: str) -> None:
        """Append page description operators, ready made."""
        self._code.extend(code)

    def show_last_form(self) -> None:
        """Show, on this page, the form that is drawn at the end of the document."""
        self._code.append(f"/{self._doc.getXObjectName(LAST_FORM)} Do")
