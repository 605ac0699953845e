"""What is remembered of a kind of extract, in an officer's words; changed and forgotten there."""

from __future__ import annotations

import json
from dataclasses import dataclass

from smpdesk.importing.meanings.defaults import LEAVE_OUT, NEW
from smpdesk.importing.meanings.meaning import period_from
from smpdesk.importing.plans.plan import Option
from smpdesk.importing.storing.stored_areas import key_of
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ImportMemory, Measure
from smpdesk.periods import Period

COLUMN_ROLES = {
    "value": "Figures",
    "area": "Names of areas",
    "measure": "Names of what is counted",
    "period": "Periods",
    "breakdown": "Groups of people or things",
    "change": "A change",
    "percent": "A change in per cent",
    "share": "A share",
    "rank": "A rank",
    "average": "An average",
    "total": "A total of other columns",
    "note": "A note",
    "ignored": "Not needed",
}
"""What a column can be said to hold, by the answer that is kept."""

_FILE_PERIOD = {
    "file/1": "The month in the file’s name",
    "file/3": "The three months that end with the one in the file’s name",
    "file/12": "The year that ends with the month in the file’s name",
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass(frozen=True)
class Remembered:
    """An answer as it is kept, with what was asked and what was said in plain words.

    ``free`` ones also take an answer that is not among the options.
    """

    question: str
    asks: str
    where: str
    answer: object
    says: str
    options: tuple[Option, ...]
    free: bool


def remembered(file: PartnershipFile, memory: ImportMemory) -> list[Remembered]:
    """The answers kept for a kind of extract, in the order of its sheets and tables."""
    areas = {key_of(area): area for area in file.all(Area)}
    measures = tuple(m.name for m in file.all(Measure))
    answers = json.loads(memory.decisions)
    told = [_told(question, answer, areas, measures) for question, answer in answers.items()]
    return sorted(told, key=lambda each: (each.where, each.asks))


def change_answer(
    file: PartnershipFile, memory: ImportMemory, question: str, answer: object
) -> None:
    """Keep another answer for the next extract of this kind; one named edit."""
    answers = json.loads(file.get(ImportMemory, memory.id).decisions)
    if answers.get(question) != answer:
        _keep(file, memory, {**answers, question: answer}, "Change an answer remembered for")


def forget_answer(file: PartnershipFile, memory: ImportMemory, question: str) -> None:
    """Forget one answer, so that it is asked again; the last one takes the kind with it."""
    answers = json.loads(file.get(ImportMemory, memory.id).decisions)
    left = {each: answer for each, answer in answers.items() if each != question}
    if not left:
        forget_kind(file, memory)
    elif left != answers:
        _keep(file, memory, left, "Forget an answer for")


def forget_kind(file: PartnershipFile, memory: ImportMemory) -> None:
    """Forget all answers for a kind of extract; its next one is looked at as if new."""
    with file.edit(f"Forget the answers for extracts like {memory.name}") as writer:
        writer.delete(memory)


def _keep(
    file: PartnershipFile, memory: ImportMemory, answers: dict[str, object], did: str
) -> None:
    with file.edit(f"{did} extracts like {memory.name}") as writer:
        writer.update(memory, decisions=json.dumps(answers, ensure_ascii=False))


def _told(
    question: str, answer: object, areas: dict[str, Area], measures: tuple[str, ...]
) -> Remembered:
    kind, _, rest = question.partition("@")
    if question.startswith("measure-is/"):
        name = question.partition("/")[2]
        options = _with(answer, [Option(m, m) for m in measures])
        return _made(question, f"Which measure is “{name}”?", "Everywhere", answer, options)
    table, _, label = rest.partition("/")
    where = _where(table)
    if kind == "column":
        heading = label.replace("~", "").strip(" /") or "the period"
        options = [Option(role, said) for role, said in COLUMN_ROLES.items()]
        options = _with(answer, options)
        return _made(question, f"What does the column “{heading}” hold?", where, answer, options)
    if kind == "include":
        options = [Option(True, "Imported"), Option(False, "Left out")]
        return _made(question, "Is this table imported?", where, answer, options)
    if kind == "fraction":
        options = [Option(True, "Per cents as fractions of one"), Option(False, "As they stand")]
        return _made(question, f"What are the figures under “{label}”?", where, answer, options)
    if kind == "period":
        options = _with(answer, [Option(each, said) for each, said in _FILE_PERIOD.items()])
        return _made(question, "Which period are its figures of?", where, answer, options, True)
    if kind == "measure":
        options = _with(answer, [])
        return _made(question, "What do its figures count?", where, answer, options, True)
    offered = [Option(key, f"{area.name} ({area.kind})") for key, area in areas.items()]
    asks = "Which area are its figures of?"
    if kind == "name":
        asks = f"Which area is “{label}”?"
        offered += [Option(NEW, "An area of its own"), Option(LEAVE_OUT, "Left out")]
    return _made(question, asks, where, answer, _with(answer, offered))


def _made(
    question: str,
    asks: str,
    where: str,
    answer: object,
    options: list[Option],
    free: bool = False,
) -> Remembered:
    says = next((o.label for o in options if o.value == answer), str(answer))
    return Remembered(question, asks, where, answer, says, tuple(options), free)


def _with(answer: object, options: list[Option]) -> list[Option]:
    """The options with the answer among them."""
    if any(option.value == answer for option in options):
        return options
    return [Option(answer, _plain(answer)), *options]


def _plain(answer: object) -> str:
    """An answer as it is said: a period in words, an area’s key without its kind."""
    text = str(answer)
    period: Period | None = period_from(text)
    if period is not None:
        said = period.text()
        return said[:1].upper() + said[1:]
    return text.partition(":")[2] or text


def _where(table: str) -> str:
    """``1.2`` is the second table of sheet 1."""
    sheet, _, place = table.partition(".")
    if not place.isdecimal():
        return "Everywhere"
    nth = int(place) - 1
    ordinal = _ORDINALS[nth] if nth < len(_ORDINALS) else f"{nth + 1}th"
    return f"Sheet {sheet}" if nth == 0 else f"Sheet {sheet}, {ordinal} table"
