"""The sample partnership: complete, true to what was published, and nobody's name in it."""

from __future__ import annotations

import csv
import hashlib
import re
import runpy
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.evidence.charts.control import chart_of
from smpdesk.evidence.figures import figure, figures_in
from smpdesk.evidence.file_checks import check_sections
from smpdesk.evidence.priorities.indicators import judged
from smpdesk.evidence.texts.spelling import known_words, misspelt
from smpdesk.importing.records import sample as sample_module
from smpdesk.importing.records.sample import EXTRACTS, create_sample
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    ALL,
    Action,
    Area,
    Assessment,
    CaseCheck,
    CaseStudy,
    Criterion,
    Extract,
    ExtractTable,
    HorizonItem,
    Implication,
    ImportMemory,
    Indicator,
    Lineage,
    Measure,
    Milestone,
    Observation,
    Population,
    Priority,
    PriorityTheme,
    Progress,
    Recommendation,
    Score,
    Section,
    Standing,
    StatutoryPoint,
    Survey,
    Term,
    Theme,
)
from smpdesk.places import resource

YEARS = ["2016-17", "2017-18", "2018-19"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PartnershipFile]:
    with create_sample(tmp_path_factory.mktemp("sample") / "sample.smp") as file:
        yield file


@pytest.fixture(scope="module")
def assessments(sample: PartnershipFile) -> dict[str, Assessment]:
    return {assessment.name: assessment for assessment in sample.all(Assessment)}


def named(file: PartnershipFile, theme: int) -> str:
    return file.get(Theme, theme).name


def test_it_holds_three_assessments_each_rolled_from_the_one_before(
    assessments: dict[str, Assessment],
) -> None:
    assert list(assessments) == YEARS
    for before, after in pairwise(YEARS):
        assert assessments[after].rolled_from == assessments[before].id


@pytest.mark.parametrize(
    ("year", "priorities"),
    [
        # Plan refresh, February 2016, section 3.
        (
            "2016-17",
            [
                "Reducing Reoffending",
                "Road Safety (killed or seriously injured)",
                "Substance Misuse",
                "Violent Crime (specifically Domestic Abuse)",
                "Community Resilience (Prevent, CSE, SOC and human trafficking)",
            ],
        ),
        # Strategic Assessment 2017-18, section 12.
        (
            "2017-18",
            [
                "Organised Crime Groups (including modern slavery)",
                "Gangs and Child Sexual Exploitation (CSE)",
                "Substance Misuse",
                "Domestic Abuse and other Violent Crime",
                "Mental Health",
            ],
        ),
        # Plan refresh, March 2018, section 3.
        (
            "2018-19",
            [
                "Organised Crime Groups (including modern slavery)",
                "Gangs and Child Sexual Exploitation (CSE)",
                "Substance Misuse",
                "Domestic Abuse",
                "Mental Health",
            ],
        ),
    ],
)
def test_its_priorities_are_those_that_were_published(
    sample: PartnershipFile,
    assessments: dict[str, Assessment],
    year: str,
    priorities: list[str],
) -> None:
    found = sample.all(Priority, assessment=assessments[year].id)
    assert [priority.name for priority in found] == priorities


def test_every_priority_has_a_lead_a_story_aims_and_actions_with_dates(
    sample: PartnershipFile,
) -> None:
    for priority in sample.all(Priority):
        assert priority.lead and priority.lead_agency and priority.sub_group, priority.name
        for text in (priority.why, priority.objective, priority.focus, priority.done):
            assert text, priority.name
        assert priority.coming, priority.name
        actions = sample.all(Action, priority=priority.id)
        assert len(actions) >= 2, priority.name
        for action in actions:
            assert action.aim and action.outcome and action.lead_agency, action.action
            assert action.due and action.strand, action.action
            assert action.how_much and action.how_well and action.better_off, action.action


