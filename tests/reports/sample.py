"""A document that holds every kind of node, and a chart of every kind. All figures invented."""

import datetime as dt
import functools

from smpdesk.analysis.control_chart import ChangePoint, ControlChart, Phase, Point
from smpdesk.analysis.funnel import funnel
from smpdesk.analysis.series import Series
from smpdesk.analysis.trend import trend
from smpdesk.evidence.priorities.lineage import Descent, Lineage, Stand
from smpdesk.periods import shift_month
from smpdesk.reports.charts.values import (
    Bar,
    FunnelChart,
    OrganisationChart,
    Post,
    RankedBars,
    SmallMultiples,
    SurveyBar,
    SurveyBars,
    ThemesMatrix,
    TrendChart,
    YearLines,
)
from smpdesk.reports.tree import (
    Box,
    Bullets,
    Cell,
    Column,
    Contents,
    Definition,
    Definitions,
    Document,
    Figure,
    Item,
    KeyFact,
    KeyFacts,
    Link,
    Numbered,
    PageBreak,
    Paragraph,
    Reference,
    Row,
    Run,
    Section,
    SignOff,
    Table,
)

_COUNTS = (
    206, 211, 199, 210, 217, 211, 226, 194, 206, 268, 195, 203, 208, 211, 212, 234, 216,
    245, 271, 258, 260, 287, 265, 239, 272, 263, 251, 255, 259, 268, 262, 269, 300, 256,
    256, 266, 285, 258, 292, 248, 318, 335,
)  # fmt: skip
PROSE = (
    "More incidents were recorded this year than last. Part of the rise follows a change in the "
    "way reports are counted, which began in the autumn of the first year; the rest is not "
    "explained by it, and the partnership has looked for what lies behind. "
)


def control_chart(measure: str = "Violence against the person", scale: float = 1.0) -> ControlChart:
    periods = tuple(shift_month("2013-05", i) for i in range(len(_COUNTS)))
    phases = (
        Phase("2013-05", "2014-09", 206 * scale, 164 * scale, 246 * scale, 17),
        Phase("2014-10", "2016-10", 270 * scale, 224 * scale, 316 * scale, 25),
    )
    points = []
    for index, (period, count) in enumerate(zip(periods, _COUNTS, strict=True)):
        number = 0 if index < 17 else 1
        phase = phases[number]
        value = count * scale
        out = phase.upper is not None and value > phase.upper and index != 9
        points.append(
            Point(
                period,
                value,
                phase.centre,
                phase.lower,
                phase.upper,
                number,
                set_aside=index == 9,
                provisional=index == len(_COUNTS) - 1,
                signals=("outside",) if out else (),
                meaning="worse" if out else "",
                heads=1 if out else 0,
            )
        )
    return ControlChart(
        Series(periods, tuple(c * scale for c in _COUNTS), measure=measure, area="Exampleford"),
        "xmr",
        "XmR, because counts are high and vary more than chance alone.",
        "mdc",
        "Making Data Count rules, runs of 7.",
        "lower",
        tuple(points),
        phases,
        (ChangePoint("2014-10", "recording", step_change=True),),
        "The last two months lie above the upper limit.",
        "worse",
    )


