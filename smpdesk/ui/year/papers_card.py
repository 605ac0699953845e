"""Whether the papers are ready to publish, what is missing for them, and what was asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smpdesk.evidence.year.answers import answer_words, answered_late
from smpdesk.evidence.year.missing import Missing, Paper, papers
from smpdesk.models.records import Recommendation
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.ways import Way, Ways
from smpdesk.ui.widgets.words import words

_MOST = 6


class AskedCard(Card):
    """What the committee asked for in a year that is over, and how it was answered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Asked by the committee", 10)
        self._desk = desk
        self.rows = Ways()
        self.add(self.rows)

    def show_asked(self, asked: list[Recommendation]) -> None:
        """Show the recommendations of a year."""
        today = self._desk.today
        rows: list[QWidget] = [
            Way(
                each.title(),
                lambda r=each: self._desk.go("scrutiny", r),
                answer_words(each, today).removeprefix("answered "),
                "warn" if answered_late(each, today) else "ok",
            )
            for each in asked
        ]
        self.rows.show_rows(rows or [words("Nothing, so far as is written.", "muted")])


class MissingCard(Card):
    """What is missing, each row a way to the place where it is mended."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Missing", 10)
        self._desk = desk
        self._gaps: list[Missing] = []
        self._paper: Paper | None = None
        self._long = False
        self.rows = Ways()
        self.add(self.rows)
        self.more_button = button("", self._toggle, "quiet")
        self.add(self.more_button)

    def show_gaps(self, gaps: list[Missing]) -> None:
        """Show what is missing for any paper."""
        self._gaps = gaps
        name = self._paper.name if self._paper else ""
        self._paper = next((paper for paper in papers(gaps) if paper.name == name), None)
        self._show()

    def show_paper(self, paper: Paper | None) -> None:
        """Show only what one paper lacks."""
        same = paper and self._paper and paper.name == self._paper.name
        self._paper = None if same else paper
        self._show()

    def _toggle(self) -> None:
        self._long = not self._long
        self._show()

    def _show(self) -> None:
        gaps = list(self._paper.to_do) if self._paper else self._gaps
        self.rename(f"Missing: {self._paper.title}" if self._paper else "Missing")
        shown = gaps if self._long else gaps[:_MOST]
        rows: list[QWidget] = [
            Way(gap.text, lambda g=gap: self._desk.go(g.page, g.record or g.part or None))
            for gap in shown
        ]
        self.rows.show_rows(rows or [words("Nothing is missing.", "muted")])
        self.more_button.setVisible(len(gaps) > _MOST)
        self.more_button.setText("Fewer" if self._long else f"All {len(gaps)}")


class ReadyCard(Card):
    """Each paper with how much is left to do; a row shows what that is, or the paper itself."""

    def __init__(self, desk: Desk, missing: MissingCard) -> None:
        super().__init__("Ready to publish?", 10)
        self._desk = desk
        self._missing = missing
        self.rows = Ways()
        self.add(self.rows)

    def show_papers(self, found: list[Paper]) -> None:
        """Show the papers."""
        self.rows.show_rows([self._row(paper) for paper in found])

    def _row(self, paper: Paper) -> Way:
        if paper.to_do:
            said = f"{len(paper.to_do)} to do"
            return Way(paper.title, lambda: self._missing.show_paper(paper), said, "warn")
        return Way(paper.title, lambda: self._desk.go("documents", paper.name), "ready", "ok")