def test_every_priority_takes_up_every_cross_cutting_theme_of_its_year(
    sample: PartnershipFile,
) -> None:
    for assessment in sample.all(Assessment):
        standings = sample.all(Standing, assessment=assessment.id)
        crossing = {s.theme for s in standings if s.standing == "cross-cutting"}
        assert len(crossing) == 3
        for priority in sample.all(Priority, assessment=assessment.id):
            links = sample.all(PriorityTheme, priority=priority.id)
            assert {link.theme for link in links if link.how} == crossing, priority.name


@pytest.mark.parametrize(
    ("year", "theme", "how", "before"),
    [
        ("2017-18", "Organised crime groups (including modern slavery)", "split from",
         ["Community resilience"]),
        ("2017-18", "Gangs and child sexual exploitation", "split from",
         ["Community resilience"]),
        ("2017-18", "Mental health", "new", []),
        ("2017-18", "Reducing reoffending", "made cross-cutting", ["Reducing reoffending"]),
        ("2017-18", "Road safety (killed or seriously injured)", "dropped",
         ["Road safety (killed or seriously injured)"]),
        ("2018-19", "Domestic abuse", "renamed", ["Domestic abuse and other violent crime"]),
        ("2018-19", "Anti-social behaviour and reducing reoffending", "merged from",
         ["Anti-social behaviour", "Reducing reoffending"]),
        ("2018-19", "Other violent crime", "dropped", ["Domestic abuse and other violent crime"]),
        ("2018-19", "Substance misuse", "kept", ["Substance misuse"]),
    ],
)  # fmt: skip
def test_its_lineage_is_what_the_papers_tell(
    sample: PartnershipFile,
    assessments: dict[str, Assessment],
    year: str,
    theme: str,
    how: str,
    before: list[str],
) -> None:
    standing = next(
        s
        for s in sample.all(Standing, assessment=assessments[year].id)
        if named(sample, s.theme) == theme
    )
    links = sample.all(Lineage, standing=standing.id)
    assert {link.how for link in links} == {how}
    came_from = [sample.get(Standing, link.came_from) for link in links if link.came_from]
    assert [named(sample, s.theme) for s in came_from] == before


def test_every_standing_has_a_reason_and_a_lineage(sample: PartnershipFile) -> None:
    for standing in sample.all(Standing):
        assert standing.reason, named(sample, standing.theme)
        assert sample.all(Lineage, standing=standing.id), named(sample, standing.theme)


def test_scores_are_values_that_the_matrix_allows_and_every_theme_has_all_of_them(
    sample: PartnershipFile,
) -> None:
    criteria = {criterion.id: criterion for criterion in sample.all(Criterion)}
    scored: dict[tuple[int, int], set[int]] = {}
    for score in sample.all(Score):
        allowed = re.findall(r'"value": (\d+)', criteria[score.criterion].allowed)
        assert str(int(score.value)) in allowed
        assert score.reason and score.evidence and score.confidence and score.scored_by
        scored.setdefault((score.assessment, score.theme), set()).add(score.criterion)
    assert all(found == set(criteria) for found in scored.values())
    assert {assessment for assessment, _ in scored} == {a.id for a in sample.all(Assessment)}


def test_the_indicators_of_2016_carry_the_published_baselines_and_targets(
    sample: PartnershipFile, assessments: dict[str, Assessment]
) -> None:
    # Plan refresh, February 2016, section 6.
    published = {
        "People killed or seriously injured, all ages": ("57", "Below the Kent average by 2018"),
        "Drug offences per 1,000 population": ("1.74", "Maintain under the Kent average"),
        "Discarded needles picked up": ("1,610", "Reduce to 1,200 a year by 2018"),
        "Visitors to the One Stop Shop": ("156", "Increase to 180"),
        "People trained in the themes of community resilience": ("0", "Train 200 a year"),
    }
    found = {
        indicator.name: (indicator.baseline, indicator.target)
        for priority in sample.all(Priority, assessment=assessments["2016-17"].id)
        for indicator in sample.all(Indicator, priority=priority.id)
    }
    assert published.items() <= found.items()
    assert len(found) == 13


