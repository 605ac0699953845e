"""Printing what is previewed: each page rendered from the PDF as finely as the printer prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from smpdesk.errors import UserError
from smpdesk.ui.paper.drawing import Made, image_of
from smpdesk.ui.tasks import CancelledError, Work

if TYPE_CHECKING:
    from smpdesk.reports.preview import Box

_FINEST = 600
"""Dots to the inch beyond which nobody sees a difference."""


def no_printer() -> str:
    """Why nothing can be printed here, in a plain sentence; empty when there is a printer."""
    if QPrinterInfo.availablePrinterNames():
        return ""
    return (
        "No printer is set up on this computer. Add one in the settings of the system, or export "
        "the PDF and print it where there is one."
    )


def printer_for(made: Made, title: str) -> QPrinter:
    """A printer set to the size of the paper, in whose dialog the user chooses the rest."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("smpdesk")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    wide, high = made.sizes[0]
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Landscape if wide > high else ways.Portrait)
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexAuto)
    return printer


def pages_to_print(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages (from 0) that the user chose among ``count``, in the order they are printed."""
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        chosen = [current]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        chosen = list(_in_ranges(printer, count))
    else:
        chosen = list(range(count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [page for page in chosen for _ in range(copies)]


def _in_ranges(printer: QPrinter, count: int) -> Iterator[int]:
    ranges = printer.pageRanges()
    for number in range(1, count + 1):
        chosen = (
            printer.fromPage() <= number <= (printer.toPage() or count)
            if ranges.isEmpty()
            else ranges.contains(number)
        )
        if chosen:
            yield number - 1


def print_pages(printer: QPrinter, made: Made, pages: list[int], work: Work) -> int:
    """Print pages (from 0), band by band; gives how many.

    Raises ``UserError`` when the printer takes nothing; a cancelled job is taken back.
    """
    if not pages:
        raise UserError("None of the pages asked for is in this paper, so nothing was printed.")
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            "The printer takes no work just now. See that it is switched on and connected, "
            "and print again."
        )
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        for done, number in enumerate(pages):
            if done:
                printer.newPage()
            work.report(done, len(pages))
            _print_page(painter, printer, made, number, work)
    except CancelledError:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(pages)


def _print_page(painter: QPainter, printer: QPrinter, made: Made, number: int, work: Work) -> None:
    """Draw a page as large as on paper, or smaller where the sheet is."""
    from smpdesk.reports.preview import bands

    wide, high = made.sizes[number]
    dots = printer.resolution() / 72
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(dots, sheet.width() / wide, sheet.height() / high)
    if scale > dots * 0.99:
        scale = dots  # a sheet of the same size, but for its rounding
    left = (sheet.width() - wide * scale) / 2
    for box, drawn in bands(made.pdf, number, min(scale, _FINEST / 72)):
        work.check()
        painter.drawImage(_place(box, scale, left), image_of(drawn))


def _place(box: Box, scale: float, left: float) -> QRectF:
    return QRectF(left, box.top * scale, box.width * scale, box.height * scale)
