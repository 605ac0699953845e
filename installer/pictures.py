"""The program's icon in the forms that systems want, drawn from its SVG."""

from __future__ import annotations

import io
from pathlib import Path

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(svg: Path, side: int) -> bytes:
    """The drawing as a square PNG of ``side`` pixels."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def windows_icon(out: Path, svg: Path = ICONS / "smpdesk.svg") -> Path:
    """The drawing as an ``.ico`` of every size, at ``out``."""
    from PIL import Image

    pictures = [Image.open(io.BytesIO(png(svg, side))) for side in SIZES]
    pictures[-1].save(out, format="ICO", append_images=pictures[:-1])
    return out
