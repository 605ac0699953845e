from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import smpdesk.ui
from installer.guide_pictures import PICTURES, README, made_by_screenshots, wanted
from smpdesk.ui.begin.new_file import NewFileDialog
from smpdesk.ui.help.guide import HelpWindow
from smpdesk.ui.help.guide_pages import Place, find_pages, help_pages, place_about
from smpdesk.ui.pages import PAGES
from smpdesk.ui.program.check_dialog import CheckDialog
from smpdesk.ui.window.shell import Shell

MOST_BYTES = 150_000
LINK = re.compile(r"\[[^]]*]\(([^)]+)\)")


def every(kind: type) -> set[type]:
    """Every kind of widget of the window that is a kind of this one, however far down."""
    for module in pkgutil.walk_packages(smpdesk.ui.__path__, "smpdesk.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [kind]
    while waiting:
        for each in waiting.pop().__subclasses__():
            if each not in found:
                found.add(each)
                waiting.append(each)
    return {each for each in found if each.__module__.startswith("smpdesk.ui")}


def test_every_dialog_has_its_place_in_the_guide() -> None:
    pages = help_pages()
    dialogs = {kind for kind in every(QDialog) if not kind.__subclasses__()}
    lost = {kind.__name__ for kind in dialogs if place_about(pages, [kind]).page == "index"}
    assert lost == set()


def test_every_page_of_the_window_has_its_place_in_the_guide() -> None:
    pages = help_pages()
    lost = {p.title for p in PAGES if place_about(pages, [p.page_class()]).page == "index"}
    assert lost == set()


def test_the_guide_speaks_of_nothing_that_is_gone() -> None:
    every(QDialog)
    spoken_of = {kind for page in help_pages() for kind in page.about}
    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(smpdesk.ui.__path__[0]).rglob("*.py")
    )
    assert {kind for kind in spoken_of if f"class {kind}" not in source} == set()


def test_every_link_of_the_guide_leads_somewhere_inside_it() -> None:
    lost = [
        f"{page.name}: {target}"
        for page in help_pages()
        for target in LINK.findall(page.text)
        if not (page.path.parent / target).is_file()
    ]
    assert lost == []


def test_every_page_of_the_guide_is_named_by_its_first_page() -> None:
    pages = {page.name: page for page in help_pages()}
    assert [n for n in pages if n != "index" and f"({n}.md)" not in pages["index"].text] == []


@pytest.mark.parametrize("name", wanted())
def test_every_picture_is_one_that_make_screenshots_takes_and_is_there(name: str) -> None:
    assert name in made_by_screenshots()
    picture = PICTURES / f"{name}.png"
    assert picture.is_file(), "run make screenshots"
    assert picture.stat().st_size < MOST_BYTES


def test_no_picture_lies_about_that_neither_the_guide_nor_the_readme_shows() -> None:
    assert {path.stem for path in PICTURES.glob("*")} <= set(wanted())


def test_the_readme_shows_four_pictures_in_words_too_and_one_of_them_dark() -> None:
    shown = re.findall(r"!\[([^]]*)]\(docs/pictures/([a-z-]+)\.png\)", README.read_text("utf-8"))
    assert len(shown) == 4
    assert [name for _, name in shown if name.endswith("-dark")] != []
    assert all(len(words.split()) > 5 for words, _ in shown)


def test_search_puts_the_page_with_the_word_in_its_title_first() -> None:
    pages = help_pages()
    assert find_pages(pages, "privacy personal")[0].name == "privacy"
    assert find_pages(pages, "Control CHARTS")[0].name == "control-charts"
    assert find_pages(pages, "xylophone") == []


def test_a_kind_is_known_by_the_kind_it_descends_from() -> None:
    class Special(NewFileDialog):
        pass

    assert place_about(help_pages(), [Special]) == Place("window", "A new partnership file")


@pytest.mark.parametrize("place", range(len(PAGES)), ids=[page.icon for page in PAGES])
def test_f1_opens_the_page_about_the_page_of_the_window(
    shell: Shell, qtbot: QtBot, place: int
) -> None:
    assert shell.workspace is not None
    shell.workspace.show_page(place)
    shell.workspace.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shell.workspace.page.setFocus()
    shell.actions_by_name["help"].trigger()
    assert shell.helper.window is not None
    about = place_about(help_pages(), [PAGES[place].page_class()])
    title = next(page.title for page in help_pages() if page.name == about.page)
    assert shell.helper.window.windowTitle().startswith(title)
    assert title in shell.helper.window.reader.toPlainText()


def test_f1_in_a_dialog_opens_the_guide_at_its_heading(shell: Shell, qtbot: QtBot) -> None:
    dialog = NewFileDialog(shell)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    dialog.name_field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.name_field)
    qtbot.keyClick(dialog.name_field, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: shell.helper.window is not None)
    assert shell.helper.window is not None
    assert "A new partnership file" in shell.helper.window.reader.toPlainText()


def test_the_help_closes_with_its_window(shell: Shell) -> None:
    shell.actions_by_name["help"].trigger()
    assert shell.helper.window is not None
    shell.close()
    assert shell.helper.window is None


def test_a_link_outside_is_not_followed(qtbot: QtBot, shell: Shell) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_place(Place("index", ""))
    before = window.windowTitle()
    window.reader.anchorClicked.emit(QUrl("https://example.org/privacy.html"))
    assert window.windowTitle() == before
    window.reader.anchorClicked.emit(QUrl("privacy.md"))
    assert window.windowTitle() != before


def test_searching_the_help_shows_what_was_found(qtbot: QtBot, shell: Shell) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.search.setText("passphrase back door")
    assert [window.contents.item(n).text() for n in range(window.contents.count())] == [
        "Passphrases, and sharing a file"
    ]
    window.search.setText("xylophone")
    assert window.contents.count() == 0
    assert not window.nothing.isHidden()


def test_the_check_of_the_installation_shows_its_lines_and_can_be_closed(
    shell: Shell, qtbot: QtBot
) -> None:
    dialog = CheckDialog(shell.tasks, shell)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: "Versions" in dialog.report.toPlainText(), timeout=60_000)
    dialog.accept()
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=60_000)
