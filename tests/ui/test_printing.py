"""Printing: the pages as previewed, in the order and number that the user chose."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from smpdesk.errors import UserError
from smpdesk.reports.preview import page as page_drawn
from smpdesk.ui.pages.documents import DocumentsPage
from smpdesk.ui.paper.drawing import Made, image_of
from smpdesk.ui.paper.printing import pages_to_print, print_pages, printer_for
from smpdesk.ui.tasks import CancelledError, Task, Work
from smpdesk.ui.window.shell import Shell

LEFT = Qt.MouseButton.LeftButton


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)


@pytest.fixture
def page(shell: Shell, qtbot: QtBot) -> DocumentsPage:
    assert shell.workspace is not None
    shell.workspace.go("documents", "case-studies")
    found = shell.workspace.page
    assert isinstance(found, DocumentsPage)
    at_rest(qtbot, shell)
    found.go_to("action-plan")
    at_rest(qtbot, shell)
    return found


@pytest.fixture
def made(page: DocumentsPage) -> Made:
    assert page.reader.made.pages > 2
    return page.reader.made


def to_file(made: Made, out: Path) -> QPrinter:
    """The printer of the page, writing to a PDF at a resolution that is quick to read back."""
    printer = printer_for(made, "A paper")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(150)
    printer.setOutputFileName(str(out))
    return printer


def small(pdf: bytes, number: int) -> bytes:
    """A page as a small grey picture, smoothed, so that a shift of a pixel tells little."""
    picture = image_of(page_drawn(pdf, number, 150 / 72))
    ways = Qt.TransformationMode.SmoothTransformation
    grey = picture.scaled(200, 280, Qt.AspectRatioMode.IgnoreAspectRatio, ways)
    return bytes(grey.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def difference(one: bytes, two: bytes) -> float:
    """The mean difference of two pictures, from 0 to 255."""
    assert len(one) == len(two)
    return sum(abs(a - b) for a, b in zip(one, two, strict=True)) / len(one)


def test_what_is_printed_is_the_page_as_previewed(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    assert print_pages(to_file(made, out), made, [0, 2], Work(Task(""))) == 2
    printed = out.read_bytes()
    with pypdfium2.PdfDocument(printed) as pdf:
        assert len(pdf) == 2
        assert pdf[0].get_size() == pytest.approx(made.sizes[0], abs=1)
    for place, number in enumerate((0, 2)):
        got = small(printed, place)
        assert difference(small(made.pdf, number), got) < 1.5
        assert difference(small(made.pdf, 1), got) > 5


def test_a_smaller_sheet_gets_the_whole_page_smaller(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "small.pdf"
    printer = to_file(made, out)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    printer.setFullPage(True)
    print_pages(printer, made, [0], Work(Task("")))
    with pypdfium2.PdfDocument(out) as pdf:
        width = pdf[0].get_size()[0]
    seen = page_drawn(made.pdf, 0, 0.5 * width / made.sizes[0][0])
    got = page_drawn(out.read_bytes(), 0, 0.5)
    assert abs(got.width - seen.width) <= 1
    assert got.rgb != b"\xff" * len(got.rgb)


def test_everything_is_printed_unless_a_range_is_chosen(made: Made, tmp_path: Path) -> None:
    printer = to_file(made, tmp_path / "p.pdf")
    assert pages_to_print(printer, 5, 2) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert pages_to_print(printer, 5, 2) == [2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert pages_to_print(printer, 5, 2) == [1, 2]
    printer.setPageRanges(QPageRanges.fromString("1-2,5,9"))
    assert pages_to_print(printer, 5, 2) == [0, 1, 4]


def test_copies_are_made_where_the_printer_makes_none(made: Made, tmp_path: Path) -> None:
    printer = to_file(made, tmp_path / "p.pdf")
    printer.setCopyCount(2)
    copies = 1 if printer.supportsMultipleCopies() else 2
    printer.setCollateCopies(True)
    assert pages_to_print(printer, 2, 0) == [0, 1] * copies
    printer.setCollateCopies(False)
    assert sorted(pages_to_print(printer, 2, 0)) == sorted([0, 1] * copies)


def test_both_sides_are_left_to_the_printer(made: Made) -> None:
    assert printer_for(made, "A paper").duplex() in (
        QPrinter.DuplexMode.DuplexAuto,
        QPrinter.DuplexMode.DuplexNone,
    )


def test_a_range_outside_the_paper_is_said(made: Made, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="None of the pages"):
        print_pages(to_file(made, tmp_path / "p.pdf"), made, [], Work(Task("")))


def test_printing_stops_when_it_is_cancelled(made: Made, tmp_path: Path) -> None:
    task = Task("")
    done: list[int] = []

    def after_one(at: int, _: int) -> None:
        done.append(at)
        if at == 1:
            task.cancel()

    task.progressed.connect(after_one)
    with pytest.raises(CancelledError):
        print_pages(to_file(made, tmp_path / "p.pdf"), made, [0, 1, 2], Work(task))
    assert done == [0, 1]


def test_no_printer_is_said_plainly(
    qtbot: QtBot, shell: Shell, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    qtbot.mouseClick(page.print_button, LEFT)
    assert "No printer is set up" in shell.banners.shown()[0].said.text()


def test_the_dialog_is_asked_and_the_pages_are_sent(
    qtbot: QtBot, shell: Shell, page: DocumentsPage, made: Made, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    out = tmp_path / "sent.pdf"

    def accept(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        printer = dialog.printer()
        assert (dialog.minPage(), dialog.maxPage()) == (1, made.pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(100)
        printer.setOutputFileName(str(out))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 2)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    qtbot.mouseClick(page.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(shell.banners.shown()), timeout=20_000)
    at_rest(qtbot, shell)
    assert "was sent to" in shell.banners.shown()[0].said.text()
    with pypdfium2.PdfDocument(out) as pdf:
        assert len(pdf) == 2
