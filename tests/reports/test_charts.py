"""Charts on paper: every mark in its place, every word in the embedded font."""

import dataclasses
import itertools
import re

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Group, Polygon, Rect, String

from smpdesk.analysis.control_chart import Phase
from smpdesk.reports import charts, fonts
from smpdesk.reports.charts.bars import own_place
from smpdesk.reports.charts.pen import apart, number, ticks, wrapped
from smpdesk.reports.charts.values import SmallMultiples
from smpdesk.reports.house_style import standard

WIDTH = 460.0
KINDS = (
    "control",
    "multiples",
    "bars",
    "funnel",
    "trend",
    "years",
    "survey",
    "matrix",
    "organisation",
    "lineage",
)


def drawn(chart, width=WIDTH, height=0.0):
    return charts.draw(chart, width, standard(), height)


def shapes(drawing, kind, dx=0.0, dy=0.0):
    """Every shape of a kind in a drawing with where its group stands."""
    for item in drawing.contents:
        if isinstance(item, Group) and not isinstance(item, Drawing):
            *_, x, y = item.transform
            yield from shapes(item, kind, dx + x, dy + y)
        elif isinstance(item, kind):
            yield item, dx, dy


def words(drawing):
    return [item.text for item, _, _ in shapes(drawing, String)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_sets_its_words_in_the_embedded_font_inside_its_box(sample, kind):
    drawing = drawn(sample.charts()[kind])
    assert drawing.width == pytest.approx(WIDTH)
    for item, dx, dy in shapes(drawing, String):
        assert item.fontName.startswith("SourceSans3")
        assert item.fontSize >= 8
        wide = fonts.width(item.text, item.fontName, item.fontSize)
        left = item.x + dx - {"start": 0, "middle": wide / 2, "end": wide}[item.textAnchor]
        assert left >= -1
        assert left + wide <= WIDTH + 1, item.text
        assert 0 <= item.y + dy <= drawing.height - 4


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_fits_a_narrow_column(sample, kind):
    assert words(drawn(sample.charts()[kind], width=300))


@pytest.mark.parametrize("kind", ["control", "multiples", "trend"])
@pytest.mark.parametrize("width", [200, 240, 300])
def test_a_key_goes_on_in_the_next_line_where_there_is_no_more_room(sample, kind, width):
    drawing = drawn(sample.charts()[kind], width)
    foot = [(item, item.x + dx) for item, dx, dy in shapes(drawing, String) if item.y + dy < 40]
    for item, left in foot:
        if item.textAnchor == "start":
            assert left + fonts.width(item.text, item.fontName, item.fontSize) <= width + 1


def test_what_is_no_chart_is_refused():
    with pytest.raises(TypeError, match="not a chart"):
        drawn("a picture")


def test_the_control_chart_labels_its_limits_change_point_and_months(sample):
    said = words(drawn(sample.control_chart()))
    assert {"Upper 316", "Centre 270", "Lower 224"} <= set(said)
    assert "Recording change · Oct 2014" in said
    assert "May 2013" in said


def test_the_control_chart_explains_the_marks_it_uses_and_no_others(sample):
    said = words(drawn(sample.control_chart()))
    assert {"signal: cause for concern", "set aside", "provisional"} <= set(said)
    assert "signal: improvement" not in said


def test_a_set_aside_point_is_hollow_and_signals_differ_by_shape_not_colour_alone(sample):
    chart = sample.control_chart()
    drawing = drawn(chart)
    paper = standard().colour("paper")
    hollow = [c for c, _, _ in shapes(drawing, Circle) if c.fillColor == paper]
    assert len(hollow) == 2  # the point, and the key
    sides = {}
    for meaning in ("worse", "better", "changed"):
        points = tuple(
            dataclasses.replace(p, meaning=meaning) if p.signals else p for p in chart.points
        )
        other = drawn(dataclasses.replace(chart, points=points))
        marks = [p for p, _, _ in shapes(other, Polygon) if p.strokeColor is not None]
        first = marks[0].points
        middle = (sum(first[::2]) / (len(first) / 2), sum(first[1::2]) / (len(first) / 2))
        sides[meaning] = tuple(
            (round(x - middle[0], 1), round(y - middle[1], 1))
            for x, y in zip(first[::2], first[1::2], strict=True)
        )
    assert len(set(sides.values())) == 3


def test_charts_on_one_scale_have_the_same_marks(sample):
    low = sample.control_chart()
    tenth = tuple(
        dataclasses.replace(
            p,
            **{n: v and v / 10 for n, v in vars(p).items() if n in ("value", "centre")},
            lower=None,
            upper=None,
        )
        for p in low.points
    )
    pair = (low, dataclasses.replace(low, points=tenth))
    own = words(drawn(SmallMultiples(pair)))
    shared = words(drawn(SmallMultiples(pair, shared_scale=True)))
    assert own.count("400") == 1
    assert shared.count("400") == 2


def test_the_charts_of_one_measure_are_called_by_their_areas(sample):
    chart = sample.control_chart()
    assert chart.series.area in words(drawn(SmallMultiples((chart,), by="area")))
    assert chart.series.measure in words(drawn(SmallMultiples((chart,))))


def test_last_year_is_dashed_and_this_year_whole(sample):
    from reportlab.graphics.shapes import PolyLine

    lines = [line for line, _, _ in shapes(drawn(sample.charts()["years"]), PolyLine)]
    assert [bool(line.strokeDashArray) for line in lines] == [True, False]


def test_a_month_without_a_figure_breaks_the_line(sample):
    from reportlab.graphics.shapes import PolyLine

    chart = sample.control_chart()
    points = tuple(
        dataclasses.replace(p, value=None) if i == 20 else p for i, p in enumerate(chart.points)
    )
    whole = [p for p, _, _ in shapes(drawn(chart), PolyLine) if len(p.points) > 20]
    broken = drawn(dataclasses.replace(chart, points=points))
    parts = [p for p, _, _ in shapes(broken, PolyLine) if len(p.points) > 20]
    assert len(parts) == len(whole) + 1


def test_limits_that_vary_from_month_to_month_step(sample):
    from reportlab.graphics.shapes import PolyLine

    chart = sample.control_chart()
    points = tuple(
        dataclasses.replace(p, upper=(p.upper or 0) + (i % 3) * 5)
        for i, p in enumerate(chart.points)
    )
    drawing = drawn(dataclasses.replace(chart, points=points))
    assert max(len(p.points) for p, _, _ in shapes(drawing, PolyLine)) > 60


def test_a_chart_with_no_points_or_no_limits_is_still_drawn(sample):
    chart = sample.control_chart()
    assert drawn(dataclasses.replace(chart, points=(), phases=(), change_points=()))
    bare = tuple(dataclasses.replace(p, centre=None, lower=None, upper=None) for p in chart.points)
    assert drawn(
        dataclasses.replace(chart, points=bare, phases=(Phase("", "", None, None, None, 0),))
    )


def test_a_lower_height_is_kept_by_charts_that_can_be_lower(sample):
    for kind in ("control", "trend", "funnel"):
        assert drawn(sample.charts()[kind], height=150).height == pytest.approx(150)


def test_bars_show_rank_value_and_our_own_place(sample):
    drawing = drawn(sample.charts()["bars"])
    said = words(drawing)
    assert {"Exampleford", "65.2", "5", "40.0"} <= set(said)
    own = [s for s, _, _ in shapes(drawing, String) if s.text == "Exampleford"]
    assert own[0].fontName == fonts.BOLD
    assert "Mean of the group 60.2" in said


@pytest.mark.parametrize("kind", ["bars", "survey"])
def test_bars_never_touch_however_low_they_are_to_be_drawn(sample, kind):
    paper = standard().colour("paper")
    for height in (0.0, 120.0, 40.0):
        bars = [
            (y + rect.y, y + rect.y + rect.height)
            for rect, _, y in shapes(drawn(sample.charts()[kind], height=height), Rect)
            if rect.fillColor != paper
        ]
        bars.sort()
        assert len(bars) > 1
        assert all(low - top > 1 for (_, top), (low, _) in itertools.pairwise(bars))


def test_our_own_bar_is_where_it_is_said_to_be(sample):
    value = sample.charts()["bars"]
    drawing = drawn(value)
    own = next(bar for bar in value.bars if bar.own)
    name = next(item for item, _, _ in shapes(drawing, String) if item.text == own.name)
    assert drawing.height - own_place(value) == pytest.approx(name.y + 3.1)


def test_marks_that_stand_close_are_drawn_smaller(sample):
    chart = sample.charts()["control"]
    long = dataclasses.replace(chart, points=chart.points * 8)

    def size(drawing):
        return min(circle.r for circle, _, _ in shapes(drawing, Circle))

    assert size(drawn(long)) < 0.8 * size(drawn(chart))


def test_the_funnel_names_areas_beyond_its_limits(sample):
    said = words(drawn(sample.charts()["funnel"]))
    assert "Exampleford" in said
    assert "Brook" not in said


def test_a_picture_for_word_is_a_png(sample):
    assert charts.picture(sample.control_chart(), WIDTH, standard())[:4] == b"\x89PNG"


def test_ticks_are_round_and_reach_over_the_values():
    assert ticks(164, 335) == [150, 200, 250, 300, 350]
    assert ticks(0, 1) == [0, 0.25, 0.5, 0.75, 1]
    assert ticks(5, 5)[0] <= 5 <= ticks(5, 5)[-1]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1250, "count", "1,250"),
        (-3.5, "count", "−3.5"),
        (12.5, "per cent", "12.5%"),
        (3000, "pounds", "£3,000"),
        (0, "count", "0"),
    ],
)
def test_numbers_are_written_as_on_screen(value, unit, said):
    assert number(value, unit) == said


def test_three_labels_at_one_height_stand_about_it_and_do_not_touch():
    assert apart([50, 50, 50], 10) == [40, 50, 60]


def test_labels_are_moved_apart_but_not_far():
    placed = apart([100, 102, 140], 10)
    assert placed[1] - placed[0] >= 10 - 1e-6
    assert placed[2] == 140
    assert all(abs(p - w) <= 10 for p, w in zip(placed, [100, 102, 140], strict=True))


def test_words_are_wrapped_to_their_room():
    lines = wrapped("Organised crime groups and modern slavery", 100)
    assert len(lines) > 1
    assert all(fonts.width(line, fonts.REGULAR, 9) <= 100 for line in lines)


def test_chart_words_can_be_selected_in_the_pdf(rich_pdf):
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(rich_pdf)) as pages:
        text = "\n".join(page.extract_text() for page in pages.pages)
    for found in ("Upper 316", "Recording change · Oct 2014", "Forecast", "Case panel"):
        assert re.search(re.escape(found), text)
