"""The partnership itself, its partners, contacts and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smpdesk.models.records.base import Record


@dataclass(frozen=True, kw_only=True)
class Partnership(Record):
    """The partnership whose file this is; there is one, with id 1.

    ``chart_rules`` are those of charts without a choice of their own; ``chart_shift`` and
    ``chart_trend`` are run lengths that replace those of the rules, None where they don't.
    ``own_words`` are spelt right here though no dictionary has them, one a line.
    """

    name: str
    short_name: str = ""
    area: int | None = None
    small_number: int = 5
    about: str = ""
    chart_rules: str = "mdc"
    chart_shift: int | None = None
    chart_trend: int | None = None
    own_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Partner(Record):
    """An agency that is part of the partnership."""

    name: str
    standing: str = "responsible authority"
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """A post that answers questions; never a person's name in samples."""

    title_field: ClassVar[str] = "post"

    post: str
    partner: int | None = None
    email: str = ""
    phone: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """An acronym or word of the field and what it means."""

    order: ClassVar[str] = "term COLLATE NOCASE"
    title_field: ClassVar[str] = "term"

    term: str
    meaning: str = ""
