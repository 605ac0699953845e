"""Shapes of tables: wide, long, several at once, and the traps of data of these kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import DATA, planned, told

Make = Callable[..., Plan]
CUTS = DATA / "importing"


def test_a_column_a_month_by_borough_and_offence_group(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["MajorText", "MinorText", "BoroughName", "202401", "202402"],
            ["BURGLARY", "BURGLARY IN A DWELLING", "Camden", "101", "99"],
            ["BURGLARY", "BURGLARY BUSINESS", "Camden", "31", "0"],
            ["ROBBERY", "PERSONAL ROBBERY", "Hackney", "52", "61"],
        ]
    )
    assert told(plan) == {
        ("BURGLARY IN A DWELLING", "Camden", "2024-01", 1): 101,
        ("BURGLARY IN A DWELLING", "Camden", "2024-02", 1): 99,
        ("BURGLARY BUSINESS", "Camden", "2024-01", 1): 31,
        ("BURGLARY BUSINESS", "Camden", "2024-02", 1): 0,
        ("PERSONAL ROBBERY", "Hackney", "2024-01", 1): 52,
        ("PERSONAL ROBBERY", "Hackney", "2024-02", 1): 61,
    }
    parents = {m.name: m.parent for m in plan.measures}
    assert parents["BURGLARY BUSINESS"] == "BURGLARY"


def test_a_column_a_month_by_ward_with_codes(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName", "202401"],
            ["ROBBERY", "PERSONAL ROBBERY", "Abbey", "E05014053", "Barking and Dagenham", "4"],
            ["ROBBERY", "PERSONAL ROBBERY", "Shepway", "E05099999", "Maidstone", "2"],
        ]
    )
    areas = {area.name: area for area in plan.areas}
    assert (areas["Abbey"].kind, areas["Abbey"].code) == ("ward", "E05014053")
    assert (areas["Shepway"].kind, areas["Shepway"].parent) == ("ward", "E07000110")


def test_a_row_an_observation(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Month", "Ward", "Crime type", "Count"],
            ["2024-01", "Fant and Oakwood", "Burglary", "3"],
            ["2024-01", "High Street", "Burglary", "*"],
            ["2024-02", "High Street", "Robbery", "n/a"],
            ["2024-02", "Shepway", "Robbery", "0"],
        ]
    )
    values = list(told(plan).values())
    assert values == [3, "suppressed", "missing", 0]
    assert plan.tables[0].shape == "long"


def test_a_column_an_area_with_a_month_a_row() -> None:
    figures = told(planned(CUTS / "london-burglary-cut.csv"))
    lines = (CUTS / "london-burglary-cut.csv").read_text().splitlines()
    names, last = lines[0].split(","), lines[-1].split(",")
    assert len(figures) == 24 * 6
    for name, value in zip(names[1:], last[1:], strict=True):
        assert figures["London burglary cut", name, last[0], 1] == float(value)


def test_three_header_rows_with_years_over_months(extract_of: Make) -> None:
    plan = extract_of(
        {
            "ASB": [
                ["Anti-social behaviour incidents, Kent districts"],
                ["District", "2015/16", "", "2016/17"],
                ["", "Feb", "Mar", "Apr"],
                ["Dover", 10, 11, 12],
                ["Swale", 20, 21, 22],
            ]
        },
        "asb.xlsx",
        {"ASB": ["B2:C2"]},
    )
    periods = sorted({key[2] for key in told(plan)})
    assert periods == ["2016-02", "2016-03", "2016-04"]


def test_tables_below_and_beside_each_other(extract_of: Make) -> None:
    plan = extract_of(
        {
            "Both": [
                ["Burglary", "", "", "", "Robbery"],
                ["District", "Oct 2016", "Nov 2016", "", "District", "Oct 2016"],
                ["Dover", 1.0, 2.0, "", "Dover", 7.0],
                ["Swale", 3.0, 4.0, "", "Swale", 8.0],
                [],
                ["Vehicle crime"],
                ["District", "Oct 2016"],
                ["Dover", 9.0],
                ["Swale", 10.0],
            ]
        },
        "both.xlsx",
    )
    assert [table.cells for table in plan.tables] == ["A2:C4", "E2:F4", "A7:B9"]
    figures = told(plan)
    assert figures["Burglary", "Swale", "2016-11", 1] == 4
    assert figures["Robbery", "Dover", "2016-10", 1] == 7
    assert figures["Vehicle crime", "Swale", "2016-10", 1] == 10


def test_leading_blank_rows_do_not_shift_the_addresses(extract_of: Make) -> None:
    plan = extract_of(
        {"Arson": [[], [], ["", "District", "Oct 2016"], ["", "Dover", 5], ["", "Swale", 6]]},
        "arson.xlsx",
    )
    assert [o.cell for o in plan.observations] == ["C4", "C5"]


def test_footnotes_and_their_marks_are_no_data(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Recorded burglary¹ by district, year ending March 2019"],
            ["District", "Number of offences"],
            ["Dover2", "120 [note 1]"],
            ["Swale", "130"],
            ["1. Residential and business."],
            ["Source: Kent Police"],
        ]
    )
    assert {key[1]: value for key, value in told(plan).items()} == {"Dover": 120, "Swale": 130}
    assert plan.source == "Kent Police"


def test_a_district_and_a_ward_of_one_name_are_told_apart_by_their_neighbours(
    extract_of: Make,
) -> None:
    by_ward = extract_of(
        [
            ["ASB in Maidstone, October 2016", ""],
            ["Ward", "Incidents"],
            ["Shepway", "30"],
            ["High Street", "95"],
            ["Fant and Oakwood", "21"],
            ["Allington and Bridge", "12"],
        ]
    )
    by_district = extract_of(
        [["District", "Oct 2016"], ["Shepway", "30"], ["Dover", "95"], ["Swale", "21"]]
    )
    (ward,) = [a for a in by_ward.areas if a.written == "Shepway" or a.name.startswith("Shepway")]
    assert ward.kind == "ward"
    assert "E07000112" in {area.code for area in by_district.areas}


def test_the_column_decides_about_days_and_months(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Date", "Dover", "Swale"],
            ["01/02/2016", "5", "6"],
            ["01/03/2016", "5", "6"],
            ["31/12/2016", "7", "8"],
        ],
        "burglary.csv",
    )
    assert {key[2] for key in told(plan)} == {"2016-02", "2016-03", "2016-12"}


def test_dates_that_may_be_either_way_are_said_to_be_read_with_the_day_first(
    extract_of: Make,
) -> None:
    plan = extract_of(
        [["Date", "Dover", "Swale"], ["01/02/2016", "5", "6"], ["02/03/2016", "5", "6"]]
    )
    assert [f.kind for f in plan.findings] == ["date"]


def test_financial_years_with_hyphens_are_not_months(extract_of: Make) -> None:
    plan = extract_of(
        [["Burglary", "2010-11", "2011-12"], ["Dover", "400", "410"], ["Swale", "500", "510"]]
    )
    assert {(key[2], key[3]) for key in told(plan)} == {("2010-04", 12), ("2011-04", 12)}


def test_the_months_of_a_street_file_of_december_2011_are_months(extract_of: Make) -> None:
    plan = extract_of(
        [["Month", "Dover", "Swale"], ["2011-11", "5", "6"], ["2011-12", "7", "8"]], "burglary.csv"
    )
    assert {(key[2], key[3]) for key in told(plan)} == {("2011-11", 1), ("2011-12", 1)}


def test_excel_dates_and_text_dates_mix(extract_of: Make) -> None:
    import datetime as dt

    plan = extract_of(
        {
            "Burglary": [
                ["Month", "Dover", "Swale"],
                [dt.date(2016, 10, 1), 5, 6],
                ["Nov 2016", 7, 8],
            ]
        },
        "months.xlsx",
    )
    assert {key[2] for key in told(plan)} == {"2016-10", "2016-11"}


def test_blank_future_months_are_not_stored_and_blank_cells_are_missing(extract_of: Make) -> None:
    plan = extract_of(
        [["Burglary", "Oct 2016", "Nov 2016", "Dec 2016"], ["Dover", "5", "", ""],
         ["Swale", "6", "7", ""]]
    )  # fmt: skip
    assert told(plan) == {
        ("Burglary", "Dover", "2016-10", 1): 5,
        ("Burglary", "Dover", "2016-11", 1): "missing",
        ("Burglary", "Swale", "2016-10", 1): 6,
        ("Burglary", "Swale", "2016-11", 1): 7,
    }


def test_indentation_in_the_sheet_is_hierarchy(tmp_path: object, extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Recorded crime, Maidstone", ""],
            ["", "Oct 2016"],
            ["Violence", "30"],
            ["   With injury", "10"],
            ["   Without injury", "20"],
            ["Robbery", "5"],
        ]
    )
    parents = {m.name: m.parent for m in plan.measures}
    assert parents == {
        "Violence": "", "With injury": "Violence", "Without injury": "Violence", "Robbery": "",
    }  # fmt: skip


def test_a_fact_given_twice_with_two_values_is_pointed_out(extract_of: Make) -> None:
    plan = extract_of(
        [["District", "Oct 2016"], ["Dover", "5"], ["Swale", "6"], ["Dover", "9"]], "burglary.csv"
    )
    (finding,) = [f for f in plan.findings if f.kind == "duplicate"]
    assert "5 at B2 and 9 at B4. The last one is taken." in finding.message
    assert len(plan.observations) == 2


def test_a_fact_given_twice_with_one_value_is_kept_once_and_said(extract_of: Make) -> None:
    plan = extract_of(
        [["District", "Oct 2016"], ["Dover", "5"], ["Swale", "6"], ["Dover", "5"]], "burglary.csv"
    )
    (finding,) = [f for f in plan.findings if f.kind == "duplicate"]
    assert "with the same figure; kept once" in finding.message
    assert len(plan.observations) == 2


def test_an_incomplete_month_is_pointed_out(extract_of: Make) -> None:
    types = ["Burglary", "Robbery", "Shoplifting", "Drugs", "Vehicle crime"]
    months = [f"2018-{m:02d}" for m in range(1, 13)]
    rows = [["Month", "Area", "Crime type", "Count"]]
    for month in months:
        for size, kind in enumerate(types, start=2):
            count = size * 100 // (2 if month in ("2018-11",) else 1)
            rows.append([month, "Maidstone", kind, str(count)])
    (finding,) = [f for f in extract_of(rows).findings if f.kind == "incomplete"]
    assert "November 2018" in finding.message


def test_a_figure_with_a_digit_too_many_is_pointed_out(extract_of: Make) -> None:
    plan = extract_of(
        [["Burglary", "Jan 2016", "Feb 2016", "Mar 2016", "Apr 2016"],
         ["Dover", "50", "51", "520", "49"], ["Swale", "60", "61", "62", "63"]]
    )  # fmt: skip
    (finding,) = [f for f in plan.findings if f.kind == "far out"]
    assert finding.where == "D2"


def test_recorded_crime_by_partnership_with_newlines_in_its_headers() -> None:
    plan = planned(CUTS / "recorded-crime-by-partnership-cut.csv")
    areas = {area.key: area for area in plan.areas}
    homicide = {
        areas[o.area].name + " " + areas[o.area].kind: o.value
        for o in plan.observations
        if o.measure[0] == "homicide"
    }
    assert homicide["Kent force"] == 14
    assert homicide["Dartford and Gravesham combined"] == 2
    assert homicide["Unassigned Kent elsewhere"] == 1
    assert homicide["Dorset district"] == 2
    assert homicide["Dorset force"] == 6
    assert {(o.start, o.months) for o in plan.observations} == {("2024-07", 12)}
    total = next(o for o in plan.observations if o.area == "E07000110")
    assert total.value == 14_672


def test_two_partnerships_in_one_district_are_areas_of_their_own() -> None:
    plan = planned(CUTS / "recorded-crime-by-partnership-cut.csv")
    names = {area.name: area.kind for area in plan.areas}
    assert names["Bournemouth"] == names["Poole"] == "csp"


@pytest.fixture(scope="module")
def force_tables() -> Plan:
    return planned(CUTS / "force-tables-cut.xlsx")


def test_force_tables_with_merged_headers_and_spacer_columns(force_tables: Plan) -> None:
    figures = told(force_tables)
    assert figures["Total recorded crime (excluding fraud)", "Kent", "2018-04", 12] > 100_000
    assert figures["Homicide", "England and Wales", "2018-04", 12] == 701
    rate = "Total recorded crime (excluding fraud) rate per 1,000 population"
    assert round(float(figures[rate, "England and Wales", "2018-04", 12] or 0), 2) == 89.49
    assert "Stalking and harassment" in {m.name for m in force_tables.measures}


def test_periods_with_footnotes_glued_to_the_year(force_tables: Plan) -> None:
    asb = {key[2] for key in told(force_tables) if key[0] == "Anti-social behaviour incidents"}
    assert asb == {f"{year}-04" for year in range(2007, 2019)}


def test_two_dots_are_missing(force_tables: Plan) -> None:
    whole = "ENGLAND AND WALES (inc. BTP)"
    assert told(force_tables)["Anti-social behaviour incidents", whole, "2007-04", 12] == "missing"


def test_a_table_of_populations_becomes_populations() -> None:
    plan = planned(CUTS / "populations-cut.xlsx")
    people = {(p.area, p.year): p.persons for p in plan.populations}
    assert plan.observations == ()
    assert people["E07000110", 2023] == 184_187


def test_a_column_an_age_is_a_breakdown(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Repeat victims by age, October 2016"],
            ["District", "All ages", "Under 18", "18-24", "25+"],
            ["Dover", "30", "5", "10", "15"],
            ["Swale", "60", "10", "20", "30"],
        ]
    )
    breakdowns = {o.breakdown: o.value for o in plan.observations if o.area == "E07000108"}
    assert breakdowns == {"": 30, "Age: Under 18": 5, "Age: 18-24": 10, "Age: 25+": 15}


def test_a_name_of_a_region_and_of_a_force_stands_for_both_in_turn() -> None:
    plan = planned(CUTS / "force-tables-cut.xlsx")
    keys = {area.key for area in plan.areas if area.name == "West Midlands"}
    assert keys == {"E12000005", "E23000014"}


def test_long_tables_of_several_levels_as_boroughs_publish_them(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Month_Year", "Area Type", "Borough_SNT", "Area name", "Area code", "Offence Group",
             "Offence Subgroup", "Measure",
             "Financial Year", "FY_FYIndex", "Count", "Refresh Date"],
            ["01/04/2024", "Borough", "Camden", "Camden", "E09000007", "BURGLARY",
             "BURGLARY - RESIDENTIAL", "Offences", "24-25", "24-25_01", "120", "05/05/2024"],
            ["01/05/2024", "Borough", "Camden", "Camden", "E09000007", "BURGLARY",
             "BURGLARY - RESIDENTIAL", "Offences", "24-25", "24-25_02", "110", "05/06/2024"],
        ]
    )  # fmt: skip
    assert told(plan) == {
        ("BURGLARY - RESIDENTIAL", "Camden", "2024-04", 1): 120,
        ("BURGLARY - RESIDENTIAL", "Camden", "2024-05", 1): 110,
    }


def test_what_a_column_is_can_be_said(extract_of: Make) -> None:
    plan = extract_of(
        [["Ward", "Site", "2022/23", "2023/24"], ["High Street", "Town Hall", "5", "6"],
         ["Fant and Oakwood", "Library", "7", "8"]],
        "Maidstone visits.csv",
    )  # fmt: skip
    question, taken = plan.tables[0].at["B"]
    assert taken == "area"
    plan = plan.decided(question, "breakdown")
    assert plan.tables[0].at["B"][1] == "breakdown"
    assert [o.breakdown for o in plan.observations[:2]] == ["Site: Town Hall"] * 2
    question, taken = plan.tables[0].at["D"]
    assert taken == "value"
    assert len(plan.decided(question, "ignored").observations) == 2


def test_the_period_of_a_column_can_be_said(extract_of: Make) -> None:
    plan = extract_of([["Burglary", "This", "That"], ["Dover", "5", "6"], ["Swale", "7", "8"]])
    plan = plan.decided(plan.tables[0].at["B"][0], "2016/17")
    plan = plan.decided(plan.tables[0].at["C"][0], "Oct 2017")
    assert {(o.start, o.months) for o in plan.observations} == {("2016-04", 12), ("2017-10", 1)}


def test_the_area_of_a_row_can_be_said(extract_of: Make) -> None:
    plan = extract_of([["Burglary", "Oct 2016"], ["Dover", "5"], ["Swale", "7"]])
    plan = plan.decided(f"name@{plan.tables[0].id}/dover", "Thanet")
    assert "Thanet" in {area.name for area in plan.areas}


@pytest.mark.parametrize(
    "rows",
    [
        [["Dover", "", ""], ["Thanet", "", 8]],
        [["Dover", "", ""], ["Swale", "", ""], ["Thanet", "", 8]],
        [["Dover", "", ""], ["Swale", "", ""], ["Ashford", "", ""], ["Thanet", "", 8]],
    ],
    ids=["one", "two", "three"],
)
def test_rows_without_figures_below_the_header_do_not_part_it_from_the_others(
    extract_of: Make, rows: list[list[object]]
) -> None:
    plan = extract_of([["Burglary", "Oct 2016", "Nov 2016"], *rows])
    assert told(plan)["Burglary", "Thanet", "2016-11", 1] == 8
    assert not {start for _, _, start, _ in told(plan)} - {"2016-10", "2016-11"}


def test_words_beside_a_date_do_not_head_figures_further_down(extract_of: Make) -> None:
    top = [["Burglary by district"], ["Report run", "12/03/2020"], ["Kent districts"]]
    plan = extract_of([*top, ["Dover", 5], ["Swale", 6]])
    assert "Kent districts" not in {measure for measure, *_ in told(plan)}