def test_the_indicators_of_its_newest_year_show_every_way_a_target_can_stand(
    sample: PartnershipFile, assessments: dict[str, Assessment]
) -> None:
    stands = {
        indicator.name: judged(sample, indicator).status
        for priority in sample.all(Priority, assessment=assessments["2018-19"].id)
        for indicator in sample.all(Indicator, priority=priority.id)
    }
    assert set(stands.values()) == {"met", "on course", "off course", "can't tell"}
    # Plan refresh, March 2018: 58 repeats among 177 cases, against a target of the sample's own.
    assert stands["Repeat cases at the Multi-Agency Risk Assessment Conference"] == "off course"


def test_two_case_studies_of_the_newest_year_are_signed_off_and_one_is_not(
    sample: PartnershipFile, assessments: dict[str, Assessment]
) -> None:
    studies = sample.all(CaseStudy, assessment=assessments["2018-19"].id)
    signed = [study for study in studies if study.signed_off_by and study.signed_off_on]
    assert len(signed) >= 2 and len(studies) > len(signed)
    for study in sample.all(CaseStudy):
        checks = sample.all(CaseCheck, case_study=study.id)
        assert len(checks) == 6
        assert all(check.met for check in checks) == bool(study.signed_off_on), study.heading


def test_one_recommendation_was_answered_late_and_one_waits(sample: PartnershipFile) -> None:
    recommendations = sample.all(Recommendation)
    late = [r for r in recommendations if r.answered_on and r.answered_on > r.due]
    assert len(late) == 1
    assert sum(not r.answered_on for r in recommendations) == 1


def test_every_paper_has_its_texts(sample: PartnershipFile) -> None:
    parts = {"introduction", "background", "priorities", "context", "organisational change"}
    parts |= {"assessment summary", "plan", "consultation", "methodology"}
    for assessment in sample.all(Assessment):
        sections = sample.all(Section, assessment=assessment.id)
        assert all(section.text for section in sections)
        assert parts <= {section.part for section in sections}, assessment.name
        assert sample.all(Milestone, assessment=assessment.id)
        assert sample.all(Implication, assessment=assessment.id)
        assert len(sample.all(StatutoryPoint, assessment=assessment.id)) == 19
    assert sample.all(HorizonItem) and sample.all(Progress)


def test_the_survey_is_that_of_2017(sample: PartnershipFile) -> None:
    (survey,) = sample.all(Survey)
    assert survey.base == 2350


def test_maidstone_has_its_populations(sample: PartnershipFile) -> None:
    # ONS, mid-year population estimates, table MYE4: Maidstone, mid-2015.
    maidstone = sample.first(Area, code="E07000110")
    assert maidstone is not None
    population = sample.first(Population, area=maidstone.id, year=2015)
    assert population is not None and population.persons == 164_112


NOT_OURS = {"term", "edit", "edit_change", "extract", "import_memory", "observation", "matrix"}
"""Tables whose words come from the glossary, the machine or the extracts."""


def texts(file: PartnershipFile) -> str:
    """All words of the sample's records, without the glossary."""
    columns = [
        (table["name"], column["name"])
        for table in file.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if table["name"] not in NOT_OURS
        for column in file.rows(f"PRAGMA table_info({table['name']})")
        if column["type"] == "TEXT"
    ]
    found = []
    for table, column in columns:
        found += [row["text"] for row in file.rows(f"SELECT {column} AS text FROM {table}")]
    return "\n".join(text for text in found if text)


def test_acronyms_in_its_texts_are_in_its_glossary(sample: PartnershipFile) -> None:
    used = set(re.findall(r"\b(?:[A-Z]{2,}[a-z]?|[A-Z][a-z]+[A-Z]\w*)\b", texts(sample)))
    used -= {"OK", "YYYY", "MM"}
    terms = {term.term for term in sample.all(Term)}
    assert len(terms) >= 40
    assert {word.removesuffix("s") for word in used} - terms == set()


