"""Saves a picture of every page and dialog on the sample, in every look and twice as large.

Usage: ``python -m installer.screenshots FOLDER [PAGE…]``, off screen where there is no display;
``dialogs`` stands for all of them.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QPushButton

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.places import resource
from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.page import Page
from smpdesk.ui.pages import PAGES
from smpdesk.ui.pages.assessment import AssessmentPage
from smpdesk.ui.pages.charts import VIEWS, ChartsPage
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.program.app import make_application
from smpdesk.ui.window.shell import Shell

SIZE = (1440, 900)
TODAY = dt.date(2019, 1, 21)
EXTRACT = "recorded-crime-maidstone-oct-2016.xlsx"
_REST = 10
"""How many rounds of events without work under way count as rest."""
LOOKS: tuple[tuple[theme.Choice, int], ...] = (
    ("light", 100),
    ("dark", 100),
    ("contrast", 100),
    ("light", 200),
)


def main(folder: Path, wanted: list[str]) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(sys.argv[:1])
    use_shipped_font(app)
    with tempfile.TemporaryDirectory() as place:
        sample = Path(place) / "Maidstone.smp"
        make_sample(sample)
        look = theme.Look(app, "light")
        for choice, percent in LOOKS:
            look.dress(choice, percent)
            kept = Path(place) / f"{choice}{percent}"
            kept.mkdir()
            name = f"{choice}{'' if percent == 100 else percent}"
            take_all(folder, sample, kept, name, wanted)
            if not wanted or "import" in wanted:
                take_import(folder, kept, name)


def use_shipped_font(app: QApplication) -> None:
    """Write in the font we ship, so that the pictures look alike on every machine."""
    numbers = [
        QFontDatabase.addApplicationFont(str(path))
        for path in sorted(resource("fonts").glob("*.ttf"))
    ]
    if numbers:
        font = QFont(QFontDatabase.applicationFontFamilies(numbers[0])[0])
        font.setPixelSize(15)
        app.setFont(font)


def make_sample(path: Path) -> None:
    """The sample partnership at ``path``: the one of the demo when it was made, else a new one."""
    made = Path("build/demo/sample.smp")
    if made.is_file():
        shutil.copyfile(made, path)
        return
    from smpdesk.evidence.texts.sample_versions import write_sample_versions
    from smpdesk.importing.records.sample import create_sample

    with create_sample(path) as file:
        write_sample_versions(file)


def take_all(folder: Path, sample: Path, kept: Path, look: str, wanted: list[str]) -> None:
    """Take a picture of the welcome page and of every page in the look worn now."""
    shell = Shell(Preferences(kept), TODAY)
    shell.resize(*SIZE)
    shell.show()
    if not wanted or "welcome" in wanted:
        take(shell, folder / f"welcome-{look}.png")
    shell.open_file(sample)
    for place, page in enumerate(PAGES):
        if wanted and page.icon not in wanted:
            continue
        assert shell.workspace is not None
        shell.workspace.show_page(place)
        take(shell, folder / f"{page.icon}-{look}.png")
        take_parts(shell, folder, look)
        if page.icon == "charts" and show_a_chart(shell.workspace.page):
            take(shell, folder / f"chart-{look}.png")
            take_views(shell, folder, look)
    if not wanted or "dialogs" in wanted:
        take_dialogs(shell, folder, look)
    shell.close()
    shell.deleteLater()


def take_parts(shell: Shell, folder: Path, look: str) -> None:
    """Take a picture of every further part of the page that is seen."""
    assert shell.workspace is not None
    page = shell.workspace.page
    if isinstance(page, PartsPage):
        for part in list(page.parts)[1:]:
            page.show_part(part)
            take(shell, folder / f"{page.icon}-{part}-{look}.png")
    elif isinstance(page, AssessmentPage):
        for segment in page.view.findChildren(QPushButton)[1:]:
            segment.click()
            name = segment.text().split()[-1].lower()
            take(shell, folder / f"{page.icon}-{name}-{look}.png")


def take_dialogs(shell: Shell, folder: Path, look: str) -> None:
    """Take a picture of every dialog that the tests look at, by its kind and number."""
    from tests.ui.every_dialog import GROUPS

    taken: Counter[str] = Counter()
    for make in GROUPS.values():
        for dialog in make(shell):
            kind = re.sub(r"(?<!^)(?=[A-Z])", "-", type(dialog).__name__).lower()
            taken[kind] += 1
            number = f"-{taken[kind]}" if taken[kind] > 1 else ""
            dialog.setModal(False)
            dialog.show()
            _rest(shell)
            path = folder / f"dialog-{kind}{number}-{look}.png"
            dialog.grab().save(str(path))
            print(path)
            dialog.close()


def take_import(folder: Path, kept: Path, look: str) -> None:
    """Take a picture of an extract that is looked at before it is imported into a new file."""
    shell = Shell(Preferences(kept), TODAY)
    shell.resize(*SIZE)
    shell.show()
    PartnershipFile.create(kept / "Maidstone.smp", "Maidstone").close()
    shell.open_file(kept / "Maidstone.smp")
    shell.import_files([resource("sample", "extracts", EXTRACT)])
    take(shell, folder / f"import-{look}.png")
    shell.close()
    shell.deleteLater()


def show_a_chart(page: Page) -> bool:
    """Go from the overview to the first chart, at its newest month."""
    assert isinstance(page, ChartsPage)
    if not page.overview.table.records.records:
        return False
    page.go_to(page.overview.table.records.records[0].key)
    return True


def take_views(shell: Shell, folder: Path, look: str) -> None:
    """Take a picture of every other view of the charts, each with something to show."""
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    for view, _ in VIEWS[2:]:
        page.show_view(view)
        _rest(shell)
        seen = page.comparison(view)
        if seen.answer.missing is not None and seen.answer.missing.measure is not None:
            seen.empty.button.click()
        take(shell, folder / f"charts-{view}-{look}.png")


def take(shell: Shell, path: Path) -> None:
    """Let the window come to rest, then save what it shows."""
    _rest(shell)
    shell.grab().save(str(path))
    print(path)


def _rest(shell: Shell) -> None:
    still = 0
    while still < _REST:
        QApplication.processEvents()
        time.sleep(0.02)
        still = 0 if shell.tasks.running else still + 1


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"), sys.argv[2:])
