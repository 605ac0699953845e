"""The areas of a table's rows, settled: the officer's word on the doubtful ones, groups made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smpdesk.importing.files.sheets import address
from smpdesk.importing.gazetteer.areas import FIRE_AND_RESCUE, Areas, PlannedArea
from smpdesk.importing.meanings.groups import with_groups
from smpdesk.importing.meanings.row_areas import is_force
from smpdesk.importing.meanings.rows import RowMeaning
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.plan import ImportFinding, LeftOut
from smpdesk.importing.words.wording import same_words

if TYPE_CHECKING:
    from smpdesk.importing.meanings.understood import Reading


def settle_areas(reading: Reading, gathered: Gathered) -> None:
    """Each row's area with the officer's word on the doubtful ones; groups get their members."""
    chosen: dict[int, PlannedArea] = {}
    doubtful: dict[tuple[str, str, str], bool] = {}
    told: set[tuple[str, str, str]] = set()
    for position, row in enumerate(reading.rows):
        if row.area is None:
            continue
        area = reading.defaults.row_area(row)
        if area is None:
            cell = address(row.row.row, reading.table.left)
            reading.left_out.append(LeftOut(cell, row.area_label, "left out by your decision"))
            row.area, row.total = None, True
            continue
        chosen[position] = area
        named = (row.area_label, area.key, row.area.certainty)
        if named not in doubtful:
            doubtful[named] = _of_another(row, area, gathered.areas)
            own = not is_force(row.area_label) and not area.name.endswith(FIRE_AND_RESCUE)
            if not doubtful[named] and own:
                gathered.call(area, row.area_label)
        if doubtful[named] and named not in told:
            told.add(named)
            cell = address(row.row.row, reading.table.left)
            message = (
                f"The code {area.code} is that of {area.name}, but the row is called "
                f"“{row.area_label}”. The code is taken. Ask the sender if a column has shifted."
            )
            gathered.findings.append(ImportFinding("problem", cell, message))
    for position, area in with_groups(chosen, reading.rows).items():
        reading.areas_of_rows[position] = gathered.use_area(area)


def _of_another(row: RowMeaning, area: PlannedArea, areas: Areas) -> bool:
    """Whether a row's code and its name speak of two areas."""
    label = row.area_label
    if row.area is None or row.area.certainty != "code" or not label or label == area.code:
        return False
    if any(named.key == area.key for named in areas.named(label)):
        return False
    shared = set(same_words(label).split()) & set(same_words(area.name).split())
    return not shared - {"and", "the", "of"} and area.written != label
