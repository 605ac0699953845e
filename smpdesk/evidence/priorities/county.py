"""The county's roll-up: which partnerships chose which priorities."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Priority, Standing, Theme

FORMAT = "smpdesk summary 1"


@dataclass(frozen=True)
class Chosen:
    """A theme in one partnership's assessment, and how it stands."""

    theme: str
    standing: str


@dataclass(frozen=True)
class Summary:
    """What a partnership tells the county: its year, its priorities, how its themes stand."""

    partnership: str
    assessment: str
    priorities: tuple[str, ...]
    themes: tuple[Chosen, ...]


@dataclass(frozen=True)
class Row:
    """A theme and how it stands in each partnership, in the order of the roll-up's names."""

    theme: str
    standings: tuple[str, ...]

    @property
    def chose(self) -> int:
        """How many made it a priority."""
        return self.standings.count("priority")

    @property
    def named(self) -> int:
        """How many made it a priority or a cross-cutting theme, as the county's own table counts.

        Kent Community Safety Agreement, April 2017, appendix A.
        """
        return self.chose + self.standings.count("cross-cutting")


@dataclass(frozen=True)
class RollUp:
    """Every theme by partnership, those chosen most often first."""

    partnerships: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def words(self) -> str:
        """The roll-up in a sentence."""
        count = len(self.partnerships)
        if count == 1:
            return "Only our own partnership is counted so far."
        if not self.rows or not self.rows[0].chose:
            return f"{count} partnerships, and none has chosen a priority yet."
        most = [row.theme for row in self.rows if row.chose == self.rows[0].chose]
        said = f"{', '.join(most[:3])}" + (f" and {len(most) - 3} more" if len(most) > 3 else "")
        verb = "was" if len(most) == 1 else "were"
        one = "partnership" if count == 1 else "partnerships"
        return (
            f"{count} {one}. {said} {verb} chosen most often, by {self.rows[0].chose} of {count}."
        )


def summary_of(file: PartnershipFile, assessment: Assessment) -> Summary:
    """The summary of one assessment of an open file."""
    names = {theme.id: theme.name for theme in file.all(Theme)}
    return Summary(
        file.partnership().name,
        assessment.name,
        tuple(p.name for p in file.all(Priority, assessment=assessment.id)),
        tuple(
            Chosen(names[s.theme], s.standing) for s in file.all(Standing, assessment=assessment.id)
        ),
    )


def summary_json(summary: Summary) -> str:
    """The summary as the JSON that is sent to the county."""
    told = {
        "format": FORMAT,
        "partnership": summary.partnership,
        "assessment": summary.assessment,
        "priorities": list(summary.priorities),
        "themes": [{"theme": c.theme, "standing": c.standing} for c in summary.themes],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read_summary(path: Path) -> Summary:
    """The summary in a JSON file, or that of the newest assessment of a partnership file.

    Raises ``UserError`` for anything else.
    """
    if path.suffix.lower() == ".smp":
        with PartnershipFile.open(path, read_only=True) as file:
            years = file.all(Assessment)
            if not years:
                raise UserError(f"{path.name} holds no assessment yet, so there is nothing to add.")
            return summary_of(file, years[-1])
    try:
        told = json.loads(path.read_text("utf-8"))
        if told["format"] != FORMAT:
            raise ValueError(told["format"])
        return _told(told)
    except OSError as error:
        raise UserError(f"{path.name} can't be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{path.name} is not a partnership's summary. Ask them to export one from Priorities, "
            "County, or open their partnership file."
        ) from error


def roll_up(summaries: Sequence[Summary]) -> RollUp:
    """Themes counted over partnerships.

    Names that differ only in capitals, brackets and plurals are one, under the first of them.
    """
    named: dict[str, str] = {}
    stands: dict[str, dict[int, str]] = {}
    for place, summary in enumerate(summaries):
        for chosen in summary.themes:
            key = _plain(chosen.theme)
            named.setdefault(key, chosen.theme)
            stands.setdefault(key, {})[place] = chosen.standing
    rows = [
        Row(named[key], tuple(found.get(place, "") for place in range(len(summaries))))
        for key, found in stands.items()
    ]
    rows.sort(
        key=lambda row: (
            -row.chose,
            -row.named,
            -sum(map(bool, row.standings)),
            row.theme.casefold(),
        )
    )
    return RollUp(tuple(s.partnership for s in summaries), tuple(rows))


def _told(told: dict[str, Any]) -> Summary:
    return Summary(
        str(told["partnership"]),
        str(told["assessment"]),
        tuple(str(name) for name in told["priorities"]),
        tuple(Chosen(str(c["theme"]), str(c["standing"])) for c in told["themes"]),
    )


def _plain(theme: str) -> str:
    """A name without what makes no difference."""
    words = re.findall(r"\w+", re.sub(r"\(.*?\)", " ", theme.casefold()).replace("-", ""))
    return " ".join(word.removesuffix("s") for word in words if word != "and")
