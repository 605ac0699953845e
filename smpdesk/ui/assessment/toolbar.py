"""The tools above the text: each an icon with a name, its key in the tip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QWidget

from smpdesk.ui.assessment.styles import Style, Styles
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.fields import Choice

_STYLES: list[tuple[str, str]] = [
    ("text", "Text"),
    ("heading", "Heading"),
    ("smaller", "Smaller heading"),
    ("quote", "Quotation"),
]


class Toolbar(QWidget):
    """Styles at the left; figures, charts and remarks at the right."""

    def __init__(
        self,
        styles: Styles,
        link: Callable[[], object],
        figure: Callable[[], object],
        inset: Callable[[], object],
        comment: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setAccessibleName("Tools of the text")
        gap = theme.current().px(4)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(gap)
        self._styles, self._insets = self._style_tools(styles, link, comment), QHBoxLayout()
        self._insets.setSpacing(gap)
        self._rows.addLayout(self._styles)
        self._rows.addStretch(1)
        self._rows.addLayout(self._insets)
        tip = "Put a live figure in (type =, or Alt+=)"
        self._insets.addWidget(button("Figure", figure, icon="figure", tip=tip))
        tip = "Put a chart or a table of the data in (Ctrl+Alt+C)"
        self._insets.addWidget(button("Chart or table", inset, icon="charts", tip=tip))
        self._insets.addStretch(1)

    def _style_tools(
        self, styles: Styles, link: Callable[[], object], comment: Callable[[], object]
    ) -> QHBoxLayout:
        worn = theme.current()
        row = QHBoxLayout()
        row.setSpacing(worn.px(2))
        self.lines = Choice(_STYLES, wide=104)
        self.lines.setAccessibleName("Style of the line")
        self.lines.chosen.connect(lambda key: styles.apply(_style(key)))
        row.addWidget(self.lines)
        row.addSpacing(worn.px(6))
        self._marked: dict[str, QToolButton] = {}
        for name, icon, said, keys, act in (
            ("bold", "bold", "Bold", "Ctrl+B", styles.bold),
            ("italic", "italic", "Italic", "Ctrl+I", styles.italic),
            ("bullet", "bullets", "Bulleted list", "Ctrl+Shift+8", lambda: styles.apply("bullet")),
            ("number", "numbers", "Numbered list", "Ctrl+Shift+7", lambda: styles.apply("number")),
            ("link", "link", "Link", "Ctrl+Shift+K", link),
            ("comment", "comment", "Comment for a partner", "Ctrl+Alt+M", comment),
        ):
            made = icon_button(icon, said, act, f"{said} ({keys})")
            made.setCheckable(name not in ("link", "comment"))
            self._marked[name] = made
            row.addWidget(made)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures below the styles where there is no room beside them."""
        super().resizeEvent(event)
        wide = self._styles.sizeHint().width() + self._insets.sizeHint().width()
        ways = QBoxLayout.Direction
        beside = wide + theme.current().px(12) <= self.width()
        self._rows.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """The least size: the figures below the styles."""
        return QSize(self._styles.minimumSize().width(), super().minimumSizeHint().height())

    def show_style(self, style: Style, bold: bool, italic: bool) -> None:
        """Show how the words at the cursor are written."""
        self.lines.show_key(style if style in dict(_STYLES) else "text")
        for name, on in (
            ("bold", bold),
            ("italic", italic),
            ("bullet", style == "bullet"),
            ("number", style == "number"),
        ):
            self._marked[name].setChecked(on)


def _style(key: str) -> Style:
    styles: tuple[Style, ...] = ("text", "heading", "smaller", "quote")
    return next(style for style in styles if style == key)
