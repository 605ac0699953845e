"""What the sample's kept versions said."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence

from smpdesk.evidence.figures import Figures
from smpdesk.evidence.texts.versions import edition_of, whole_text
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, DocumentVersion, Section
from smpdesk.places import resource


def write_sample_versions(file: PartnershipFile) -> None:
    """Give the versions of a new sample their texts, as one edit.

    A version says what the texts say now, but for what ``versions.toml`` says of it. Raises
    ``LookupError`` when a text no longer has what an earlier version is to differ in.
    """
    changes = tomllib.loads(resource("sample", "versions.toml").read_text("utf-8"))["earlier"]
    names = {assessment.id: assessment.name for assessment in file.all(Assessment)}
    figures = Figures(file)
    with file.edit("Keep what the sample’s versions said") as writer:
        for version in file.all(DocumentVersion):
            name = (names[version.assessment], version.version)
            own = [c for c in changes if (c["assessment"], c["version"]) == name]
            sections = file.all(Section, assessment=version.assessment)
            said = whole_text(figures, _earlier(sections, own))
            writer.update(version, text=said, edition=edition_of(sections))


def _earlier(sections: Sequence[Section], changes: Sequence[Mapping[str, str]]) -> list[Section]:
    """The sections as they were before the ``changes``."""
    texts = {section.id: section.text for section in sections}
    for change in changes:
        found = [
            s for s in sections if s.heading == change["heading"] and change["now"] in texts[s.id]
        ]
        if len(found) != 1:
            raise LookupError(f"{change['heading']}: {change['now']}")
        key = found[0].id
        texts[key] = texts[key].replace(change["now"], change["then"])
    return [section.with_(text=texts[section.id]) for section in sections]
