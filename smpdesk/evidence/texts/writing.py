"""Lines written as Markdown, so that reading them gives the same lines again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from smpdesk.evidence.texts.lines import Line, Span, joined
from smpdesk.evidence.texts.reading import Unknown, blocks, parse

_LINE_BREAK = "\u2028"
_ALWAYS = re.compile(r"([\\*\[\]`])")
_IN_WORDS = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_LEAD = re.compile(
    r"^(?P<sign>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-[- \t]*$|=+\s*$|~~~)"
    r"|^(?P<number>\d{1,9})(?=[.)](?:\s|$))"
)
_LISTS = ("bullet", "number")


def markdown_of(lines: Sequence[Line], before: str = "") -> str:
    """The lines as Markdown that reads back as the same lines.

    Blocks that are unchanged since the text ``before`` keep its very characters. Where bold,
    italic or a link can't be written in its place it gives way: words and figures never do.
    """
    kept = _kept(before)
    if before and list(lines) == [line for _, block in blocks(before) for line in block]:
        return before
    trimmed = (_trimmed(line) for line in lines)
    groups = _grouped([line for line in trimmed if line.spans or line.kind in _LISTS])
    return "\n\n".join(kept.get(tuple(group)) or _sure(group) for group in groups)


def _kept(before: str) -> Mapping[tuple[Line, ...], str]:
    return {tuple(lines): source for source, lines in blocks(before)}


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines that make a block together: a list, a quotation, or one line."""
    runs = groupby(lines, key=lambda line: "list" if line.kind in _LISTS else line.kind)
    for kind, run in runs:
        if kind in ("list", "quote"):
            yield list(run)
        else:
            yield from ([line] for line in run)


def _sure(group: Sequence[Line]) -> str:
    """The block written in the first of several ways in which it reads back the same."""
    plain = [replace(line, spans=joined(map(_plain, line.spans))) for line in group]
    for lines in (group, [_tamed(line) for line in group], plain):
        for italic in ("*", "_"):
            written = _block(lines, italic)
            if _reads_as(written, lines):
                return written
    return written


def _reads_as(written: str, lines: Sequence[Line]) -> bool:
    try:
        return parse(written) == list(lines)
    except Unknown:
        return len(lines) == 1 and lines[0].kind == "raw"


def _tamed(line: Line) -> Line:
    """The line with every span written plainly whose style does not read back on its own."""
    spans = list(line.spans)
    for place in range(len(spans)):
        one = replace(line, spans=joined(spans))
        if any(_reads_as(_block([one], italic), [one]) for italic in ("*", "_")):
            break
        spans[place] = _plain(spans[place])
    return replace(line, spans=joined(spans))


def _plain(span: Span) -> Span:
    return Span(span.text, figure=span.figure)


def _trimmed(line: Line) -> Line:
    """The line without space at its ends, and with space outside of what is bold or italic."""
    if line.kind in ("raw", "card"):
        return line
    spans: list[Span] = []
    for span in map(_addressed, line.spans):
        styled = span.bold or span.italic or span.link
        core = span.text.strip() if styled and span.text else span.text
        if not styled or not span.text or core == span.text:
            spans.append(span)
            continue
        lead = span.text[: len(span.text) - len(span.text.lstrip())] if core else span.text
        tail = span.text[len(span.text.rstrip()) :] if core else ""
        spans += [Span(lead), replace(span, text=core), Span(tail)]
    spans = list(joined(spans))
    while spans and not spans[0].figure and not (first := spans[0].text.lstrip()):
        del spans[0]
    if spans and not spans[0].figure:
        spans[0] = replace(spans[0], text=first)
    while spans and not spans[-1].figure and not (last := spans[-1].text.rstrip()):
        del spans[-1]
    if spans and not spans[-1].figure:
        spans[-1] = replace(spans[-1], text=last)
    return replace(line, spans=joined(spans))


def _addressed(span: Span) -> Span:
    from markdown_it.common.normalize_url import normalizeLink

    return replace(span, link=normalizeLink(span.link)) if span.link else span


def _block(lines: Sequence[Line], italic: str = "*") -> str:
    first = lines[0]
    if first.kind == "raw":
        return first.text
    if first.kind == "card":
        return first.text
    if first.kind == "heading":
        words = _line(first, italic)
        return f"{'#' * first.level} {words}" if words else ""
    if first.kind == "quote":
        parts = [part for line in lines if (part := _line(line, italic))]
        return "\n>\n".join("\n".join(f"> {row}" for row in part.split("\n")) for part in parts)
    if first.kind in _LISTS:
        return _list(lines, italic)
    return _line(first, italic)


def _list(lines: Sequence[Line], italic: str) -> str:
    rows: list[str] = []
    margins: list[int] = []
    for line in lines:
        level = min(line.level, len(margins))
        mark = f"{line.start}." if line.kind == "number" else "-"
        del margins[level:]
        pad = " " * sum(margins)
        margins.append(len(mark) + 1)
        inside = " " * (len(mark) + 1)
        words = _line(line, italic).split("\n")
        rows.append(f"{pad}{mark} {words[0]}".rstrip())
        rows += [f"{pad}{inside}{row}" for row in words[1:]]
    return "\n".join(rows)


def _line(line: Line, italic: str) -> str:
    text = "".join(_styled(run, italic) for run in _runs(line.spans))
    if line.kind == "heading":
        return re.sub(r"(#+)$", r"\\\1", text.replace(_LINE_BREAK, " "))
    return "\\\n".join(_LEAD.sub(_escaped_lead, row) for row in text.split(_LINE_BREAK))


def _escaped_lead(match: re.Match[str]) -> str:
    return f"{match['number']}\\" if match["number"] else f"\\{match['sign']}"


def _runs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    for _, run in groupby(spans, key=lambda span: (span.bold, span.italic, span.link)):
        yield list(run)


def _styled(run: Sequence[Span], italic: str) -> str:
    words = "".join(span.figure or _escaped(span.text) for span in run)
    if not words.strip():
        return words
    style = run[0]
    if style.link:
        words = f"[{words}]({_address(style.link)})"
    if style.italic:
        words = f"{italic}{words}{italic}"
    return f"**{words}**" if style.bold else words


def _escaped(text: str) -> str:
    text = _ALWAYS.sub(r"\\\1", text)
    text = _IN_WORDS.sub(r"\\_", text)
    text = re.sub(r"<(?=[A-Za-z/!?])", r"\\<", text)
    return re.sub(r"&(?=#?\w{1,32};)", r"\\&", text)


def _address(link: str) -> str:
    return f"<{link}>" if re.search(r"[\s()]", link) or not link else link
