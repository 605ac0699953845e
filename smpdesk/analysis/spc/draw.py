"""A series computed point by point and phase by phase, before anything is put in words."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from smpdesk.analysis.control_chart import Direction, Meaning, Phase, Point
from smpdesk.analysis.series import Series, with_gaps
from smpdesk.analysis.spc.candidates import Freak, freaks_of, step_candidates
from smpdesk.analysis.spc.choice import Choice, choose
from smpdesk.analysis.spc.fit import Fit, fit_phase
from smpdesk.analysis.spc.frame import Frame, lay_out
from smpdesk.analysis.spc.limits import Flags, Floats
from smpdesk.analysis.spc.meaning import heading, meaning_of, redefined
from smpdesk.analysis.spc.settings import ChartSettings, RuleSet, rule_set
from smpdesk.analysis.spc.signals import phase_signals

FEW = 12
"""Limits that rest on fewer points than this are provisional."""


@dataclass(frozen=True)
class Drawn:
    """Everything computed for a chart: the material of its words.

    ``steps`` and ``asides`` are the periods suggested; ``doubtful`` those whose signals would
    be gone if the first of ``asides`` were set aside.
    """

    frame: Frame
    settings: ChartSettings
    choice: Choice
    rules: RuleSet
    fits: tuple[Fit, ...]
    points: tuple[Point, ...]
    phases: tuple[Phase, ...]
    steps: tuple[str, ...]
    asides: tuple[str, ...]
    doubtful: frozenset[str]


def draw(series: Series, settings: ChartSettings) -> Drawn:
    """Computes a chart; ``UserError`` where the settings don't fit the series."""
    rules = rule_set(settings)
    frame = lay_out(with_gaps(series), settings)
    choice = choose(frame, settings)
    screen = settings.screen and not settings.as_making_data_count
    fits, points, phases = [], [], []
    steps: list[int] = []
    asides: list[int] = []
    doubtful: list[int] = []
    for number, span in enumerate(frame.spans(), start=1):
        fit = fit_phase(frame, span, choice, screen)
        found = phase_signals(frame, fit, rules)
        freaks = freaks_of(frame, fit, found, choice, rules, screen)
        if not freaks:
            steps.extend(step_candidates(fit, found))
        asides.extend(freak.index for freak in freaks)
        doubted = _doubted(fit, freaks)
        doubtful.extend((doubted.nonzero()[0] + span.start).tolist())
        fits.append(fit)
        redefines = redefined(frame, fit, settings)
        points.extend(_points(frame, fit, found, number, settings.direction, doubted | redefines))
        phases.append(_phase(frame, fit))
    labels = frame.series.periods
    return Drawn(
        frame=frame,
        settings=settings,
        choice=choice,
        rules=rules,
        fits=tuple(fits),
        points=tuple(points),
        phases=tuple(phases),
        steps=tuple(labels[index] for index in steps),
        asides=tuple(labels[index] for index in asides),
        doubtful=frozenset(labels[index] for index in doubtful),
    )


def _doubted(fit: Fit, freaks: list[Freak]) -> Flags:
    """The points of a phase whose signals only the first freak makes."""
    doubted = np.zeros(len(fit.values), dtype=bool)
    if freaks:
        doubted[:] = ~np.any(list(freaks[0].left.values()), axis=0)
        doubted[freaks[0].index - fit.span.start] = False
    return doubted


def _points(
    frame: Frame,
    fit: Fit,
    found: dict[str, Flags],
    number: int,
    direction: Direction,
    unscored: Flags,
) -> list[Point]:
    """The points of one phase, on the scale that is shown; some are not for better or worse."""
    judged = fit.values.tolist()
    pivots = fit.band.pivot.tolist()
    shown = _plain(fit.plotted)
    centres, lowers, uppers = (
        _plain(fit.shown(line)) for line in (fit.band.centre, fit.band.lower, fit.band.upper)
    )
    signals = _names(found, len(judged))
    aside, provisional = frame.aside[fit.span].tolist(), frame.provisional[fit.span].tolist()
    points = []
    for index, period in enumerate(frame.series.periods[fit.span]):
        meaning: Meaning = ""
        heads = 0
        if signals[index]:
            heads = heading(signals[index], judged, pivots[index], index)
            meaning = meaning_of(direction, heads, bool(unscored[index]))
        points.append(
            Point(
                period,
                shown[index],
                centres[index],
                lowers[index],
                uppers[index],
                number,
                aside[index],
                provisional[index],
                signals[index],
                meaning,
                heads,
            )
        )
    return points


def _names(found: dict[str, Flags], points: int) -> list[tuple[str, ...]]:
    """The names of the rules that mark each point."""
    named: list[tuple[str, ...]] = [()] * points
    for name, marks in found.items():
        for index in np.flatnonzero(marks).tolist():
            named[index] = (*named[index], name)
    return named


def _phase(frame: Frame, fit: Fit) -> Phase:
    """The level lines of one phase, for an average period where limits vary."""
    centre, lower, upper = (None if math.isnan(line) else line for line in fit.level)
    up = (
        float(fit.band.up[0]) if len(fit.values) and not fit.varies and fit.power == 1 else math.nan
    )
    periods = frame.series.periods[fit.span]
    return Phase(
        start=periods[0],
        end=periods[-1],
        centre=centre,
        lower=lower,
        upper=upper,
        count=fit.count,
        provisional=0 < fit.count < FEW,
        sigma=None if math.isnan(up) else up,
        limits_vary=fit.varies,
    )


def _plain(line: Floats) -> list[float | None]:
    """Plain numbers, None for what isn't there."""
    return [None if value != value else value for value in line.tolist()]
