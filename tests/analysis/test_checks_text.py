"""Texts as they come from a PDF: broken lines, tables without headings, a cell a line.

Figures are those of the Safer Maidstone Partnership's assessments of 2016 and 2017 where a test
says so; the sentences are ours.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smpdesk.analysis.checks import check_text


def found(text: str) -> list[tuple[str, str, str]]:
    return [(finding.kind, finding.where, finding.says) for finding in check_text(text)]


def test_the_doubled_increase_is_found_on_its_own_line() -> None:
    # 2,258 to 2,683 domestic abuse incidents, printed as 34% (assessment 2017-18)
    text = (
        "Domestic abuse\n \n"
        "In the twelve months to August 2016 the borough had 2683 incidents (26.4% average\n"
        "repeat victims) compared to 2258 incidents (26.2% repeat victims)\n"
        "in the year before.  This translates to a 34% increase in incidents, though\n"
        "repeat victims hardly changed.\n"
    )
    (finding,) = check_text(text)
    assert (finding.kind, finding.where, finding.says) == ("percent", "line 5", "34%")
    assert finding.computed == "18.8%"
    assert finding.message == (
        "Line 5: “34%” does not follow from 2258 to 2683, which is an increase of 18.8%."
    )


def test_a_share_of_cases_named_two_sentences_before() -> None:
    text = (
        "The borough had 179 conferences. This compares to 147 cases the year before, an increase\n"
        "locally of 22% and countywide 6.5%. 35 of those were repeats, this equates to {}% of all\n"
        "cases."
    )
    assert found(text.format(20)) == []
    assert found(text.format(24.5)) == [("percent", "line 2", "24.5%")]


def test_a_table_with_a_cell_a_line_is_read() -> None:
    # anti-social behaviour by district (assessment 2017-18), one per cent spoilt
    text = (
        "District\n2016\n2015\nDifference\n% difference\n\n"
        "Dover 3380 3701 -321 -8.7%\n\n"
        "Tonbridge&\nMalling\n\n2326 2469 -143 -5.8%\n\n"
        "Medway 8747 8983 -236 -6.2%\n\n"
        "Tunbridge\nWells\n\n2287\n2200\n+87\n+4.0%\n"
    )
    assert found(text) == [("percent", "line 14", "-6.2%")]


def test_a_table_between_tabs_is_read_with_its_headings() -> None:
    # visitors to one stop shops (assessment 2016-17): three of the printed per cents are slips
    text = (
        "Location\t2013/14\t2014/15\t% increase/ decrease\n"
        "Ashford\t316\t317\t0.0\nCanterbury\t232\t253\t9.1\nDartford\t74\t116\t56.8\n"
        "Sevenoaks\t25\t16\t46.0\nThanet\t215\t223\t3.7\nTonbridge\t8\t55\t687.5\n"
        "Swale\t146\t200\t37.0\nDover\t81\t86\t6.2\n"
    )
    assert found(text) == [
        ("percent", "line 2", "0.0"),
        ("percent", "line 5", "46.0"),
        ("percent", "line 7", "687.5"),
    ]


def test_a_rank_in_prose_is_held_against_the_table() -> None:
    text = (
        "Maidstone is ranked {} for recorded crime in the county.\n\n"
        "Area\tOffences\tRate per 1,000\tRanking\n"
        "Sevenoaks\t5592\t47.5\t1\nAshford\t6361\t51.6\t2\nMaidstone\t9178\t56.7\t3\n"
        "Dover\t6537\t57.8\t4\nSwale\t9533\t67.7\t5\n"
    )
    assert found(text.format("3rd")) == []
    assert found(text.format("4th")) == [("rank", "line 1", "4th")]


def test_a_per_cent_quoted_from_a_table_with_a_slip() -> None:
    table = (
        "\n\nCategory\t2016\t2015\tNumber change\t% change\n"
        "Violent crime\t3743\t2964\t+779\t+26.3%\nBurglary\t286\t357\t-71\t-19.9%\n"
        "Shoplifting\t804\t1077\t-273\t-25.3%\n"
    )
    assert found("• Violent crime overall – an increase of 26.3%." + table) == []
    assert found("• Violent crime overall – an increase of 26.2%." + table) == [
        ("claim", "line 1", "26.2%")
    ]


def test_dates_ages_and_references_are_no_counts() -> None:
    text = (
        "1.2 From 12 February 2019 to 31 March 2020 those aged 18 to 24 were asked, 40% of them\n"
        "twice. Under Section 17 of the 1998 Act, page 12, call 01622 602000 between 9am and 5pm."
    )
    assert check_text(text) == []


def test_an_empty_text_has_no_findings() -> None:
    assert check_text("") == []


@given(st.text(alphabet="from to 0123456789,.%£()–-+\n\tcomparedwithupby", max_size=300))
def test_no_text_is_too_wild(text: str) -> None:
    for finding in check_text(text):
        line = int(finding.where.removeprefix("line "))
        assert 1 <= line <= text.count("\n") + 1
        assert finding.message.startswith(f"Line {line}: “")
