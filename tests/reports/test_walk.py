"""Numbers of sections, tables and figures, and the words of a document."""

from smpdesk.reports.tree import Item, Numbered, Paragraph, Run, Section, plain
from smpdesk.reports.walk import labels, walk, words


def numbers(document):
    return [place.number for place in walk(document) if place.number]


def section(title, *below, **kw):
    return Section(title, below or (Paragraph("x"),), **kw)


def test_sections_are_numbered_by_their_depth(sample):
    document = sample.document(
        section("a", section("b"), section("c", section("d"))), section("e", section("f"))
    )
    assert numbers(document) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_an_unnumbered_section_takes_no_number(sample):
    document = sample.document(section("a"), section("b", numbering="none"), section("c"))
    assert numbers(document) == ["1", "2"]


def test_appendices_are_lettered_and_begin_anew(sample):
    document = sample.document(
        section("a"),
        section("b", section("c"), numbering="appendix"),
        section("d", section("e"), numbering="appendix"),
    )
    assert numbers(document) == ["1", "Appendix A", "A.1", "Appendix B", "B.1"]


def test_tables_and_figures_are_numbered_through(sample):
    document = sample.document(
        section("a", sample.crime_table(), sample.figure("bars")),
        section("b", sample.crime_table(key=""), sample.figure("trend")),
    )
    assert numbers(document) == ["1", "Table 1", "Figure 1", "2", "Table 2", "Figure 2"]


def test_references_name_what_they_lead_to(sample):
    document = sample.document(
        section("a", section("b", key="deep")),
        section("c", sample.crime_table(key="t")),
        section("d", numbering="appendix", key="app"),
        section("Thanks", numbering="none", key="un"),
    )
    found = {key: label for key, (label, _) in labels(document).items()}
    assert found == {"deep": "section 1.1", "t": "Table 1", "app": "Appendix A", "un": "Thanks"}


def test_words_come_in_order_without_keys_or_kinds():
    item = Item(("one ", Run("two", bold=True)), (Paragraph("three", "small"),))
    assert list(words(Numbered((item,)))) == ["one ", "two", "three"]
    assert plain(item.text) == "one two"
