"""Charts and tables put into a text stand in the paper, whole and accessible."""

import shutil

import page
import pytest

from smpdesk.evidence.texts.cards import KINDS, inset_reference
from smpdesk.evidence.texts.offers import Offers
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Section
from smpdesk.reports.export import build_document
from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.tree import Figure, Table, plain
from smpdesk.reports.walk import walk
from tests.reports.documents.before_export import before_export
from tests.reports.documents.conftest import DAY

HEADING = "Charts of every kind"


def a_reference(offers, kind):
    """A chart or table of a kind that the sample has figures for."""
    known = {"funnel": "Violent Crime", "areas": "Violent Crime", "several": "ASB"}
    name = known.get(kind) or next(name for name in offers.names(kind) if name != "recorded crime")
    where = [*offers.periods(kind, name), *(area.name for area in offers.areas(kind, name))]
    return inset_reference(kind, name, where[0])


@pytest.fixture(scope="module")
def with_charts(sample_path, tmp_path_factory):
    """The sample with a section that holds one of each kind."""
    path = tmp_path_factory.mktemp("insets") / "sample.smp"
    shutil.copyfile(sample_path, path)
    with PartnershipFile.open(path, user="Officer") as file:
        offers = Offers(file)
        text = "\n\n".join(f"Of {kind}:\n\n{a_reference(offers, kind)}" for kind in KINDS)
        assessment = file.all(Assessment)[-1]
        ids = {"assessment": assessment.id, "part": "assessment"}
        add(file, Section(heading=HEADING, text=text, **ids))
        yield file


@pytest.fixture(scope="module", params=["public", "restricted"])
def document(with_charts, request):
    return build_document(with_charts, "strategic-assessment", request.param, None, DAY)


def shown_in(document):
    """The figures and tables of the section."""
    blocks = [place for place in walk(document) if HEADING in place.section]
    return [place.block for place in blocks if isinstance(place.block, Figure | Table)]


def test_each_kind_is_printed_with_caption_and_source(document):
    shown = shown_in(document)
    kinds = {type(b.chart).__name__ if isinstance(b, Figure) else "Table" for b in shown}
    assert kinds >= {"ControlChart", "SmallMultiples", "TrendChart", "YearLines"}
    assert kinds >= {"RankedBars", "FunnelChart", "Table"}
    assert all(plain(block.caption) and plain(block.source) for block in shown)
    assert all(block.alternative for block in shown if isinstance(block, Figure))


def test_rates_are_printed_as_rates(with_charts):
    assessment = with_charts.all(Assessment)[-1]
    asked = [
        inset_reference(kind, "Victim based crime", "Maidstone", rates=True)
        for kind in ("chart", "several", "trend", "years")
    ]
    ids = {"assessment": assessment.id, "part": "assessment"}
    add(with_charts, Section(heading="Rates of crime", text="\n\n".join(asked), **ids))
    document = build_document(with_charts, "strategic-assessment", "public", None, DAY)
    blocks = [place.block for place in walk(document) if "Rates of crime" in place.section]
    captions = [plain(block.caption) for block in blocks if isinstance(block, Figure)]
    assert len(captions) == len(asked)
    assert all("per 10,000 people" in caption for caption in captions)
    with_charts.undo()


def test_a_chart_is_printed_from_the_month_it_is_asked_to_begin_with(with_charts):
    assessment = with_charts.all(Assessment)[-1]
    text = inset_reference("chart", "Victim based crime", "Maidstone", since="2015-11")
    ids = {"assessment": assessment.id, "part": "assessment"}
    add(with_charts, Section(heading="The newest year", text=text, **ids))
    document = build_document(with_charts, "strategic-assessment", "public", None, DAY)
    blocks = [place.block for place in walk(document) if "The newest year" in place.section]
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert figure.chart.points[0].period == "2015-11"
    assert plain(figure.period) == "November 2015 to October 2016"
    with_charts.undo()


def test_the_paper_passes_every_rule_of_the_accessible_pdf(document):
    failures = page.validate_pdf_bytes(pdf_bytes(document), profile="ua1").failures
    assert [f"{failure.rule_id} {failure.message}" for failure in failures] == []


def test_what_a_text_asks_for_in_vain_is_told_before_export(with_charts):
    section = with_charts.first(Section, heading=HEADING)
    assert section is not None
    with with_charts.another() as file:
        assert not [
            concern
            for concern in before_export(file, "strategic-assessment", "restricted", None, DAY)
            if concern.place == HEADING
        ]
    for kind in KINDS:
        change(with_charts, section, text=f"{{{kind}: Piracy}}")
        said = [
            concern.message
            for concern in before_export(
                with_charts, "strategic-assessment", "restricted", None, DAY
            )
            if concern.place == HEADING
        ]
        assert "Piracy" in said[0], kind
        with_charts.undo()