def test_no_person_of_the_published_papers_is_named(sample: PartnershipFile, data: Path) -> None:
    lines = (data / "sample" / "names-that-must-not-appear.txt").read_text("utf-8").splitlines()
    hidden = {line for line in lines if not line.startswith("#")}
    assert len(hidden) > 50
    words = re.findall(r"[A-Z][\w’-]*", texts(sample))
    told = [*words, *(f"{first} {last}" for first, last in pairwise(words))]
    found = {t for t in told if hashlib.sha256(t.casefold().encode()).hexdigest()[:16] in hidden}
    assert found == set()


def test_addresses_lead_nowhere(sample: PartnershipFile) -> None:
    addresses = re.findall(r"[\w.]+@[\w.]+", texts(sample))
    assert addresses and all(address.endswith("@example.org") for address in addresses)


def test_every_live_figure_in_its_texts_shows_a_number(sample: PartnershipFile) -> None:
    figures = [f for s in sample.all(Section) for f in figures_in(sample, s.text)]
    assert len(figures) > 30
    assert [figure.problem for figure in figures if figure.problem] == []


def test_no_text_claims_what_its_own_numbers_deny(sample: PartnershipFile) -> None:
    assert check_sections(sample) == []


def test_every_extract_names_its_source(sample: PartnershipFile) -> None:
    extracts = sample.all(Extract)
    assert {extract.name for extract in extracts} == set(EXTRACTS)
    assert all(extract.source for extract in extracts)


def test_a_chart_of_the_illustrative_series_says_what_it_is(sample: PartnershipFile) -> None:
    maidstone = sample.first(Area, code="E07000110")
    violence = sample.first(Measure, name="Violence Against The Person")
    assert maidstone is not None and violence is not None
    chart = chart_of(sample, violence, maidstone)
    assert "Illustrative: a monthly split of the published year total" in chart.series.source
    assert [phase.start for phase in chart.phases] == ["2013-11", "2014-11", "2017-04"]


def test_reports_of_domestic_abuse_are_neither_better_nor_worse(sample: PartnershipFile) -> None:
    measure = sample.first(Measure, name="Domestic abuse incidents")
    assert measure is not None and measure.direction == "neither"


def test_published_years_are_stored_as_published(sample: PartnershipFile) -> None:
    # Strategic Assessment 2017-18, section 2.3.
    assert figure(sample, "{= All crime; Maidstone; 2015-11/12; count }").words == "10,271"
    violence = "{= Violent Crime; Maidstone; 2015-11/12; change in words }"
    assert figure(sample, violence).words == "an increase of 26.3%"


def test_the_fill_is_one_edit_each_import_another_and_undo_takes_them_back(tmp_path: Path) -> None:
    with create_sample(tmp_path / "sample.smp") as file:
        titles = [edit.title for edit in reversed(file.history())]
        assert titles[0] == "Fill with the sample partnership"
        assert titles[1:-1] == [f"Import {name}" for name in EXTRACTS]
        while file.undo():
            pass
        assert file.all(Assessment) == [] and file.all(Extract) == []


def test_nothing_is_left_of_a_sample_that_could_not_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_module, "EXTRACTS", {"no-such-extract.csv": ""})
    with pytest.raises(UserError):
        create_sample(tmp_path / "sample.smp")
    assert list(tmp_path.iterdir()) == []


def series(name: str) -> dict[str, dict[str, int]]:
    """The monthly file ``name``: measure to month to count."""
    with resource("sample", "extracts", name).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) > 1]
    header, *months = rows
    return {
        measure: {row[0]: int(row[column]) for row in months}
        for column, measure in enumerate(header)
        if column
    }


# Strategic Assessment 2016-17, section 2.3 (year to September 2015); 2017-18, section 2.3.
PUBLISHED = {
    "Victim based crime": (8483, 8488, 9245, 791),
    "Violence Against The Person": (2643, 2665, 3390, 280),
    "Burglary Dwelling": (361, 357, 286, 28),
    "Burglary Other than Dwelling": (505, 495, 532, 32),
    "Vehicle Crime": (601, 583, 686, 68),
    "Criminal Damage": (1370, 1372, 1466, 143),
    "Theft and Handling": (2620, 2633, 2422, 199),
    "Shoplifting": (1056, 1077, 804, 61),
}


