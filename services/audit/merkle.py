"""The tree of RFC 6962: roots, proofs that a leaf is in it and that it only ever grew."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HASH_BYTES: Final = 32
BLOCK: Final = 1024
"""Leaves that are hashed at once; a power of two."""
EMPTY_ROOT: Final = sha256(b"").digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbours into their parent."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: all that is needed to add leaves and name the root.

    Args:
        size: How many leaves the tree already has.
        peaks: Roots of its whole subtrees, largest first; as many as `size` has one-bits.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if size < 0 or len(self.peaks) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} peaks")

    def add(self, leaf: bytes) -> None:
        """Append one leaf hash."""
        below = self.size
        while below & 1:
            leaf = node_hash(self.peaks.pop(), leaf)
            below >>= 1
        self.peaks.append(leaf)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Append leaf hashes; whole blocks of them are hashed level by level, which is faster."""
        rest = iter(leaves)
        while self.size % BLOCK and (leaf := next(rest, None)) is not None:
            self.add(leaf)
        while block := list(islice(rest, BLOCK)):
            if len(block) < BLOCK:
                for leaf in block:
                    self.add(leaf)
                return
            made, below = _peak_of(block), self.size // BLOCK
            while below & 1:
                made = node_hash(self.peaks.pop(), made)
                below >>= 1
            self.peaks.append(made)
            self.size += BLOCK

    def root(self) -> bytes:
        """Return the root of the tree as it is now."""
        if not self.peaks:
            return EMPTY_ROOT
        peaks = reversed(self.peaks)
        made = next(peaks)
        for peak in peaks:
            made = node_hash(peak, made)
        return made


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes, in constant memory."""
    edge = Frontier()
    edge.extend(leaves)
    return edge.root()


def _peak_of(row: list[bytes]) -> bytes:
    """Return the root over a power of two of leaves."""
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=True)
        row = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return row[0]


class Tree:
    """A whole tree in memory, for many proofs: every subtree is hashed once.

    Args:
        leaves: Leaf hashes in order.
    """

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            row = self._levels[-1]
            self._levels.append(
                [node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
            )

    @property
    def size(self) -> int:
        """Return the number of leaves."""
        return len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first `size` leaves (of all of them by default)."""
        size = self.size if size is None else size
        return self._span(0, size) if size else EMPTY_ROOT

    def peaks(self, size: int) -> list[bytes]:
        """Return the frontier of the first `size` leaves."""
        found: list[bytes] = []
        start = 0
        for bit in reversed(range(size.bit_length())):
            if size >> bit & 1:
                found.append(self._span(start, start + (1 << bit)))
                start += 1 << bit
        return found

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """Prove that leaf `index` is among the first `size`; IndexError where it is not."""
        end = self.size if size is None else size
        if not 0 <= index < end <= self.size:
            raise IndexError(f"no leaf {index} among {end}")
        path: list[bytes] = []
        start = 0
        while end - start > 1:
            middle = start + _largest_power_below(end - start)
            if index < middle:
                path.append(self._span(middle, end))
                end = middle
            else:
                path.append(self._span(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        """Prove that the first `old` leaves are a beginning of the first `new`."""
        end = self.size if new is None else new
        if not 0 <= old <= end <= self.size:
            raise IndexError(f"{old} is no earlier size of {end}")
        return [] if old in (0, end) else self._subproof(old, 0, end, whole=True)

    def _subproof(self, old: int, start: int, end: int, *, whole: bool) -> list[bytes]:
        if old == end - start:
            return [] if whole else [self._span(start, end)]
        middle = start + _largest_power_below(end - start)
        if old <= middle - start:
            return [*self._subproof(old, start, middle, whole=whole), self._span(middle, end)]
        rest = old - (middle - start)
        return [*self._subproof(rest, middle, end, whole=False), self._span(start, middle)]

    def _span(self, start: int, end: int) -> bytes:
        """Hash the leaves [start, end), where start is a multiple of the span's power of two."""
        count = end - start
        if count & (count - 1) == 0:
            level = count.bit_length() - 1
            return self._levels[level][start >> level]
        middle = start + _largest_power_below(count)
        return node_hash(self._span(start, middle), self._span(middle, end))


def is_included(leaf: bytes, index: int, *, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Check an inclusion proof (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or any(len(one) != HASH_BYTES for one in (leaf, *path)):
        return False
    place, last, made = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            made = node_hash(sibling, made)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            made = node_hash(made, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and made == root


def is_consistent(
    old: int, new: int, *, old_root: bytes, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Check a consistency proof (RFC 9162, 2.1.4.2); an empty tree proves nothing."""
    if not 1 <= old <= new or any(len(one) != HASH_BYTES for one in path):
        return False
    if old == new:
        return not path and old_root == new_root
    if not path:
        return False
    return _grew((old - 1, new - 1), list(path), old_root, new_root)


def _grew(ends: tuple[int, int], path: list[bytes], old_root: bytes, new_root: bytes) -> bool:
    place, last = ends
    if place & (place + 1) == 0:
        path.insert(0, old_root)
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _largest_power_below(count: int) -> int:
    return 1 << (count - 1).bit_length() - 1
