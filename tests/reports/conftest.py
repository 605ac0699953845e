"""Documents written once for all tests that read them back, and how they are read."""

import importlib.util
import io
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest


@pytest.fixture(scope="session")
def sample():
    """The module that builds the sample document and its charts."""
    spec = importlib.util.spec_from_file_location(
        "reports_sample", Path(__file__).with_name("sample.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def rich_document(sample):
    """A document with every kind of node."""
    return sample.rich_document()


@pytest.fixture(scope="session")
def rich_pdf(rich_document):
    """That document as a PDF."""
    from smpdesk.reports.pdf import pdf_bytes

    return pdf_bytes(rich_document)


@dataclass
class Element:
    """A structure element as a reader meets it: its type, its own words, what it holds."""

    kind: str
    words: str = ""
    alternative: str = ""
    attributes: dict = field(default_factory=dict)
    kids: list = field(default_factory=list)
    links: list = field(default_factory=list)

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *kinds):
        return [element for element in self.walk() if element.kind in kinds]

    def text(self):
        """All words below, in reading order."""
        return " ".join(element.words for element in self.walk() if element.words)


@pytest.fixture(scope="session")
def read_structure():
    """A function from a PDF's bytes to the tree that a screen reader walks."""
    return _structure


@pytest.fixture(scope="session")
def rich_structure(rich_pdf):
    return _structure(rich_pdf)


def _structure(data):
    import pdfplumber

    marked = {}
    with pdfplumber.open(io.BytesIO(data)) as pages:
        for number, page in enumerate(pages.pages):
            for char in page.chars:
                if char["mcid"] is not None:
                    marked[number, char["mcid"]] = (
                        marked.get((number, char["mcid"]), "") + (char["text"])
                    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _element(pdf.Root.StructTreeRoot.K[0], marked, numbers)


def _element(node, marked, numbers):
    made = Element(str(node.S)[1:], alternative=str(node.get("/Alt", "")))
    if "/A" in node:
        made.attributes = {str(key): node.A[key] for key in node.A}
    own = numbers.get(node.Pg.objgen) if "/Pg" in node else None
    for kid in node.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            made.words += marked.get((own, int(kid)), "")
        elif kid.get("/Type") == "/MCR":
            made.words += marked.get((numbers[kid.Pg.objgen], int(kid.MCID)), "")
        elif kid.get("/Type") == "/OBJR":
            made.links.append(str(kid.Obj.Contents))
        else:
            made.kids.append(_element(kid, marked, numbers))
    return made
