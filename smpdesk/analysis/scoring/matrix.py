"""The scoring matrix as data: sections, criteria, the values allowed and what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, get_args

from smpdesk.errors import UserError

Combine = Literal["sum", "highest", "mean"]
Role = Literal["harm", "likelihood", "organisation"]
Organisation = Literal["factor", "grade", "none"]


@dataclass(frozen=True)
class Level:
    """A value that a criterion may take, and what it means."""

    value: float
    meaning: str


@dataclass(frozen=True)
class Criterion:
    """Something that is scored: its levels from low to high, and its weight in its section."""

    key: str
    name: str
    levels: tuple[Level, ...]
    weight: float = 1.0

    @property
    def values(self) -> tuple[float, ...]:
        """The values allowed, low to high."""
        return tuple(level.value for level in self.levels)

    def meaning(self, value: float) -> str:
        """What ``value`` means. Raises ``KeyError`` for a value that is not allowed."""
        for level in self.levels:
            if level.value == value:
                return level.meaning
        raise KeyError(value)


@dataclass(frozen=True)
class Section:
    """Criteria that combine to one number, which plays a ``role`` in the result.

    ``weight`` counts when several sections play the same role: they are added, weighted.
    """

    key: str
    name: str
    role: Role
    combine: Combine
    criteria: tuple[Criterion, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Band:
    """A name for results from ``start`` up to the next band."""

    name: str
    start: float
    meaning: str = ""


@dataclass(frozen=True)
class Matrix:
    """A whole matrix: the result is harm × likelihood.

    Organisational position is a third factor, a grade beside the result, or left out.
    """

    name: str
    version: str
    label: str
    organisation: Organisation
    sections: tuple[Section, ...]
    bands: tuple[Band, ...] = ()
    grades: tuple[Band, ...] = ()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion, in order."""
        return tuple(criterion for section in self.sections for criterion in section.criteria)

    def criterion(self, key: str) -> Criterion:
        """The criterion with this key. Raises ``KeyError`` when there is none."""
        for criterion in self.criteria:
            if criterion.key == key:
                return criterion
        raise KeyError(key)


def matrix_from(mapping: Mapping[str, Any]) -> Matrix:
    """A matrix from a mapping, as read from TOML or JSON (see ``resources/matrices``).

    Raises ``UserError`` that names what is missing or wrong and where.
    """
    matrix = Matrix(
        name=_text(mapping, "name", "The matrix"),
        version=str(mapping.get("version", "1")),
        label=str(mapping.get("label", "")),
        organisation=_one_of(
            mapping.get("organisation", "none"), get_args(Organisation), "organisation"
        ),
        sections=tuple(_section(section) for section in _list(mapping, "sections", "The matrix")),
        bands=_bands(mapping.get("bands", ())),
        grades=_bands(mapping.get("grades", ())),
    )
    _check(matrix)
    return matrix


def _section(mapping: Mapping[str, Any]) -> Section:
    name = _text(mapping, "name", "A section of the matrix")
    return Section(
        key=str(mapping.get("key", name)),
        name=name,
        role=_one_of(mapping.get("role"), get_args(Role), f"the role of section {name}"),
        combine=_one_of(
            mapping.get("combine", "sum"), get_args(Combine), f"how section {name} combines"
        ),
        criteria=tuple(
            _criterion(criterion) for criterion in _list(mapping, "criteria", f"Section {name}")
        ),
        weight=_weight(mapping, f"Section {name}"),
    )


def _criterion(mapping: Mapping[str, Any]) -> Criterion:
    name = _text(mapping, "name", "A criterion of the matrix")
    where = f"Criterion {name}"
    levels = sorted(
        (
            Level(_number(level.get("value"), where), str(level.get("meaning", "")))
            for level in _list(mapping, "levels", where)
        ),
        key=lambda level: level.value,
    )
    if any(a.value == b.value for a, b in pairwise(levels)):
        raise UserError(f"{where} has the same value twice. Give each level a value of its own.")
    return Criterion(str(mapping.get("key", name)), name, tuple(levels), _weight(mapping, where))


def _bands(bands: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    made = [
        Band(
            _text(band, "name", "A band of the matrix"),
            _number(band.get("from"), f"Band {band.get('name')}"),
            str(band.get("meaning", "")),
        )
        for band in bands
    ]
    return tuple(sorted(made, key=lambda band: band.start))


def _check(matrix: Matrix) -> None:
    roles = {section.role for section in matrix.sections}
    for role in ("harm", "likelihood"):
        if role not in roles:
            raise UserError(
                f"The matrix {matrix.name} has no section for {role}, and a result is harm times "
                f'likelihood. Add a section with role = "{role}".'
            )
    if matrix.organisation != "none" and "organisation" not in roles:
        raise UserError(
            f"The matrix {matrix.name} uses organisational position but has no section for it. "
            'Add one with role = "organisation", or set organisation = "none".'
        )
    keys = [criterion.key for criterion in matrix.criteria]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise UserError(
            f"The matrix {matrix.name} uses the key {twice[0]} for more than one criterion. "
            "Give each a key of its own."
        )


def _text(mapping: Mapping[str, Any], key: str, where: str) -> str:
    text = mapping.get(key)
    if not isinstance(text, str) or not text.strip():
        raise UserError(f"{where} has no {key}. Add a line {key} = … to it.")
    return text


def _list(mapping: Mapping[str, Any], key: str, where: str) -> Sequence[Mapping[str, Any]]:
    items = mapping.get(key)
    if not isinstance(items, Sequence) or isinstance(items, str) or not items:
        raise UserError(f"{where} has no {key}. Add at least one.")
    if not all(isinstance(item, Mapping) for item in items):
        raise UserError(
            f"{where} has {key} in a shape that cannot be read. Give each its own entry."
        )
    return items


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UserError(f"{where} has {value!r} where a number should be. Put a number there.")
    return float(value)


def _weight(mapping: Mapping[str, Any], where: str) -> float:
    weight = _number(mapping.get("weight", 1), where)
    if weight <= 0:
        raise UserError(f"{where} has a weight of {weight:g}. A weight is more than 0.")
    return weight


def _one_of(value: object, allowed: tuple[Any, ...], what: str) -> Any:
    if value not in allowed:
        raise UserError(
            f"The matrix says {value!r} for {what}, which is none of {', '.join(allowed)}."
        )
    return value
