"""Rows of plain text counted by some of their columns, many at a time.

Only of text in which every row has the same columns and none is quoted, as lists of incidents
mostly have; any other is read row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

Said = tuple[str, ...]
Counts = dict[Said, dict[Said, int]]
"""By what the first group of columns says, and the second: how many rows say so."""

_WIDEST = 120
_NEWLINE = 10


def count_even_rows(
    data: bytes, delimiter: str, width: int, groups: tuple[Sequence[int], Sequence[int]]
) -> tuple[Counts, int] | None:
    """Counts rows of ``width`` cells by two groups of columns; -1 is a column that isn't there.

    Gives the counts and the number of rows, or None when rows are uneven, quoted or not UTF-8.
    """
    rows = _Rows.of(data, delimiter, width)
    if rows is None:
        return None
    first, second = rows.group(groups[0]), rows.group(groups[1])
    if first is None or second is None:
        return None
    return _crossed(first, second), rows.number


class _Rows:
    """The bytes of a text and where in it each cell begins and ends (rows × columns)."""

    def __init__(self, data: bytes, ends: NDArray[Any]) -> None:
        import numpy as np

        self._data, self._ends, self.number = data, ends, len(ends)
        padded = data + bytes(_WIDEST + 8)
        # Eight bytes from each place on, as one number: cells are compared by such numbers.
        self._eights: NDArray[Any] = np.ndarray(
            (len(padded) - 7,), dtype="<u8", buffer=padded, strides=(1,)
        )

    @staticmethod
    def of(data: bytes, delimiter: str, width: int) -> _Rows | None:
        import numpy as np

        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n")
        if not data.endswith(b"\n"):
            data += b"\n"
        if any(mark in data for mark in (b'"', b"\0", b"\r")):
            return None
        text = np.frombuffer(data, dtype=np.uint8)
        marks = np.flatnonzero((text == ord(delimiter)) | (text == _NEWLINE))
        if width < 2 or len(marks) % width:
            return None
        ends: NDArray[Any] = marks.reshape(-1, width)
        if (text[ends[:, -1]] != _NEWLINE).any() or (text[ends[:, :-1]] == _NEWLINE).any():
            return None
        return _Rows(data, ends)

    def group(self, columns: Sequence[int]) -> tuple[NDArray[Any], list[Said]] | None:
        """For each row the number of what these columns say together, and what each number is."""
        import numpy as np

        together = np.zeros(self.number, dtype=np.int64)
        texts: list[tuple[NDArray[Any], list[str]]] = []
        for column in columns:
            coded = self._column(column) if column >= 0 else (np.zeros_like(together), [""])
            if coded is None:
                return None
            together = together * len(coded[1]) + coded[0]
            texts.append(coded)
        _, firsts, codes = np.unique(together, return_index=True, return_inverse=True)
        cells = [[names[code] for code in codes_[firsts]] for codes_, names in texts]
        return codes, list(zip(*cells, strict=True))

    def _column(self, column: int) -> tuple[NDArray[Any], list[str]] | None:
        """The same for one column; None when a cell is very long or not UTF-8."""
        import numpy as np

        ends = self._ends[:, column]
        starts = self._starts(column)
        sizes = ends - starts
        widest = int(sizes.max(initial=0))
        if widest > _WIDEST:
            return None
        masks = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)
        parts = [
            self._eights[starts + at] & masks[np.clip(sizes - at, 0, 8)]
            for at in range(0, widest, 8)
        ]
        mixed = np.zeros(self.number, dtype=np.uint64)
        for part in parts:
            mixed = (mixed ^ part) * np.uint64(0x9E3779B97F4A7C15)
            mixed ^= mixed >> np.uint64(29)
        _, firsts, codes = np.unique(mixed, return_index=True, return_inverse=True)
        if any((part != part[firsts][codes]).any() for part in parts):
            return None  # two different cells were mixed into the same number
        try:
            names = [self._data[starts[row] : ends[row]].decode() for row in firsts]
        except UnicodeDecodeError:
            return None
        return codes, names

    def _starts(self, column: int) -> NDArray[Any]:
        import numpy as np

        if column:
            return self._ends[:, column - 1] + 1
        return np.concatenate(([0], self._ends[:-1, -1] + 1))


def _crossed(
    first: tuple[NDArray[Any], list[Said]], second: tuple[NDArray[Any], list[Said]]
) -> Counts:
    import numpy as np

    (codes, said), (other_codes, other_said) = first, second
    both, numbers = np.unique(codes * len(other_said) + other_codes, return_counts=True)
    counts: Counts = {key: {} for key in said}
    held = [counts[key] for key in said]
    for pair, number in zip(both.tolist(), numbers.tolist(), strict=True):
        one, other = divmod(pair, len(other_said))
        held[one][other_said[other]] = number
    return counts
