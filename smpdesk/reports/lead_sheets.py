"""The action plan out to its leads: a workbook for each agency, open only where it is asked."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

from smpdesk.models.leads import (
    ACTIONS_SHEET,
    ASKED,
    FORMAT,
    KEPT_SHEET,
    STATUSES,
    Asked,
    actions_led,
    asked_value,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, Priority
from smpdesk.reports.cell_values import risky
from smpdesk.reports.write import put_bytes

HEADINGS = ("Reference", "Priority", "Action", "Outcome")
HEAD_ROW = 5
_WIDTHS = (11, 22, 44, 34, 14, 13, 26, 26, 26, 46)
_THIN = Side("thin", color="8A99A8")
_OPEN = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_PAPER = PatternFill("solid", fgColor="FFF8E1")
_HEAD = PatternFill("solid", fgColor="E8EDF2")
_TOP = Alignment(vertical="top", wrap_text=True)
_LONGEST_TEXT = 2000


def write_lead_sheets(
    file: PartnershipFile,
    assessment: Assessment,
    folder: Path,
    agencies: Sequence[str],
    *,
    quarter: str,
    on: dt.date,
) -> list[Path]:
    """Write a workbook for each agency into ``folder``; gives their paths.

    Raises ``UserError`` when one can't be written; those before it are whole.
    """
    paths = []
    for agency in agencies:
        path = folder / sheet_name(assessment, agency, quarter)
        put_bytes(lead_sheet_bytes(file, assessment, agency, quarter=quarter, on=on), path)
        paths.append(path)
    return paths


def sheet_name(assessment: Assessment, agency: str, quarter: str) -> str:
    """The workbook's file name, without what a disk can't take."""
    words = f"{agency} – actions {assessment.name}, {quarter}"
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", words).strip(" .")[:120] + ".xlsx"


def lead_sheet_bytes(
    file: PartnershipFile, assessment: Assessment, agency: str, *, quarter: str, on: dt.date
) -> bytes:
    """The agency's workbook: its actions to fill in, and hidden beside them what was sent."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = ACTIONS_SHEET
    led = actions_led(file, assessment, agency)
    partnership = file.partnership().name
    _head(sheet, f"Actions led by {agency}", f"{partnership} · {assessment.name} · {quarter}", on)
    for row, (priority, action) in enumerate(led, start=HEAD_ROW + 1):
        _row(sheet, row, priority, action)
    if led:
        _checks(sheet, HEAD_ROW + 1, HEAD_ROW + len(led))
    _protect(sheet)
    kept = [
        (FORMAT, partnership, assessment.name, agency, quarter, on.isoformat()),
        *(
            (str(action.id), asked.field, asked_value(action, asked.field), action.action)
            for _, action in led
            for asked in ASKED
        ),
    ]
    _keep(book, kept)
    moment = dt.datetime.combine(on, dt.time())
    book.properties.title, book.properties.creator = f"Actions led by {agency}", partnership
    book.properties.language = "en-GB"
    book.properties.created = book.properties.modified = moment
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Any, title: str, below: str, on: dt.date) -> None:
    lines = (
        (title, Font(bold=True, size=14)),
        (f"{below} · sent on {on.day} {on:%B %Y}", Font(color="505D69")),
        (
            "Fill in the framed cells, save, and send the file back. Everything else is locked.",
            Font(),
        ),
    )
    for number, (words, font) in enumerate(lines, start=1):
        put(sheet.cell(number, 1), words)
        sheet.cell(number, 1).font = font
    titles = (*HEADINGS, *(f"{asked.title} (fill in)" for asked in ASKED))
    for column, words in enumerate(titles, start=1):
        cell = sheet.cell(HEAD_ROW, column)
        cell.value, cell.font, cell.fill = words, Font(bold=True), _HEAD
        cell.alignment = _TOP
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS[column - 1]
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, 4)


def _row(sheet: Any, row: int, priority: Priority, action: Action) -> None:
    for column, words in enumerate(
        (reference(action), priority.name, action.action, action.outcome), start=1
    ):
        put(sheet.cell(row, column), words)
        sheet.cell(row, column).alignment = _TOP
    for column, asked in enumerate(ASKED, start=len(HEADINGS) + 1):
        cell = sheet.cell(row, column)
        _put_asked(cell, asked, action)
        cell.protection = Protection(locked=False)
        cell.border, cell.fill, cell.alignment = _OPEN, _PAPER, _TOP


def _put_asked(cell: Any, asked: Asked, action: Action) -> None:
    words = asked_value(action, asked.field)
    if asked.field == "due" and words:
        cell.value, cell.number_format = dt.date.fromisoformat(words), "d mmm yyyy"
    else:
        put(cell, words)


def reference(action: Action) -> str:
    """How a sheet names an action: ``A12``."""
    return f"A{action.id}"


def put(cell: Any, words: str) -> None:
    """Write words that stay words, whatever they begin with."""
    cell.value = words or None
    if risky(words):
        cell.data_type = "s"
        cell.quotePrefix = True


def _checks(sheet: Any, first: int, last: int) -> None:
    """Drop-downs and limits on the open cells, with words for what they refuse."""
    status = DataValidation("list", formula1=f'"{",".join(STATUSES)}"', allow_blank=False)
    status.error = f"Choose one of: {', '.join(STATUSES)}."
    due = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    due.error = "Write a date such as 31/03/2019, or leave the cell empty."
    text = DataValidation(
        "textLength", operator="lessThanOrEqual", formula1=str(_LONGEST_TEXT), allow_blank=True
    )
    text.error = f"At most {_LONGEST_TEXT:,} characters fit."
    for check in (status, due, text):
        check.errorTitle, check.showErrorMessage = "This does not fit here", True
        sheet.add_data_validation(check)
    for column, asked in enumerate(ASKED, start=len(HEADINGS) + 1):
        letter = sheet.cell(HEAD_ROW, column).column_letter
        check = {"status": status, "due": due}.get(asked.field, text)
        check.add(f"{letter}{first}:{letter}{last}")


def _protect(sheet: Any) -> None:
    """Lock all but the open cells; columns may be widened and rows made taller."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"


def _keep(book: Any, rows: Sequence[tuple[str, ...]]) -> None:
    kept = book.create_sheet(KEPT_SHEET)
    kept.sheet_state = "veryHidden"
    kept.protection.sheet = True
    for row, words in enumerate(rows, start=1):
        for column, each in enumerate(words, start=1):
            put(kept.cell(row, column), each)
            kept.cell(row, column).number_format = "@"
