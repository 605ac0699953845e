"""A small partnership file, a dressed application and a window, for every test of the window."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import smpdesk.ui  # noqa: F401  (guards Python.s constants before Qt is used much)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Area,
    Assessment,
    CaseStudy,
    ChangePoint,
    Extract,
    ExtractTable,
    Measure,
    Observation,
    Partnership,
    Priority,
    Standing,
    Theme,
)
from smpdesk.periods import shift_month
from smpdesk.ui.assessment.editor import TextEditor
from smpdesk.ui.desk import Desk
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.assessment import AssessmentPage
from smpdesk.ui.tasks import Tasks
from smpdesk.ui.window.shell import Shell
from tests.ui.figures import ROBBERY, VIOLENCE

TODAY = dt.date(2017, 1, 16)


@pytest.fixture(autouse=True)
def light(look: Look) -> Iterator[None]:
    yield
    if (look.choice, look.percent) != ("light", 100):
        look.dress("light", 100)


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("partnership") / "Maidstone.smp"
    with PartnershipFile.create(path, "Maidstone", user="Officer") as file:
        fill(file)
    return path


def fill(file: PartnershipFile) -> None:
    with file.edit("Fill") as writer:
        area = writer.insert(Area(name="Maidstone", code="E07000110"))
        writer.update(Partnership(id=1, name="Maidstone"), area=area.id)
        assessment = writer.insert(Assessment(name="2017-18", data_start="2015-11"))
        extract = writer.insert(
            Extract(
                name="monthly.csv",
                source="Invented",
                imported_at="2016-11-03",
                imported_by="Officer",
            )
        )
        table = writer.insert(ExtractTable(extract=extract.id, sheet="Maidstone", cells="A1:B43"))
        for name, values in (("Violence against the person", VIOLENCE), ("Robbery", ROBBERY)):
            measure = writer.insert(Measure(name=name))
            for place, value in enumerate(values):
                writer.insert(
                    Observation(
                        measure=measure.id,
                        area=area.id,
                        start=shift_month("2013-06", place),
                        value=value,
                        extract_table=table.id,
                        cell=f"B{place + 2}",
                    )
                )
        writer.insert(
            ChangePoint(month="2014-11", kind="recording", note="Counting rules", step_change=True)
        )
        themes = [writer.insert(Theme(name=n)) for n in ("Domestic abuse", "Alcohol")]
        for theme, standing in zip(themes, ("priority", "cross-cutting"), strict=True):
            writer.insert(Standing(assessment=assessment.id, theme=theme.id, standing=standing))
        abuse = writer.insert(
            Priority(assessment=assessment.id, name="Domestic abuse", lead="Head of service")
        )
        writer.insert(Priority(assessment=assessment.id, name="Mental health", position=1))
        writer.insert(Action(priority=abuse.id, action="Train the wardens", due="2017-01-06"))
        writer.insert(Action(priority=abuse.id, action="Open a second clinic", position=1))
        for place, (heading, agency) in enumerate((("A safe home", "Council"), ("A way out", ""))):
            writer.insert(
                CaseStudy(assessment=assessment.id, heading=heading, agency=agency, position=place)
            )


@pytest.fixture
def file_path(made_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Maidstone.smp"
    shutil.copyfile(made_file, path)
    return path


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    folder = tmp_path / "settings"
    folder.mkdir()
    return Preferences(folder)


@pytest.fixture
def desk(file_path: Path, preferences: Preferences, look: Look) -> Iterator[Desk]:
    file = PartnershipFile.open(file_path, user="Officer")
    desk = Desk(file, preferences, Tasks(), TODAY)
    yield desk
    desk.tasks.finish()
    desk.close()


@pytest.fixture
def assessment_page(desk: Desk, qtbot: QtBot) -> Iterator[AssessmentPage]:
    """The Assessment page by itself, which follows what is edited."""
    page = AssessmentPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    desk.changed.connect(page.refresh)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    page.activateWindow()
    yield page
    page.leave()
    desk.tasks.finish()


@pytest.fixture
def editor(page: AssessmentPage, qtbot: QtBot) -> TextEditor:
    """The text editor of a module's ``page``, once keys go to it."""
    editor = page.text_view.writing.editor
    qtbot.waitUntil(editor.hasFocus)
    return editor


@pytest.fixture
def today() -> dt.date:
    """The day on which the window is opened."""
    return TODAY


@pytest.fixture
def window(preferences: Preferences, today: dt.date, look: Look, qtbot: QtBot) -> Iterator[Shell]:
    """A window on no file."""
    shell = Shell(preferences, today)
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    yield shell
    shell.close()


@pytest.fixture
def shell(window: Shell, file_path: Path) -> Shell:
    """A window on the small partnership file."""
    window.open_file(file_path)
    return window
