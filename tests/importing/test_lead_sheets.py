"""The action plan out to leads and back: locked where it should be, read back cell by cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from smpdesk.errors import UserError
from smpdesk.importing.records.lead_sheets import Returned, compare_sheet, is_lead_sheet
from smpdesk.models.edits import add, change, remove
from smpdesk.models.leads import lead_agencies, quarter_of, take_over
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, Priority, Progress
from smpdesk.reports.lead_sheets import write_lead_sheets

TODAY = dt.date(2019, 1, 21)
STATUS, DUE, HOW_MUCH, HOW_WELL, BETTER_OFF, PROGRESS = range(5, 11)
FIRST = 6


def read_lead_sheet(file: PartnershipFile, path: Path) -> Returned:
    """What a sheet that came back holds."""
    return compare_sheet(file, path.name, path.read_bytes())


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "a.smp", "Safer Testborough") as made:
        year = add(made, Assessment(name="2018-19", data_start="2017-11"))
        priority = add(made, Priority(assessment=year.id, name="Domestic abuse"))
        for position, (words, agency) in enumerate(
            [
                ("Hold a clinic each week", "Golding Homes"),
                ("=Train 200 people", "Golding Homes"),
                ("Visit repeat addresses", "Kent Police"),
            ]
        ):
            add(
                made,
                Action(
                    priority=priority.id,
                    action=words,
                    lead_agency=agency,
                    due="2019-03-31",
                    status="on course",
                    outcome="+ safer homes",
                    position=position,
                ),
            )
        yield made


@pytest.fixture
def sent(file: PartnershipFile, tmp_path: Path) -> Path:
    """The workbook of Golding Homes as it was sent."""
    return write_lead_sheets(
        file,
        year(file),
        tmp_path,
        ["Golding Homes"],
        quarter=quarter_of(TODAY),
        on=TODAY,
    )[0]


def year(file: PartnershipFile) -> Assessment:
    return file.all(Assessment)[0]


def actions(file: PartnershipFile) -> list[Action]:
    return file.all(Action)


def filled(path: Path, fill: Callable[[Any], None]) -> Path:
    """The workbook as the lead sends it back."""
    book = openpyxl.load_workbook(path)
    fill(book["Actions"])
    book.save(path)
    return path


def told(returned: Returned) -> list[tuple[str, str, str, str, bool]]:
    return [(d.action.action, d.field, d.ours, d.theirs, d.conflict) for d in returned.differences]


def test_each_lead_gets_a_sheet_with_its_own_actions(file: PartnershipFile, sent: Path) -> None:
    assert lead_agencies(file, year(file)) == ["Golding Homes", "Kent Police"]
    sheet = openpyxl.load_workbook(sent)["Actions"]
    named = [sheet.cell(row, 3).value for row in range(FIRST, sheet.max_row + 1)]
    assert named == ["Hold a clinic each week", "=Train 200 people"]
    assert sent.name == "Golding Homes – actions 2018-19, 2018-19 Q4.xlsx"


def test_only_the_cells_to_fill_in_are_open(sent: Path) -> None:
    sheet = openpyxl.load_workbook(sent)["Actions"]
    assert sheet.protection.sheet
    open_cells = {
        (cell.row, cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == {(r, c) for r in (FIRST, FIRST + 1) for c in range(STATUS, PROGRESS + 1)}


def test_statuses_are_a_drop_down_and_dates_are_checked(sent: Path) -> None:
    checks = openpyxl.load_workbook(sent)["Actions"].data_validations.dataValidation
    kinds = {check.type: check for check in checks}
    assert kinds["list"].formula1 == '"not started,on course,at risk,done,stopped"'
    assert str(kinds["list"].sqref) == "E6:E7"
    assert str(kinds["date"].sqref) == "F6:F7"


def test_what_begins_like_a_formula_stays_text(sent: Path) -> None:
    sheet = openpyxl.load_workbook(sent)["Actions"]
    for cell in (sheet.cell(FIRST + 1, 3), sheet.cell(FIRST, 4)):
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_a_sheet_that_comes_back_as_it_went_changes_nothing(
    file: PartnershipFile, sent: Path
) -> None:
    assert is_lead_sheet(sent)
    returned = read_lead_sheet(file, filled(sent, lambda sheet: None))
    assert (returned.agency, returned.quarter) == ("Golding Homes", "2018-19 Q4")
    assert (returned.differences, returned.problems) == ((), ())


def test_every_cell_changed_is_a_difference(file: PartnershipFile, sent: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.cell(FIRST, STATUS).value = "Done"
        sheet.cell(FIRST, DUE).value = dt.date(2019, 2, 28)
        sheet.cell(FIRST + 1, HOW_MUCH).value = 212
        sheet.cell(FIRST + 1, PROGRESS).value = "Two courses held."

    clinic, training = "Hold a clinic each week", "=Train 200 people"
    assert told(read_lead_sheet(file, filled(sent, fill))) == [
        (clinic, "status", "on course", "done", False),
        (clinic, "due", "2019-03-31", "2019-02-28", False),
        (training, "how_much", "", "212", False),
        (training, "progress", "", "Two courses held.", False),
    ]


def test_what_both_sides_changed_is_a_conflict(file: PartnershipFile, sent: Path) -> None:
    clinic, training = actions(file)[:2]
    change(file, clinic, status="at risk")
    change(file, training, status="done")

    def fill(sheet: Any) -> None:
        sheet.cell(FIRST, STATUS).value = "stopped"
        sheet.cell(FIRST + 1, STATUS).value = "done"

    returned = read_lead_sheet(file, filled(sent, fill))
    assert told(returned) == [(clinic.action, "status", "at risk", "stopped", True)]
    assert returned.differences[0].sent == "on course"


def test_what_only_we_changed_meanwhile_stays_ours(file: PartnershipFile, sent: Path) -> None:
    change(file, actions(file)[0], due="2019-06-30")
    assert read_lead_sheet(file, sent).differences == ()


def test_a_difference_is_taken_over_as_one_edit(file: PartnershipFile, sent: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.cell(FIRST, PROGRESS).value = "=Clinic held every week."
        sheet.cell(FIRST, PROGRESS).data_type = "s"
        sheet.cell(FIRST, DUE).value = None

    returned = read_lead_sheet(file, filled(sent, fill))
    for each in returned.differences:
        take_over(
            file,
            each.action,
            each.field,
            each.theirs,
            agency=returned.agency,
            quarter=returned.quarter,
        )
    entry = file.all(Progress)[0]
    assert (entry.text, entry.entered_by) == ("=Clinic held every week.", "Golding Homes")
    assert entry.quarter == "2018-19 Q4"
    assert actions(file)[0].due is None
    titles = [edit.title for edit in file.history(2)]
    clinic = "Hold a clinic each week"
    assert titles == [
        f"Take over from Golding Homes, What was done this quarter: {clinic}",
        f"Take over from Golding Homes, Due: {clinic}",
    ]
    assert read_lead_sheet(file, sent).differences == ()


def test_a_deleted_row_is_said_and_changes_nothing(file: PartnershipFile, sent: Path) -> None:
    returned = read_lead_sheet(file, filled(sent, lambda sheet: sheet.delete_rows(FIRST)))
    assert returned.differences == ()
    assert returned.problems == (
        "The row of “Hold a clinic each week” was deleted; nothing of the action is changed.",
    )


def test_rows_in_another_order_are_known_by_their_reference(
    file: PartnershipFile, sent: Path
) -> None:
    def fill(sheet: Any) -> None:
        rows = [[cell.value for cell in sheet[row]] for row in (FIRST, FIRST + 1)]
        for row, values in zip((FIRST + 1, FIRST), rows, strict=True):
            for column, value in enumerate(values, start=1):
                sheet.cell(row, column).value = value
                sheet.cell(row, column).data_type = "s" if isinstance(value, str) else "n"
        sheet.cell(FIRST, DUE).value = sheet.cell(FIRST + 1, DUE).value = dt.date(2019, 3, 31)
        sheet.cell(FIRST, STATUS).value = "done"

    differences = read_lead_sheet(file, filled(sent, fill)).differences
    assert [(d.action.action, d.theirs) for d in differences] == [("=Train 200 people", "done")]


def test_a_row_of_the_lead_s_own_is_told_not_taken(file: PartnershipFile, sent: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.cell(FIRST + 2, 3).value = "A new idea"
        sheet.cell(FIRST + 2, STATUS).value = "done"

    (problem,) = read_lead_sheet(file, filled(sent, fill)).problems
    assert problem == "Row 8 has no reference of ours, so it is left out: “A new idea done”."


def test_what_does_not_fit_is_told(file: PartnershipFile, sent: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.cell(FIRST, STATUS).value = "nearly"
        sheet.cell(FIRST + 1, DUE).value = "soon"

    returned = read_lead_sheet(file, filled(sent, fill))
    assert returned.differences == ()
    assert [problem.split(":")[0] for problem in returned.problems] == [
        "Hold a clinic each week",
        "=Train 200 people",
    ]
    assert "“nearly” is not a status" in returned.problems[0]
    assert "“soon” is not a date" in returned.problems[1]


def test_an_action_removed_meanwhile_is_told(file: PartnershipFile, sent: Path) -> None:
    remove(file, actions(file)[0])
    (problem,) = read_lead_sheet(file, sent).problems
    assert problem == "The action “Hold a clinic each week” is no longer in the file."


def test_a_stranger_s_workbook_is_refused(file: PartnershipFile, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Ward"
    book.save(path)
    assert not is_lead_sheet(path)
    with pytest.raises(UserError, match=r"plan\.xlsx is not a sheet that was sent to a lead"):
        read_lead_sheet(file, path)


def test_what_is_no_workbook_is_refused(file: PartnershipFile, tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    path.write_bytes(b"Dear officer")
    assert not is_lead_sheet(path)
    with pytest.raises(UserError, match=r"letter\.xlsx is not a sheet"):
        read_lead_sheet(file, path)


def test_another_partnership_s_sheet_is_refused(sent: Path, tmp_path: Path) -> None:
    with (
        PartnershipFile.create(tmp_path / "b.smp", "Safer Elsewhere") as other,
        pytest.raises(UserError, match="sent by another partnership, Safer Testborough"),
    ):
        read_lead_sheet(other, sent)


def test_a_sheet_without_what_was_sent_is_refused(file: PartnershipFile, sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    del book["smpdesk"]
    book.save(sent)
    with pytest.raises(UserError, match="has been removed"):
        read_lead_sheet(file, sent)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (dt.date(2019, 1, 21), "2018-19 Q4"),
        (dt.date(2019, 3, 31), "2018-19 Q4"),
        (dt.date(2019, 4, 1), "2019-20 Q1"),
        (dt.date(2018, 12, 31), "2018-19 Q3"),
        (dt.date(1999, 7, 1), "1999-00 Q2"),
    ],
)
def test_quarters_are_those_of_the_financial_year(day: dt.date, quarter: str) -> None:
    assert quarter_of(day) == quarter
