"""Every dialog of the window, made as the window makes it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

import smpdesk.ui
from smpdesk.models.document.lock import Holder
from smpdesk.models.records import Extract, Section, Theme
from smpdesk.models.safety.verify import Problem
from smpdesk.periods import Period
from smpdesk.ui.pages import PAGES
from smpdesk.ui.window.shell import Shell

MONTHS = ["2016-08", "2016-09", "2016-10"]


def _file_safety(shell: Shell) -> list[QDialog]:
    from smpdesk.ui.file_safety.ask_passphrase import AskPassphrase
    from smpdesk.ui.file_safety.backups_dialog import BackupsDialog
    from smpdesk.ui.file_safety.check_result import CheckResult
    from smpdesk.ui.file_safety.history_dialog import HistoryDialog, WalkDialog
    from smpdesk.ui.file_safety.set_passphrase import PassphraseDialog, PlainCopies
    from smpdesk.ui.file_safety.take_over import TakeOverDialog

    assert shell.desk is not None
    path = shell.desk.file.path
    edits = shell.desk.file.history()
    asking = AskPassphrase(path.name, lambda _: None, shell.tasks, shell)
    asking.said.setText("Wrong passphrase. You can try twice more.")
    asking.said.show()
    holder = Holder("safety", "CSU-LAPTOP-2", "2017-01-27T10:42:05")
    return [
        asking,
        BackupsDialog([path], shell),
        BackupsDialog([path], shell, is_open=False),
        CheckResult(path, [], shell),
        CheckResult(path, [Problem("pages", "", "The file is damaged: page 12.")], shell),
        HistoryDialog(shell.desk, shell),
        WalkDialog(edits[0], edits, shell),
        PassphraseDialog(path, None, shell),
        PassphraseDialog(path, "four brown owls", shell),
        PlainCopies(
            [Path("/home/csu/Maidstone (before restoring 2017-03-03 10.00.00).smp")], shell
        ),
        TakeOverDialog(path, holder, shell),
    ]


def _of_the_window(shell: Shell) -> list[QDialog]:
    from smpdesk.ui.begin.new_assessment import NewAssessmentDialog
    from smpdesk.ui.begin.new_file import NewFileDialog
    from smpdesk.ui.look.preferences_dialog import PreferencesDialog
    from smpdesk.ui.program.about import About, Keys
    from smpdesk.ui.program.crash_dialog import CrashDialog
    from smpdesk.ui.search.command_palette import CommandPalette
    from smpdesk.ui.search.jumps import jump_entries
    from smpdesk.ui.year.roll_forward import RollForwardDialog

    desk = shell.desk
    assert desk is not None
    assert desk.assessment is not None
    return [
        About(shell),
        Keys([(p.title, p.shortcut) for p in PAGES], shell),
        CommandPalette(jump_entries(desk, []), shell),
        CrashDialog("smpdesk 1.0\nZeroDivisionError at:\n  a.py:1 in f\n", shell),
        NewAssessmentDialog(desk, shell),
        NewFileDialog(shell),
        PreferencesDialog(shell.preferences, shell, desk),
        RollForwardDialog(desk, desk.assessment, shell),
    ]


def _of_the_pages(shell: Shell) -> list[QDialog]:
    from smpdesk.evidence.figures import Figures
    from smpdesk.ui.assessment.comments import CommentDialog
    from smpdesk.ui.assessment.figure_popup import FigurePopup
    from smpdesk.ui.assessment.inset_dialog import InsetDialog
    from smpdesk.ui.assessment.version_dialog import VersionDialog
    from smpdesk.ui.charts.dialogs import ChangePointDialog, SetAsideDialog
    from smpdesk.ui.charts.put_in_assessment import PutInAssessment
    from smpdesk.ui.charts.shown import Shown
    from smpdesk.ui.data.source_dialog import SourceDialog
    from smpdesk.ui.data.source_sheet import SourceSheetDialog
    from smpdesk.ui.extract.answer_dialog import AnswerDialog
    from smpdesk.ui.priorities.matrix_dialog import MatrixDialog
    from smpdesk.ui.priorities.theme_dialogs import MergeDialog, NewThemeDialog, SplitDialog

    desk = shell.desk
    assert desk is not None
    assert desk.assessment is not None
    extract = desk.file.all(Extract)[0]
    themes = desk.file.all(Theme)
    section = Section(assessment=desk.assessment.id, heading="Violence")
    shown = Shown("Robbery by month, Maidstone", None, "", (), reference="{chart: Robbery}")
    return [
        CommentDialog(desk, section, "the words", shell),
        FigurePopup(Figures(desk.file), Period("2015-11", 12), shell),
        InsetDialog(desk.file, Period("2015-11", 12), shell),
        VersionDialog(desk, desk.assessment, "Draft 1", shell),
        AnswerDialog("Say the period of column B", "Its period, such as Oct 2016:", shell),
        ChangePointDialog(MONTHS, "2016-09", 1, 1, shell),
        SourceDialog("Robbery, Maidstone, October 2016: 9.", "2017-01-16", shell),
        SourceSheetDialog(desk, extract, shell, "Maidstone", "B8"),
        SetAsideDialog(MONTHS, "2016-09", 1, 1, shell),
        PutInAssessment(desk, shown, shell),
        MatrixDialog(desk, desk.assessment, shell),
        NewThemeDialog(shell),
        SplitDialog(themes[0], shell),
        MergeDialog(themes[0], themes[1:], shell),
    ]


GROUPS: dict[str, Callable[[Shell], list[QDialog]]] = {
    "file safety": _file_safety,
    "window": _of_the_window,
    "pages": _of_the_pages,
}

ELSEWHERE = {
    "CheckDialog": "starts the self-test; looked at in its own test",
}
"""Dialogs that are not made here, and why."""


def dialog_classes() -> set[str]:
    """The names of all dialogs that the window has, base classes left out."""
    for module in pkgutil.walk_packages(smpdesk.ui.__path__, "smpdesk.ui."):
        importlib.import_module(module.name)
    found: set[str] = set()
    waiting: list[type] = [QDialog]
    while waiting:
        kind = waiting.pop()
        below = [k for k in kind.__subclasses__() if k.__module__.startswith("smpdesk.ui")]
        waiting += below
        if not below and kind is not QDialog:
            found.add(kind.__name__)
    return found
