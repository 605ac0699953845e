"""The palettes can be read: contrast after WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smpdesk.ui.look import theme
from smpdesk.ui.look.stylesheet import dress, style_sheet
from smpdesk.ui.look.theme import Look, Theme, load
from tests.ui.palettes import PALETTES

GROUNDS = ("bg", "surface", "sunken", "rail", "hover")
INKS = ("text", "muted", "accent", "concern", "better", "changed", "ok", "warn")
TINTED = ("accent", "concern", "better", "changed", "ok", "warn")
SIGNS = ("field", "focus", "normal", "limit")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=PALETTES)
def palette(request: pytest.FixtureRequest) -> Theme:
    return load(request.param)


def test_black_on_white_has_the_contrast_that_the_guideline_names() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_ground(palette: Theme, ink: str, ground: str) -> None:
    assert contrast(palette.roles[ink], palette.roles[ground]) >= 4.5


@pytest.mark.parametrize("tint", TINTED)
@pytest.mark.parametrize("ink", ["own", "text", "muted"])
def test_text_can_be_read_on_the_ground_of_a_tag(palette: Theme, ink: str, tint: str) -> None:
    colour = palette.roles[tint if ink == "own" else ink]
    assert contrast(colour, palette.roles[f"{tint}bg"]) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("sign", SIGNS)
def test_focus_fields_and_signs_stand_out(palette: Theme, sign: str, ground: str) -> None:
    assert contrast(palette.roles[sign], palette.roles[ground]) >= 3


@pytest.mark.parametrize("sign", ["limit", "normal", "concern", "better", "changed"])
def test_points_and_limits_stand_out_on_the_band(palette: Theme, sign: str) -> None:
    assert contrast(palette.roles[sign], palette.roles["band"]) >= 3


@pytest.mark.parametrize("button", ["accent", "accenthover"])
def test_the_strong_button_can_be_read(palette: Theme, button: str) -> None:
    assert contrast(palette.roles["onaccent"], palette.roles[button]) >= 4.5


def test_every_palette_has_the_same_roles() -> None:
    assert len({tuple(load(name).roles) for name in PALETTES}) == 1


def test_the_style_sheet_has_no_colour_or_length_left_to_fill_in(palette: Theme) -> None:
    sheet = style_sheet(palette)
    assert "$" not in sheet
    assert palette.roles["accent"] in sheet


def test_lengths_grow_with_the_text() -> None:
    assert load("light", 2).size("row") == 2 * load("light", 1).size("row")


@pytest.fixture
def system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool, bool], None]:
    """The system's wishes (dark, high contrast), told as it tells them."""

    def wish(dark: bool, contrast: bool) -> None:
        monkeypatch.setattr(theme, "system_wishes", lambda _: (dark, contrast))
        scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
        qapp.styleHints().colorSchemeChanged.emit(scheme)

    return wish


@pytest.mark.parametrize(
    ("dark", "contrast", "worn"),
    [
        (False, False, "light"),
        (True, False, "dark"),
        (False, True, "contrast-light"),
        (True, True, "contrast-dark"),
    ],
)
def test_the_window_follows_the_system(
    look: Look, system: Callable[[bool, bool], None], dark: bool, contrast: bool, worn: str
) -> None:
    look.dress("system")
    system(dark, contrast)
    assert theme.current().name == worn


def test_a_chosen_theme_stays_when_the_system_changes(
    look: Look, system: Callable[[bool, bool], None]
) -> None:
    look.dress("light")
    system(True, False)
    assert theme.current().name == "light"


def test_high_contrast_is_dark_on_a_dark_system(
    look: Look, system: Callable[[bool, bool], None]
) -> None:
    look.dress("contrast")
    system(True, False)
    assert theme.current().name == "contrast-dark"


def test_text_grows_to_twice_its_size_and_no_further(look: Look, qtbot: QtBot) -> None:
    label = QLabel("Words")
    qtbot.addWidget(label)
    dress(label)
    label.ensurePolished()
    usual = label.fontMetrics().height()
    look.dress(percent=300)
    dress(label)
    assert look.percent == 200
    assert label.fontMetrics().height() == pytest.approx(2 * usual, abs=2)
