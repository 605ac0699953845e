from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from smpdesk.places import resource
from smpdesk.ui.look import theme
from smpdesk.ui.look.icons import icon, program_icon
from smpdesk.ui.look.theme import Look

STROKES = sorted(p.stem for p in resource("icons").glob("*.svg") if p.stem != "smpdesk")


def colours(picture: QIcon, state: QIcon.State = QIcon.State.Off) -> set[str]:
    image = picture.pixmap(QSize(48, 48), QIcon.Mode.Normal, state).toImage()
    pixels = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return {QColor(c.red(), c.green(), c.blue()).name() for c in pixels if c.alpha() == 255}


@pytest.mark.parametrize("name", STROKES)
def test_an_icon_is_drawn_in_the_colour_of_its_role(look: Look, name: str) -> None:
    assert theme.current().colour("text").name() in colours(icon(name, "text"))


def test_an_icon_follows_the_theme_by_itself(look: Look) -> None:
    made = icon("home", "text")
    look.dress("dark")
    assert theme.load("dark").colour("text").name() in colours(made)


def test_a_checked_icon_has_the_colour_of_the_accent(look: Look) -> None:
    assert theme.current().colour("accent").name() in colours(icon("home"), QIcon.State.On)


def test_the_icon_of_a_strong_button_is_still_seen_when_nothing_can_be_done(look: Look) -> None:
    made = icon("import", "onaccent").pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    inks = [made.pixelColor(x, y) for x in range(48) for y in range(48)]
    drawn = max(inks, key=lambda ink: ink.alpha())
    assert drawn.lightness() < theme.current().colour("sunken").lightness() - 40


@pytest.mark.parametrize("name", STROKES)
def test_all_icons_have_one_stroke_style(name: str) -> None:
    text = Path(resource("icons", f"{name}.svg")).read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor" stroke-width="1.7"' in text


def test_the_program_has_an_icon_of_its_own(look: Look) -> None:
    assert not program_icon().pixmap(QSize(64, 64)).isNull()
