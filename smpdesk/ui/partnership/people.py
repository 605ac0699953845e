"""Partners with their standing in law, and the posts that answer questions."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.models.records import Assessment, Contact, Partner
from smpdesk.ui.desk import Desk
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind

_STANDINGS: dict[str, Kind] = {
    "responsible authority": "accent",
    "co-operating body": "ok",
    "invited": "normal",
}


class Partners(RecordPart[Partner]):
    """The agencies that make up the partnership, those bound by law first."""

    title = "Partners"
    icon = "partnership"
    shortcut = ""
    yearly = False
    kind = Partner
    first_field = "name"
    lines = 2
    empty_title = "No partners yet"
    empty_sentence = (
        "The law names the responsible authorities: council, police, county council, fire and "
        "rescue, health and probation. Others co-operate or are invited."
    )

    def columns(self) -> Sequence[Column[Partner]]:
        """The columns of the list."""
        return [
            Column("Partner", lambda r: r.name, stretch=True, bold=True),
            Column("Standing in law", lambda r: r.standing.capitalize(), width=178, tag=_kind),
            Column("Role", lambda r: r.role, width=240, tip=lambda r: r.role),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a partner."""
        form = RecordForm()
        form.text("name", "Partner")
        form.choice("standing", "Standing in law", [(s, s.capitalize()) for s in _STANDINGS])
        form.area("role", "Role", 3)
        return form

    def records(self, assessment: Assessment) -> list[Partner]:
        """All partners by their standing."""
        order = list(_STANDINGS)
        return sorted(self.desk.file.all(Partner), key=lambda p: order.index(p.standing))

    def blank(self, assessment: Assessment) -> Partner:
        """A partner to begin with."""
        return Partner(name="New partner")


class Contacts(RecordPart[Contact]):
    """Posts, never people: whom to ask."""

    title = "Contacts"
    icon = "partnership"
    shortcut = ""
    yearly = False
    kind = Contact
    first_field = "post"
    lines = 2
    empty_title = "No contacts yet"
    empty_sentence = (
        "Contacts are printed in the plan. Write the post and a shared address, so that they last "
        "longer than the people."
    )

    def __init__(self, desk: Desk) -> None:
        self._partners: dict[int, Partner] = {}
        super().__init__(desk)

    def columns(self) -> Sequence[Column[Contact]]:
        """The columns of the list."""
        return [
            Column("Post", lambda r: r.post, stretch=True, bold=True, tip=lambda r: r.post),
            Column("Agency", self._agency, width=140, ink=lambda _: "muted"),
            Column("Email", lambda r: r.email, width=236, tip=lambda r: r.email),
            Column("Telephone", lambda r: r.phone, width=104),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a contact."""
        form = RecordForm(2)
        form.text("post", "Post", wide=True)
        form.reference("partner", "Agency")
        form.text("phone", "Telephone")
        form.text("email", "Email", wide=True)
        form.area("about", "What for", 3)
        return form

    def offer(self, assessment: Assessment) -> None:
        """Offer the partners."""
        self.form.offer("partner", list(self._partners.values()))

    def records(self, assessment: Assessment) -> list[Contact]:
        """All contacts."""
        self._partners = {partner.id: partner for partner in self.desk.file.all(Partner)}
        return self.desk.file.all(Contact)

    def blank(self, assessment: Assessment) -> Contact:
        """A contact to begin with."""
        return Contact(post="New contact")

    def _agency(self, contact: Contact) -> str:
        partner = self._partners.get(contact.partner or 0)
        return partner.name if partner else ""


def _kind(partner: Partner) -> Kind:
    return _STANDINGS[partner.standing]
