"""Assessments, themes, scores, sections, surveys and horizon scanning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smpdesk.models.records.base import Record


@dataclass(frozen=True, kw_only=True)
class Matrix(Record):
    """A score matrix and its version; ``bands`` of results and ``grades`` are JSON."""

    name: str
    version: str = "1"
    label: str = ""
    combine: str = "product"
    bands: str = "[]"
    grades: str = "[]"


@dataclass(frozen=True, kw_only=True)
class MatrixPart(Record):
    """A section of a matrix: harm, likelihood or organisational position, each with a weight."""

    order: ClassVar[str] = "matrix, position, id"

    matrix: int
    name: str
    role: str = "harm"
    combine: str = "sum"
    position: int = 0
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Criterion(Record):
    """What is scored; ``allowed`` is a JSON list of values with their meanings."""

    order: ClassVar[str] = "matrix_part, position, id"

    matrix_part: int
    name: str
    weight: float = 1.0
    allowed: str = "[]"
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """One year's strategic assessment, such as ``2017-18``, and its data period."""

    order: ClassVar[str] = "name"

    name: str
    heading: str = ""
    data_start: str
    data_months: int = 12
    status: str = "draft"
    version: str = "1"
    version_date: str = ""
    matrix: int | None = None
    rolled_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class SignOff(Record):
    """A step of agreement and the post that gave it."""

    title_field: ClassVar[str] = "step"

    assessment: int
    step: str
    post: str = ""
    signed_on: str | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """A date of the officer's year."""

    order: ClassVar[str] = "assessment, due, position, id"

    assessment: int
    name: str
    due: str = ""
    done_on: str | None = None
    position: int = 0
    rolled_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class Theme(Record):
    """An issue that assessments look at."""

    order: ClassVar[str] = "name COLLATE NOCASE"

    name: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing(Record):
    """What an assessment makes of a theme, and why."""

    order: ClassVar[str] = "assessment, position, id"
    title_field: ClassVar[str] = "standing"

    assessment: int
    theme: int
    standing: str = "business as usual"
    recommendation: str = ""
    reason: str = ""
    evidence: str = ""
    influence: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Lineage(Record):
    """Where a theme's standing came from in an earlier assessment."""

    title_field: ClassVar[str] = "how"

    standing: int
    came_from: int | None = None
    how: str = "kept"


@dataclass(frozen=True, kw_only=True)
class Score(Record):
    """A theme's score for one criterion."""

    title_field: ClassVar[str] = "value"

    assessment: int
    theme: int
    criterion: int
    value: float
    confidence: str = ""
    reason: str = ""
    evidence: str = ""
    scored_by: str = ""
    scored_on: str = ""


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A heading and its text, public or restricted; ``part`` says which part of a paper it is."""

    order: ClassVar[str] = "assessment, position, id"
    title_field: ClassVar[str] = "heading"

    assessment: int
    parent: int | None = None
    theme: int | None = None
    part: str = ""
    heading: str
    text: str = ""
    edition: str = "public"
    exemption: str = ""
    position: int = 0
    rolled_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class Comment(Record):
    """A partner's remark on a section."""

    title_field: ClassVar[str] = "text"

    section: int
    made_by: str = ""
    made_on: str
    quoted: str = ""
    text: str
    resolved_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentVersion(Record):
    """A version of a paper that left the building; ``text`` is what it said."""

    title_field: ClassVar[str] = "version"

    assessment: int
    document: str
    version: str
    dated: str
    edition: str = "public"
    note: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Survey(Record):
    """A residents' survey and how it was made."""

    title_field: ClassVar[str] = "heading"

    assessment: int
    heading: str
    fieldwork: str = ""
    base: int = 0
    source: str = ""
    method: str = ""


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    """A question of a survey."""

    order: ClassVar[str] = "survey, position, id"
    title_field: ClassVar[str] = "text"

    survey: int
    number: str = ""
    text: str
    theme: int | None = None
    story: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """How many of a group of people gave an answer."""

    order: ClassVar[str] = "question, position, id"
    title_field: ClassVar[str] = "answer"

    question: int
    people: str = "All"
    answer: str
    count: int | None = None
    share: float | None = None
    weight: float | None = None
    base: int | None = None
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class HorizonItem(Record):
    """Something that is coming and what it may do."""

    order: ClassVar[str] = "assessment, position, id"
    title_field: ClassVar[str] = "issue"

    assessment: int
    heading: str = ""
    issue: str
    effect: str = ""
    theme: int | None = None
    position: int = 0
