"""A series read from a CSV file with columns ``period,value`` and optionally ``denominator``."""

from __future__ import annotations

import csv
from pathlib import Path

from smpdesk.analysis.series import Series
from smpdesk.errors import UserError


def read_series(path: Path) -> Series:
    """The series in a CSV file; raises ``UserError`` naming what is wrong."""
    from smpdesk.analysis.spc import series_from_rows

    if not path.exists():
        raise UserError(f"There is no file {path.name}. Check its name and folder.")
    if path.is_dir():
        raise UserError(f"{path.name} is a folder. Name a partnership file or a CSV.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [
                {
                    name.strip().lower(): (value or "").strip()
                    for name, value in row.items()
                    if name is not None  # cells beyond the last column that the header names
                }
                for row in csv.DictReader(file, restval="")
                if any(isinstance(v, str) and v.strip() for v in row.values())
            ]
    except (UnicodeDecodeError, csv.Error, AttributeError) as error:
        raise UserError(
            f"{path.name} is not a CSV text file with columns period,value. Save it as CSV."
        ) from error
    except OSError as error:
        raise UserError(f"{path.name} can't be read ({error.strerror}).") from error
    if not rows or "period" not in rows[0] or "value" not in rows[0]:
        raise UserError(
            f"{path.name} has no rows under the columns period,value. "
            "The first line must name the columns; a denominator column is optional."
        )
    return series_from_rows(rows)
