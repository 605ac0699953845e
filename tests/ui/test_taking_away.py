"""A chart is copied, saved, and put in the assessment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.models.edits import add
from smpdesk.models.records import Section
from smpdesk.periods import shift_month
from smpdesk.reports.charts.alone import svg
from smpdesk.ui.charts.put_in_assessment import PutInAssessment
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.charts.taking_away import TakeAway, alone_of, file_name, table_data
from smpdesk.ui.desk import Desk
from tests.ui.figures import VIOLENCE

MONTHS = tuple(shift_month("2013-06", n) for n in range(len(VIOLENCE)))
SVG = "{http://www.w3.org/2000/svg}"
Chosen = Callable[[str], None]


def shown() -> Shown:
    chart = control_chart(
        Series(MONTHS, tuple(map(float, VIOLENCE)), measure="Violence", area="Maidstone"),
        ChartSettings(),
    )
    return Shown(
        "Violence: “hurt & harm” by month, Maidstone",
        chart,
        chart.verdict,
        (("Month", "Recorded", "Note"), ("Jun 2013", "1,205", "=1+1"), ("Jul 2013", "−3", "")),
        "Kent Police",
        "{chart: Violence; Maidstone}",
    )


@pytest.fixture
def taker(desk: Desk, qtbot: QtBot) -> Iterator[TakeAway]:
    made = TakeAway(desk, shown)
    page = QWidget()
    made.setParent(page)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    yield made


@pytest.fixture
def said(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.said.connect(lambda _kind, sentence, _way, _act: heard.append(sentence))
    return heard


@pytest.fixture
def saved_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """Answers the system's own dialog for a file; gives the names that were suggested."""

    def answer(path: Path) -> list[str]:
        suggested: list[str] = []

        def ask(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
            suggested.append(name)
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return suggested

    return answer


def choose(taker: TakeAway, text: str) -> None:
    """Open the menu and choose the line with these words, by key."""
    menu = taker.menu()
    assert isinstance(menu, QMenu)
    menu.popup(taker.mapToGlobal(taker.rect().bottomLeft()))
    while menu.activeAction() is None or not menu.activeAction().text().startswith(text):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_words_are_copied(taker: TakeAway, said: list[str]) -> None:
    choose(taker, "Copy as words")
    assert QGuiApplication.clipboard().text() == shown().words
    assert said == ["What the chart says was copied."]


def test_a_table_is_copied_for_excel_and_for_word(taker: TakeAway) -> None:
    choose(taker, "Copy as table")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[1].split("\t")[:2] == ["Jun 2013", "1,205"]
    assert '<td align="right">1,205</td>' in data.html()
    assert "<th>Recorded</th>" in data.html()


def test_what_a_spreadsheet_could_take_for_a_formula_is_made_harmless() -> None:
    data = table_data((("Area",), ("=1+1",), ("@here",), ("+44",), ("−3",), ("a\tb\nc",)))
    cells = data.text().splitlines()[1:]
    assert cells == ["\u2060=1+1", "\u2060@here", "+44", "−3", "a b c"]
    assert "<td>=" not in data.html()


def test_a_picture_is_copied(taker: TakeAway, qtbot: QtBot, said: list[str]) -> None:
    choose(taker, "Copy as picture")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 1000
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_a_picture_is_saved_under_the_title(
    taker: TakeAway,
    qtbot: QtBot,
    said: list[str],
    saved_at: Callable[[Path], list[str]],
    tmp_path: Path,
) -> None:
    suggested = saved_at(tmp_path / "chart")
    choose(taker, "Save as picture")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert Path(suggested[0]).name == "Violence “hurt & harm” by month, Maidstone.png"
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert said == [f"chart.png was saved in {tmp_path}."]
    choose(taker, "Save as picture")
    assert Path(suggested[1]).parent == tmp_path, "the folder is remembered"


def test_a_drawing_has_words_that_can_be_selected_and_heard(
    taker: TakeAway,
    qtbot: QtBot,
    said: list[str],
    saved_at: Callable[[Path], list[str]],
    tmp_path: Path,
) -> None:
    saved_at(tmp_path / "chart.svg")
    choose(taker, "Save as drawing")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    root = ElementTree.parse(tmp_path / "chart.svg").getroot()
    assert root.findtext(f"{SVG}title") == shown().title
    assert root.findtext(f"{SVG}desc") == shown().words
    assert "Source: Kent Police" in [node.text for node in root.iter(f"{SVG}text")]
    assert b"DOCTYPE" not in (tmp_path / "chart.svg").read_bytes()


def test_a_drawing_looks_as_on_paper_in_a_reader_that_takes_the_standard_by_the_letter(
    qapp: QApplication,
) -> None:
    drawing = QSvgRenderer(svg(alone_of(shown())))
    picture = QImage(drawing.defaultSize(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    small = picture.scaled(64, 64)
    shades = [QColor(small.pixel(x, y)).lightness() for x in range(64) for y in range(64)]
    assert min(shades) < 250, "something is drawn"
    assert sum(shade < 60 for shade in shades) < 0.03 * len(shades), "no line is filled"


def test_a_page_is_tagged_and_titled(
    taker: TakeAway,
    qtbot: QtBot,
    said: list[str],
    saved_at: Callable[[Path], list[str]],
    tmp_path: Path,
) -> None:
    saved_at(tmp_path / "chart.pdf")
    choose(taker, "Save as page")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    with pikepdf.open(tmp_path / "chart.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == shown().title


def test_a_file_that_cant_be_written_is_said_plainly(
    taker: TakeAway,
    qtbot: QtBot,
    said: list[str],
    saved_at: Callable[[Path], list[str]],
    tmp_path: Path,
) -> None:
    saved_at(tmp_path / "gone" / "chart.svg")
    choose(taker, "Save as drawing")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "does not exist" in said[0]


def test_with_nothing_shown_nothing_can_be_taken(desk: Desk, qtbot: QtBot) -> None:
    taker = TakeAway(desk, lambda: None)
    qtbot.addWidget(taker)
    taker.menu().aboutToShow.emit()
    assert not any(action.isEnabled() for action in taker.menu().actions() if action.text())


@pytest.mark.parametrize(
    ("title", "name"),
    [("CON/AUX: a*b?", "CON AUX a b"), ("...", "Chart"), ("x" * 300, "x" * 120)],
)
def test_a_title_makes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_it_is_put_at_the_end_of_the_section_written_in_last(
    taker: TakeAway, desk: Desk, said: list[str], qtbot: QtBot
) -> None:
    assert desk.assessment is not None
    ids = {"assessment": desk.assessment.id}
    add(desk.file, Section(heading="Introduction", **ids))
    crime = add(desk.file, Section(heading="Crime", text="It fell.\n", position=1, **ids))
    desk.section = crime.id
    gone: list[object] = []
    desk.page_wanted.connect(lambda page, key: gone.append((page, key.id)))
    desk.said.connect(lambda _k, _s, _w, act: act())
    choose(taker, "Put it")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PutInAssessment)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    now = desk.file.get(Section, crime.id)
    assert now.text == "It fell.\n\n{chart: Violence; Maidstone}"
    assert said == ["“Violence: “hurt & harm” by month, Maidstone” was put in “Crime”."]
    assert gone == [("assessment", crime.id)]
    desk.file.undo()
    assert desk.file.get(Section, crime.id).text == "It fell.\n"
