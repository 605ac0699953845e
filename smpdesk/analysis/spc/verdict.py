"""The verdict: what a chart says, in words that can be read aloud to a committee.

It is the screen reader's text, the caption on paper and the alternative text of the picture.
"""

from __future__ import annotations

from smpdesk.analysis.control_chart import Meaning, Point
from smpdesk.analysis.spc.draw import Drawn
from smpdesk.analysis.spc.events import Event, event_words, events_of
from smpdesk.analysis.spc.false_alarm_words import caution_words
from smpdesk.analysis.spc.frame import change_index
from smpdesk.analysis.spc.meaning import REDEFINING
from smpdesk.analysis.spc.words import (
    counted,
    listed,
    noun,
    number_words,
    period_words,
    range_words,
    span_words,
)

_MOST_TOLD = 3
_CHANGE_WORDS = {
    "recording": "change of recording",
    "boundary": "change of boundary",
    "intervention": "intervention",
    "event": "event",
}


def latest_meaning(drawn: Drawn) -> Meaning:
    """What the newest settled point means: nothing where it is part of no signal."""
    settled = _settled(drawn)
    return settled[-1].meaning if settled else ""


def verdict_of(drawn: Drawn) -> str:
    """What is charted, the usual level, the signals, what they mean, and what to consider."""
    sentences = [f"{_title(drawn)}."]
    if _settled(drawn):
        sentences += [_level(drawn), *_signals(drawn), *_suggestions(drawn), *_provisional(drawn)]
    elif drawn.points:
        sentences.append("There is no settled value in these figures, so nothing can be said yet.")
    return " ".join(sentences)


def _settled(drawn: Drawn) -> list[Point]:
    """The points that have a value, and are neither provisional nor set aside."""
    return [
        point
        for point in drawn.points
        if point.value is not None and not point.provisional and not point.set_aside
    ]


def _title(drawn: Drawn) -> str:
    series = drawn.frame.series
    name = series.measure or "The series"
    where = f" in {series.area}" if series.area else ""
    if not series.periods:
        return f"{name}{where} has no figures yet, so there is nothing to chart"
    return f"{name}{where}, {span_words(series)}"


def _level(drawn: Drawn) -> str:
    """The usual level and ordinary range of the latest phase, and how it moved."""
    fit, phase, series = drawn.fits[-1], drawn.phases[-1], drawn.frame.series
    since = f"Since {_step_words(drawn)}, " if len(drawn.fits) > 1 else ""
    if phase.centre is None:
        return f"{since}{'there' if since else 'There'} is no settled value."
    centre = number_words(phase.centre, series.unit)
    each = noun(series)
    if fit.missing == "single":
        text = f"the only value is {centre}, too little to tell signal from chance"
    elif fit.repeating:
        text = (
            f"{centre} is the average {each}, and every year repeats the one before, so there is "
            "nothing to take limits from"
        )
    elif fit.missing == "constant":
        text = f"every {each} is {centre}, so there is a centre and no limits"
    elif fit.missing == "overlapping":
        text = (
            f"the average is {centre}; rolling totals follow each other by construction, so no "
            "signal can be read from them"
        )
    else:
        usual = f"about {centre} a {each} is usual" if _per(drawn) else f"{centre} is usual"
        text = f"{usual}{_range(drawn)}"
    if len(drawn.phases) > 1 and drawn.phases[-2].centre is not None:
        text += f", after {number_words(drawn.phases[-2].centre, series.unit)} before"
    text = f"{since}{text}."
    return text[0].upper() + text[1:]


def _per(drawn: Drawn) -> bool:
    """Whether the values are so many a month, rather than a rate or a share."""
    series = drawn.frame.series
    counts = series.unit in ("count", "pounds") and noun(series) != "point"
    return counts and drawn.choice.kind not in ("u", "p", "laney", "g", "t")


def _range(drawn: Drawn) -> str:
    """``, and anything from 23 to 76 is no more than chance``."""
    phase, unit = drawn.phases[-1], drawn.frame.series.unit
    if phase.lower is None or phase.upper is None:
        return ""
    average = f" in an average {noun(drawn.frame.series)}" if phase.limits_vary else ""
    ends = range_words(phase.lower, phase.upper, unit)
    few = " (provisional limits)" if phase.provisional else ""
    return f", and anything from {ends}{average} is ordinary variation{few}"


