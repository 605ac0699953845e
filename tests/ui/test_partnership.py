"""Partnership: partners, contacts, groups with their chart, and the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smpdesk.evidence.texts.spelling import add_word
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Partner, Partnership, Section, SubGroup, Term
from smpdesk.ui.pages.partnership import PartnershipPage
from smpdesk.ui.partnership.about import AboutPart
from smpdesk.ui.partnership.glossary import GlossaryPart
from smpdesk.ui.partnership.organisation import OrganisationPart
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.fields import TextArea, TextField
from smpdesk.ui.window.shell import Shell

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(shell: Shell) -> PartnershipPage:
    shell.actions_by_name["partnership"].trigger()
    assert shell.workspace is not None
    found = shell.workspace.page
    assert isinstance(found, PartnershipPage)
    return found


def kept(path: Path, kind: type) -> list:  # type: ignore[type-arg]
    """What another program would find in the file now."""
    with PartnershipFile.open(path, read_only=True) as file:
        return file.all(kind)


def test_the_name_is_changed_at_once_and_can_not_be_emptied(
    qtbot: QtBot, shell: Shell, page: PartnershipPage, file_path: Path
) -> None:
    part = page.part
    assert isinstance(part, AboutPart)
    name = next(f for f in part.form.findChildren(TextField) if f.accessibleName() == "Name")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Safer Maidstone")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert kept(file_path, Partnership)[0].name == "Safer Maidstone"
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert kept(file_path, Partnership)[0].name == "Safer Maidstone"
    assert name.text() == "Safer Maidstone"


def test_the_words_of_the_partnership_are_listed_and_can_be_changed(
    qtbot: QtBot, shell: Shell, page: PartnershipPage, file_path: Path
) -> None:
    assert shell.desk is not None
    add_word(shell.desk.file, "Boxlee")
    fields = page.part.findChildren(TextArea)
    words = next(f for f in fields if f.accessibleName().startswith("Words spelt right"))
    assert words.toPlainText() == "Boxlee"
    words.setFocus()
    words.selectAll()
    qtbot.keyClicks(words, "Penendem")
    page.leave()
    assert kept(file_path, Partnership)[0].own_words == "Penendem"


def test_a_partner_is_added_without_any_assessment(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "New.smp"
    PartnershipFile.create(path, "New").close()
    window.open_file(path)
    assert window.workspace is not None
    window.workspace.go("partnership", "partners")
    page = window.workspace.page
    assert isinstance(page, PartnershipPage)
    part = page.part
    assert isinstance(part, RecordPart)
    qtbot.mouseClick(part.empty.button, LEFT)
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "Kent Police")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    made = kept(path, Partner)[0]
    assert (made.name, made.standing) == ("Kent Police", "responsible authority")


def test_the_chart_is_walked_and_opened_by_keyboard(qtbot: QtBot, page: PartnershipPage) -> None:
    top = add(page.desk.file, SubGroup(name="Committee", chair="Chair of the committee"))
    below = add(page.desk.file, SubGroup(name="Partnership", parent=top.id))
    add(page.desk.file, SubGroup(name="Unit", parent=below.id))
    add(page.desk.file, SubGroup(name="Forum", parent=below.id, position=1))
    page.show_part("chart")
    part = page.part
    assert isinstance(part, OrganisationPart)
    said = "To Committee, chaired by the chair of the committee, report: Partnership."
    assert part.said.text().startswith(said)
    part.chart.setFocus()
    assert part.chart.accessibleDescription() == "Committee, Chair of the committee"
    for key, name in (
        (Qt.Key.Key_Right, "Partnership"),
        (Qt.Key.Key_Right, "Unit"),
        (Qt.Key.Key_Down, "Forum"),
        (Qt.Key.Key_Left, "Partnership"),
    ):
        qtbot.keyClick(part.chart, key)
        assert part.chart.accessibleDescription() == name
    qtbot.keyClick(part.chart, Qt.Key.Key_Return)
    assert page.view.key == "groups"
    groups = page.part
    assert isinstance(groups, RecordPart)
    current = groups.table.current()
    assert current is not None
    assert current.title() == "Partnership"


def test_an_acronym_of_the_texts_gets_its_meaning_and_is_explained_there(
    qtbot: QtBot, page: PartnershipPage, file_path: Path
) -> None:
    add(page.desk.file, Section(assessment=1, heading="Abuse", text="The MARAC meets."))
    page.show_part("glossary")
    part = page.part
    assert isinstance(part, GlossaryPart)
    word = part.table.current()
    assert word is not None
    assert (word.term, word.state) == ("MARAC", "not explained")
    meaning = part.detail.meaning
    qtbot.mouseClick(meaning.viewport(), LEFT)
    qtbot.keyClicks(meaning, "Multi-Agency Risk Assessment Conference")
    qtbot.keyClick(meaning, Qt.Key.Key_Tab)
    assert kept(file_path, Term)[0].meaning == "Multi-Agency Risk Assessment Conference"
    assert part.detail.state.text == "not at first use"
    qtbot.mouseClick(part.detail.explain_button, LEFT)
    told = "The Multi-Agency Risk Assessment Conference (MARAC) meets."
    assert kept(file_path, Section)[0].text == told
    assert part.detail.state.text == "explained"
    page.desk.file.undo()
    assert kept(file_path, Section)[0].text == "The MARAC meets."


def test_a_term_is_added_renamed_and_removed(
    qtbot: QtBot, page: PartnershipPage, file_path: Path
) -> None:
    page.show_part("glossary")
    part = page.part
    assert isinstance(part, GlossaryPart)
    qtbot.mouseClick(part.empty.button, LEFT)
    qtbot.keyClicks(part.detail.term, "county lines")
    qtbot.keyClick(part.detail.term, Qt.Key.Key_Return)
    assert [t.term for t in kept(file_path, Term)] == ["county lines"]
    qtbot.mouseClick(part.detail.remove_button, LEFT)
    assert kept(file_path, Term) == []
