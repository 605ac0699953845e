"""Documents: reading a paper in the window, by mouse and by keys."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from smpdesk.models.records import Section
from smpdesk.reports.export import BUILDERS
from smpdesk.ui.look import theme
from smpdesk.ui.pages.documents import PAPERS, DocumentsPage
from smpdesk.ui.paper.page_view import PageView
from smpdesk.ui.paper.reader import Reader
from smpdesk.ui.widgets.ways import Way
from smpdesk.ui.window.shell import Shell

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.wait(150)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)


@pytest.fixture
def page(shell: Shell, qtbot: QtBot) -> DocumentsPage:
    assert shell.workspace is not None
    shell.workspace.go("documents")
    found = shell.workspace.page
    assert isinstance(found, DocumentsPage)
    at_rest(qtbot, shell)
    return found


@pytest.fixture
def reader(page: DocumentsPage) -> Reader:
    return page.reader


@pytest.fixture
def view(reader: Reader) -> PageView:
    reader.view.setFocus()
    return reader.view


def turn_wheel(view: PageView, by: int, held: Qt.KeyboardModifier) -> None:
    middle = QPointF(view.viewport().rect().center())
    QApplication.sendEvent(
        view.viewport(),
        QWheelEvent(
            middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_every_paper_can_be_chosen() -> None:
    assert set(PAPERS) == set(BUILDERS)


def test_the_pages_are_those_of_the_pdf(reader: Reader) -> None:
    assert reader.thumbnails.count() == reader.made.pages > 1
    assert reader.view.accessibleName() == f"Page 1 of {reader.made.pages}"


def test_the_pages_words_are_there_for_a_screen_reader(
    qtbot: QtBot, shell: Shell, reader: Reader, view: PageView
) -> None:
    assert "Maidstone" in view.accessibleDescription()
    first = view.accessibleDescription()
    reader.go(1)
    at_rest(qtbot, shell)
    assert view.accessibleDescription() not in ("", first)


def test_keys_walk_through_the_pages(
    qtbot: QtBot, shell: Shell, reader: Reader, view: PageView
) -> None:
    reader.view.set_zoom("page")
    at_rest(qtbot, shell)
    qtbot.keyClick(view, Key.Key_PageDown)
    assert reader.page == 1
    qtbot.keyClick(view, Key.Key_PageUp)
    assert reader.page == 0
    qtbot.keyClick(view, Key.Key_End)
    assert reader.page == reader.made.pages - 1
    qtbot.keyClick(view, Key.Key_Home)
    assert reader.page == 0


def test_page_down_reads_to_the_end_of_a_page_before_it_turns(
    qtbot: QtBot, shell: Shell, reader: Reader, view: PageView
) -> None:
    view.set_zoom("200")
    at_rest(qtbot, shell)
    qtbot.keyClick(view, Key.Key_PageDown)
    assert (reader.page, view.verticalScrollBar().value() > 0) == (0, True)


def test_a_page_back_is_read_from_its_end(
    qtbot: QtBot, shell: Shell, reader: Reader, view: PageView
) -> None:
    view.set_zoom("200")
    reader.go(1)
    at_rest(qtbot, shell)
    qtbot.keyClick(view, Key.Key_PageUp)
    at_rest(qtbot, shell)
    bar = view.verticalScrollBar()
    assert (reader.page, bar.value()) == (0, bar.maximum())


def test_a_page_number_is_typed(qtbot: QtBot, reader: Reader) -> None:
    field = reader.bar.page_field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "3")
    qtbot.keyClick(field, Key.Key_Return)
    assert reader.page == 2
    field.selectAll()
    qtbot.keyClicks(field, "999")
    qtbot.keyClick(field, Key.Key_Return)
    assert (reader.page, field.text()) == (reader.made.pages - 1, str(reader.made.pages))


def test_control_and_plus_zoom_the_page_and_not_the_window(
    qtbot: QtBot, shell: Shell, reader: Reader, view: PageView
) -> None:
    before, zoom = view.percent(), theme.current().zoom
    qtbot.keyClick(view, Key.Key_Plus, CONTROL)
    assert view.percent() > before
    assert reader.bar.zoom_choice.key == str(view.percent())
    qtbot.keyClick(view, Key.Key_Minus, CONTROL)
    qtbot.keyClick(view, Key.Key_Minus, CONTROL)
    assert view.percent() < before
    qtbot.keyClick(view, Key.Key_0, CONTROL)
    assert (view.zoom, view.percent()) == ("width", before)
    assert theme.current().zoom == zoom


def test_control_and_plus_make_the_windows_text_larger_elsewhere(
    qtbot: QtBot, shell: Shell, page: DocumentsPage
) -> None:
    page.document_choice.setFocus()
    zoom = theme.current().zoom
    qtbot.keyClick(page.document_choice, Key.Key_Plus, CONTROL)
    assert theme.current().zoom > zoom


def test_the_wheel_zooms_with_control_and_turns_at_the_end(
    qtbot: QtBot, shell: Shell, reader: Reader, view: PageView
) -> None:
    before = view.percent()
    turn_wheel(view, 120, CONTROL)
    assert view.percent() > before
    view.set_zoom("page")
    at_rest(qtbot, shell)
    turn_wheel(view, -60, Qt.KeyboardModifier.NoModifier)
    assert reader.page == 0
    turn_wheel(view, -60, Qt.KeyboardModifier.NoModifier)
    assert reader.page == 1


def test_a_page_that_is_fitted_is_seen_whole(qtbot: QtBot, shell: Shell, view: PageView) -> None:
    view.set_zoom("page")
    at_rest(qtbot, shell)
    assert view.verticalScrollBar().maximum() == 0
    view.set_zoom("width")
    at_rest(qtbot, shell)
    assert view.horizontalScrollBar().maximum() == 0
    assert view.sheet.paper.width() > view.viewport().width() * 0.9


def test_words_are_found_marked_and_walked(
    qtbot: QtBot, shell: Shell, reader: Reader, view: PageView
) -> None:
    qtbot.keyClick(view, Key.Key_F, CONTROL)
    bar = reader.bar.find_bar
    assert bar.field.hasFocus()
    qtbot.keyClicks(bar.field, "domestic ABUSE")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of "), timeout=10_000)
    at_rest(qtbot, shell)
    first = reader._hits[0]
    assert reader.page == first.page
    assert list(view.sheet._current) == list(first.boxes)
    qtbot.keyClick(bar.field, Key.Key_F3)
    assert bar.count.text().startswith("2 of ")
    qtbot.keyClick(bar.field, Key.Key_F3, SHIFT)
    qtbot.keyClick(bar.field, Key.Key_F3, SHIFT)
    many = len(reader._hits)
    assert bar.count.text() == f"{many} of {many}"
    qtbot.keyClick(bar.field, Key.Key_Return)
    assert bar.count.text() == f"1 of {many}"


def test_words_that_are_not_there_are_said_not_to_be(qtbot: QtBot, reader: Reader) -> None:
    bar = reader.bar.find_bar
    bar.field.setFocus()
    qtbot.keyClicks(bar.field, "hippopotamus")
    qtbot.waitUntil(lambda: bar.count.text() == "not found", timeout=10_000)
    qtbot.keyClick(bar.field, Key.Key_Escape)
    qtbot.waitUntil(lambda: bar.count.text() == "", timeout=10_000)


def test_the_contents_are_a_tree_that_jumps(qtbot: QtBot, shell: Shell, reader: Reader) -> None:
    qtbot.mouseClick(reader.bar.side_choice._buttons["contents"], LEFT)
    tree = reader.contents
    titles = [mark.title for mark in reader.made.contents]
    assert tree.topLevelItem(0).text(0) == titles[0]
    assert any(tree.topLevelItem(n).childCount() for n in range(tree.topLevelItemCount()))
    tree.setFocus()
    qtbot.keyClick(tree, Key.Key_End)
    at_rest(qtbot, shell)
    outer = [mark for mark in reader.made.contents if mark.depth == 0]
    assert reader.page == outer[-1].page > 0


def test_home_chooses_the_document_that_is_ready(
    qtbot: QtBot, shell: Shell, page: DocumentsPage
) -> None:
    assert shell.desk is not None
    shell.desk.go("home")
    shell.desk.go("documents", "case-studies")
    assert page.document_choice.key == "case-studies"
    at_rest(qtbot, shell)
    assert page.reader.made.pages


def test_each_concern_leads_to_where_it_is_mended(
    qtbot: QtBot, shell: Shell, page: DocumentsPage
) -> None:
    assert shell.desk is not None and shell.workspace is not None
    said = [way.accessibleName() for way in page.problems.rows.findChildren(Way)]
    assert "Introduction: Nothing has been written.: missing" in said
    if page.problems.more_button.isVisible():
        qtbot.mouseClick(page.problems.more_button, LEFT)
    said = [way.accessibleName() for way in page.problems.rows.findChildren(Way)]
    assert any(words.startswith("Mental health has no") for words in said), said
    wanted: list[tuple[str, object]] = []
    shell.desk.page_wanted.connect(lambda name, key: wanted.append((name, key)))
    first = page.problems.rows.findChildren(Way)[0]
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Space)
    assert wanted and wanted[0][0] != "documents"


def test_a_character_that_stops_the_export_leads_to_its_section(
    qtbot: QtBot, shell: Shell, page: DocumentsPage
) -> None:
    assert shell.desk is not None and shell.workspace is not None
    assessment = shell.desk.assessment
    assert assessment is not None
    with shell.desk.file.edit("A text that can't be printed") as writer:
        text = Section(
            assessment=assessment.id, heading="Introduction", part="introduction", text="Snow ☃ 𒀀."
        )
        section = writer.insert(text)
    at_rest(qtbot, shell)
    assert page.reader.made.pages == 0
    assert not page.print_button.isEnabled()
    ways = page.problems.rows.findChildren(Way)
    assert "mend" in ways[0].accessibleName()
    wanted: list[tuple[str, object]] = []
    shell.desk.page_wanted.connect(lambda name, key: wanted.append((name, key)))
    qtbot.mouseClick(ways[0], LEFT)
    assert wanted == [("assessment", section)]


def test_what_is_written_is_what_was_seen(
    qtbot: QtBot, shell: Shell, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "Plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.mouseClick(page.pdf_button, LEFT)
    qtbot.waitUntil(out.is_file, timeout=20_000)
    at_rest(qtbot, shell)
    assert out.read_bytes() == page.reader.made.pdf
    with pypdfium2.PdfDocument(out) as pdf:
        assert "Domestic abuse" in "".join(p.get_textpage().get_text_range() for p in pdf)


def test_an_export_that_is_cancelled_leaves_the_old_file(
    qtbot: QtBot, shell: Shell, page: DocumentsPage, tmp_path: Path
) -> None:
    out = tmp_path / "Plan.pdf"
    out.write_bytes(b"the old one")
    page.write(out)
    task = next(task for task in shell.tasks.running if task.shown)
    task.cancel()
    at_rest(qtbot, shell)
    assert out.read_bytes() == b"the old one"
    assert list(tmp_path.glob("*.part")) == []


def test_a_folder_that_is_not_there_is_a_message(
    qtbot: QtBot, shell: Shell, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "nowhere" / "Plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.mouseClick(page.pdf_button, LEFT)
    qtbot.waitUntil(lambda: bool(shell.banners.shown()), timeout=20_000)
    assert "nowhere" in shell.banners.shown()[0].said.text()


def test_a_file_that_another_program_holds_is_told_in_plain_words(
    qtbot: QtBot, shell: Shell, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows answers when a reader has the old PDF open."""
    out = tmp_path / "Plan.pdf"
    out.write_bytes(b"the old one")

    def held(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file", str(out))

    monkeypatch.setattr(Path, "replace", held)
    page.write(out)
    qtbot.waitUntil(lambda: bool(shell.banners.shown()), timeout=20_000)
    monkeypatch.undo()
    said = shell.banners.shown()[0].said.text()
    assert said.startswith("Plan.pdf can't be written: it is open in another program")
    assert out.read_bytes() == b"the old one"
    assert sorted(tmp_path.glob("*Plan*")) == [out]
