"""Does the program do its work here: files, imports, documents, pages of the window."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

from smpdesk.places import resource
from smpdesk.self_test.bench import Bench, expect

_SUFFIXES = (".pdf", ".docx", ".xlsx")
_LARGE = {"data": (".xlsx",)}
"""The tables of every figure are a spreadsheet by nature; in print they take minutes."""


def sample(bench: Bench) -> str:
    """The sample can be made, and the file is sound."""
    from smpdesk.models.safety.verify import verify

    problems = verify(bench.sample)
    expect(not problems, "; ".join(problem.message for problem in problems))
    return "made and sound"


def importing(bench: Bench) -> str:
    """An extract can be imported, undone and redone."""
    from smpdesk.importing import plan_extract
    from smpdesk.importing.storing.store import known_from, store_plan
    from smpdesk.models.figures.observations import data_rows
    from smpdesk.models.partnership_file import PartnershipFile

    extracts = resource("sample", "extracts")
    smallest = min(extracts.glob("*.xlsx"), key=lambda path: (path.stat().st_size, path.name))
    with PartnershipFile.create(bench.folder / "import.smp", "Self-test") as file:
        stored = store_plan(file, plan_extract(smallest, known_from(file)))
        rows = len(data_rows(file))
        file.undo()
        left = len(data_rows(file))
        file.redo()
        expect(stored.new and rows == stored.new, f"{stored.new} figures imported, {rows} kept")
        expect(left == 0, f"{left} figures left after undo")
        expect(len(data_rows(file)) == rows, "redo did not bring the figures back")
    return f"{rows} figures brought in, taken back and brought in again"


def encrypting(bench: Bench) -> str:
    """A file can be protected by a passphrase."""
    from smpdesk.errors import UserError
    from smpdesk.models.partnership_file import PartnershipFile

    path = bench.folder / "protected.smp"
    PartnershipFile.create(path, "Self-test", passphrase="three plain words").close()
    expect(b"Self-test" not in path.read_bytes(), "the file can be read without its passphrase")
    try:
        PartnershipFile.open(path).close()
    except UserError:
        PartnershipFile.open(path, passphrase="three plain words").close()
        return "a protected file opens with its passphrase only"
    expect(False, "a protected file opens without its passphrase")
    return ""


def documents(bench: Bench) -> str:
    """Every document can be written in every format, and each is valid."""
    from smpdesk.models.partnership_file import PartnershipFile
    from smpdesk.reports.export import BUILDERS, export_document
    from smpdesk.self_test.papers import problems_of

    folder = bench.folder / "documents"
    folder.mkdir()
    written = 0
    with PartnershipFile.open(bench.sample, read_only=True) as file:
        for name in BUILDERS:
            for suffix in _LARGE.get(name, _SUFFIXES):
                path = folder / f"{name}{suffix}"
                export_document(file, name, path)
                problems = problems_of(path)
                expect(not problems, f"{path.name}: {'; '.join(problems)}")
                written += 1
    how = "by a PDF/UA checker too" if _has_checker() else "by their structure"
    return f"{written} written and checked {how}"


def pages(bench: Bench) -> str:
    """Every page of the window can be drawn on the sample."""
    from smpdesk.ui.window.drawn import draw_every_page

    drawn = draw_every_page(bench.sample, bench.folder / "window")
    expect(drawn.pages, "no page was drawn")
    expect(not drawn.problems, "; ".join(drawn.problems))
    return f"{', '.join(drawn.pages)} drawn"


CHECKS: tuple[tuple[str, Callable[[Bench], str]], ...] = (
    ("Sample", sample),
    ("Import", importing),
    ("Passphrase", encrypting),
    ("Documents", documents),
    ("Window", pages),
)


def _has_checker() -> bool:
    return importlib.util.find_spec("page") is not None
