"""How fast control charts are: against a bare pass for means and moving ranges, in the same run.

Prints seconds and ratios. Run it with ``python benchmarks/spc.py``.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.analysis.spc.many import scan_many
from smpdesk.periods import shift_month

SERIES, MONTHS = 10_000, 60
ALL_RULES = ("mdc", "weco", "nelson", "anhoj")


def fastest(deed: Callable[[], object], times: int) -> float:
    """The least of several runs, in seconds."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        deed()
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    """Measures the scan of many series with all rules, and single charts."""
    values = np.random.default_rng(1).poisson(40, (SERIES, MONTHS)).astype(float)

    def bare() -> None:
        np.nanmean(values, axis=1)
        np.nanmean(np.abs(np.diff(values, axis=1)), axis=1)

    def scan() -> None:
        for rules in ALL_RULES:
            scan_many(values, ChartSettings(rules=rules))

    baseline, scanned = fastest(bare, 5), fastest(scan, 3)
    print(f"bare means and ranges of {SERIES:,} × {MONTHS}: {baseline:.4f} s")
    print(f"limits and all four rule sets: {scanned:.2f} s, {scanned / baseline:.0f} × bare")
    periods = tuple(shift_month("2013-01", by) for by in range(MONTHS))
    one = Series(periods, tuple(values[0].tolist()))
    alone = fastest(lambda: values[0].mean(), 200)
    for rules in ALL_RULES:
        settings = ChartSettings(rules=rules)
        control_chart(one, settings)
        single = fastest(lambda settings=settings: control_chart(one, settings), 200)
        print(f"one automatic chart, {rules}: {single * 1e3:.2f} ms, {single / alone:.0f} × a mean")


if __name__ == "__main__":
    main()
