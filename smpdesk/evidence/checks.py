"""Figures that disagree: in an extract, a text, or a whole partnership file."""

from __future__ import annotations

from pathlib import Path

from smpdesk.analysis.checks import Finding, check_text
from smpdesk.errors import UserError
from smpdesk.models.document.engine import is_document

TEXTS = {".txt", ".md", ".text"}


def check_source(source: Path, passphrase: str | None = None) -> list[Finding]:
    """What disagrees in a partnership file, an extract or a text file; raises ``UserError``."""
    if not source.exists():
        raise UserError(f"There is no file {source.name}. Check its name and folder.")
    if source.is_dir():
        raise UserError(f"{source.name} is a folder. Name a partnership file, extract or text.")
    if is_document(source):
        from smpdesk.evidence.file_checks import check_file

        return check_file(source, passphrase)
    if source.suffix.lower() in TEXTS and not _is_table(source):
        return check_text(_text_of(source))
    from smpdesk.importing import plan_extract
    from smpdesk.importing.plans.known import Known

    findings = plan_extract(source, Known()).findings
    return [found for found in findings if isinstance(found, Finding)]


def _is_table(source: Path) -> bool:
    """Whether a text file holds a table: tabs in nearly every one of its first lines."""
    lines = [line for line in _text_of(source).splitlines()[:40] if line.strip()]
    return len(lines) > 1 and sum("\t" in line for line in lines) >= 0.8 * len(lines)


def _text_of(source: Path) -> str:
    from charset_normalizer import from_bytes

    try:
        content = source.read_bytes()
    except OSError as error:
        raise UserError(f"{source.name} can't be read ({error.strerror}).") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content).best()
    if best is None:
        raise UserError(f"{source.name} is not a text file, so there is nothing to check.")
    return str(best)
