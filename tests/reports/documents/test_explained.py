"""The appendix on how the figures were made explains what the paper tells, and nothing else."""

import re

import pytest

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.reports.charts.values import FunnelChart, SmallMultiples, SurveyBars
from smpdesk.reports.tree import Figure, Section, plain
from smpdesk.reports.walk import walk, words

YEARS = ("2018-19", "2017-18", "2016-17")


def parts(document):
    """The explained parts of the paper by title, and all that stands outside of them."""
    method = next(
        b for b in document.blocks if isinstance(b, Section) and "figures were made" in b.title
    )
    explained = {b.title: " ".join(words(b)) for b in method.blocks if isinstance(b, Section)}
    others = [b for b in document.blocks if b is not method]
    return explained, tuple(words(tuple(others)))


def charts(document):
    return [p.block.chart for p in walk(document) if isinstance(p.block, Figure)]


@pytest.mark.parametrize("edition", ["public", "restricted"])
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", ["plan-refresh", "strategic-assessment"])
def test_nothing_is_explained_that_the_paper_does_not_tell(paper, name, year, edition):
    document = paper(name, edition, year)
    explained, texts = parts(document)
    comparing = explained.get("Comparing areas", "")
    drawn = charts(document)
    assert ("Poisson limits" in comparing) == any(isinstance(c, FunnelChart) for c in drawn)
    assert ("Most Similar Group" in comparing) == any("Most Similar Group" in t for t in texts)
    assert ("The survey" in explained) == any(isinstance(c, SurveyBars) for c in drawn)
    monthly = any(isinstance(c, ControlChart | SmallMultiples) for c in drawn)
    assert ("Control charts" in explained) == monthly
    if edition == "public":
        hidden = any(t == "*" or re.search(r"fewer than \d", t) for t in texts)
        assert ("Small counts" in explained) == hidden


def test_a_plan_that_compares_no_areas_does_not_explain_places(paper):
    assert "Comparing areas" not in parts(paper("plan-refresh", "public", "2018-19"))[0]


def test_a_plan_that_tells_of_one_rate_explains_rates_alone(paper):
    explained, _ = parts(paper("plan-refresh", "public", "2017-18"))
    assert explained["Comparing areas"].startswith("Comparing areas Rates use the population")
    assert "A place counts" not in explained["Comparing areas"]


@pytest.mark.parametrize("name", ["plan-refresh", "strategic-assessment"])
def test_the_kinds_of_chart_are_named_of_the_charts_that_are_drawn(paper, name):
    document = paper(name)
    here = next(t for t in words(document.blocks) if t.startswith("Charts used here."))
    for chart in charts(document):
        held = chart.charts if isinstance(chart, SmallMultiples) else (chart,)
        for each in held:
            if isinstance(each, ControlChart):
                assert plain(each.series.measure) in here
