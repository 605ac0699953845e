"""What the walks over pages and dialogs look for: names, a place in the tab order, nothing cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from smpdesk.ui.charts.control_chart_widget import ControlChartWidget

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit, ControlChartWidget,
)  # fmt: skip
_INNER = ("QHeaderView", "QTableCornerButton", "QComboBoxListView")


def controls(within: QWidget) -> list[QWidget]:
    """The controls that one sees, without those that Qt makes for itself inside others."""
    found = [w for kind in CONTROLS for w in within.findChildren(kind)]
    return [
        w
        for w in dict.fromkeys(found)
        if w.isVisible()
        and type(w).__name__ not in _INNER
        and not w.objectName().startswith("qt_")
        and not isinstance(w.parent(), QComboBox | QAbstractSpinBox)
    ]


def nameless(within: QWidget) -> list[str]:
    """The controls without a name for a screen reader."""
    return [
        about(control)
        for control in controls(within)
        if not (
            control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
        )
    ]


def unreachable(within: QWidget) -> list[str]:
    """What can be clicked but not be reached by Tab."""
    return [
        about(control)
        for control in controls(within)
        if isinstance(control, QAbstractButton)
        and not control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def cut_off(within: QWidget) -> list[str]:
    """The buttons and labels whose text does not fit."""
    return [*_buttons_cut(within), *_labels_cut(within)]


def _buttons_cut(within: QWidget) -> list[str]:
    return [
        f"button “{button.text()}” {button.width()} × {button.height()}"
        for button in within.findChildren(QPushButton)
        if button.isVisible()
        and button.text()
        and button.property("kind") != "row"
        and (
            button.width() < button.minimumSizeHint().width()
            or button.height() < button.minimumSizeHint().height()
        )
    ]


def _labels_cut(within: QWidget) -> list[str]:
    cut = []
    for label in within.findChildren(QLabel):
        if not (label.isVisible() and label.text()):
            continue
        wraps = label.wordWrap()
        need = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
        narrow = not wraps and label.width() < label.sizeHint().width() - 1
        if label.height() < need - 1 or narrow:
            cut.append(f"label “{label.text()[:40]}” {label.width()} × {label.height()}")
    return cut


def about(widget: QWidget) -> str:
    """Which widget it is."""
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
