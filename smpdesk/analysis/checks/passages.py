"""A text as sentences, each with its figures and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from smpdesk.analysis.checks.quantities import Quantity, quantities

_END = re.compile(
    r"(?<![A-Z]\.)(?<!\be\.g)(?<!\bi\.e)(?<!\bno)(?<!\bapprox)(?<!\bvs)(?<!\bper)(?<!\bpop)"
    r"[.!?][”’\")]?\s+(?=[A-Z‘“'\"(£\d••-])|[.!?;]?\s*\n\s*(?=[•*-]\s)|(?<=\w)\s+(?=•)"
)
_FINISHED = re.compile(r"[.!?:;]\s*$")


@dataclass(frozen=True)
class Sentence:
    """A sentence: its place in the whole text, its own text, and its figures.

    ``paragraph`` numbers paragraphs, so that a sentence only looks back within its own.
    """

    text: str
    start: int
    paragraph: int

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures in order; a figure's number in ``coded`` is its position here."""
        return tuple(quantities(self.text))

    @property
    def tells(self) -> bool:
        """Whether there is a figure other than dates and references."""
        return any(figure.kind != "t" for figure in self.figures)

    @cached_property
    def coded(self) -> str:
        """The sentence in lower case with every figure as a mark such as ``<n3>``.

        Counts, money and rates are all ``n``; per cents and fractions ``p``.
        """
        parts: list[str] = []
        end = 0
        for place, figure in enumerate(self.figures):
            letter = {"m": "n", "r": "n", "f": "p"}.get(figure.kind, figure.kind)
            parts += [self.text[end : figure.start], f"<{letter}{place}>"]
            end = figure.end
        text = "".join([*parts, self.text[end:]]).lower().replace("’", "'")
        return " ".join(re.sub(r"[•*\u2013\u2014]", " - ", text).split())

    @cached_property
    def flat(self) -> str:
        """``coded`` without what stands in brackets."""
        return " ".join(re.sub(r"\([^()]*\)", " ", self.coded).replace(" ,", ",").split())


class Lines:
    """Line numbers of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> int:
        """The line on which the character at ``offset`` stands."""
        return bisect_right(self._starts, offset)


def sentences(text: str, leave_out: set[int]) -> list[Sentence]:
    """The sentences of ``text``, but for the lines (from 1) in ``leave_out``, which are tables.

    A blank line ends a paragraph unless the line before is unfinished and the next goes on in
    lower case, as text taken from a PDF does.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text, leave_out)):
        place = start
        for match in _END.finditer(text, start, end):
            if text[place : match.start() + 1].strip():
                found.append(Sentence(text[place : match.start() + 1], place, number))
            place = match.end()
        if text[place:end].strip():
            found.append(Sentence(text[place:end], place, number))
    return found


def _paragraphs(text: str, leave_out: set[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = end = place = 0
    gap = open_ = False
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if number in leave_out:
            if open_:
                spans.append((start, end))
            open_ = gap = False
        elif not line.strip():
            gap = True
        else:
            goes_on = line.strip()[:1].islower() and not _FINISHED.search(text[end - 9 : end])
            if open_ and gap and not goes_on:
                spans.append((start, end))
                open_ = False
            if not open_:
                start, open_ = place, True
            end, gap = place + len(line), False
        place += len(line)
    if open_:
        spans.append((start, end))
    return spans
