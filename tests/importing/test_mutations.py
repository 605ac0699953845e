"""Damaged extracts give a plan or a sentence, and an import that is whole or nothing.

``python benchmarks/mutations.py`` tries thousands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.models.partnership_file import PartnershipFile
from tests.importing.mutations import mutated, source_of, tried


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path_factory.mktemp("mutated") / "M.smp", "M") as made:
        yield made


@pytest.mark.parametrize("start", range(0, 96, 12))
def test_a_damaged_extract_is_imported_whole_or_refused_in_a_sentence(
    start: int, file: PartnershipFile, tmp_path: Path
) -> None:
    for seed in range(start, start + 12):
        assert tried(mutated(source_of(seed), seed, tmp_path), file)
