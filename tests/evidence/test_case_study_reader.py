"""A case study read with what the file knows to be harmless."""

from __future__ import annotations

from pathlib import Path

from smpdesk.analysis.identifying import clues_in
from smpdesk.evidence.case_study_reader import known_names
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, CaseStudy, Partner, Term


def test_agencies_and_wide_areas_are_known_and_wards_are_not(tmp_path: Path) -> None:
    with PartnershipFile.create(tmp_path / "a.smp", "Safer Testborough") as file:
        year = add(file, Assessment(name="2018-19", data_start="2017-11"))
        add(file, Partner(name="Golding Homes"))
        add(file, Term(term="MARAC", meaning="Multi-Agency Risk Assessment Conference"))
        add(file, Area(name="Testborough", kind="district"))
        add(file, Area(name="Parkwood", kind="ward"))
        case = add(
            file,
            CaseStudy(
                assessment=year.id,
                heading="Help for JB",
                agencies_involved="Kent Police, Porchlight",
                text="Golding Homes and Porchlight met in Testborough; the flat was in Parkwood.",
                achieved="The MARAC closed the case.",
            ),
        )
        known = known_names(file)
        assert "Porchlight" in known
        assert [clue.words for clue in clues_in(case.text, known)] == ["Parkwood"]
        assert clues_in(case.achieved, known) == ()