def _step_words(drawn: Drawn) -> str:
    """The confirmed step change that began the latest phase."""
    start = drawn.fits[-1].span.start
    for change in drawn.settings.change_points:
        if change.step_change and change_index(drawn.frame, change) == start:
            month = period_words(drawn.frame.series.periods[start])
            return f"the {_CHANGE_WORDS[change.kind]} of {month}"
    return period_words(drawn.frame.series.periods[start])


def _signals(drawn: Drawn) -> list[str]:
    """The newest signals and what they mean; older ones are counted."""
    each = noun(drawn.frame.series)
    if all(fit.missing for fit in drawn.fits):
        return []
    events = _worth_telling(drawn)
    if not events:
        return [f"No {each} stands out: nothing shows that anything has changed."]
    told = list(reversed(events))[:_MOST_TOLD]
    sentences = [_told(drawn, event) for event in told]
    more = len(events) - len(told)
    if more:
        sentences.append(f"There {'is' if more == 1 else 'are'} {counted(more, 'earlier signal')}.")
    newest = _settled(drawn)[-1]
    if not newest.signals or newest.period in drawn.doubtful:
        sentences.append(f"The newest {each}, {period_words(newest.period)}, is as usual.")
    if any(event.meaning == "changed" for event in told) and _redefinitions(drawn):
        sentences.append(
            f"{_redefinitions(drawn)} changed what is counted, which is neither better nor worse."
        )
    caution = caution_words(drawn) if len(events) == 1 and not drawn.asides else ""
    return [*sentences, caution] if caution else sentences


def _worth_telling(drawn: Drawn) -> list[Event]:
    """The events, without those that one freak makes or a longer one of the same way holds."""
    events = [
        event
        for event in events_of(drawn.points)
        if not {point.period for point in event.points} <= drawn.doubtful
    ]
    return [event for event in events if not any(_within(event, other) for other in events)]


def _within(event: Event, other: Event) -> bool:
    """Whether another event of the same way tells more: it is longer, or beyond the limit."""
    more = len(other.points) > len(event.points)
    further = other.rule == "outside" and event.rule != "outside"
    return (more or further) and other.way == event.way and set(event.points) <= set(other.points)


def _told(drawn: Drawn, event: Event) -> str:
    series = drawn.frame.series
    words = event_words(event, series.unit, series.months, noun(series))
    means = {
        "worse": "a change for the worse",
        "better": "a change for the better",
        "changed": "something has changed",
        "": "something has changed",
    }[event.meaning]
    return f"{words[0].upper()}{words[1:]}: {means}."


def _redefinitions(drawn: Drawn) -> str:
    """The changes of recording or boundary within the series, by name."""
    named = [
        f"the {_CHANGE_WORDS[change.kind]} of {period_words(change.month)}"
        for change in drawn.settings.change_points
        if change.kind in REDEFINING and change_index(drawn.frame, change) is not None
    ]
    text = listed(named)
    return text[:1].upper() + text[1:]


def _suggestions(drawn: Drawn) -> list[str]:
    """What the officer might consider; nothing of it is applied."""
    sentences = []
    unit, each = drawn.frame.series.unit, noun(drawn.frame.series)
    if drawn.asides:
        freak = next(p for p in drawn.points if p.period == drawn.asides[0])
        signalled = sum(bool(p.signals) and p.period in drawn.doubtful for p in drawn.points)
        look = "looks" if signalled == 1 else "look"
        far = (
            f"the average so far that {counted(signalled, each)} {look} unusual which "
            f"{'is' if signalled == 1 else 'are'} not"
            if signalled
            else "the average, and makes most of the run on one side of it"
        )
        sentences.append(
            f"{period_words(freak.period)} ({number_words(freak.value or 0, unit)}) alone pulls "
            f"{far}: consider setting it aside, with the reason."
        )
    if drawn.steps:
        named = listed([period_words(month) for month in drawn.steps])
        sentences.append(
            f"If the change is real and understood, new limits could start in {named}."
        )
    return sentences


def _provisional(drawn: Drawn) -> list[str]:
    """What is provisional is said, as late recording may still change it."""
    series = drawn.frame.series
    late = [p for p in drawn.points if p.provisional and p.value is not None]
    if not late:
        return []
    named = listed(
        [f"{period_words(p.period)} ({number_words(p.value or 0, series.unit)})" for p in late]
    )
    return [f"{named} {'is' if len(late) == 1 else 'are'} provisional and may still change."]
