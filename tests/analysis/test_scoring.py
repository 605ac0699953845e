"""Scoring themes: the matrix as data, its result by hand, ranks, movement, certainty."""

from __future__ import annotations

import itertools
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.analysis.scoring import Score, how_sure, matrix_from, place_themes, score_theme
from smpdesk.errors import UserError
from smpdesk.places import resource


def levels(*values: float) -> list[dict]:
    return [{"value": value, "meaning": f"level {value}"} for value in values]


def small(**changes) -> dict:
    """Two harms summed, one likelihood; organisational position left out."""
    return {
        "name": "Small",
        "sections": [
            {
                "key": "harm", "name": "Harm", "role": "harm", "combine": "sum",
                "criteria": [
                    {"key": "physical", "name": "Physical", "levels": levels(0, 1, 2, 4, 8)},
                    {"key": "money", "name": "Financial", "levels": levels(0, 1, 2, 4)},
                ],
            },
            {
                "key": "likelihood", "name": "Likelihood", "role": "likelihood",
                "criteria": [{"key": "often", "name": "How often", "levels": levels(1, 2, 3, 4)}],
            },
        ],
        "bands": [{"name": "High", "from": 10}, {"name": "Low", "from": 0}],
    } | changes  # fmt: skip


ORGANISATION = {
    "key": "org", "name": "Position", "role": "organisation", "combine": "highest",
    "criteria": [
        {"key": "capacity", "name": "Capacity", "levels": levels(1, 2, 3)},
        {"key": "skill", "name": "Capability", "levels": levels(1, 2, 3)},
    ],
}  # fmt: skip


def with_position(how: str) -> dict:
    mapping = small(organisation=how, grades=[{"name": "A", "from": 0}, {"name": "B", "from": 3}])
    mapping["sections"] = [*mapping["sections"], ORGANISATION]
    return mapping


def scores(**values: float) -> dict[str, Score]:
    return {key: Score(value) for key, value in values.items()}


def test_harm_times_likelihood_with_its_working():
    result = score_theme(matrix_from(small()), "Burglary", scores(physical=2, money=4, often=3))
    assert (result.result, result.band) == (18, "High")
    assert [section.working for section in result.sections] == ["2 + 4 = 6", "3 = 3"]
    assert result.working == "harm 6 × likelihood 3 = 18"


@pytest.mark.parametrize(
    ("combine", "harm", "working"),
    [
        ("sum", 10, "2 + 2 × 4 = 10"),
        ("highest", 8, "highest of 2, 2 × 4 = 8"),
        ("mean", 10 / 3, "(2 + 2 × 4) ÷ 3 = 3.33"),
    ],
)
def test_a_section_combines_as_its_matrix_says(combine, harm, working):
    mapping = small()
    mapping["sections"][0]["combine"] = combine
    mapping["sections"][0]["criteria"][1]["weight"] = 2
    result = score_theme(matrix_from(mapping), "a", scores(physical=2, money=4, often=3))
    assert result.result == pytest.approx(3 * harm)
    assert result.sections[0].working == working


def test_organisational_position_is_a_third_factor_or_a_grade_beside():
    given_scores = scores(physical=2, money=4, often=3, capacity=1, skill=3)
    factor = score_theme(matrix_from(with_position("factor")), "a", given_scores)
    assert (factor.result, factor.grade) == (54, "")
    assert factor.working == "harm 6 × likelihood 3 × organisational position 3 = 54"
    grade = score_theme(matrix_from(with_position("grade")), "a", given_scores)
    assert (grade.result, grade.grade) == (18, "B")


def test_what_is_not_scored_yet_gives_no_result_and_is_named():
    result = score_theme(matrix_from(small()), "a", scores(physical=2, often=3))
    assert result.result is None
    assert result.missing == ("Financial",)
    assert result.working == "No result yet: harm not fully scored"
    assert result.sections[0].working == "1 of 2 not scored"


def test_a_value_that_the_criterion_does_not_allow_is_refused():
    with pytest.raises(ValueError, match="3 is not one of 0, 1, 2, 4, 8"):
        score_theme(matrix_from(small()), "a", scores(physical=3, money=1, often=1))


