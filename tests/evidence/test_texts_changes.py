"""When figures are replaced, every text that changes is told, before and after."""

from __future__ import annotations

from pathlib import Path

from smpdesk.evidence.figures import Figures, figure
from smpdesk.evidence.texts.changes import all_figures, figure_changes, texts_that_change
from smpdesk.importing import plan_extract
from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.storing.store import known_from, store_plan
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Observation, Section


def planned(file: PartnershipFile, tmp_path: Path) -> Plan:
    path = tmp_path / "newer.csv"
    path.write_text(
        "Offence,Year to October 2015,Year to October 2016\nRobbery,71,70\nShoplifting,1077,804\n",
        encoding="utf-8",
    )
    return plan_extract(path, known_from(file))


def test_a_passage_is_told_before_and_after(file: PartnershipFile, section: Section) -> None:
    before = all_figures(Figures(file), [section])
    held = file.all(Observation, value=62)[0]
    with file.edit("Correct") as writer:
        writer.update(held, value=70)
    after = all_figures(Figures(file), [section])
    (change,) = figure_changes([section], before, after, {1: "2017-18"})
    assert change.before == "Robbery fell from 71 to 62."
    assert change.after == "Robbery fell from 71 to 70."
    assert change.figures == (("62", "70"),)
    assert change.assessment == "2017-18"


def test_a_plan_tells_what_the_import_then_does(
    file: PartnershipFile, section: Section, tmp_path: Path
) -> None:
    plan = planned(file, tmp_path)
    history = len(file.history())
    (told,) = texts_that_change(file, plan)
    assert len(file.history()) == history
    assert (told.section, told.before, told.after) == (
        section,
        "Robbery fell from 71 to 62.",
        "Robbery fell from 71 to 70.",
    )
    store_plan(file, plan)
    assert figure(file, "{= Robbery; Maidstone; 2015-11/12; count }").words == "70"


def test_a_plan_that_changes_nothing_told_says_nothing(
    file: PartnershipFile, tmp_path: Path
) -> None:
    assert texts_that_change(file, planned(file, tmp_path)) == []
