"""What is pasted, as lines: our own texts whole, Word's cleaned of all but words and structure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument

from smpdesk.evidence.figures import REFERENCE
from smpdesk.evidence.texts.lines import Line, Span, joined
from smpdesk.evidence.texts.reading import lines_of
from smpdesk.ui.assessment.document import lines_in

OWN = "application/x-smpdesk-text"
"""The kind of a text copied here, in Markdown with its live figures."""

_WORD_COMMENTS = re.compile(r"<!--\[if.*?<!\[endif\]-->|<!\[if.*?\]>|<!\[endif\]>", re.DOTALL)
_NO_WORDS = re.compile(r"<(style|script|title|xml|o:p)\b.*?</\1>|<(?:img|link|meta)\b[^>]*>",
                       re.DOTALL | re.IGNORECASE)  # fmt: skip
_BULLET = re.compile(
    r"^[·•§\u25aa\u25cfo\uf0b7\uf0a7-][\s\u00a0]{2,}|^[·•\u25aa\u25cf\uf0b7\uf0a7]\s*"
)
_NUMBER = re.compile(r"^\(?(\d{1,3})[.)][\s\u00a0]{2,}")


def lines_of_mime(data: QMimeData) -> list[Line]:
    """The lines of what was copied; none when there are no words in it."""
    if data.hasFormat(OWN):
        return lines_of(bytes(data.data(OWN).data()).decode("utf-8"))
    if data.hasHtml():
        return lines_of_html(data.html())
    return lines_of_plain(data.text())


def lines_of_plain(text: str) -> list[Line]:
    """A paragraph for each line of plain text; references in it are live figures."""
    rows = [row.strip() for row in re.split(r"[\r\n\u2028\u2029]+", text)]
    return [Line("paragraph", _spans(row)) for row in rows if row]


def _spans(row: str) -> tuple[Span, ...]:
    made, end = [], 0
    for match in REFERENCE.finditer(row):
        made += [Span(row[end : match.start()]), Span("", figure=match[0])]
        end = match.end()
    return joined([*made, Span(row[end:])])


def lines_of_html(html: str) -> list[Line]:
    """Headings, paragraphs, lists, bold, italic and links of a page or a Word document."""
    html = _NO_WORDS.sub("", _WORD_COMMENTS.sub("", html))
    document = QTextDocument()
    document.setHtml(html)
    return [_cleaned(line) for line in lines_in(document) if line.text.strip()]


def _cleaned(line: Line) -> Line:
    """A line with single spaces; Word's lists, which are paragraphs with a sign, as lists."""
    spans: Sequence[Span] = line.spans
    kind, level, start = line.kind, line.level, line.start
    if kind == "paragraph" and (found := _BULLET.match(line.text)):
        kind, level, spans = "bullet", 0, _without(spans, found.end())
    elif kind == "paragraph" and (found := _NUMBER.match(line.text)):
        kind, level, start = "number", 0, int(found[1])
        spans = _without(spans, found.end())
    clean = [replace(span, text=re.sub(r"[\s\u00a0]+", " ", span.text)) for span in spans]
    return Line(kind, joined(clean), level, start)


def _without(spans: Sequence[Span], count: int) -> list[Span]:
    """The spans without their first characters."""
    left = []
    for span in spans:
        cut = min(count, len(span.text))
        count -= cut
        left.append(replace(span, text=span.text[cut:]))
    return left
