"""Signals gathered into events: a run of eight months is one thing to tell, not eight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.control_chart import Meaning, Point
from smpdesk.analysis.spc.words import listed, number_words, period_words


@dataclass(frozen=True)
class Event:
    """One signal: the rule, its points in order, which way it leads (1, −1, 0), its meaning."""

    rule: str
    points: tuple[Point, ...]
    way: int
    meaning: Meaning


def events_of(points: tuple[Point, ...]) -> list[Event]:
    """The events of a chart, by their last point, oldest first."""
    plotted = [p for p in points if p.value is not None and not p.set_aside]
    places = {p.period: place for place, p in enumerate(plotted)}
    names = dict.fromkeys(name for p in plotted for name in p.signals)
    events = [_event(name, run) for name in names for run in _unbroken(plotted, name)]
    return sorted(events, key=lambda event: places[event.points[-1].period])


def _unbroken(plotted: list[Point], rule: str) -> Iterator[list[Point]]:
    """Neighbouring points that a rule marks, of one phase and on one side where it has sides."""
    run: list[Point] = []
    for point in plotted:
        marked = rule in point.signals
        if run and not (marked and _belongs(run[-1], point, rule)):
            yield run
            run = []
        if marked:
            run.append(point)
    if run:
        yield run


def _belongs(before: Point, point: Point, rule: str) -> bool:
    same_side = rule not in _SIDED or before.heads == point.heads
    return before.phase == point.phase and same_side


_SIDED = frozenset({"outside", "shift", "two_of_three", "four_of_five", "run"})


def _event(rule: str, run: list[Point]) -> Event:
    way = 0
    if rule in _SIDED:
        way = run[0].heads
    elif rule == "trend":
        way = 1 if (run[-1].value or 0) > (run[0].value or 0) else -1
    return Event(rule, tuple(run), way, _meaning(run[-1], way))


def _meaning(point: Point, way: int) -> Meaning:
    """What an event that leads this way means, told from its newest point.

    The point may be part of another signal, which leads the other way: a rise may lie below the
    centre. An event that leads neither way is for neither better nor worse.
    """
    if way == point.heads or point.meaning not in ("better", "worse"):
        return point.meaning
    if way == 0:
        return "changed"
    return "worse" if point.meaning == "better" else "better"


def event_words(event: Event, unit: str, months: int, each: str) -> str:
    """What happened, without what it means: ``October 2016 (335) lies above the upper limit``."""
    points = event.points
    first, last = (period_words(points[place].period, months) for place in (0, -1))
    over = "above" if event.way > 0 else "below"
    limit = "upper" if event.way > 0 else "lower"
    span = f"the {len(points)} {each}s from {first} to {last}"
    if event.rule in ("outside", "two_of_three", "four_of_five"):
        who, verb = _each_named(points, unit, months, each)
        place = {
            "outside": f"{over} the {limit} limit",
            "two_of_three": f"close to the {limit} limit",
            "four_of_five": f"well {over} the usual level",
        }[event.rule]
        return f"{who} {verb} {place}"
    return {
        "shift": f"{span} all lie {over} the usual level",
        "run": f"{span} all lie {over} the usual level, a longer run than chance makes",
        "trend": f"{span} {'rise' if event.way > 0 else 'fall'} without a break",
        "alternating": f"{span} swing up and down in turn, as if two things were mixed",
        "hugging": f"{span} keep closer to the usual level than chance lets them",
        "avoiding": f"{span} keep away from the usual level on both sides",
        "crossings": "the values cross the usual level less often than chance makes them",
    }[event.rule]


def _each_named(points: tuple[Point, ...], unit: str, months: int, each: str) -> tuple[str, str]:
    """Up to three points by name with their values, or how many and which span."""
    if len(points) > 3:
        first, last = (period_words(points[place].period, months) for place in (0, -1))
        return f"{len(points)} {each}s from {first} to {last}", "lie"
    named = [
        f"{period_words(p.period, months)} ({number_words(p.value or 0, unit)})" for p in points
    ]
    return listed(named), "lies" if len(points) == 1 else "lie"
