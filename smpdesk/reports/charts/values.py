"""What the charts without a result of their own in ``smpdesk.analysis`` are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.analysis.funnel import Funnel
from smpdesk.analysis.series import Series
from smpdesk.analysis.trend import Trend


@dataclass(frozen=True)
class SmallMultiples:
    """Control charts side by side, ``columns`` to a row, each on its own scale or all on one.

    ``by`` says what tells them apart, and so stands above each.
    """

    charts: tuple[ControlChart, ...]
    columns: int = 2
    shared_scale: bool = False
    by: Literal["measure", "area"] = "measure"


@dataclass(frozen=True)
class Bar:
    """A bar: what it stands for, its value (``None``: no figure), and its value as text.

    ``rank`` stands before the name: "5="; ``own`` marks our own place.
    """

    name: str
    value: float | None
    text: str = ""
    rank: str = ""
    own: bool = False


@dataclass(frozen=True)
class RankedBars:
    """Bars in the order given, with a mean drawn across them when there is one."""

    bars: tuple[Bar, ...]
    unit: str = "count"
    mean: float | None = None
    mean_label: str = "Mean"


@dataclass(frozen=True)
class FunnelChart:
    """Areas' rates against their exposure; ``per`` scales both: 1,000 for a rate per 1,000.

    ``own`` is named and drawn strong; areas beyond a limit are named too.
    """

    funnel: Funnel
    own: str = ""
    per: float = 1000
    exposure_label: str = "Population"
    rate_label: str = "Rate per 1,000"


@dataclass(frozen=True)
class TrendChart:
    """A series with the line fitted to it and its forecast."""

    series: Series
    trend: Trend


@dataclass(frozen=True)
class YearLines:
    """Two years of a measure month by month, from the values of the same months of each.

    ``months`` are those of the later year, as ``YYYY-MM``; the names stand at the lines' ends.
    """

    months: tuple[str, ...]
    now: tuple[float | None, ...]
    before: tuple[float | None, ...]
    now_name: str
    before_name: str
    unit: str = "count"


@dataclass(frozen=True)
class SurveyBar:
    """An answer's share (0 to 1) with its interval; ``group`` says whose, when they differ."""

    answer: str
    share: float
    lower: float
    upper: float
    group: str = ""


@dataclass(frozen=True)
class SurveyBars:
    """Shares of answers with their margins; ``base`` is said in words: "2,350 answered"."""

    bars: tuple[SurveyBar, ...]
    base: str = ""


@dataclass(frozen=True)
class ThemesMatrix:
    """Which cross-cutting themes each priority takes up: a mark for each row and column."""

    priorities: tuple[str, ...]
    themes: tuple[str, ...]
    marks: tuple[tuple[Literal["strong", "some", ""], ...], ...]


@dataclass(frozen=True)
class Post:
    """A body or post in an organisation chart, and those that report to it."""

    name: str
    note: str = ""
    below: tuple[Post, ...] = ()


@dataclass(frozen=True)
class OrganisationChart:
    """Who reports to whom."""

    top: Post
