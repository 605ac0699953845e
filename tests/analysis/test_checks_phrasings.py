"""Sentences in the style of partnership documents, each with a figure that follows from others.

Each phrase is written once; ``{word}`` parts are filled from two counts. A correct sentence has
the exact per cent or difference; a wrong one has the named part replaced. Counts are invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from smpdesk.analysis.checks import check_text

# phrase, the part that a planted error changes
CHANGES: tuple[tuple[str, str], ...] = (
    ("Burglary {rose} from {before} to {now}, a {pct}% {noun}.", "pct"),
    (
        "Burglary {rose} from {before} offences in 2015/16 to {now} offences in 2016/17 ({pct}%).",
        "pct",
    ),
    (
        "There were {now} offences compared to {before} in "
        "the previous year, {an} {noun} of {pct}%.",
        "pct",
    ),
    (
        "{now} incidents were recorded, compared with {before} "
        "incidents the year before.\nThis translates to a {pct}% "
        "{noun} in incidents.",
        "pct",
    ),
    (
        "The district had {now} cases between April 2017 and "
        "March 2018. This compares to {before} cases in\nthe "
        "previous 12 months, {an} {noun} of {pct}%.",
        "pct",
    ),
    ("Drug offences saw a {pct}% {noun} from {before} to {now}.", "pct"),
    ("Theft is {up} {pct}% on last year's {before} to {now}.", "pct"),
    ("{an_} {noun} of {diff} ({pct}%) from {before} to {now} was recorded.", "pct"),
    ("{an_} {noun} of {diff} ({pct}%) from {before} to {now} was recorded.", "diff"),
    ("Violent crime saw {an} {noun} of {pct}% ({diff} offences) to {now}.", "pct"),
    ("Robbery {rose} by {diff} to {now}, {an} {noun} of {pct} per cent.", "pct"),
    ("Reports {rose} by {pct} per cent, from {before} in 2014 to {now} in 2015.", "pct"),
    (
        "Over the same period shoplifting {rose} {pct} percent from {before} to {now} offences.",
        "pct",
    ),
    (
        "Between 2015 and 2016 the number of collisions {rose} "
        "from {before} to {now}. This is {an} {noun} of {pct}%.",
        "pct",
    ),
    ("Admissions {rose} to {now} from {before}, {an} {noun} of {pct}%.", "pct"),
    ("The force recorded {now} offences against {before} in 2015, {up} {pct}%.", "pct"),
    (
        "The number of repeat victims stood at {now}, {up} from {before} last year ({up} {pct}%).",
        "pct",
    ),
    ("{now} referrals were received, {up} {pct}% on the {before} received in 2016.", "pct"),
    ("{now} referrals were received, {diff} {more} than the {before} received in 2016.", "diff"),
    ("Calls {rose} from {before} to {now}, {diff} {more} than last year.", "diff"),
    ("Vehicle crime {rose} by {diff} offences, from {before} to {now}.", "diff"),
    (
        "All crime {rose} by {pct}% in the period November "
        "2015 to October 2016 compared\nwith the same period "
        "the previous year, from a total of {before} crimes "
        "to {now} crimes.",
        "pct",
    ),
    (
        "Criminal damage has {gone} {up} by {pct}% since 2012, "
        "from {before} in September 2012 to {now} in September "
        "2015.",
        "pct",
    ),
    (
        "This year saw {now} visits to the one stop shop ({before} "
        "last year), {an} {noun} of {pct}%.",
        "pct",
    ),
    ("Anti-social behaviour {rose} {pct}% (from {before} to {now}).", "pct"),
    ("Arson: {now} ({before} in 2016/17), {sign}{pct}%.", "pct"),
    (
        "In 2015 there were {before} collisions and in 2016 "
        "there were {now}, {an} {noun} of {pct}%.",
        "pct",
    ),
    (
        "Hate crime {rose} from {before} to {now} ({sign}{pct}%), while other types were steady.",
        "pct",
    ),
    ("There were {before} offences in 2015 and {now} in 2016, a {pct}% {noun}.", "pct"),
    (
        "The cohort committed {now} offences throughout the "
        "year compared with {before} before joining,\nthis "
        "is {an} {noun} of {diff} which equates to {pct}%.",
        "pct",
    ),
    (
        "The cohort committed {now} offences throughout the "
        "year compared with {before} before joining,\nthis "
        "is {an} {noun} of {diff} offences.",
        "diff",
    ),
    ("The cost of crime {rose} from £{before} to £{now}, {an} {noun} of {pct}%.", "pct"),
    ("The cost of crime {rose} by £{diff}, from £{before} to £{now}.", "diff"),
    ("Spending {rose} from £{before_k}k to £{now_k}k, {an} {noun} of {pct_k}%.", "pct_k"),
    ("Sexual offences were {up} {pct}%: {now} compared to {before}.", "pct"),
    ("Sexual offences have seen a {pct}% {noun} ({before} to {now}).", "pct"),
    (
        "The latest figure of {now} is {pct}% {higher} than the {before} recorded a year earlier.",
        "pct",
    ),
    ("The latest figure of {now} is {pct}% {higher} than last year's figure of {before}.", "pct"),
    (
        "Compared to {before} incidents last year, there were "
        "{now} incidents, {an} {noun} of {pct}%.",
        "pct",
    ),
    (
        "Figures {rose} year on year from {before} new entrants "
        "in 2012/13 to {now} in\n2015/16. This represents a "
        "{pct}% {noun} over 3 years.",
        "pct",
    ),
    (
        "Maidstone has seen a {pct}% {noun} in drug offences. "
        "This is {an} {noun} from {before} offences last year "
        "to\n{now} offences.",
        "pct",
    ),
    (
        "The ward saw {now} incidents reported ({up} from {before} "
        "in the same period in 2015), {an} {noun} of {pct}%.",
        "pct",
    ),
    ("Total casualties {rose} to {now} in 2016 ({before} in 2015), a {pct}% {noun}.", "pct"),
    (
        "There has been {an} {noun} of {pct}% in fraud, with "
        "{now} reports this year and {before} last year.",
        "pct",
    ),
    (
        "Section 136 was used {now} times last year. In the "
        "year before it was used {before} times, so use {rose} "
        "by {pct}%.",
        "pct",
    ),
    ("Fly-tipping {rose} by {pct}% between 2016 ({before}) and 2017 ({now}).", "pct"),
    (
        "Killed or seriously injured {noun} of {pct}% over "
        "the three years: 2013 – {before}, 2014 – {mid}, 2015 "
        "– {now}.",
        "pct",
    ),
    ("Recorded offences: {now} versus {before} ({sign}{pct}%).", "pct"),
    (
        "Knife crime stood at {now} offences, {an} {noun} of "
        "{diff} on the {before} offences of 2017.",
        "diff",
    ),
    ("Nuisance calls {rose} from {before} to {now}; that is {diff} {more}.", "diff"),
)

SHARES: tuple[tuple[str, str], ...] = (
    ("{part} of the {whole} cases ({share}%) were repeat cases.", "share"),
    (
        "There were {whole} offenders on the cohort, {part} "
        "of which were in prison, this equates to {share}% "
        "of the\noverall cohort.",
        "share",
    ),
    (
        "The partnership discussed {whole} cases. {part} of "
        "those were repeat cases, this equates to {share}% "
        "of all cases.",
        "share",
    ),
    ("{part} out of {whole} respondents, or {share}%, felt safe.", "share"),
    ("{share}% of respondents ({part} of {whole}) felt safe.", "share"),
    ("{share}% ({part}) of the {whole} victims were known to services.", "share"),
    ("{part} ({share}%) of {whole} victims were known to services.", "share"),
    ("Of the {whole} referrals received, {part} ({share}%) were for alcohol.", "share"),
    ("Of {whole} visitors to the service, {part} were men, {share}% of the total.", "share"),
    ("A total of {part} of {whole} offences were detected, {share} per cent.", "share"),
    ("{part} ({share}%) agreed and {rest} ({rest_share}%) did not.", "share2"),
)

SUMS: tuple[tuple[str, str], ...] = (
    (
        "The service had {whole} positive discharges in the "
        "borough ({part} drug & {rest} alcohol).",
        "whole",
    ),
    (
        "There were {whole} clients in treatment – {part} opiate, "
        "{third} alcohol and\n{fourth} other drugs.",
        "whole4",
    ),
    ("{whole} people took part ({part} men and {rest} women).", "whole"),
    ("{part} men and {rest} women took part, a total of {whole}.", "whole"),
    (
        "{share}% of visitors came from the borough with the "
        "remaining {rest_share}% coming from elsewhere.",
        "rest_share",
    ),
    ("{share}% were male and {rest_share}% were female.", "rest_share"),
)

LEVELS: tuple[tuple[str, str, str], ...] = (
    ("The repeat rate rose from 26.2% to 26.4%, up 0.2 percentage points.", "0.2", "2.0"),
    (
        "The detection rate fell from 31.5% to 28.5%, a fall of 3 percentage points.",
        "3 percentage",
        "5 percentage",
    ),
    ("Satisfaction rose from 71% to 75%.", "75%", "67%"),
    ("The claimant rate is 1.2%, which is lower than the county average of 1.6%.", "1.6%", "0.9%"),
    ("Offences rose from 410 to 512.", "512", "388"),
    ("There was a fall in burglary from 357 to 286.", "286", "402"),
    ("Thefts more than doubled from 50 to 112.", "112", "84"),
    ("Thefts doubled from 52 to 104.", "104", "78"),
    ("Robberies halved from 80 to 40.", "40", "61"),
    ("Robberies trebled, from 12 in 2015 to 36 in 2016.", "36", "27"),
    ("Call-outs fell by a fifth from 500 to 400.", "400", "340"),
    ("Call-outs rose by a third from 300 to 400.", "400", "470"),
    ("Call-outs rose by more than a third from 300 to 420.", "420", "360"),
    ("Three quarters (74 of 98) said that they felt safe.", "74", "61"),
    ("Half of the 120 residents asked (60) felt safe.", "(60)", "(41)"),
    ("One in three of 90 callers (30) gave no name.", "(30)", "(12)"),
    ("Offences have risen year on year: 2013 – 120, 2014 – 131, 2015 – 150.", "131", "119"),
    ("Offences fell every year, from 150 in 2013 to 131 in 2014 and 120 in 2015.", "131", "155"),
    (
        "With 9,178 offences and a population of 161,800, this "
        "equates to 56.7 offences per 1,000 people.",
        "56.7",
        "59.7",
    ),
    ("Reports fell by nearly 20% from 500 to 405.", "405", "450"),
    ("Reports rose by almost half, from 200 to 295.", "295", "240"),
    ("Reports rose by over 10% from 200 to 225.", "225", "210"),
    ("Savings rose from £1.2m to £1.5m, an increase of 25%.", "25%", "45%"),
    ("The number of volunteers rose from twelve to eighteen, a 50 per cent increase.", "50", "67"),
    ("Arrests went up by fifteen per cent, from 200 to 230.", "230", "260"),
    ("Incidents increased by 26.3% (779 offences) to 3,743.", "26.3", "36.2"),
    ("Incidents fell 12 per cent, to 440 from 500.", "12", "21"),
    ("That is a reduction of 17 (5%) from 340 to 323.", "5%", "9%"),
    ("There were 35 fewer burglaries: 286 against 321.", "35", "53"),
    ("Spend on grants was £42,000, up £7,000 from £35,000.", "£7,000", "£9,000"),
)


@dataclass(frozen=True)
class Sample:
    """A correct text and the same text with one planted error."""

    right: str
    wrong: str
    phrase: str


def samples(seed: int, draws: int) -> Iterator[Sample]:
    """Each phrase, filled ``draws`` times."""
    rng = random.Random(seed)
    for phrase, part in CHANGES:
        for draw in range(draws):
            words = _change_words(rng, rising=bool((draw + rng.randint(0, 1)) % 2))
            yield _sample(phrase, part, words, rng)
    for phrase, part in SHARES + SUMS:
        for _ in range(draws):
            yield _sample(phrase, part, _share_words(rng), rng)
    for text, old, new in LEVELS:
        yield Sample(text, text.replace(old, new), text)


def _change_words(rng: random.Random, rising: bool) -> dict[str, str]:
    before = rng.choice((rng.randint(40, 400), rng.randint(400, 3000), rng.randint(3000, 40000)))
    ratio = rng.uniform(1.04, 1.6) if rising else rng.uniform(0.5, 0.96)
    now = max(1, round(before * ratio))
    places = rng.choice((0, 1, 1))
    exact = 100 * abs(now / before - 1)
    before_k, now_k = before // 10 + 20, before // 10 + 20 + (9 if rising else -9)
    up, down = rng.choice(
        (
            ("rose", "fell"),
            ("increased", "decreased"),
            ("went up", "went down"),
            ("grew", "dropped"),
        )
    )
    noun = rng.choice((("increase", "decrease"), ("rise", "fall"), ("increase", "reduction")))
    chosen = noun[0] if rising else noun[1]
    article = "an" if chosen[0] in "aeiou" else "a"
    return {
        "before": f"{before:,}",
        "now": f"{now:,}",
        "mid": f"{(before + now) // 2:,}",
        "diff": f"{abs(now - before):,}",
        "pct": f"{exact:.{places}f}",
        "before_k": str(before_k),
        "now_k": str(now_k),
        "pct_k": f"{900 / before_k:.0f}",
        "rose": up if rising else down,
        "up": "up" if rising else "down",
        "noun": chosen,
        "an": article,
        "an_": article.capitalize(),
        "more": "more" if rising else "fewer",
        "higher": "higher" if rising else "lower",
        "gone": "gone",
        "sign": "+" if rising else rng.choice(("-", "−")),
    }


def _share_words(rng: random.Random) -> dict[str, str]:
    part, rest = rng.randint(60, 400), rng.randint(60, 400)
    whole = part + rest
    share = round(100 * part / whole)
    third, fourth = rest // 3, rest - rest // 3
    return {
        "part": str(part),
        "rest": str(rest),
        "whole": str(whole),
        "third": str(third),
        "fourth": str(fourth),
        "share": str(share),
        "rest_share": str(100 - share),
    }


def _sample(phrase: str, part: str, words: dict[str, str], rng: random.Random) -> Sample:
    wrong = dict(words)
    key = "whole" if part.startswith("whole") else part
    if part == "share2":
        wrong["share"] = str(int(words["share"]) + 9)
        wrong["rest_share"] = str(int(words["rest_share"]) - 9)
    else:
        wrong[key] = _spoilt(words[key], rng)
    return Sample(phrase.format(**words), phrase.format(**wrong), phrase)


def _spoilt(text: str, rng: random.Random) -> str:
    """The figure with a slip of the kinds that happen: off by a few, a digit, a tenth."""
    places = len(text.partition(".")[2])
    value = float(text.replace(",", ""))
    step = max(3 * 10**-places, 0.12 * value) * rng.uniform(1.0, 1.6)
    spoilt = value + step if rng.random() < 0.6 or value < 2 * step else value - step
    return f"{spoilt:,.{places}f}"


_OPENING = "The partnership met in March 2017 to look at the figures.\n\n"


@pytest.fixture(scope="module")
def drawn() -> list[Sample]:
    return list(samples(seed=20170127, draws=4))


def test_nine_planted_errors_in_ten_are_found(drawn: list[Sample]) -> None:
    missed = [sample.wrong for sample in drawn if not check_text(_OPENING + sample.wrong)]
    assert len(missed) <= 0.1 * len(drawn), missed


def test_correct_sentences_are_left_alone(drawn: list[Sample]) -> None:
    accused = {
        sample.right: findings[0].message
        for sample in drawn
        if (findings := check_text(_OPENING + sample.right))
    }
    assert accused == {}


def test_a_finding_names_a_line_of_the_sentence(drawn: list[Sample]) -> None:
    for sample in drawn:
        lines = 3 + sample.wrong.count("\n")
        for finding in check_text(_OPENING + sample.wrong):
            assert 3 <= int(finding.where.removeprefix("line ")) <= lines
