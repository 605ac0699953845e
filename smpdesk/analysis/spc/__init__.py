"""Control charts: a series and the officer's settings in, one ``ControlChart`` out."""

from smpdesk.analysis.spc.as_json import as_json
from smpdesk.analysis.spc.chart import control_chart
from smpdesk.analysis.spc.rows import series_from_rows
from smpdesk.analysis.spc.settings import ChartKind, ChartSettings, RuleSetName

__all__ = [
    "ChartKind",
    "ChartSettings",
    "RuleSetName",
    "as_json",
    "control_chart",
    "series_from_rows",
]
