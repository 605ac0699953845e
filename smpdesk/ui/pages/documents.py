"""Documents: the very pages that will be printed, what to mend before, export and print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from smpdesk.models.past.history import Edited
from smpdesk.ui.begin.files import documents_folder
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.paper.drawing import Made, Wanted, make
from smpdesk.ui.paper.problems_card import ProblemsCard
from smpdesk.ui.paper.reader import Reader
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from smpdesk.reports.before_export import Concern
    from smpdesk.reports.tree import Edition

PAPERS = {
    "plan-refresh": "Plan refresh",
    "strategic-assessment": "Strategic assessment",
    "three-year-plan": "Three-year plan",
    "committee-report": "Committee report",
    "action-plan": "Action plan",
    "performance-summary": "Performance summary",
    "progress-update": "Progress update",
    "case-studies": "Case studies",
    "summary": "One-page summary",
    "data": "Data",
}
"""Every paper, by the name that the reports know it by."""
_FORMATS = {"pdf": "PDF (*.pdf)", "docx": "Word (*.docx)", "xlsx": "Spreadsheet (*.xlsx)"}


class DocumentsPage(Page):
    """Choose a document and an edition, look at its pages, export or print it."""

    title = "Documents"
    icon = "documents"
    shortcut = "Ctrl+9"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._making: Task | None = None
        self.document_choice = Choice(list(PAPERS.items()), next(iter(PAPERS)), 210)
        self.document_choice.setAccessibleName("Document")
        editions = [("public", "Public"), ("restricted", "Restricted")]
        self.edition_choice = Segmented("Edition", editions)
        self.head.addWidget(self.document_choice)
        self.head.addWidget(self.edition_choice)
        self.print_button = button("Print…", self.print, icon="print")
        self.word_button = button("Word…", lambda: self.export("docx"))
        self.sheet_button = button("Spreadsheet…", lambda: self.export("xlsx"))
        self.pdf_button = button("Export PDF…", lambda: self.export("pdf"), "primary", "export")
        self._ways_out = (self.print_button, self.word_button, self.sheet_button, self.pdf_button)
        for tool in self._ways_out:
            self.tools.addWidget(tool)
        self.empty = EmptyState(self.icon)
        self._empty_card = Card()
        self._empty_card.add(self.empty, 1)
        self.body.addWidget(self._empty_card, 1)
        self._paper = QWidget()
        self.body.addWidget(self._paper, 1)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._paper)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().size("gap"))
        self.reader = Reader(desk.tasks)
        self.problems = ProblemsCard()
        row.addWidget(self.reader, 1)
        row.addWidget(self.problems)
        self.document_choice.chosen.connect(lambda _: self.make())
        self.edition_choice.chosen.connect(lambda _: self.make())
        self.problems.wanted.connect(self._go_to_place)

    def refresh(self, edited: Edited | None = None) -> None:
        """Make the document anew."""
        there = self.desk.assessment is not None
        self._paper.setVisible(there)
        self._empty_card.setVisible(not there)
        for tool in self._ways_out:
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

    def go_to(self, key: object) -> None:
        """Choose a document by its name, as Home's list of papers does."""
        if key in PAPERS and key != self.document_choice.key:
            self.document_choice.show_key(str(key))
            self.make()

    def seen(self) -> object:
        """The document that is chosen."""
        return self.document_choice.key

    def wanted(self) -> Wanted | None:
        """The document chosen, or None where there is no assessment."""
        assessment = self.desk.assessment
        if assessment is None:
            return None
        edition: Edition = "public" if self.edition_choice.key == "public" else "restricted"
        return Wanted(self.document_choice.key, edition, assessment.name, self.desk.today)

    @property
    def _title(self) -> str:
        return PAPERS[self.document_choice.key]

    def make(self) -> None:
        """Make the document chosen ready, off the window's thread."""
        if self._making is not None:
            self._making.cancel()
        wanted, file = self.wanted(), self.desk.file
        if wanted is None:
            return
        self.problems.show_sentence("Making the pages…")
        self._making = Task(f"Making the {self._title.lower()} ready")
        self._making.partly_done.connect(self._show_made)
        self._making.done.connect(self.problems.show_concerns)
        self._making.failed.connect(self._show_failed)
        self.desk.tasks.start(self._making, lambda work: make(file, wanted, work))

    def _show_made(self, made: Made) -> None:
        self.problems.show_sentence("Checking what to look at before it leaves…")
        self.print_button.setEnabled(made.pages > 0)
        self.reader.show_made(made)

    def _show_failed(self, sentence: str) -> None:
        self.reader.show_made(Made())
        self.print_button.setEnabled(False)
        self.problems.show_sentence(sentence)

    def _go_to_place(self, concern: Concern) -> None:
        if concern.page == "documents":
            self.reader.go_to_heading(concern.heading)
        else:
            self.desk.go(concern.page, concern.record)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the checks below the pages where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(860)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.reader.set_wide(not narrow)
        self.problems.set_beside(not narrow)

    # Out of the window

    def export(self, suffix: str) -> None:
        """Ask where, and write the document there."""
        suggested = str(documents_folder() / f"{self._title}.{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"Export the {self._title.lower()}", suggested, _FORMATS[suffix]
        )
        if chosen:
            out = Path(chosen)
            self.write(out if out.suffix else out.with_suffix(f".{suffix}"))

    def write(self, out: Path) -> None:
        """Write the document chosen to a file, off the window's thread."""
        wanted, file = self.wanted(), self.desk.file
        if wanted is None:
            return

        def work(progress: Work) -> str:
            from smpdesk.reports.export import export_document

            name, edition, year, day = wanted.name, wanted.edition, wanted.assessment, wanted.date
            export_document(file, name, out, edition, year, progress.report, date=day)
            return f"{out.name} was written to {out.parent}."

        self._start_shown(f"Exporting {out.name}", work)

    def print(self) -> None:
        """Ask for a printer and what of the paper, and print it."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        from smpdesk.ui.paper.printing import no_printer, pages_to_print, print_pages, printer_for

        made, page = self.reader.made, self.reader.page
        if said := no_printer():
            self.desk.say("warning", said)
            return
        printer = printer_for(made, self._title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, made.pages)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        pages = pages_to_print(printer, made.pages, page)
        said = f"The {self._title.lower()} was sent to {printer.printerName() or 'the printer'}."

        def work(progress: Work) -> str:
            print_pages(printer, made, pages, progress)
            return said

        self._start_shown(f"Printing the {self._title.lower()}", work)

    def _start_shown(self, title: str, work: Callable[[Work], str]) -> None:
        """Begin work with a bar at the head of the window; it gives a sentence when it is done."""
        task = Task(title, shown=True)
        task.done.connect(self._say_done)
        task.failed.connect(self._say_problem)
        self.desk.tasks.start(task, work)

    def _say_done(self, sentence: str) -> None:
        self.desk.say("done", sentence)

    def _say_problem(self, sentence: str) -> None:
        self.desk.say("problem", sentence)
