"""Taking a chart away: copied, saved, or put in the assessment."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from smpdesk.reports.cell_values import guard, number_in
from smpdesk.ui.begin.files import documents_folder
from smpdesk.ui.charts.put_in_assessment import PutInAssessment
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import icons, theme
from smpdesk.ui.tasks import Task
from smpdesk.ui.widgets.buttons import PushButton

if TYPE_CHECKING:
    from smpdesk.reports.charts.alone import ChartAlone

_KINDS = {
    "png": ("Save as picture…", "Pictures (*.png)"),
    "svg": ("Save as drawing…", "Drawings (*.svg)"),
    "pdf": ("Save as page…", "PDF pages (*.pdf)"),
}
_FOLDER = "charts folder"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class TakeAway(PushButton):
    """A button with a menu; ``shown`` says what there is to take away, None when nothing is.

    Pictures are drawn by the papers' painter, always on white, off the window's thread.
    """

    def __init__(self, desk: Desk, shown: Callable[[], Shown | None]) -> None:
        super().__init__("Take away")
        self._desk, self._shown = desk, shown
        self.setAccessibleName("Take away")
        self.setToolTip("Copy or save the chart, or put it in the assessment")
        self.setAccessibleDescription(self.toolTip())
        self.setProperty("menu", "true")
        self.setIcon(icons.icon("export"))
        side = theme.current().px(18)
        self.setIconSize(QSize(side, side))
        menu = QMenu(self)
        menu.setAccessibleName("Take away")
        self._needs_chart = [
            menu.addAction("Copy as picture", self.copy_picture),
            menu.addAction("Copy as table", self.copy_table),
            menu.addAction("Copy as words", self.copy_words),
        ]
        menu.addSeparator()
        for suffix, (said, _) in _KINDS.items():
            self._needs_chart.append(menu.addAction(said, partial(self.save, suffix)))
        menu.addSeparator()
        self._put = menu.addAction("Put it in the assessment…", self.put_in_assessment)
        menu.aboutToShow.connect(self._offer)
        self.setMenu(menu)

    def _offer(self) -> None:
        """Let only be chosen what can be done."""
        shown = self._shown()
        for action in self._needs_chart:
            action.setEnabled(shown is not None)
        can_put = bool(shown and shown.reference) and self._desk.assessment is not None
        self._put.setEnabled(can_put and not self._desk.read_only)

    def copy_picture(self) -> None:
        """Put a picture of the chart on the clipboard."""
        shown = self._shown()
        if shown is None:
            return
        alone = alone_of(shown)
        task = Task("Drawing the chart")
        task.done.connect(self._picture_drawn)
        task.failed.connect(self._failed)
        self._desk.tasks.start(task, lambda _: _drawn("png", alone))

    def _picture_drawn(self, picture: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(picture))
        self._desk.say("done", "The chart was copied as a picture.")

    def copy_table(self) -> None:
        """Put the chart's rows on the clipboard, as Excel and Word take them."""
        shown = self._shown()
        if shown is not None:
            QGuiApplication.clipboard().setMimeData(table_data(shown.table))
            self._desk.say("done", "The figures were copied as a table.")

    def copy_words(self) -> None:
        """Put what the chart says on the clipboard."""
        shown = self._shown()
        if shown is not None:
            QGuiApplication.clipboard().setText(shown.words)
            self._desk.say("done", "What the chart says was copied.")

    def save(self, suffix: str) -> None:
        """Ask where, and save the chart as ``png``, ``svg`` or ``pdf``."""
        shown = self._shown()
        if shown is None:
            return
        title, kinds = _KINDS[suffix]
        suggested = str(self._folder() / f"{file_name(shown.title)}.{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(self, title.rstrip("…"), suggested, kinds)
        if not chosen:
            return
        out = Path(chosen)
        if out.suffix.casefold() != f".{suffix}":
            out = out.with_name(f"{out.name}.{suffix}")
        self._desk.preferences.remember_text(_FOLDER, str(out.parent))
        self._write(shown, suffix, out)

    def _write(self, shown: Shown, suffix: str, out: Path) -> None:
        alone, today = alone_of(shown), self._desk.today

        def work(_: object) -> str:
            from smpdesk.reports.charts.alone import page
            from smpdesk.reports.write import put_bytes

            put_bytes(page(alone, today) if suffix == "pdf" else _drawn(suffix, alone), out)
            return str(out)

        task = Task(f"Saving {out.name}", shown=True)
        task.done.connect(self._saved)
        task.failed.connect(self._failed)
        self._desk.tasks.start(task, work)

    def _saved(self, path: str) -> None:
        self._desk.say("done", f"{Path(path).name} was saved in {Path(path).parent}.")

    def _failed(self, sentence: str) -> None:
        self._desk.say("problem", sentence)

    def _folder(self) -> Path:
        """The folder saved in last, if it is still there."""
        last = self._desk.preferences.text(_FOLDER)
        return Path(last) if last and Path(last).is_dir() else documents_folder()

    def put_in_assessment(self) -> None:
        """Ask for the section, and put the chart at its end."""
        shown = self._shown()
        if shown is not None and shown.reference:
            PutInAssessment(self._desk, shown, self.window()).open()


def alone_of(shown: Shown) -> ChartAlone:
    """What is shown, as the papers' painter takes it."""
    from smpdesk.reports.charts.alone import ChartAlone

    return ChartAlone(shown.title, shown.value, shown.words, shown.source, shown.table)


def _drawn(suffix: str, alone: ChartAlone) -> bytes:
    from smpdesk.reports.charts.alone import png, svg

    return png(alone) if suffix == "png" else svg(alone)


def table_data(table: tuple[tuple[str, ...], ...]) -> QMimeData:
    """Rows as what is pasted: tab-separated, and HTML with the first row as headings.

    A cell that a spreadsheet could take for a formula is made harmless.
    """
    rows = [[guard(cell) + " ".join(cell.split()) for cell in row] for row in table]
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in rows))
    lines = [_html_row(row, "td" if place else "th") for place, row in enumerate(rows)]
    data.setHtml(f"<table>{''.join(lines)}</table>")
    return data


def _html_row(row: list[str], tag: str) -> str:
    cells = []
    for cell in row:
        side = ' align="right"' if number_in(cell) is not None else ""
        cells.append(f"<{tag}{side}>{html.escape(cell)}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


def file_name(title: str) -> str:
    """A title as the name of a file on any system, without a suffix."""
    name = " ".join(_UNFIT.sub(" ", title).split()).strip(". ")
    return name[:120].rstrip() or "Chart"
