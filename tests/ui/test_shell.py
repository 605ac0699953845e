from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.errors import UserError
from smpdesk.licences import licence_texts
from smpdesk.models.edits import add, change
from smpdesk.models.records import Assessment, Measure, Partner, Section
from smpdesk.ui.begin.new_file import NewFileDialog
from smpdesk.ui.begin.welcome import Welcome
from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages import PAGES
from smpdesk.ui.pages.case_studies import CaseStudiesPage
from smpdesk.ui.program.about import About, Keys
from smpdesk.ui.search.command_palette import CommandPalette, best, rank
from smpdesk.ui.search.jumps import jump_entries
from smpdesk.ui.widgets.banner import Banner
from smpdesk.ui.window.incoming import open_into
from smpdesk.ui.window.opening import Opening
from smpdesk.ui.window.shell import Shell
from smpdesk.ui.window.windows import Windows

CONTROL = Qt.KeyboardModifier.ControlModifier


def drop(window: Shell, *paths: Path) -> None:
    """Drag files over the window and let go of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, dropping)


def messages(window: Shell) -> list[str]:
    return [banner.said.text() for banner in window.findChildren(Banner) if banner.isVisible()]


def page_title(window: Shell) -> str:
    assert window.workspace is not None
    return window.workspace.page.title


def test_the_window_begins_with_a_welcome(window: Shell) -> None:
    assert window.findChild(Welcome) is not None
    assert window.windowTitle() == "smpdesk"


def test_a_file_opens_on_home_under_its_partnerships_name(shell: Shell) -> None:
    assert page_title(shell) == "Home"
    assert shell.windowTitle() == "Maidstone, 2017-18 – smpdesk"


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_each_page_opens_by_its_shortcut(qtbot: QtBot, shell: Shell, place: int) -> None:
    qtbot.keySequence(shell, PAGES[place].shortcut)
    assert page_title(shell) == PAGES[place].title


def test_the_rail_is_walked_with_arrow_keys(qtbot: QtBot, shell: Shell) -> None:
    assert shell.workspace is not None
    shell.workspace.rail.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert page_title(shell) == "Charts"


def test_the_focus_on_the_rail_follows_the_page(qtbot: QtBot, shell: Shell) -> None:
    assert shell.workspace is not None
    shell.workspace.rail.take_focus()
    qtbot.keySequence(shell, "Ctrl+3")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text().strip() == "Charts"


def test_undo_says_what_it_will_undo(qtbot: QtBot, shell: Shell) -> None:
    assert shell.desk is not None
    add(shell.desk.file, Partner(name="Golding Homes"))
    assert shell.actions_by_name["undo"].text() == "Undo: Add partner: Golding Homes"
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert shell.desk.file.all(Partner) == []
    assert shell.actions_by_name["redo"].text() == "Redo: Add partner: Golding Homes"
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [p.name for p in shell.desk.file.all(Partner)] == ["Golding Homes"]


def test_undo_and_redo_say_quietly_what_they_did(qtbot: QtBot, shell: Shell) -> None:
    assert shell.desk is not None
    assert shell.workspace is not None
    add(shell.desk.file, Partner(name="Golding Homes"))
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert shows(shell.workspace.rail, "Undone: Add partner: Golding Homes")
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert shows(shell.workspace.rail, "Done again: Add partner: Golding Homes")


def shows(rail: QWidget, sentence: str) -> bool:
    return any(label.text() == sentence for label in rail.findChildren(QLabel))


def test_a_partnership_file_dropped_on_the_window_opens(window: Shell, file_path: Path) -> None:
    drop(window, file_path)
    assert window.desk is not None
    assert window.desk.file.path == file_path


def test_an_extract_dropped_without_a_partnership_is_told_what_to_do(
    window: Shell, tmp_path: Path
) -> None:
    drop(window, tmp_path / "extract.csv")
    assert messages(window) == [
        "Open a partnership first, or begin a new one; then drop extracts on it."
    ]


def test_a_drop_lands_although_a_field_has_the_focus(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    shell.workspace.go("cases")  # type: ignore[union-attr]
    fields = [f for f in shell.findChildren(QLineEdit) if f.isVisible()]
    assert fields
    assert not any(field.acceptDrops() for field in fields)


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.smp", b""), ("picture.smp", b"\x89PNG\r\n\x1a\n" + b"0" * 100)],
)
def test_a_file_that_is_none_of_ours_is_a_message_in_the_window(
    window: Shell, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    open_into(window, path)
    assert len(messages(window)) == 1
    assert name in messages(window)[0]
    assert window.desk is None


def test_a_window_started_on_a_file_is_seen_before_the_file_is_opened(
    qtbot: QtBot, preferences: Preferences, look: Look, file_path: Path
) -> None:
    window = Windows(preferences).new(lambda shell: shell.open_when_seen(file_path))
    qtbot.addWidget(window)
    opening = window.findChild(Opening)
    assert opening is not None
    assert window.desk is None
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.desk is not None
    assert window.desk.file.path == file_path


def test_a_window_started_on_what_is_no_file_of_ours_says_so_and_is_welcoming(
    qtbot: QtBot, preferences: Preferences, look: Look, tmp_path: Path
) -> None:
    window = Windows(preferences).new(lambda shell: shell.open_when_seen(tmp_path / "gone.smp"))
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.findChild(Welcome) is not None)
    assert len(messages(window)) == 1
    assert "gone.smp" in messages(window)[0]


def test_a_message_is_closed_with_escape(qtbot: QtBot, window: Shell) -> None:
    banner = window.banners.say("warning", "Something to know.")
    banner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert messages(window) == []


def test_a_new_file_is_made_where_the_officer_says(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    dialog = window.findChild(NewFileDialog)
    assert dialog is not None
    assert not dialog.make.isEnabled()
    qtbot.keyClicks(dialog.name_field, "Safer Ashford")
    dialog.path_field.setText(str(tmp_path / "Ashford.smp"))
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert (tmp_path / "Ashford.smp").is_file()
    assert window.windowTitle() == "Safer Ashford – smpdesk"


def test_the_name_suggests_the_file(qtbot: QtBot, window: Shell, tmp_path: Path) -> None:
    dialog = NewFileDialog(window, tmp_path)
    qtbot.keyClicks(dialog.name_field, "Ashford: safer")
    assert dialog.path == tmp_path / "Ashford safer.smp"


def test_closing_the_file_goes_back_to_the_welcome_with_it_among_the_recent(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_W, CONTROL)
    assert shell.desk is None
    assert shell.findChild(Welcome) is not None
    assert shell.preferences.recent == [file_path.resolve()]


def test_the_window_remembers_its_size_and_page(
    qtbot: QtBot, shell: Shell, file_path: Path, preferences: Preferences
) -> None:
    shell.resize(790, 600)
    qtbot.keyClick(shell, Qt.Key.Key_6, CONTROL)
    shell.close()
    again = Shell(preferences)
    qtbot.addWidget(again)
    again.open_file(file_path)
    assert (again.width(), again.height()) == (790, 600)
    assert page_title(again) == "Action plan"
    again.close()


def test_larger_text_is_remembered_and_the_page_stays(
    qtbot: QtBot, shell: Shell, preferences: Preferences
) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_5, CONTROL)
    shell.actions_by_name["larger"].trigger()
    assert preferences.text_percent == 110
    assert page_title(shell) == "Priorities"
    shell.actions_by_name["usual_size"].trigger()
    assert preferences.text_percent == 100


def test_the_theme_is_chosen_in_the_menu(shell: Shell, preferences: Preferences) -> None:
    dark = next(a for a in shell.theme_menu.actions() if a.text() == "Dark")
    dark.trigger()
    assert theme.current().name == "dark"
    assert preferences.theme == "dark"


def test_search_goes_to_a_record_by_a_few_letters(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_K, CONTROL)
    palette = shell.findChild(CommandPalette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "way out")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, CaseStudiesPage)
    current = page.table.current()
    assert current is not None
    assert current.heading == "A way out"


def test_search_puts_another_theme_on(qtbot: QtBot, shell: Shell, look: Look) -> None:
    qtbot.keySequence(shell, "Ctrl+K")
    palette = shell.findChildren(CommandPalette)[-1]
    qtbot.keyClicks(palette.field, "theme dark")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert look.choice == "dark"


def test_search_offers_pages_commands_and_the_file(shell: Shell) -> None:
    assert shell.desk is not None
    entries = jump_entries(shell.desk, [shell.actions_by_name["import"]])
    offered = {(e.what.split(",")[0], e.name) for e in entries}
    assert {
        ("Page", "Charts"),
        ("Command", "Import extracts"),
        ("Measure", "Violence against the person"),
        ("Area", "Maidstone"),
        ("Action", "Train the wardens"),
    } <= offered


def test_the_beginning_of_a_name_ranks_before_its_middle() -> None:
    names = ["Violence with injury", "Domestic violence", "Nonviolence"]
    ranked = sorted(names, key=lambda name: rank("viol", name) or 10**9)
    assert ranked == names
    assert rank("viol dom", "Domestic violence") is not None
    assert rank("theft", "Domestic violence") is None
    assert best("theft", []) == []


def test_a_name_is_found_with_its_hyphen_or_without() -> None:
    assert rank("antisocial", "Anti-social behaviour") is not None
    assert rank("anti-social", "Anti-social behaviour") is not None


def test_search_says_so_when_it_finds_nothing(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keySequence(shell, "Ctrl+K")
    palette = shell.findChildren(CommandPalette)[-1]
    qtbot.keyClicks(palette.field, "xylophone")
    said = palette.found.model().index(0, 0).data()
    assert said.startswith("Nothing is called so")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_search_tells_records_of_one_name_apart_and_goes_to_the_year_of_each(shell: Shell) -> None:
    assert shell.desk is not None
    file, present = shell.desk.file, shell.desk.assessment
    add(file, Measure(name="Robbery", collection="Town centre"))
    older = add(file, Assessment(name="2016-17", data_start="2014-11"))
    assert present is not None
    for year in (present, older):
        add(file, Section(assessment=year.id, heading="Headlines"))
    entries = jump_entries(shell.desk, [])
    assert [e.what for e in entries if e.name == "Robbery"] == ["Measure", "Measure, Town centre"]
    section = next(e for e in entries if e.what == "Section, 2016-17")
    section.go()
    assert shell.desk.assessment == older


def test_another_assessment_is_chosen_in_the_header(shell: Shell) -> None:
    assert shell.desk is not None
    assert shell.workspace is not None
    assert shell.desk.assessment is not None
    assert shell.desk.assessment.name == "2017-18"
    change(shell.desk.file, shell.desk.assessment, name="2018-19")
    assert shell.desk.assessment.name == "2018-19"
    assert shell.windowTitle() == "Maidstone, 2018-19 – smpdesk"


def test_about_holds_the_licences(qtbot: QtBot, window: Shell) -> None:
    assert "MIT" in licence_texts()
    dialog = About(window)
    qtbot.addWidget(dialog)
    dialog.show()


def test_the_list_of_keys_names_every_shortcut(qtbot: QtBot, window: Shell) -> None:
    dialog = Keys([(p.title, p.shortcut) for p in PAGES], window)
    qtbot.addWidget(dialog)
    dialog.show()


def test_a_problem_of_the_users_world_is_shown_as_it_stands(window: Shell) -> None:
    window.show_problem(str(UserError("The disk is full.")))
    assert messages(window) == ["The disk is full."]