def charts() -> dict[str, object]:
    districts = ["Ashby", "Brook", "Chalk", "Dene", "Exampleford", "Fenn", "Grange", "Holt"]
    counts = [310, 420, 505, 610, 905, 480, 700, 260]
    sizes = [31000, 40500, 52000, 60800, 64000, 51000, 72000, 30500]
    half = Series(
        tuple(shift_month("2014-11", i) for i in range(24)),
        tuple(float(40 + i + (i * 7) % 11) for i in range(24)),
        measure="Collisions",
        area="Exampleford",
    )
    return {
        "control": control_chart(),
        "multiples": SmallMultiples(
            tuple(
                control_chart(name, scale)
                for name, scale in (("Violence", 1.0), ("Burglary", 0.2), ("Robbery", 0.05))
            )
        ),
        "bars": RankedBars(
            tuple(
                Bar(name, 40.0 + 6.3 * i, rank=f"{i + 1}", own=name == "Exampleford")
                for i, name in enumerate(districts)
            ),
            mean=60.2,
            mean_label="Mean of the group",
        ),
        "funnel": FunnelChart(funnel(districts, counts, sizes), own="Exampleford"),
        "trend": TrendChart(half, trend(half, ahead=6)),
        "years": YearLines(
            tuple(shift_month("2015-11", place) for place in range(12)),
            (*_COUNTS[30:40], None, 318),
            _COUNTS[18:30],
            "To Oct 2016",
            "To Oct 2015",
        ),
        "survey": SurveyBars(
            (
                SurveyBar("Very safe", 0.31, 0.29, 0.33, "Women"),
                SurveyBar("Fairly safe", 0.48, 0.46, 0.50, "Women"),
                SurveyBar("Very safe", 0.44, 0.41, 0.47, "Men"),
                SurveyBar("Fairly safe", 0.41, 0.38, 0.44, "Men"),
            ),
            base="2,350 answered",
        ),
        "matrix": ThemesMatrix(
            ("Domestic abuse", "Substance misuse", "Organised crime groups and modern slavery"),
            ("Reducing reoffending", "Safeguarding", "Community resilience"),
            (("strong", "strong", ""), ("some", "", "strong"), ("", "strong", "some")),
        ),
        "organisation": OrganisationChart(
            Post(
                "Partnership executive",
                "Chief executive chairs",
                (
                    Post("Domestic abuse forum", "Housing leads"),
                    Post(
                        "Vulnerability group",
                        "Council leads",
                        (Post("Case panel"), Post("Hoarding panel")),
                    ),
                    Post("Gangs group", "Police lead"),
                ),
            )
        ),
        "lineage": Lineage(
            ("2016-17", "2017-18", "2018-19"),
            (
                Stand("2016-17", "Violent crime"),
                Stand("2016-17", "Road safety"),
                Stand("2016-17", "Anti-social behaviour"),
                Stand("2017-18", "Violent crime and domestic abuse"),
                Stand("2017-18", "Anti-social behaviour", "cross-cutting"),
                Stand("2017-18", "Road safety", "business as usual"),
                Stand("2018-19", "Domestic abuse"),
                Stand("2018-19", "Gangs", "emerging"),
            ),
            (
                Descent("2017-18", "Violent crime and domestic abuse", "Violent crime", "renamed"),
                Descent(
                    "2017-18",
                    "Anti-social behaviour",
                    "Anti-social behaviour",
                    "made cross-cutting",
                ),
                Descent("2017-18", "Road safety", "Road safety"),
                Descent(
                    "2018-19", "Domestic abuse", "Violent crime and domestic abuse", "split from"
                ),
                Descent("2018-19", "Gangs", "Violent crime and domestic abuse", "split from"),
            ),
        ),
    }


def figure(name: str, **kw: object) -> Figure:
    made = {
        "caption": f"The {name} chart",
        "alternative": f"A chart of the kind {name}, with invented figures.",
        "source": "Invented for this test",
        "key": f"chart-{name}",
    } | kw
    return Figure(chart=charts()[name], **made)  # type: ignore[arg-type]


def crime_table(**kw: object) -> Table:
    made = {
        "caption": "Violent crime, Exampleford",
        "columns": (
            Column("Offence"),
            Column("2015", "right"),
            Column("2016", "right"),
            Column("Change", "right"),
        ),
        "rows": (
            Row(("Recorded crime", "", "", ""), "group"),
            Row(("Violence against the person", "2,665", "3,390", "+27.2%"), indent=1),
            Row(("Sexual offences", "222", "284", "+27.9%"), indent=1),
            Row(("Robbery", "79", "69", "−12.7%"), indent=1),
            Row(("All violent crime", "2,966", "3,743", "+26.2%"), "total"),
        ),
        "source": "Invented for this test",
        "period": "Year to October",
        "key": "violent",
    } | kw
    return Table(**made)  # type: ignore[arg-type]


