"""The spelling dictionary: made of the right words, and whole as it ships."""

from __future__ import annotations

import re

from installer.make_spelling import DICTIONARY, ENDINGS, entries, words_of

USUAL = ["a", "colour", "council", "council's", "organise", "organised", "program", "kg", "st"]
LARGE = ["concordat", "concordats", "teg", "organisers"]
AMERICAN = ["color", "organize", "organized", "organizers", "analyze", "capsize"]


def test_ize_is_taken_from_the_american_list_where_the_british_has_ise() -> None:
    words = words_of(USUAL, LARGE, AMERICAN)
    assert {"organize", "organized", "organizers"} <= words
    assert not {"color", "analyze", "capsize"} & words


def test_rare_short_words_and_programs_are_left_out() -> None:
    words = words_of(USUAL, LARGE, AMERICAN)
    assert "concordat" in words
    assert not {"teg", "st", "program"} & words


def test_a_word_is_entered_once_with_the_flags_of_its_endings() -> None:
    words = {"council", "council's", "councils", "agree", "agreed", "walk", "walked", "walking"}
    assert entries(words) == ["agree/D", "council/MS", "walk/EG"]


def test_a_word_with_endings_of_its_own_stays_though_another_yields_it() -> None:
    assert entries({"care", "cares", "cares's"}) == ["care/S", "cares/M"]


def test_the_dictionary_says_how_many_entries_it_has_and_uses_only_flags_it_defines() -> None:
    count, *rows = DICTIONARY.read_text(encoding="utf-8").splitlines()
    assert int(count) == len(rows)
    assert DICTIONARY.stat().st_size < 3_000_000
    rules = DICTIONARY.with_suffix(".aff").read_text(encoding="utf-8")
    assert set(re.findall(r"^SFX (\w) Y", rules, re.MULTILINE)) == set(ENDINGS)
    assert set("".join(row.partition("/")[2] for row in rows)) <= set(ENDINGS)


def test_the_replacements_are_as_many_as_the_rules_say() -> None:
    rules = DICTIONARY.with_suffix(".aff").read_text(encoding="utf-8")
    told = re.search(r"^REP (\d+)$", rules, re.MULTILINE)
    assert told is not None
    assert int(told[1]) == len(re.findall(r"^REP \S+ \S+$", rules, re.MULTILINE))
