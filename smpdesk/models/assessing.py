"""Scoring themes and deciding what becomes of them, as named edits."""

from __future__ import annotations

import json

from smpdesk.errors import UserError
from smpdesk.models.document.clock import today
from smpdesk.models.document.writer import Writer
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Assessment,
    Criterion,
    Lineage,
    Score,
    Standing,
    Theme,
)


def score(
    file: PartnershipFile,
    assessment: Assessment,
    theme: Theme,
    criterion: Criterion,
    value: float,
    *,
    confidence: str = "",
    reason: str = "",
    evidence: str = "",
) -> Score:
    """Score a theme for a criterion, or change its score; who and when are written down.

    Raises ``UserError`` for a value that the matrix does not allow.
    """
    allowed = _allowed(criterion)
    if allowed and value not in allowed:
        raise UserError(
            f"{value:g} is not a value of {criterion.name}. Choose one of "
            f"{', '.join(f'{each:g}' for each in allowed)}."
        )
    held = file.first(Score, assessment=assessment.id, theme=theme.id, criterion=criterion.id)
    fields = {
        "value": float(value),
        "confidence": confidence,
        "reason": reason,
        "evidence": evidence,
        "scored_by": file.user,
        "scored_on": today(),
    }
    key = f"score:{assessment.id}:{theme.id}:{criterion.id}"
    with file.edit(f"Score {theme.name}, {criterion.name}: {value:g}", merge_key=key) as writer:
        if held is not None:
            return writer.update(held, **fields)
        blank = Score(
            assessment=assessment.id, theme=theme.id, criterion=criterion.id, value=float(value)
        )
        return writer.insert(blank.with_(**fields))


def add_theme(
    file: PartnershipFile, assessment: Assessment, name: str, standing: str = "emerging"
) -> Standing:
    """Let an assessment look at a theme: one that an earlier year knows by this name, or new."""
    with file.edit(f"Add theme: {name}") as writer:
        theme = file.first(Theme, name=name) or writer.insert(Theme(name=name))
        return _put(file, writer, assessment, theme, standing, "", "")


def decide(
    file: PartnershipFile,
    assessment: Assessment,
    theme: Theme,
    standing: str,
    *,
    reason: str = "",
    recommendation: str = "",
) -> Standing:
    """Decide a theme's standing in an assessment, with the reason; its lineage follows."""
    with file.edit(f"Decide {theme.name}: {standing}") as writer:
        return _put(file, writer, assessment, theme, standing, reason, recommendation)


def merge_themes(
    file: PartnershipFile,
    assessment: Assessment,
    themes: list[Theme],
    into: Theme,
    *,
    standing: str = "priority",
    reason: str = "",
) -> Standing:
    """Merge themes into one that stands for them all in this assessment."""
    names = ", ".join(theme.name for theme in themes)
    with file.edit(f"Merge {names} into {into.name}") as writer:
        became = _put(file, writer, assessment, into, standing, reason, "")
        _forget_lineage(writer, became)
        for theme in themes:
            old = _earlier(file, assessment, theme)
            if theme.id != into.id:
                why = reason or f"Merged into {into.name}."
                dropped = _put(file, writer, assessment, theme, "dropped", why, "merge")
                old = old or dropped
            if old is not None:
                writer.insert(Lineage(standing=became.id, came_from=old.id, how="merged from"))
    return became


def split_theme(
    file: PartnershipFile,
    assessment: Assessment,
    theme: Theme,
    names: list[str],
    *,
    standing: str = "priority",
    reason: str = "",
) -> list[Standing]:
    """Split a theme into themes with these names, which stand in its place in this assessment."""
    with file.edit(f"Split {theme.name} into {', '.join(names)}") as writer:
        why = reason or f"Split into {', '.join(names)}."
        dropped = _put(file, writer, assessment, theme, "dropped", why, "split")
        old = _earlier(file, assessment, theme) or dropped
        made = []
        for name in names:
            part = file.first(Theme, name=name) or writer.insert(Theme(name=name))
            became = _put(file, writer, assessment, part, standing, reason, "")
            _forget_lineage(writer, became)
            writer.insert(Lineage(standing=became.id, came_from=old.id, how="split from"))
            made.append(became)
    return made


def rename_theme(
    file: PartnershipFile, assessment: Assessment, theme: Theme, name: str
) -> Standing:
    """Give a theme another name from this assessment on; earlier years keep the old one."""
    with file.edit(f"Rename {theme.name}: {name}") as writer:
        renamed = file.first(Theme, name=name) or writer.insert(Theme(name=name, about=theme.about))
        became = _put(file, writer, assessment, theme, None, "", "")
        for table in ("standing", "score", "priority", "section", "horizon_item"):
            writer.execute(
                f"UPDATE {table} SET theme = ? WHERE assessment = ? AND theme = ?",
                (renamed.id, assessment.id, theme.id),
            )
        old = _earlier(file, assessment, theme)
        if old is not None:
            _forget_lineage(writer, became)
            writer.insert(Lineage(standing=became.id, came_from=old.id, how="renamed"))
        return became.with_(theme=renamed.id)


def _put(
    file: PartnershipFile,
    writer: Writer,
    assessment: Assessment,
    theme: Theme,
    standing: str | None,
    reason: str,
    recommendation: str,
) -> Standing:
    """Write the theme's standing, made where there is none; blanks leave what was written."""
    held = file.first(Standing, assessment=assessment.id, theme=theme.id)
    fields = {"standing": standing, "reason": reason, "recommendation": recommendation}
    given = {name: text for name, text in fields.items() if text}
    if held is None:
        last = max((s.position for s in file.all(Standing, assessment=assessment.id)), default=-1)
        new = Standing(assessment=assessment.id, theme=theme.id, position=last + 1)
        put = writer.insert(new.with_(**given))
    else:
        put = writer.update(held, **given)
    _trace(file, writer, assessment, theme, put)
    return put


def _trace(
    file: PartnershipFile, writer: Writer, assessment: Assessment, theme: Theme, put: Standing
) -> None:
    """Write where the standing came from, unless it was merged, split or renamed."""
    held = file.all(Lineage, standing=put.id)
    if any(link.how in ("merged from", "split from", "renamed") for link in held):
        return
    old = _earlier(file, assessment, theme)
    how = "new" if old is None else "kept"
    if old is not None and put.standing == "dropped":
        how = "dropped"
    elif old is not None and put.standing == "cross-cutting" != old.standing:
        how = "made cross-cutting"
    origin = None if old is None else old.id
    if [(link.came_from, link.how) for link in held] != [(origin, how)]:
        _forget_lineage(writer, put)
        writer.insert(Lineage(standing=put.id, came_from=origin, how=how))


def _forget_lineage(writer: Writer, standing: Standing) -> None:
    writer.execute("DELETE FROM lineage WHERE standing = ?", (standing.id,))


def _earlier(file: PartnershipFile, assessment: Assessment, theme: Theme) -> Standing | None:
    """The theme's standing in the assessment that this one was rolled from."""
    if assessment.rolled_from is None:
        return None
    return file.first(Standing, assessment=assessment.rolled_from, theme=theme.id)


def _allowed(criterion: Criterion) -> list[float]:
    levels = json.loads(criterion.allowed)
    return [float(level["value"] if isinstance(level, dict) else level) for level in levels]
