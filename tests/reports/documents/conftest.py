"""The sample partnership's papers, each made once for all tests."""

import datetime as dt
import functools

import pytest

from smpdesk.importing.records.sample import create_sample
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.reports.export import build_document
from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.spreadsheet import spreadsheet_bytes
from smpdesk.reports.word import word_bytes

DAY = dt.date(2019, 3, 1)


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory):
    """The sample's file, closed; tests that change it take a copy."""
    path = tmp_path_factory.mktemp("papers") / "sample.smp"
    create_sample(path).close()
    return path


@pytest.fixture(scope="session")
def partnership(sample_path):
    """The sample, open for reading."""
    with PartnershipFile.open(sample_path, read_only=True) as file:
        yield file


@pytest.fixture(scope="session")
def paper(partnership):
    """A function from a document's name, edition and assessment to its tree."""

    @functools.cache
    def built(name, edition="public", assessment=None):
        return build_document(partnership, name, edition, assessment, DAY)

    return built


@pytest.fixture(scope="session")
def pdf(paper):
    """A function from a document's name, edition and assessment to its PDF."""

    @functools.cache
    def made(name, edition="public", assessment=None):
        return pdf_bytes(paper(name, edition, assessment))

    return made


@pytest.fixture(scope="session")
def word(paper):
    """A function from a document's name to its Word draft, public."""
    return functools.cache(lambda name: word_bytes(paper(name)))


@pytest.fixture(scope="session")
def workbook(paper):
    """A function from a document's name to its spreadsheet, public."""
    return functools.cache(lambda name: spreadsheet_bytes(paper(name)))
