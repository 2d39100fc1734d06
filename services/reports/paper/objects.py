"""The objects of a file on their way out: each written once, small ones packed, and listed."""

from __future__ import annotations

import sys
import zlib
from array import array
from itertools import accumulate
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPRESSION: Final = 3
_PACK_COMPRESSION: Final = 1
"""The lowest: the tags of a page take as long to compress as its text."""
_PACKED: Final = 200
"""Objects in one pack; a reader unpacks all of them to see one."""
_PLAIN: Final = 1 << 56
_IN_PACK: Final = 2 << 56
_FREE: Final = 65535
_ROW: Final = b"/W [1 5 2]"


class ObjectFile:
    """Writes objects as they come and remembers only where each one went."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._position = 0
        self._places = array("Q", [_FREE])
        """Of each object the line it gets in the list: kind, where it is, its order in a pack."""
        self._numbers: list[int] = []
        self._bodies: list[bytes] = []
        self.count = 0
        """The highest number that was given to an object."""

    def reserve(self, count: int = 1) -> int:
        """Give away the next number, or the first of several in a row."""
        first = self.count + 1
        self.count += count
        return first

    def has(self, number: int) -> bool:
        """Tell whether an object was written."""
        return number < len(self._places) and self._places[number] != 0

    def raw(self, data: bytes) -> None:
        """Write bytes that are no object."""
        self._out.write(data)
        self._position += len(data)

    def begin(self, number: int) -> None:
        """Say that an object starts where the file ends now."""
        self._grow(number)
        self._places[number] = _PLAIN | self._position << 16

    def write(self, number: int, body: bytes) -> None:
        """Write an object on its own."""
        self.begin(number)
        self.raw(b"%d 0 obj\n%sendobj\n" % (number, body))

    def stream(
        self, number: int, head: bytes, data: bytes, compression: int = _COMPRESSION
    ) -> None:
        """Write a compressed stream; `head` are the entries of its dictionary."""
        content = zlib.compress(data, compression)
        dictionary = b"<< %s /Length %d /Filter /FlateDecode >>" % (head, len(content))
        self.write(number, b"%s\nstream\n%s\nendstream\n" % (dictionary, content))

    def pack(self, number: int, body: bytes) -> None:
        """Write a small object that is no stream, compressed together with others."""
        self.pack_all((number,), (body,))

    def pack_all(self, numbers: Iterable[int], bodies: Iterable[bytes]) -> None:
        """Write several small objects."""
        self._numbers.extend(numbers)
        self._bodies.extend(bodies)
        if len(self._bodies) >= _PACKED:
            self._close_pack()

    def finish(self, trailer: Iterable[bytes]) -> None:
        """Write what waits, the list of all objects, and the end; `trailer` are its entries."""
        self._close_pack()
        number = self.reserve()
        start = self._position
        self.begin(number)
        size = b"/Size %d" % (number + 1)
        places = self._places[:]
        if sys.byteorder == "little":
            places.byteswap()
        self.stream(number, b" ".join((b"/Type /XRef", _ROW, size, *trailer)), places.tobytes())
        self.raw(b"startxref\n%d\n%%%%EOF\n" % start)

    def _close_pack(self) -> None:
        numbers, bodies = self._numbers, self._bodies
        if not bodies:
            return
        self._numbers, self._bodies = [], []
        pack = self.reserve()
        self._grow(max(numbers))
        place = _IN_PACK | pack << 16
        for order, number in enumerate(numbers):
            self._places[number] = place | order
        starts = accumulate((len(body) + 1 for body in bodies), initial=0)
        index = b" ".join(map(b"%d %d".__mod__, zip(numbers, starts, strict=False)))
        head = b"/Type /ObjStm /N %d /First %d" % (len(bodies), len(index) + 1)
        self.stream(pack, head, index + b"\n" + b"\n".join(bodies), _PACK_COMPRESSION)

    def _grow(self, number: int) -> None:
        missing = number + 1 - len(self._places)
        if missing > 0:
            self._places.frombytes(bytes(8 * missing))
