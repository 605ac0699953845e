"""Every kind of line on Home leads to its page, and there to what it speaks of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smpdesk.models.edits import add, change, remove
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Area,
    Assessment,
    CaseStudy,
    Comment,
    Implication,
    Indicator,
    Measure,
    Meeting,
    Milestone,
    Priority,
    Recommendation,
    Record,
    Section,
    Standing,
)
from smpdesk.ui.pages.assessment import AssessmentPage
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.pages.documents import DocumentsPage
from smpdesk.ui.pages.home import HomePage
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.widgets.ways import Way
from smpdesk.ui.window.shell import Shell

Build = Callable[[PartnershipFile, int], Record | None]
"""Makes in an assessment what a line is about, and gives what the line leads to."""


def home(qtbot: QtBot, shell: Shell) -> HomePage:
    assert shell.workspace is not None
    shell.workspace.go("home")
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    page = shell.workspace.page
    assert isinstance(page, HomePage)
    return page


def year(shell: Shell) -> tuple[PartnershipFile, int]:
    assert shell.desk is not None and shell.desk.assessment is not None
    return shell.desk.file, shell.desk.assessment.id


def place(shell: Shell) -> tuple[str, str]:
    """The page that is seen, and its part."""
    assert shell.workspace is not None
    page = shell.workspace.page
    return page.title, page.view.key if isinstance(page, PartsPage) else ""


def reached(shell: Shell) -> Record | None:
    """The record that the page shows."""
    assert shell.workspace is not None and shell.desk is not None
    page = shell.workspace.page
    if isinstance(page, AssessmentPage):
        return shell.desk.file.get(Section, page.text_view.tree.current_id())
    seen = page.part if isinstance(page, PartsPage) else page
    if isinstance(page, HomePage):
        return page.year.year_card.details.milestone
    record = seen.table.current()  # type: ignore[attr-defined]
    return record if isinstance(record, Record) else None


def first(file: PartnershipFile, kind: type[Record], **fields: object) -> Record:
    found = file.first(kind, **fields)
    assert found is not None
    return found


def _milestone(file: PartnershipFile, of: int) -> Record:
    return add(file, Milestone(assessment=of, name="Council", due="2017-01-20"))


def _answer(file: PartnershipFile, of: int) -> Record:
    made_on = "2016-12-01"
    asked = add(file, Meeting(assessment=of, body="Crime and Disorder Committee", held_on=made_on))
    return add(
        file,
        Recommendation(
            meeting=asked.id, text="That it be told.", made_on=made_on, due="2016-12-29"
        ),
    )


def _meeting(file: PartnershipFile, of: int) -> Record:
    return add(file, Meeting(assessment=of, body="Council", held_on="2017-02-01"))


def _meeting_of_another_year(file: PartnershipFile, of: int) -> Record:
    with file.edit("Before") as writer:
        before = writer.insert(Assessment(name="2015-16", data_start="2013-11"))
    return add(file, Meeting(assessment=before.id, body="Cabinet", held_on="2017-02-01"))


def _action(file: PartnershipFile, of: int) -> Record:
    action = first(file, Action, action="Open a second clinic")
    return change(file, action, due="2017-01-30")


def _sign_off(file: PartnershipFile, of: int) -> Record:
    return first(file, CaseStudy, heading="A safe home")


def _progress(file: PartnershipFile, of: int) -> Record:
    change(file, file.get(Assessment, of), name="2016-17")
    return first(file, Action, action="Train the wardens")


DUE: list[tuple[str, Build, tuple[str, str]]] = [
    ("Council", _milestone, ("Home", "year")),
    ("Answer to the committee: It be told", _answer, ("Scrutiny", "recommendations")),
    ("Meeting: Council", _meeting, ("Scrutiny", "meetings")),
    ("Meeting: Cabinet", _meeting_of_another_year, ("Scrutiny", "meetings")),
    ("Domestic abuse: Open a second clinic", _action, ("Action plan", "actions")),
    ("Sign-off: 2 case studies", _sign_off, ("Case studies", "")),
    ("Progress, quarter 3", _progress, ("Action plan", "actions")),
]


@pytest.mark.parametrize(("line", "build", "leads_to"), DUE, ids=[line for line, _, _ in DUE])
def test_what_is_due_leads_to_where_it_is_done(
    qtbot: QtBot, shell: Shell, line: str, build: Build, leads_to: tuple[str, str]
) -> None:
    wanted = build(*year(shell))
    table = home(qtbot, shell).year.due.table
    rows = [n for n, row in enumerate(table.records.records) if row.text.startswith(line)]
    assert len(rows) == 1, [row.text for row in table.records.records]
    table.setFocus()
    table.pick_row(rows[0])
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert place(shell) == leads_to
    found = reached(shell)
    assert found is not None and wanted is not None
    assert (type(found), found.id) == (type(wanted), wanted.id)


def test_an_indicator_off_course_leads_to_it(qtbot: QtBot, shell: Shell) -> None:
    file, _ = year(shell)
    priority = first(file, Priority, name="Domestic abuse")
    measure, area = first(file, Measure, name="Robbery"), first(file, Area)
    wanted = add(
        file,
        Indicator(
            priority=priority.id, name="Robbery", measure=measure.id, area=area.id,
            target="Reduce to 1 a year",
        ),
    )  # fmt: skip
    table = home(qtbot, shell).year.due.table
    row = next(n for n, r in enumerate(table.records.records) if r.when == "off course")
    table.setFocus()
    table.pick_row(row)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert place(shell) == ("Action plan", "indicators")
    assert reached(shell) == wanted


def _no_lead(file: PartnershipFile, of: int) -> Record:
    return first(file, Priority, name="Mental health")


def _no_priority(file: PartnershipFile, of: int) -> None:
    for priority in file.all(Priority, assessment=of):
        remove(file, priority)


def _no_recommendation(file: PartnershipFile, of: int) -> Record:
    return first(file, Standing, assessment=of)


def _no_text(file: PartnershipFile, of: int) -> Record:
    add(file, Section(assessment=of, heading="Headlines", text="Words.", position=0))
    return add(file, Section(assessment=of, heading="Method", position=1))


def _comment(file: PartnershipFile, of: int) -> Record:
    section = add(file, Section(assessment=of, heading="Headlines", text="Words."))
    add(file, Comment(section=section.id, made_on="2017-01-10", text="Since when?"))
    return section


def _no_data(file: PartnershipFile, of: int) -> Record:
    text = "{= Arson; ; 2015-11/12; count}"
    return add(file, Section(assessment=of, heading="Headlines", text=text))


def _implication(file: PartnershipFile, of: int) -> Record:
    return add(file, Implication(assessment=of, issue="Procurement"))


def _undated(file: PartnershipFile, of: int) -> Record:
    return first(file, Action, action="Open a second clinic")


MISSING: list[tuple[str, Build, tuple[str, str]]] = [
    ("Mental health has no lead", _no_lead, ("Priorities", "list")),
    ("No priorities have been chosen", _no_priority, ("Priorities", "decisions")),
    ("Domestic abuse has no recommendation", _no_recommendation, ("Priorities", "decisions")),
    ("1 action has no due date: Domestic abuse", _undated, ("Action plan", "actions")),
    ("“Method” has no text", _no_text, ("Assessment", "")),
    ("“Headlines” has 1 open comment", _comment, ("Assessment", "")),
    ("“Headlines” has 1 figure without data", _no_data, ("Assessment", "")),
    ("Case study not signed off: A safe home", _sign_off, ("Case studies", "")),
    ("Implication not signed off: Procurement", _implication, ("Scrutiny", "implications")),
    ("No implications have been written", lambda *_: None, ("Scrutiny", "implications")),
]


@pytest.mark.parametrize(("line", "build", "leads_to"), MISSING, ids=[m for m, _, _ in MISSING])
def test_what_is_missing_leads_to_where_it_is_mended(
    qtbot: QtBot, shell: Shell, line: str, build: Build, leads_to: tuple[str, str]
) -> None:
    wanted = build(*year(shell))
    follow(qtbot, home(qtbot, shell), line)
    assert place(shell) == leads_to
    if wanted is not None:
        found = reached(shell)
        assert found is not None
        assert (type(found), found.id) == (type(wanted), wanted.id)


def follow(qtbot: QtBot, page: HomePage, line: str) -> None:
    """Press a line of what is missing, when all of it is shown."""
    if page.year.missing.more_button.isVisible():
        page.year.missing.more_button.click()

    def shown() -> Way | None:
        ways = page.year.missing.findChildren(Way)
        return next((w for w in ways if w.isVisible() and w.accessibleName() == line), None)

    qtbot.waitUntil(lambda: shown() is not None)
    way = shown()
    assert way is not None
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Space)


def test_a_priority_without_actions_leads_to_adding_its_first(qtbot: QtBot, shell: Shell) -> None:
    follow(qtbot, home(qtbot, shell), "Mental health has no actions")
    assert place(shell) == ("Action plan", "actions")
    assert shell.workspace is not None
    part = shell.workspace.page.part  # type: ignore[attr-defined]
    assert part.empty.button.text() == "Add an action"
    qtbot.mouseClick(part.empty.button, Qt.MouseButton.LeftButton)
    file, _ = year(shell)
    priority = first(file, Priority, name="Mental health")
    assert [a.action for a in file.all(Action, priority=priority.id)] == ["New action"]


def test_a_signal_leads_to_its_chart(qtbot: QtBot, shell: Shell) -> None:
    table = home(qtbot, shell).year.signals.table
    wanted = table.records.records[0].measure.name
    table.setFocus()
    table.pick_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    assert wanted in page.chart_view.chart.accessibleName()


def test_a_paper_that_lacks_nothing_leads_to_the_paper(qtbot: QtBot, shell: Shell) -> None:
    file, _ = year(shell)
    for case in file.all(CaseStudy):
        change(file, case, edition="restricted")
    ways = home(qtbot, shell).year.ready.findChildren(Way)
    way = next(w for w in ways if w.accessibleName() == "Case studies: ready")
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Space)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, DocumentsPage)
    assert page.document_choice.key == "case-studies"
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=60_000)


def test_the_checklist_of_the_law_is_reached_from_its_line(qtbot: QtBot, shell: Shell) -> None:
    way = home(qtbot, shell).year.law.findChildren(Way)[0]
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Space)
    assert place(shell) == ("Home", "checklist")