def test_the_monthly_series_adds_up_to_every_published_year() -> None:
    made = series("maidstone-monthly-illustrative.csv")
    assert list(made) == list(PUBLISHED)
    for measure, (to_september, to_october_2015, to_october_2016, october) in PUBLISHED.items():
        months = made[measure]
        counts = list(months.values())
        assert len(counts) == 36 and next(iter(months)) == "2013-11"
        assert sum(counts[11:23]) == to_september, measure
        assert sum(counts[12:24]) == to_october_2015, measure
        assert sum(counts[24:36]) == to_october_2016, measure
        assert months["2016-10"] == october, measure


def test_shoplifting_is_never_more_than_theft_and_the_parts_never_more_than_the_whole() -> None:
    made = series("maidstone-monthly-illustrative.csv")
    parts = set(made) - {"Victim based crime", "Shoplifting"}
    for month, whole in made["Victim based crime"].items():
        assert made["Shoplifting"][month] < made["Theft and Handling"][month]
        assert sum(made[part][month] for part in parts) < whole


def test_the_series_of_the_next_year_adds_up_too() -> None:
    # Plan refresh, March 2018, section 6.
    made = series("maidstone-monthly-illustrative-2017.csv")
    assert {name: sum(months.values()) for name, months in made.items()} == {
        "Violence Against The Person": 4833,
        "Drug Offences": 342,
    }


def test_the_script_that_made_the_series_makes_them_again() -> None:
    path = Path(__file__).parents[2] / "installer" / "make_sample_extracts.py"
    script = runpy.run_path(str(path))
    assert script["illustrative"]() == counts_of("maidstone-monthly-illustrative.csv")
    assert script["next_year"]() == counts_of("maidstone-monthly-illustrative-2017.csv")
    assert script["incidents"]() == counts_of("maidstone-monthly-illustrative-incidents.csv")


def counts_of(name: str) -> dict[str, list[int]]:
    return {measure: list(months.values()) for measure, months in series(name).items()}


def test_incidents_add_up_to_the_published_years() -> None:
    # Plan refresh, March 2018, section 6: anti-social behaviour and domestic abuse.
    made = counts_of("maidstone-monthly-illustrative-incidents.csv")
    assert [sum(made["ASB"][:12]), sum(made["ASB"][12:])] == [3697, 3243]
    abuse = made["Domestic abuse incidents"]
    assert [sum(abuse[:12]), sum(abuse[12:])] == [2683, 3096]


def test_the_street_level_cut_is_laid_out_as_the_download(sample: PartnershipFile) -> None:
    path = resource("sample", "extracts", "police-uk-maidstone-2025.zip")
    assert path.stat().st_size < 1_000_000
    with zipfile.ZipFile(path) as cut:
        names = cut.namelist()
        rows = [row for name in names for row in cut.read(name).decode("utf-8").splitlines()[1:]]
        header = cut.read(names[0]).decode("utf-8").splitlines()[0]
    assert names == [f"2025-{m:02}/2025-{m:02}-kent-street.csv" for m in range(1, 13)]
    assert len(header.split(",")) == 12
    assert len(rows) == 16_619
    stored = sample.rows(
        "SELECT sum(value) AS rows FROM current_observation "
        "WHERE extract = 'police-uk-maidstone-2025.zip' AND area = 'Maidstone'"
    )
    assert stored[0]["rows"] == 16_619


def test_nothing_in_it_is_misspelt(sample: PartnershipFile) -> None:
    known = known_words(sample)
    of_extracts = {Extract, ExtractTable, ImportMemory, Observation}
    slips = {
        f"{kind.__name__}: {slip.word}"
        for kind in ALL
        if kind not in of_extracts
        for record in sample.all(kind)
        for field, value in vars(record).items()
        if isinstance(value, str) and field != "chart_rules"
        for slip in misspelt(value, known)
    }
    assert slips == set()
