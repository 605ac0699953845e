"""The page on the file format says what the schema says; and others can read the file."""

from __future__ import annotations

import runpy
import sqlite3
from pathlib import Path

from smpdesk.models.document import creation
from smpdesk.models.partnership_file import PartnershipFile
from tests.models.contents import add_everything

DOCS = Path("docs")


def test_the_page_is_made_from_the_schema_as_it_is() -> None:
    page = runpy.run_path(str(DOCS / "make_file_format.py"))["page"]()
    assert (DOCS / "file-format.md").read_text(encoding="utf-8") == page, (
        "run: python docs/make_file_format.py"
    )


def test_every_table_and_view_is_on_the_page() -> None:
    page = (DOCS / "file-format.md").read_text(encoding="utf-8")
    for row in creation.empty().execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite_%'"
    ):
        assert f"### {row['name']}\n" in page


def test_another_program_reads_the_tables_and_the_views(path: Path) -> None:
    with PartnershipFile.create(path, "Example") as file, file.edit("One of each") as writer:
        add_everything(writer, "one")
    other = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    views = [
        name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    ]
    for view in views:
        assert other.execute(f"SELECT count(*) FROM {view}").fetchone()[0] >= 1, view
    measure, area, value = other.execute(
        "SELECT measure, area, value FROM current_observation"
    ).fetchone()
    assert (measure, area, value) == ("name one", "name one", 0.1 + 0.2)
    other.close()