def test_scores_of_low_confidence_are_named():
    given_scores = scores(physical=2, money=4) | {"often": Score(3, "low")}
    assert score_theme(matrix_from(small()), "a", given_scores).least_sure == ("How often",)


def results(**values: tuple[float, float, float]):
    matrix = matrix_from(small())
    return [
        score_theme(matrix, theme, scores(physical=p, money=m, often=o))
        for theme, (p, m, o) in values.items()
    ]


def test_ranks_tie_and_movement_since_last_year_is_told():
    ranked = results(abuse=(8, 4, 4), drugs=(4, 2, 2), roads=(8, 4, 1), robbery=(2, 1, 1))
    places = place_themes(ranked, previous={"abuse": 2, "roads": 1, "drugs": 3, "noise": 4})
    assert [(p.theme, p.rank.text, p.movement) for p in places.ranked] == [
        ("abuse", "1", "up 1"),
        ("drugs", "2=", "up 1"),
        ("roads", "2=", "down 1"),
        ("robbery", "4", "new"),
    ]
    assert places.gone == ("noise",)


def test_a_merged_theme_follows_the_best_of_those_it_came_from():
    places = place_themes(
        results(violence=(8, 4, 4)),
        {"robbery": 5, "assault": 3},
        {"violence": ("robbery", "assault")},
    )
    assert (places.ranked[0].previous, places.ranked[0].movement) == (3, "up 2")
    assert places.gone == ()


def test_without_last_year_no_movement_is_told():
    assert place_themes(results(abuse=(8, 4, 4))).ranked[0].movement == ""


def test_a_theme_not_fully_scored_has_no_place():
    matrix = matrix_from(small())
    places = place_themes([score_theme(matrix, "a", {})])
    assert (places.ranked, places.unranked) == ((), ("a",))


SIX = {  # results 48, 36, 24, 16, 12, 8: the gap at the fifth place is one step wide
    "a": (8, 4, 4), "b": (8, 4, 3), "c": (8, 0, 3), "d": (8, 0, 2), "e": (4, 2, 2), "f": (4, 0, 2),
}  # fmt: skip


def scored(themes: dict[str, tuple[float, float, float]]) -> dict[str, dict[str, Score]]:
    return {theme: scores(physical=p, money=m, often=o) for theme, (p, m, o) in themes.items()}


def test_the_steps_that_would_change_the_top_five_are_found_and_told():
    found = how_sure(matrix_from(small()), scored(SIX))
    assert found.top == ("a", "b", "c", "d", "e")
    steps = {(flip.theme, flip.criterion, flip.changed_to) for flip in found.flips}
    assert ("f", "How often", 3) in steps  # 4 × 3 = 12: level with e
    assert ("e", "How often", 1) in steps  # 6 × 1 = 6: under f's 8
    assert ("a", "Physical", 4) not in steps
    words = {(flip.theme, flip.criterion, flip.changed_to): flip.words for flip in found.flips}
    assert words["f", "Physical", 8] == "f, Physical, 4 to 8: would bring in f and put out e."
    assert found.words.startswith(f"The top 5 is not certain: {len(found.flips)} of {found.tried}")


def test_a_top_with_a_wide_gap_stands():
    clear = dict.fromkeys("abcde", (8, 4, 4)) | {"f": (1, 0, 1)}
    found = how_sure(matrix_from(small()), scored(clear))
    assert found.flips == ()
    assert found.words.startswith("The top 5 stands: none of ")


def test_a_shared_last_place_is_told():
    tied = SIX | {"f": (4, 2, 2)}
    found = how_sure(matrix_from(small()), scored(tied))
    assert found.top == ("a", "b", "c", "d", "e", "f")
    assert "so 6 themes are in it" in found.words


def test_fewer_themes_than_places_are_all_at_the_top():
    found = how_sure(matrix_from(small()), scored({"a": (1, 1, 1), "b": (2, 2, 2)}))
    assert found.words == "Only 2 themes are scored, so all of them are in the top 5."


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, 4, 8]), st.sampled_from([0, 1, 2, 4]),
                          st.sampled_from([1, 2, 3, 4])), min_size=3, max_size=7))  # fmt: skip
