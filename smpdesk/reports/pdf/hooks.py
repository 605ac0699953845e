"""Marked content on ReportLab's canvas. All use of ReportLab's private hooks is here.

Text that is drawn inside a tag is marked with it, lines and fills are artifacts, and text
drawn in neither raises. ReportLab 5.1.0 is pinned; ``tests/reports/test_hooks.py`` keeps
watch over what this relies on:

- ``PDFTextObject._textOut`` writes one item of ``_code`` for each piece of text, and the last
  piece of a line is written with ``TStar`` true;
- ``_linkRecord`` is called with ``start`` just after a link's first piece and with ``end``
  just after its last piece on a line; a paragraph that is nothing but a link calls neither;
- ``linkRect`` is called before the paragraph's text object is drawn;
- ``PDFPage.stream`` holds the page's operators as text until the file is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from smpdesk.reports.pdf.tags import Annotation, Mark, Tag, Target

_ARTIFACT = Tag("Artifact")


class TaggedText(PDFTextObject):  # type: ignore[misc]  # ReportLab has no types
    """A text object that gives each piece of text to the link or span it belongs to."""

    def __init__(self, canvas: TaggedCanvas, x: float = 0, y: float = 0, **kw: Any) -> None:
        self._code: list[str]
        super().__init__(canvas, x, y, **kw)
        self._leaves = canvas.leaves()
        self._leaf = canvas.reading_position.get(id(canvas.tag), 0)
        self._owners: dict[int, int] = {}

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        # Without a space at the end of a line, a reader joins its last word to the next line's.
        self._owners[len(self._code)] = self._leaf
        super()._textOut(f"{text} " if TStar else text, TStar)

    def textLine(self, text: str = "") -> None:  # noqa: N802
        """Write ``text`` with a space after it, so that cells and labels read apart."""
        if not text:
            return
        self._owners[len(self._code)] = self._leaf
        super().textLine(f"{text} ")

    def _linkRecord(self, record: tuple[int, str], what: str) -> None:  # noqa: N802
        if not self._leaves:
            return
        place = self._place(record[1].removeprefix("#"))
        if what == "start":
            self._owners[len(self._code) - 1] = place
            self._leaf = place
        else:
            self._leaf = place + 1
        self._canvas.reading_position[id(self._canvas.tag)] = self._leaf

    @property
    def empty(self) -> bool:
        """Whether no words have been written."""
        return not self._owners

    def claim(self, key: str) -> None:
        """Give all text to the link ``key``, unless the paragraph told its pieces apart."""
        if self._leaves and self._place(key) not in self._owners.values():
            self._leaf = self._place(key)
            self._owners = dict.fromkeys(self._owners, self._leaf)

    def _place(self, key: str) -> int:
        return self._leaves.index(self._canvas.targets[key].tag)

    def getCode(self) -> str:  # noqa: N802
        """The operators, with marks around the pieces when there are spans and links."""
        if self._leaves:
            self._mark_pieces()
        return str(super().getCode())

    def _mark_pieces(self) -> None:
        marked: list[str] = []
        current: int | None = None
        for index, code in enumerate(self._code):
            owner = self._owners.get(index)
            if owner is not None and owner != current:
                if current is not None:
                    marked.append("EMC")
                marked.append(self._canvas.mark(self._leaves[owner]))
                current = owner
            marked.append(code)
        if current is not None:
            marked.append("EMC")
        self._code = marked


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas on which every piece of text belongs to a tag or is an artifact."""

    def __init__(
        self,
        *args: Any,
        targets: dict[str, Target],
        finish_page: Callable[[TaggedCanvas, int, int], None],
        **kw: Any,
    ) -> None:
        self.targets = targets
        self.finish_page = finish_page
        self.reading_position: dict[int, int] = {}
        self.anchor_pages: dict[str, int] = {}
        self.late_numbers: list[tuple[int, float, float, Any]] = []
        self._code: list[str]
        self._scopes: list[Tag] = []
        self._open = False
        self._next_mark: dict[int, int] = {}
        self._text: TaggedText | None = None
        super().__init__(*args, **kw)

    @property
    def tag(self) -> Tag | None:
        """The tag that text is drawn for, the artifact, or nothing."""
        return self._scopes[-1] if self._scopes else None

    def leaves(self) -> list[Tag]:
        """The spans and links of the paragraph being drawn; empty when it is all of a piece."""
        tag = self.tag
        whole = tag is None or tag is _ARTIFACT or self._open
        return [] if whole or tag is None else tag.kids

    def mark(self, tag: Tag) -> str:
        """The operator that begins marked content of ``tag`` on this page."""
        page = self._pageNumber - 1
        number = self._next_mark.get(page, 0)
        self._next_mark[page] = number + 1
        tag.marks.append(Mark(page, number))
        return f"/{tag.kind} <</MCID {number}>> BDC"

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """What is drawn inside belongs to ``tag``, unless it stands inside an artifact."""
        self._scopes.append(_ARTIFACT if self.tag is _ARTIFACT else tag)
        try:
            yield
        finally:
            self._scopes.pop()

    @contextmanager
    def figure(self, tag: Tag) -> Iterator[None]:
        """All that is drawn inside, lines too, is one piece of ``tag``."""
        with self.tagged(tag), self._bracket(self.mark(tag)):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is not read: rules, page numbers, repeated headings."""
        self._scopes.append(_ARTIFACT)
        try:
            if self._open:
                yield
            else:
                with self._bracket(f"/Artifact <</Type /{kind}>> BDC"):
                    yield
        finally:
            self._scopes.pop()

    @contextmanager
    def _bracket(self, begin: str) -> Iterator[None]:
        self._code.append(begin)
        self._open = True
        try:
            yield
        finally:
            self._open = False
            self._code.append("EMC")

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> TaggedText:  # noqa: N802
        """A text object that marks its pieces."""
        self._text = TaggedText(self, x, y, direction=direction)
        return self._text

    def drawText(self, aTextObject: TaggedText) -> None:  # noqa: N802, N803
        """Draw text inside its tag; raises ``AssertionError`` for text that has none."""
        tag = self.tag
        if aTextObject.empty:
            return
        if tag is None:
            raise AssertionError(f"text without a tag: {aTextObject.getCode()[:200]}")
        if self._open or self.leaves():
            super().drawText(aTextObject)
            return
        with self._bracket(self.mark(tag)):
            super().drawText(aTextObject)

    def linkRect(  # noqa: N802
        self,
        contents: str,
        destinationname: str,
        Rect: Any = None,  # noqa: N803
        **kw: Any,
    ) -> None:
        """The hot area of the link whose key is ``destinationname``, joined to its tag."""
        if self.tag is _ARTIFACT:
            return
        target = self.targets[destinationname]
        if self._text is not None:
            self._text.claim(destinationname)
        if target.address:
            relative = kw.get("relative", 1)
            self.linkURL(target.address, Rect, relative=relative, Contents=PDFString(target.words))
        else:
            super().linkRect(target.words, target.anchor, Rect, **kw)
        place = Annotation(self._pageNumber - 1, len(self._annotationrefs) - 1)
        target.tag.annotations.append(place)

    def anchor(self, name: str, x: float, y: float) -> None:
        """Make the point ``x``, ``y`` of this page a place that links lead to."""
        self.bookmarkHorizontal(name, x, y)
        self.anchor_pages[name] = self._pageNumber

    def save(self) -> None:
        """Write the file, after ``finish_page`` has drawn what needs the number of pages."""
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, start=1):
            self._pageNumber = number
            self._code = []
            self.init_graphics_state()
            self.finish_page(self, number, len(pages))
            page.stream += "\n".join(self._code) + "\n"
        self._code = []
        super().save()


def _as_artifact(name: str) -> Callable[..., None]:
    draw = getattr(Canvas, name)

    def drawn(self: TaggedCanvas, *args: Any, **kw: Any) -> None:
        if self._open:
            draw(self, *args, **kw)
        else:
            with self.artifact():
                draw(self, *args, **kw)

    drawn.__doc__ = draw.__doc__
    return drawn


for _name in ("line", "lines", "rect", "roundRect", "circle", "ellipse", "drawPath", "drawImage"):
    setattr(TaggedCanvas, _name, _as_artifact(_name))
