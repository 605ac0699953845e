"""The document tree: what a paper says, apart from how it is written.

A builder makes one :class:`Document`; the writers turn it into PDF, Word and spreadsheet.
The tree is also the structure that a screen reader walks. Numbers in it are already words:
whoever builds a table has formatted them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right", "centre"]
Edition = Literal["public", "restricted"]


@dataclass(frozen=True)
class Run:
    """Words set in bold, in italic, or both."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead to a web or mail address."""

    text: str
    target: str


@dataclass(frozen=True)
class Reference:
    """A mention of a numbered section, table or figure by its key: "Table 4".

    The number comes from the place where the target stands; ``text`` replaces "Table 4".
    """

    key: str
    text: str = ""


Inline = str | Run | Link | Reference
Text = str | tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a ``lead`` opens a document or part, a ``small`` one is an aside."""

    text: Text
    style: Literal["body", "lead", "small"] = "body"
    restricted: bool = False


@dataclass(frozen=True)
class Item:
    """An item of a list, with what hangs below it: more paragraphs, a nested list."""

    text: Text
    blocks: tuple[Paragraph | Bullets | Numbered, ...] = ()
    restricted: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list in no order."""

    items: tuple[Item, ...]
    restricted: bool = False


@dataclass(frozen=True)
class Numbered:
    """A list in order; ``start`` is the number of the first item."""

    items: tuple[Item, ...]
    start: int = 1
    restricted: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, how its cells align, its share of the width.

    ``width`` is relative to the other columns; 0 lets the writer measure the cells.
    ``header`` says that each cell of the column names its row.
    """

    title: Text
    align: Align = "left"
    width: float = 0
    header: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell that spans columns or rows of the heading, or wants its own alignment."""

    text: Text
    columns: int = 1
    rows: int = 1
    align: Align | None = None


@dataclass(frozen=True)
class Row:
    """A row; a ``total`` stands under a rule, a ``group`` heads the rows below it.

    ``indent`` sets the first cell in, for parts of a whole.
    """

    cells: tuple[Text, ...]
    kind: Literal["body", "total", "group"] = "body"
    indent: int = 0
    restricted: bool = False


@dataclass(frozen=True)
class Table:
    """A table of data with its caption, source and the period of its data.

    ``heading_rows`` stand above the column titles and may span columns: years over counts.
    The first column names the rows unless another column says that it does.
    """

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heading_rows: tuple[tuple[Cell, ...], ...] = ()
    source: Text = ""
    period: str = ""
    notes: tuple[Text, ...] = ()
    key: str = ""
    restricted: bool = False


@dataclass(frozen=True)
class Figure:
    """A chart with the words that stand for it: ``alternative`` is what a blind reader hears.

    ``chart`` is one of the chart values that ``smpdesk.reports.charts`` can draw. ``height``
    in points; 0 takes the chart's own.
    """

    caption: Text
    chart: object
    alternative: str
    source: Text = ""
    period: str = ""
    notes: tuple[Text, ...] = ()
    height: float = 0
    key: str = ""
    restricted: bool = False


@dataclass(frozen=True)
class KeyFact:
    """One figure to remember: "3,743", "violent crimes in the year to October 2016"."""

    value: str
    label: Text
    note: Text = ""


@dataclass(frozen=True)
class KeyFacts:
    """A row of figures to remember."""

    facts: tuple[KeyFact, ...]
    restricted: bool = False


@dataclass(frozen=True)
class Box:
    """A note, a warning, a quotation or a recommendation set apart from the text."""

    blocks: tuple[Paragraph | Bullets | Numbered, ...]
    kind: Literal["note", "warning", "quote", "recommendation"] = "note"
    title: str = ""
    restricted: bool = False


@dataclass(frozen=True)
class Definition:
    """A term and what it means."""

    term: str
    meaning: Text
    restricted: bool = False


@dataclass(frozen=True)
class Definitions:
    """A list of terms and what they mean: a glossary, a list of contacts."""

    items: tuple[Definition, ...]
    restricted: bool = False


@dataclass(frozen=True)
class Contents:
    """The list of sections with their pages, down to a depth."""

    title: str = "Contents"
    depth: int = 2
    restricted: bool = False


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""

    restricted: bool = False


@dataclass(frozen=True)
class SignOff:
    """Who must sign and for what: a row of (what, who, date) for each, with room to sign."""

    rows: tuple[tuple[str, str, str], ...]
    caption: str = "Sign-off"
    headings: tuple[str, str, str] = ("For", "Signed off by", "Date")
    restricted: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, sections within it too.

    The heading's level is the depth of nesting unless ``level`` says otherwise. Sections are
    numbered 1, 1.1, 1.2; an ``appendix`` A, B; ``none`` leaves the number out.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    numbering: Literal["number", "appendix", "none"] = "number"
    key: str = ""
    level: int = 0
    restricted: bool = False


Block = (
    Section
    | Paragraph
    | Bullets
    | Numbered
    | Table
    | Figure
    | KeyFacts
    | Box
    | Definitions
    | Contents
    | PageBreak
    | SignOff
)


@dataclass(frozen=True)
class Document:
    """A paper: what stands on its cover and in its footers, and its blocks.

    ``organisation`` publishes it. ``marking`` stands at head and foot of every page;
    ``public_marking`` replaces it in the public edition. ``exemption`` is the paragraph that
    allows a restricted paper to be withheld; it stands on the cover of the restricted edition.
    """

    title: str
    blocks: tuple[Block, ...]
    date: dt.date
    subtitle: str = ""
    organisation: str = ""
    version: str = ""
    author: str = ""
    subject: str = ""
    marking: str = ""
    public_marking: str = ""
    exemption: str = ""
    edition: Edition = "public"
    language: str = "en-GB"
    cover: bool = True

    @property
    def imprint(self) -> str:
        """The version and date: "Version 2 · 27 January 2017"."""
        date = f"{self.date.day} {self.date:%B %Y}"
        version = f"Version {self.version}" if self.version[:1].isdigit() else self.version
        return f"{version} · {date}" if version else date


def plain(text: Text) -> str:
    """The words of ``text`` without their setting; a reference gives its own words, if any."""
    if isinstance(text, str):
        return text
    return "".join(part if isinstance(part, str) else part.text for part in text)
