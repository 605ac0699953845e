"""What an import brought: counted by measure, with the figure to look at first."""

from __future__ import annotations

from pathlib import Path

from smpdesk.models.figures.brought import Brought, brought_by, figures_of, moved_by, together
from smpdesk.models.figures.observing import observe
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure, Partnership
from smpdesk.periods import Period


def bring(file: PartnershipFile, name: str, *figures: tuple[str, str, str, float]) -> Extract:
    """Import figures, each by measure, area, month and value."""
    with file.edit(f"Import {name}") as writer:
        extract = writer.insert(Extract(name=name, imported_at="2017-01-16", imported_by="Officer"))
        table = writer.insert(ExtractTable(extract=extract.id)).id
        measures = {m.name: m.id for m in file.all(Measure)}
        areas = {a.name: a.id for a in file.all(Area)}
        written = [
            (measures[m], areas[a], start, 1, "", value, "value", table, "B2")
            for m, a, start, value in figures
        ]
        observe(writer, extract.id, written, written)
    return extract


def test_an_import_leads_to_its_newest_figure_of_the_own_area(tmp_path: Path) -> None:
    with PartnershipFile.create(tmp_path / "a.smp", "Maidstone", user="Officer") as file:
        with file.edit("Set up") as writer:
            for name in ("Burglary", "Robbery"):
                writer.insert(Measure(name=name))
            writer.insert(Area(name="Swale"))
            own = writer.insert(Area(name="Maidstone"))
            writer.update(Partnership(id=1, name="Maidstone"), area=own.id)
        burglary, robbery = file.all(Measure)
        first = bring(
            file,
            "one.csv",
            ("Burglary", "Swale", "2016-12", 5),
            ("Robbery", "Maidstone", "2016-10", 6),
            ("Robbery", "Maidstone", "2016-11", 7),
        )
        brought = brought_by(file, first.id)
        assert brought.figures == {burglary.id: 1, robbery.id: 2}
        assert brought.first == (robbery.id, own.id, Period("2016-11", 1))
        assert (figures_of(file, first), moved_by(file, file.history(1)[0])) == (3, 3)
        second = bring(file, "two.csv", ("Robbery", "Maidstone", "2016-11", 8))
        assert brought_by(file, first.id).figures == {burglary.id: 1, robbery.id: 1}
        both = together(brought_by(file, each.id) for each in (second, first))
        assert both.figures == {burglary.id: 1, robbery.id: 2}
        assert both.first == (robbery.id, own.id, Period("2016-11", 1))
        assert both.extracts == {first.id, second.id}


def test_an_import_without_figures_leads_nowhere(tmp_path: Path) -> None:
    with PartnershipFile.create(tmp_path / "a.smp", "Maidstone", user="Officer") as file:
        extract = bring(file, "populations.csv")
        assert brought_by(file, extract.id) == Brought(frozenset((extract.id,)), {})
