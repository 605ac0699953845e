"""What all records have in common."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, ClassVar, Self


@dataclasses.dataclass(frozen=True, kw_only=True)
class Record:
    """A row of the partnership file; ``id`` is 0 until the file has given it one.

    Fields are the table's columns. A field that refers to another record holds its id.
    """

    order: ClassVar[str] = "id"
    """How lists of it are sorted, as SQL."""

    title_field: ClassVar[str] = "name"
    """The field by which people know it."""

    id: int = 0

    @classmethod
    def table(cls) -> str:
        """The table's name: ``CaseStudy`` is in ``case_study``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def word(cls) -> str:
        """What people call it: ``case study``."""
        return cls.table().replace("_", " ")

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Its columns, in order."""
        return tuple(f.name for f in dataclasses.fields(cls))

    def title(self) -> str:
        """Its name, shortened to fit a line."""
        text = str(getattr(self, self.title_field, "") or "").strip().split("\n")[0]
        return text if len(text) <= 60 else text[:57].rstrip() + "…"

    def with_(self, **fields: Any) -> Self:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **fields)
