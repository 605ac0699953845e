"""The same table in every format says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.importing import plan_text
from smpdesk.importing.plans.known import Known
from tests.importing import plain_reading as plain
from tests.importing.binary_workbook import write_xlsb
from tests.importing.conftest import DATA, planned
from tests.importing.test_cell_by_cell import facts_of

ASB = DATA / "extracts" / "asb-districts-oct-2016.xlsx"


@pytest.fixture(scope="module")
def expected() -> plain.Facts:
    return plain.asb(ASB)


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_workbooks_of_other_programs(suffix: str, expected: plain.Facts) -> None:
    path = DATA / "importing" / "formats" / f"asb-districts-oct-2016.{suffix}"
    assert facts_of(planned(path)) == expected


def test_a_binary_workbook(tmp_path: Path, expected: plain.Facts) -> None:
    path = tmp_path / "asb-districts-oct-2016.xlsb"
    write_xlsb(path, "ASB", plain.sheet(ASB))
    assert facts_of(planned(path)) == expected


@pytest.mark.parametrize("right_name", ["asb.xlsx", "asb.csv", "asb", "asb.xls.txt"])
def test_a_format_is_told_by_the_content_and_not_by_the_name(
    tmp_path: Path, right_name: str, expected: plain.Facts
) -> None:
    path = tmp_path / right_name
    path.write_bytes(ASB.read_bytes())
    assert facts_of(planned(path)) == expected


def pasted(rows: list[list[object]]) -> str:
    """What Excel puts on the clipboard: tabs between cells, a line a row."""
    return "\r\n".join("\t".join("" if c is None else str(c) for c in row) for row in rows) + "\r\n"


def test_cells_copied_in_excel(expected: plain.Facts) -> None:
    plan = plan_text(pasted(plain.sheet(ASB)), Known(), name="ASB")
    found = {("ASB", cell): fact for (_, cell), fact in facts_of(plan).items()}
    assert found == expected


def test_a_cell_copied_with_a_line_break_in_it() -> None:
    text = 'District\t"Offences\n2016/17"\t"Offences\n2017/18"\nDover\t5\t6\nSwale\t7\t8\n'
    plan = plan_text(text, Known(), name="Robbery")
    assert [(o.start, o.value) for o in plan.observations] == [
        ("2016-04", 5), ("2017-04", 6), ("2016-04", 7), ("2017-04", 8),
    ]  # fmt: skip


def test_the_same_cells_pasted_twice_are_known_again() -> None:
    text = "District\tOct 2016\nDover\t5\n"
    once = plan_text(text, Known(), name="Burglary")
    again = plan_text(text, Known(imported={once.sha256: "Burglary"}), name="Burglary")
    assert again.before == "Burglary"


def test_a_pasted_text_without_figures_is_refused_in_a_sentence() -> None:
    from smpdesk.errors import UserError

    with pytest.raises(UserError, match="no figures"):
        plan_text("Dear colleague,\nthank you for your letter.\n", Known())