def test_certainty_agrees_with_scoring_everything_again(rows):
    """Brute force: every step is scored from the start, and the whole list sorted again."""
    allowed = {"physical": [0, 1, 2, 4, 8], "money": [0, 1, 2, 4], "often": [1, 2, 3, 4]}
    themes = {f"t{index}": dict(zip(allowed, row, strict=True)) for index, row in enumerate(rows)}

    def top_two(given_themes):
        value = {t: (s["physical"] + s["money"]) * s["often"] for t, s in given_themes.items()}
        return {t for t in value if sum(other > value[t] for other in value.values()) < 2}

    expected = set()
    for theme, key in itertools.product(themes, allowed):
        at = allowed[key].index(themes[theme][key])
        for to in allowed[key][max(0, at - 1) : at] + allowed[key][at + 1 : at + 2]:
            if top_two(themes | {theme: themes[theme] | {key: to}}) != top_two(themes):
                expected.add((theme, key, to))
    matrix = matrix_from(small())
    found = how_sure(
        matrix, {t: {k: Score(v) for k, v in s.items()} for t, s in themes.items()}, top=2
    )
    names = {criterion.name: criterion.key for criterion in matrix.criteria}
    assert {(f.theme, names[f.criterion], f.changed_to) for f in found.flips} == expected


def illustrative() -> dict:
    return tomllib.loads(resource("matrices", "illustrative.toml").read_text(encoding="utf-8"))


def test_the_shipped_matrix_says_what_it_is():
    matrix = matrix_from(illustrative())
    assert matrix.label == "illustrative, not the official MoRiLE matrix"
    assert matrix.organisation == "grade"
    assert all(level.meaning for criterion in matrix.criteria for level in criterion.levels)
    assert matrix.criterion("physical").meaning(8).startswith("Death")


def test_the_shipped_matrix_spans_its_bands():
    matrix = matrix_from(illustrative())
    low = score_theme(matrix, "low", {c.key: Score(c.values[0]) for c in matrix.criteria})
    high = score_theme(matrix, "high", {c.key: Score(c.values[-1]) for c in matrix.criteria})
    assert (low.result, low.band, low.grade) == (0, "Low", "A")
    assert (high.result, high.band, high.grade) == (112, "Very high", "C")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ""}, "The matrix has no name"),
        ({"sections": []}, "The matrix has no sections"),
        ({"organisation": "sometimes"}, "none of factor, grade, none"),
        ({"organisation": "factor"}, "has no section for it"),
        ({"bands": [{"name": "High", "from": "ten"}]}, "'ten' where a number should be"),
        ({"sections": small()["sections"][:1]}, "no section for likelihood"),
        ({"sections": ["harm"]}, "cannot be read"),
    ],
)
def test_a_matrix_that_cannot_be_read_says_why(change, message):
    with pytest.raises(UserError, match=message):
        matrix_from(small(**change))


def test_a_value_twice_and_a_key_twice_are_refused():
    mapping = small()
    mapping["sections"][0]["criteria"][0]["levels"] = levels(1, 1)
    with pytest.raises(UserError, match="same value twice"):
        matrix_from(mapping)
    mapping = small()
    mapping["sections"][0]["criteria"][1]["key"] = "physical"
    with pytest.raises(UserError, match="more than one criterion"):
        matrix_from(mapping)
    mapping = small()
    mapping["sections"][0]["criteria"][0]["weight"] = 0
    with pytest.raises(UserError, match="more than 0"):
        matrix_from(mapping)


def test_large_results_are_written_out_in_the_working():
    """A matrix of a hundred a level, as some forces use, gives results in the tens of thousands."""
    mapping = small()
    for section in mapping["sections"]:
        section["criteria"] = [
            {**criterion, "levels": levels(100, 200)} for criterion in section["criteria"]
        ]
    matrix = matrix_from(mapping)
    result = score_theme(matrix, "Fraud", {c.key: Score(200) for c in matrix.criteria})
    assert "e+" not in result.working
    assert result.working.endswith("= 80,000")


def test_one_theme_or_none_is_told_in_grammar():
    matrix = matrix_from(small())
    assert (
        how_sure(matrix, scored({"a": (1, 1, 1)})).words == "Only one theme is scored yet in full."
    )
    assert how_sure(matrix, {}).words == "No theme is scored yet in full."
