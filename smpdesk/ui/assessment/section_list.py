"""The card of sections: the tree, and what is done to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton

from smpdesk.models.edits import remove
from smpdesk.models.outline import Way, add_section, move_section, outline
from smpdesk.models.records import Section
from smpdesk.ui.assessment.section_tree import SectionTree
from smpdesk.ui.assessment.writing_card import side_by_side
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.reading_only import changes_file

_MOVES: tuple[tuple[Way, str, str], ...] = (
    ("up", "Up", "Move up"),
    ("down", "Down", "Move down"),
    ("in", "Right", "Move in, under the section above"),
    ("out", "Left", "Move out, beside its parent"),
)


class SectionList(Card):
    """Sections added, moved and removed.

    ``leaving`` comes before a change, so that what is half-written is kept; ``added`` after a
    new section is there, for its heading to be written.
    """

    leaving = Signal()
    added = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=8)
        self._desk = desk
        worn = theme.current()
        self.setAccessibleName("Sections")
        self.setMinimumWidth(worn.px(190))
        self.tree = SectionTree()
        self.tree.setMinimumHeight(worn.px(180))
        self.add_button = changes_file(button("Section", icon="add", tip="Add a section"))
        self._menu = QMenu(self.add_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add_button.setMenu(self._menu)
        self.add_button.setProperty("menu", "true")
        self._tools: list[QToolButton] = [
            icon_button(
                arrow.lower(),
                said,
                lambda w=way: self.move_section(w),
                f"{said} (Alt+Shift+{arrow})",
            )
            for way, arrow, said in _MOVES
        ]
        gone = icon_button("remove", "Remove the section", self.remove_section, "Remove (Delete)")
        self._tools.append(gone)
        tools = side_by_side(*map(changes_file, self._tools))
        tools.setSpacing(0)
        self.add(side_by_side(self.add_button))
        self.add(self.tree, 1)
        self.add(tools)
        self.tree.move_wanted.connect(self._move_by_key)
        self.tree.removal_wanted.connect(self.remove_section)

    def show_sections(self, sections: Sequence[Section], commented: set[int]) -> None:
        """Show other sections; those in ``commented`` have an open comment."""
        for tool in (self.add_button, *self._tools):
            tool.setEnabled(not self._desk.file.read_only)
        self.tree.show_sections(sections, commented)

    def add_section(self, part: str, heading: str, edition: str = "public") -> None:
        """Add a section of a part of the papers, after the others of that part."""
        assessment = self._desk.assessment
        if assessment is None:
            return
        there = self._desk.file.all(Section, assessment=assessment.id)
        beside = [s for s in there if s.part == part and s.parent is None]
        blank = Section(assessment=assessment.id, part=part, heading=heading, edition=edition)
        self._begin(blank, beside[-1] if beside else None)

    def add_below(self) -> None:
        """Add a section under the current one."""
        above = self._current()
        if above is not None:
            blank = Section(
                assessment=above.assessment,
                parent=above.id,
                part=above.part,
                heading="New section",
                edition=above.edition,
            )
            self._begin(blank, above)

    def move_section(self, way: Way) -> None:
        """Move the current section up, down, in or out."""
        section = self._current()
        self.leaving.emit()
        if section is None or self._desk.file.read_only:
            return
        if not move_section(self._desk.file, section, way):
            ways = {"up": "further up", "down": "further down", "in": "in", "out": "further out"}
            self._desk.say("info", f"“{section.title()}” can’t go {ways[way]}.")

    def remove_section(self) -> None:
        """Remove the current section with those below it; undo brings them back."""
        section = self._current()
        if section is None or self._desk.file.read_only:
            return
        self.leaving.emit()
        ids = self.tree.ids()
        at = ids.index(section.id)
        beside = ids[at + 1 : at + 2] or ids[:at][-1:]
        remove(self._desk.file, section)
        if beside:
            self.tree.pick(beside[0])
        self._desk.say("done", f"Removed: {section.title()}. Undo brings it back.")

    def _move_by_key(self, way: str) -> None:
        self.move_section(next(each for each, _, _ in _MOVES if each == way))

    def _current(self) -> Section | None:
        return self._desk.file.first(Section, id=self.tree.current_id())

    def _begin(self, blank: Section, after: Section | None) -> None:
        self.leaving.emit()
        made = add_section(self._desk.file, blank, after)
        self.tree.pick(made.id)
        self.added.emit()

    def _fill_menu(self) -> None:
        self._menu.clear()
        assessment = self._desk.assessment
        if assessment is None:
            return
        held = {s.part for s in self._desk.file.all(Section, assessment=assessment.id)}
        below = self._menu.addAction("Below this section")
        below.setEnabled(self._current() is not None)
        below.triggered.connect(lambda: self.add_below())
        self._menu.addSeparator()
        for paper in outline():
            parts = self._menu.addMenu(paper.name)
            parts.setToolTipsVisible(True)
            for part in paper.parts:
                action = parts.addAction(part.heading)
                action.setToolTip(part.asks)
                action.setCheckable(True)
                action.setChecked(part.part in held)
                action.triggered.connect(
                    lambda _=False, p=part: self.add_section(p.part, p.heading, p.edition)
                )
