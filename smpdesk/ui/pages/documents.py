"""Documents: the very pages that will be printed, what to mend before, and the export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from smpdesk.models.history import Edited
from smpdesk.ui import theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.new_file import documents_folder
from smpdesk.ui.page import Page
from smpdesk.ui.paper.drawing import Made, Picture, draw, make
from smpdesk.ui.paper.page_view import PageView
from smpdesk.ui.paper.problems_card import ProblemsCard
from smpdesk.ui.paper.thumbnails import Thumbnails
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.segmented import Segmented

NAMES = (
    "plan-refresh",
    "strategic-assessment",
    "committee-report",
    "action-plan",
    "performance-summary",
    "progress-update",
    "data",
)
_FORMATS = {"pdf": "PDF (*.pdf)", "docx": "Word (*.docx)", "xlsx": "Spreadsheet (*.xlsx)"}


def document_title(name: str) -> str:
    """A document's name as people say it: ``Plan refresh``."""
    return name.replace("-", " ").capitalize()


class DocumentsPage(Page):
    """Choose a document and an edition, look at its pages, export it."""

    title = "Documents"
    icon = "documents"
    shortcut = "Ctrl+9"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self._making: Task | None = None
        self._drawing: Task | None = None
        self.document_choice = Choice([(n, document_title(n)) for n in NAMES], NAMES[0], 210)
        self.document_choice.setAccessibleName("Document")
        editions = [("public", "Public"), ("restricted", "Restricted")]
        self.edition_choice = Segmented("Edition", editions)
        self.head.addWidget(self.document_choice)
        self.head.addWidget(self.edition_choice)
        self.word_button = button("Word…", lambda: self.export("docx"))
        self.pdf_button = button("Export PDF…", lambda: self.export("pdf"), "primary", "export")
        self.tools.addWidget(self.word_button)
        self.tools.addWidget(self.pdf_button)
        self.empty = EmptyState(self.icon)
        self._empty_card = Card()
        self._empty_card.add(self.empty, 1)
        self.body.addWidget(self._empty_card, 1)
        self._paper = QWidget()
        self.body.addWidget(self._paper, 1)
        self._lay_paper()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(120)
        self._redraw.timeout.connect(self._draw_page)
        self.document_choice.chosen.connect(lambda _: self.make())
        self.edition_choice.chosen.connect(lambda _: self.make())
        self.thumbnails.chosen.connect(lambda _: self._draw_page())
        self.view.turned.connect(self._turn)

    def _lay_paper(self) -> None:
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._paper)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().size("gap"))
        self.thumbnails = Thumbnails()
        self.view = PageView()
        self.problems = ProblemsCard()
        row.addWidget(self.thumbnails)
        row.addWidget(self.view, 1)
        row.addWidget(self.problems)

    def refresh(self, edited: Edited | None = None) -> None:
        """Make the document anew."""
        there = self.desk.assessment is not None
        self._paper.setVisible(there)
        self._empty_card.setVisible(not there)
        for tool in (self.word_button, self.pdf_button):
            tool.setEnabled(there)
        self.empty.say(
            "Nothing to print yet",
            "Documents are made from an assessment: its sections, priorities, actions and "
            "figures. Begin with the priorities.",
            "Go to Priorities",
            lambda: self.desk.go("priorities"),
        )
        if there:
            self.make()

    def make(self) -> None:
        """Make the document chosen ready, off the window's thread."""
        if self._making is not None:
            self._making.cancel()
        assessment = self.desk.assessment
        if assessment is None:
            return
        file, name = self.desk.file, self.document_choice.key
        edition = "public" if self.edition_choice.key == "public" else "restricted"
        self.problems.show_making()
        self._making = Task(f"Making the {document_title(name).lower()} ready")
        self._making.done.connect(self._show_made)
        self._making.failed.connect(self._show_failed)
        self.desk.tasks.start(
            self._making,
            lambda work: make(file, name, edition, assessment.name, work),  # type: ignore[arg-type]
        )

    def _show_made(self, made: Made) -> None:
        at = max(0, self.thumbnails.currentRow())
        self._made = made
        self.problems.show_made(made)
        self.thumbnails.show_pages(made.pages)
        if not made.pages:
            self.view.clear()
            return
        self.thumbnails.go(min(at, made.pages - 1))
        self._draw_page()
        pdf, width = made.pdf, self.thumbnails.picture_width
        small = Task("Drawing the small pages")
        small.partly_done.connect(self._show_small)
        self.desk.tasks.start(small, lambda work: _draw_all(pdf, made.pages, width, work))

    def _show_failed(self, sentence: str) -> None:
        self._made = None
        self.thumbnails.show_pages(0)
        self.view.clear()
        self.problems.show_sentence(sentence)

    def _draw_page(self) -> None:
        if self._made is None or not self._made.pages:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        pdf, width = self._made.pdf, self.view.page_width()
        page = max(0, self.thumbnails.currentRow())
        self._drawing = Task("Drawing a page")
        self._drawing.done.connect(self._show_page)
        self.desk.tasks.start(self._drawing, lambda _: draw(pdf, page, width))

    def _show_page(self, picture: Picture) -> None:
        self.view.show_page(picture.image, picture.page, self._made.pages if self._made else 0)

    def _show_small(self, picture: Picture) -> None:
        self.thumbnails.show_picture(picture)

    def _turn(self, by: int) -> None:
        self.thumbnails.go(self.thumbnails.currentRow() + by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size, and draw the page in it."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(800)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.thumbnails.setVisible(not narrow)
        self.problems.set_beside(not narrow)
        self._redraw.start()

    def export(self, suffix: str) -> None:
        """Ask where, and write the document there."""
        name = self.document_choice.key
        suggested = str(documents_folder() / f"{document_title(name)}.{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"Export the {document_title(name).lower()}", suggested, _FORMATS[suffix]
        )
        if chosen:
            out = Path(chosen)
            self.write(out if out.suffix else out.with_suffix(f".{suffix}"))

    def write(self, out: Path) -> None:
        """Write the document chosen to a file, off the window's thread."""
        assessment = self.desk.assessment
        if assessment is None:
            return
        file, name, edition = self.desk.file, self.document_choice.key, self.edition_choice.key

        def work(progress: Work) -> str:
            from smpdesk.reports.export import export_document

            export_document(
                file,
                name,
                out,
                "public" if edition == "public" else "restricted",
                assessment.name,
                progress=progress.report,
            )
            return str(out)

        task = Task(f"Exporting {out.name}", shown=True)
        task.done.connect(self._written)
        task.failed.connect(self._not_written)
        self.desk.tasks.start(task, work)

    def _written(self, path: str) -> None:
        self.desk.say("done", f"{Path(path).name} was written to {Path(path).parent}.")

    def _not_written(self, sentence: str) -> None:
        self.desk.say("problem", sentence)


def _draw_all(pdf: bytes, pages: int, width: int, work: Work) -> None:
    for number in range(pages):
        work.partial(draw(pdf, number, width))