def long_table(rows: int = 80) -> Table:
    return Table(
        "Every ward",
        (
            Column("Ward"),
            Column("What happened"),
            Column("Count", "right"),
            Column("Rate", "right"),
        ),
        tuple(
            Row((f"Ward {i}", PROSE[: 30 + i * 37 % 170], f"{i * 37:,}", f"{i / 7:.1f}"))
            for i in range(rows)
        ),
        heading_rows=((Cell("Place", columns=2), Cell("Figures", columns=2, align="centre")),),
        source=("Taken from ", Link("the ward profiles", "https://example.org/wards")),
        notes=("Counts under five would be left out.",),
    )


def rich_blocks() -> tuple:
    return (
        Contents(),
        Section(
            "Violent crime",
            (
                Paragraph(PROSE, "lead"),
                KeyFacts(
                    (
                        KeyFact("3,743", "violent crimes", "year to October 2016"),
                        KeyFact("+26.2%", "on the year before"),
                        KeyFact("5=", "in the county for the rate"),
                    )
                ),
                Paragraph(
                    (
                        PROSE,
                        "See ",
                        Reference("violent"),
                        ", ",
                        Reference("chart-control"),
                        " and ",
                        Reference("done", "what was done"),
                        ", or the ",
                        Link("counting rules", "https://example.org/rules?a=1&b=2"),
                        ". ",
                        Run("Bold", bold=True),
                        ", ",
                        Run("italic", italic=True),
                        " and ",
                        Run("both", bold=True, italic=True),
                        " & < > £ – ‘quoted’ ≥ ↑ ↓ → ▲ ▼ ✓ ✗ ● ○ ◆.",
                    )
                ),
                crime_table(),
                figure("control", notes=("The last two months lie above the upper limit.",)),
                Section(
                    "What was done",
                    (
                        Bullets(
                            (
                                Item(
                                    "A one-stop shop opened.",
                                    (Bullets((Item("on Tuesdays"), Item("on Thursdays"))),),
                                ),
                                Item(("Read ", Link("more", "mailto:csu@example.org"), " of it.")),
                            )
                        ),
                        Numbered((Item("First."), Item("Second.", (Paragraph("And why."),)))),
                        Box((Paragraph("Keep it."),), "recommendation", "Recommendation"),
                        Box((Paragraph(PROSE * 6), Bullets((Item("one"),))), "note", "How to read"),
                        Box((Paragraph("“I felt listened to.” A resident"),), "quote"),
                        Box((Paragraph("Do not compare."),), "warning", "Recording change"),
                        Paragraph("An aside.", "small"),
                    ),
                    key="done",
                ),
            ),
        ),
        Section("Wards", (Paragraph(PROSE), long_table())),
        PageBreak(),
        Section(
            "Every chart",
            tuple(figure(name) for name in charts() if name != "control"),
        ),
        Section("Unnumbered", (Paragraph("A part without a number."),), numbering="none"),
        Section(
            "Glossary",
            (
                Definitions(
                    (
                        Definition("ASB", "Anti-social behaviour."),
                        Definition("MARAC", ("See ", Reference("violent"), ".")),
                    )
                ),
                SignOff((("Finance", "Head of Finance", ""), ("Legal", "Monitoring Officer", ""))),
                Section("More", (Paragraph("More of it."),)),
            ),
            numbering="appendix",
        ),
    )


def document(*blocks: object, **kw: object) -> Document:
    made = {
        "title": "Community Safety Plan",
        "blocks": blocks,
        "date": dt.date(2017, 1, 27),
        "subtitle": "Refresh 2017–18",
        "organisation": "Exampleford Community Safety Partnership",
        "version": "2",
        "author": "Community Safety Unit",
        "marking": "OFFICIAL",
    } | kw
    return Document(**made)  # type: ignore[arg-type]


@functools.cache
def rich_document() -> Document:
    return document(*rich_blocks())
