"""What is wrong with a document that was written, read back without the writer's help."""

from __future__ import annotations

import importlib.util
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def problems_of(path: Path) -> list[str]:
    """What is wrong with a PDF, Word file or spreadsheet; empty when nothing is.

    A PDF is checked for what PDF/UA-1 (ISO 14289-1, section 7) asks of its structure, and by
    a full checker where one is installed.
    """
    readers = {".pdf": _pdf_problems, ".docx": _word_problems, ".xlsx": _spreadsheet_problems}
    return list(readers[path.suffix](path))


def _pdf_problems(path: Path) -> Iterator[str]:
    import pikepdf

    with pikepdf.open(path) as pdf:
        yield from pdf.check_pdf_syntax()
        yield from _catalogue_problems(pdf)
        for number, page in enumerate(pdf.pages, start=1):
            if "/StructParents" not in page.obj:
                yield f"page {number} is not tied to the structure"
            if page.obj.get("/Tabs") != pikepdf.Name.S:
                yield f"page {number} has no reading order"
        yield from _object_problems(pdf)
    if importlib.util.find_spec("page") is not None:
        yield from _checker_problems(path)


def _catalogue_problems(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "it is not tagged"
    if "/StructTreeRoot" not in root:
        yield "it has no structure"
    if not str(root.get("/Lang", "")):
        yield "it does not say its language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "its title is not shown"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        if not str(metadata.get("dc:title", "")).strip():
            yield "it has no title"
        if str(metadata.get("pdfuaid:part", "")) != "1":
            yield "it does not declare PDF/UA"


def _object_problems(pdf: Any) -> Iterator[str]:
    import pikepdf

    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.get("/S") == "/Figure" and not str(item.get("/Alt", "")).strip():
            yield "a picture has no words"
        if item.get("/Type") == "/FontDescriptor" and not any(
            key in item for key in ("/FontFile", "/FontFile2", "/FontFile3")
        ):
            yield f"the font {item.get('/FontName')} is not inside"


def _checker_problems(path: Path) -> Iterator[str]:
    import page

    for failure in page.validate_pdf_bytes(path.read_bytes(), profile="ua1").failures:
        yield f"{failure.rule_id} {failure.message}"


def _word_problems(path: Path) -> Iterator[str]:
    yield from zip_problems(path)
    import docx

    document = docx.Document(str(path))
    if not document.paragraphs:
        yield "it is empty"
    if not document.core_properties.title:
        yield "it has no title"


def _spreadsheet_problems(path: Path) -> Iterator[str]:
    yield from zip_problems(path)
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    if not any(sheet.max_row for sheet in book.worksheets):
        yield "it is empty"
    book.close()


def zip_problems(path: Path) -> Iterator[str]:
    """The first part of a Word file or spreadsheet that can't be read as it was written."""
    with zipfile.ZipFile(path) as archive:
        if (broken := archive.testzip()) is not None:
            yield f"its part {broken} is damaged"
