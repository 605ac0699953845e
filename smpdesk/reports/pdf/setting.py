"""How a paper is set: its paragraph styles, and words with their links as markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from smpdesk.reports import fonts
from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.pdf.tags import Tag, Target
from smpdesk.reports.tree import Align, Link, Reference, Run, Text
from smpdesk.reports.walk import Numbering

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=%|(?:million|billion)\b)")  # no line ends there
_ALIGNMENT = {"left": TA_LEFT, "right": TA_RIGHT, "centre": TA_CENTER}


@dataclass
class Setting:
    """What every part of a story needs while it is built."""

    house: HouseStyle
    labels: dict[str, tuple[str, str]]
    numbering: Numbering = field(default_factory=Numbering)
    targets: dict[str, Target] = field(default_factory=dict)
    _styles: dict[tuple[Any, ...], ParagraphStyle] = field(default_factory=dict)

    def paragraph(
        self,
        size: float = 0,
        *,
        font: str = fonts.REGULAR,
        colour: str = "text",
        align: Align = "left",
        leading: float = 0,
        before: float = 0,
        after: float = 0,
        indent: float = 0,
        keep: bool = False,
    ) -> ParagraphStyle:
        """A paragraph style; sizes and spaces in points, ``size`` 0 for the body's."""
        key = (size, font, colour, align, leading, before, after, indent, keep)
        if key not in self._styles:
            size = size or self.house.size
            self._styles[key] = ParagraphStyle(
                f"style-{len(self._styles)}",
                fontName=font,
                fontSize=size,
                leading=leading or round(size * self.house.leading / self.house.size, 2),
                textColor=self.house.colour(colour),
                alignment=_ALIGNMENT[align],
                spaceBefore=before,
                spaceAfter=after,
                leftIndent=indent,
                keepWithNext=int(keep),
                allowWidows=0,
                allowOrphans=0,
                bulletFontName=font,
                splitLongWords=1,
            )
        return self._styles[key]

    def markup(self, text: Text, tag: Tag) -> str:
        """``text`` as ReportLab's markup; its links become leaves of ``tag``."""
        if isinstance(text, str):
            return _escaped(text)
        linked = any(isinstance(part, Link | Reference) for part in text)
        if linked:
            tag.add("Span")
        parts = []
        for part in text:
            if isinstance(part, Link | Reference):
                parts.append(self._link(part, tag))
                tag.add("Span")
            else:
                parts.append(_run(part))
        return "".join(parts)

    def link(self, target: Target) -> str:
        """The key of a new link to ``target``."""
        key = f"link-{len(self.targets) + 1}"
        self.targets[key] = target
        return key

    def _link(self, part: Link | Reference, tag: Tag) -> str:
        colour = self.house.colours["link"]
        child = tag.add("Link")
        if isinstance(part, Link):
            key = self.link(Target(child, part.text, address=part.target))
            words = f"<u>{_escaped(part.text)}</u>"
        else:
            label, anchor = self.labels[part.key]
            words = _escaped(part.text or label).replace(" ", "\u00a0", 1)
            key = self.link(Target(child, part.text or label, anchor=anchor))
        return f'<a href="#{key}" color="{colour}">{words}</a>'


def _run(part: str | Run) -> str:
    if isinstance(part, str):
        return _escaped(part)
    words = _escaped(part.text)
    if part.italic:
        words = f"<i>{words}</i>"
    return f"<b>{words}</b>" if part.bold else words


def _escaped(text: str) -> str:
    bound = _BEFORE_UNIT.sub("\u00a0", fonts.composed(text))
    return escape(bound).replace("\n", "<br/>")
