"""What can be worked out from the counts that are published, by sums alone or by several."""

from smpdesk.analysis.disclosure import SUPPRESSED, CountTable, Relation
from smpdesk.analysis.disclosure.recover import small_ones, worked_out


def test_one_hidden_part_of_a_total_that_is_told_elsewhere_comes_back():
    table = CountTable({"all": 30, "a": 18, "b": 9, "c": 3}, [Relation("all", ("a", "b", "c"))])
    assert set(worked_out(table, {"all", "a", "b"})) == {"c"}
    assert worked_out(table, {"all", "a"}) == {}
    assert worked_out(table, {"a", "b"}) == {}


def test_a_total_comes_back_from_its_parts_and_then_gives_another_away():
    # The quarter is told by area; the year by quarter, less one: the first sum opens the second.
    table = CountTable(
        {"north": 7, "south": 5, "q1": 12, "q2": 4, "year": 16},
        [Relation("q1", ("north", "south")), Relation("year", ("q1", "q2"))],
    )
    assert list(worked_out(table, {"north", "south", "year"})) == ["q1", "q2"]


def test_sums_that_no_subtraction_solves_are_solved_together():
    # x + y, y + z and x + z are told: half of all three less each pair gives each.
    table = CountTable(
        {"xy": 7, "yz": 9, "xz": 8, "x": 3, "y": 4, "z": 5},
        [Relation("xy", ("x", "y")), Relation("yz", ("y", "z")), Relation("xz", ("x", "z"))],
    )
    assert set(worked_out(table, {"xy", "yz", "xz"})) == {"x", "y", "z"}
    assert worked_out(table, {"xy", "yz"}) == {}


def test_a_covered_square_stays_hidden():
    rows = [Relation(f"r{i}", (f"{i}0", f"{i}1")) for i in range(2)]
    columns = [Relation(f"c{j}", (f"0{j}", f"1{j}")) for j in range(2)]
    counts = {"00": 3, "01": 9, "10": 8, "11": 20, "r0": 12, "r1": 28, "c0": 11, "c1": 29}
    table = CountTable(counts, rows + columns)
    totals = {"r0", "r1", "c0", "c1"}
    assert worked_out(table, totals) == {}
    assert set(worked_out(table, {*totals, "11"})) == {"00", "01", "10"}


def test_what_its_source_hid_is_small_to_us_and_a_zero_is_not():
    counts = {"hidden": SUPPRESSED, "small": 4, "zero": 0, "large": 5, "none": None}
    assert small_ones(counts, counts, 5) == ["hidden", "small"]
