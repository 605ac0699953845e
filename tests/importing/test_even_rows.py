"""Plain rows counted many at a time give what counting them one by one gives."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.importing.incidents.even_rows import count_even_rows

WIDTH = 4
GROUPS = ((2, 0), (3, -1))
words = st.text(st.characters(codec="utf-8", exclude_characters=',"\r\n\0'), max_size=20)
tables = st.lists(st.lists(words, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=30)


@given(tables, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_counts_are_those_of_a_plain_count(
    table: list[list[str]], newline: str, closed: bool
) -> None:
    text = newline.join(",".join(row) for row in table) + newline * closed
    counted = count_even_rows(text.encode(), ",", WIDTH, GROUPS)
    assert counted is not None
    counts, rows = counted
    plain = Counter(((row[2], row[0]), (row[3], "")) for row in table)
    assert {(a, b): n for a, said in counts.items() for b, n in said.items()} == plain
    assert rows == len(table)


@pytest.mark.parametrize(
    "text",
    [b"", b"a,b,c\n", b"a,b,c,d\ne,f,g\n", b'a,"b",c,d\n', b"a,b\nc,d\n", b"a,b,c,\xff\n"],
    ids=["empty", "short", "cut short", "quoted", "broken", "not UTF-8"],
)
def test_uneven_or_quoted_rows_are_left_to_be_read_one_by_one(text: bytes) -> None:
    assert count_even_rows(text, ",", WIDTH, GROUPS) is None
