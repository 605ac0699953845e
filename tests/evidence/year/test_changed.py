"""What changed from one year to the next."""

from __future__ import annotations

from smpdesk.evidence.year.changed import Changed, what_changed, year_before
from smpdesk.models.assessing import decide, rename_theme
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    Indicator,
    Priority,
    Section,
    Theme,
)
from smpdesk.models.roll_forward import carried, roll_forward


def found(file: PartnershipFile, now: Assessment, what: str) -> dict[str, Changed]:
    before = year_before(file, now)
    assert before is not None
    return {c.name: c for c in what_changed(file, now, before) if c.what == what}


def test_just_after_rolling_forward_nothing_has_changed_but_what_ended(
    file: PartnershipFile, assessment: Assessment
) -> None:
    now = roll_forward(file, assessment, "2019-20")
    before = year_before(file, now)
    assert before is not None
    assert before.id == assessment.id
    hows = {(c.what, c.name): c.how for c in what_changed(file, now, before)}
    assert hows == {
        ("theme", "Domestic abuse"): "same",
        ("theme", "Substance misuse"): "same",
        ("priority", "Domestic abuse"): "same",
        ("priority", "Substance misuse"): "same",
        ("action", "Train wardens"): "carried on",
        ("action", "Open a clinic"): "done",
        ("indicator", "Repeat victims"): "same",
        ("section", "Background"): "same",
        ("section", "Road safety"): "same",
    }


def test_what_comes_along_is_counted_before_as_it_is_copied(
    file: PartnershipFile, assessment: Assessment
) -> None:
    promised = {each.what: each.count for each in carried(file, assessment)}
    now = roll_forward(file, assessment, "2019-20")
    priorities = file.all(Priority, assessment=now.id)
    assert promised["priorities with their leads"] == len(priorities)
    assert promised["unfinished actions"] == sum(
        len(file.all(Action, priority=p.id)) for p in priorities
    )
    assert promised["sections with their texts"] == len(file.all(Section, assessment=now.id))


def test_a_theme_follows_its_lineage(file: PartnershipFile, assessment: Assessment) -> None:
    now = roll_forward(file, assessment, "2019-20")
    abuse, drugs = file.all(Theme)
    rename_theme(file, now, abuse, "Abuse at home")
    decide(file, now, drugs, "dropped", reason="It is business as usual.")
    themes = found(file, now, "theme")
    assert themes["Abuse at home"].now == "priority, renamed from Domestic abuse"
    assert (themes["Substance misuse"].how, themes["Substance misuse"].now) == ("gone", "dropped")
    assert themes["Substance misuse"].reason == "It is business as usual."
    assert "Domestic abuse" not in themes


def test_new_changed_and_gone_records_are_told_apart(
    file: PartnershipFile, assessment: Assessment
) -> None:
    now = roll_forward(file, assessment, "2019-20")
    abuse, drugs = file.all(Priority, assessment=now.id)
    change(file, abuse, lead="Another post")
    change(file, drugs, name="Drugs and alcohol")
    add(file, Priority(assessment=now.id, name="Rural crime", position=2))
    change(file, file.all(Indicator, priority=abuse.id)[0], target="Under 20")
    change(file, file.all(Section, assessment=now.id)[0], text="It was rewritten.")
    priorities = found(file, now, "priority")
    assert priorities["Rural crime"].how == "new"
    assert (priorities["Domestic abuse"].before, priorities["Domestic abuse"].now) == (
        "A post",
        "Another post",
    )
    assert priorities["Drugs and alcohol"].before == "Substance misuse: no lead"
    assert found(file, now, "indicator")["Repeat victims"].now == "26% → Under 20"
    assert found(file, now, "section")["Background"].how == "changed"


def test_years_that_were_not_rolled_are_matched_by_name(
    file: PartnershipFile, assessment: Assessment
) -> None:
    now = add(file, Assessment(name="2019-20", data_start="2017-11"))
    add(file, Priority(assessment=now.id, name="domestic abuse", lead="A post"))
    priorities = found(file, now, "priority")
    assert priorities["domestic abuse"].how == "changed"
    assert priorities["Substance misuse"].how == "gone"
    assert year_before(file, assessment) is None
