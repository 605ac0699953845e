"""Writes schema-N.smp, a small file of the schema as it is now, once, when N is released.

    python -m tests.data.models.make_released

It holds one of every kind of record, an import and an edit that is undone. Made up throughout.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from smpdesk.models import edits
from smpdesk.models.document import engine
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme
from tests.models.contents import add_everything, import_figures

if __name__ == "__main__":
    target = Path(__file__).with_name(f"schema-{engine.SCHEMA_VERSION}.smp")
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.smp"
        with PartnershipFile.create(path, "Example Partnership", user="officer") as file:
            with file.edit("Add one of everything") as writer:
                made = add_everything(writer, "one")
            area, measure = made["Area"].id, made["Measure"].id
            import_figures(file, 24, areas=[area], measure=measure)
            edits.change(file, made["Theme"], about="Changed")
            edits.add(file, Theme(name="Undone"))
            file.undo()
        connection = engine.connect(path)
        connection.execute("PRAGMA page_size = 512")
        connection.execute("VACUUM INTO ?", (str(target),))
        connection.close()
