"""Export the plan refresh: from Home to the paper, through it by keys, out as both editions."""

from __future__ import annotations

from pathlib import Path

import page as pdf_rules
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from smpdesk.ui.pages.documents import DocumentsPage
from smpdesk.ui.widgets.ways import Way
from smpdesk.ui.window.shell import Shell

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
UNSIGNED = "A front door given back"


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.wait(200)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=60_000)


def words_of(out: Path) -> str:
    with pypdfium2.PdfDocument(out) as pdf:
        return " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pdf)


def test_the_plan_refresh_is_read_mended_and_exported_in_both_editions(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.workspace is not None
    QTest.keySequence(shell, QKeySequence("Ctrl+E"))
    page = shell.workspace.page
    assert isinstance(page, DocumentsPage)
    at_rest(qtbot, shell)
    reader = page.reader
    assert reader.made.pages > 20

    # Find a word, walk to the next place, and jump to the end.
    reader.view.setFocus()
    QTest.keySequence(shell, QKeySequence("Ctrl+F"))
    QTest.keyClicks(reader.bar.find_bar.field, "substance misuse")
    qtbot.waitUntil(lambda: " of " in reader.bar.find_bar.count.text(), timeout=20_000)
    QTest.keyClick(reader.bar.find_bar.field, Key.Key_F3)
    at_rest(qtbot, shell)
    assert reader.page > 0
    assert "ubstance" in reader.view.accessibleDescription()
    reader.view.setFocus()
    QTest.keyClick(reader.view, Key.Key_End)
    assert reader.page == reader.made.pages - 1

    # The case study that nobody signed off is pointed out, leads to itself, and is not printed.
    rows = page.problems.rows.findChildren(Way)
    row = next(way for way in rows if UNSIGNED in way.accessibleName())
    row.setFocus()
    QTest.keyClick(row, Key.Key_Space)
    assert shell.workspace.page.icon == "cases"
    QTest.keySequence(shell, QKeySequence("Ctrl+9"))
    assert shell.workspace.page is page
    at_rest(qtbot, shell)

    public, restricted = tmp_path / "Plan.pdf", tmp_path / "Plan, restricted.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(public), ""))
    qtbot.mouseClick(page.pdf_button, LEFT)
    qtbot.waitUntil(public.is_file, timeout=60_000)
    at_rest(qtbot, shell)
    assert public.read_bytes() == reader.made.pdf
    assert UNSIGNED not in words_of(public)

    qtbot.mouseClick(page.edition_choice._buttons["restricted"], LEFT)
    at_rest(qtbot, shell)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(restricted), ""))
    qtbot.mouseClick(page.pdf_button, LEFT)
    qtbot.waitUntil(restricted.is_file, timeout=60_000)
    at_rest(qtbot, shell)
    assert UNSIGNED in words_of(restricted)
    for out in (public, restricted):
        assert pdf_rules.validate_pdf_bytes(out.read_bytes(), profile="ua1").failures == []
