"""Imports are undone and redone as a set, and what they replaced counts again."""

from __future__ import annotations

import threading

import pytest

from smpdesk.models import edits
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure, Observation
from smpdesk.models.safety.verify import verify
from tests.models.contents import contents, current, import_figures


@pytest.fixture
def areas(file: PartnershipFile) -> list[int]:
    with file.edit("Add areas and a measure") as writer:
        writer.insert(Measure(name="Crime"))
        return [writer.insert(Area(name=name, kind="ward")).id for name in "abc"]


def test_an_import_is_one_edit_with_no_row_of_it_in_the_history(
    file: PartnershipFile, areas: list[int]
) -> None:
    import_figures(file, 60, areas=areas, measure=1)
    newest = file.history()[0]
    assert newest.title == "Import extract.csv"
    assert {change.record for change in file.changes(newest)} == {"extract", "extract_table"}


def test_undoing_an_import_lets_what_it_replaced_count_again(
    file: PartnershipFile, areas: list[int]
) -> None:
    import_figures(file, 60, areas=areas, measure=1)
    first = contents(file)
    import_figures(file, 30, areas=areas[::-1], measure=1)
    both = contents(file)
    undone = file.undo()
    assert undone is not None and undone.touches(Observation, Extract)
    assert contents(file) == first
    file.redo()
    assert contents(file) == both


def test_undo_and_redo_of_imports_survive_closing(file: PartnershipFile, areas: list[int]) -> None:
    before = contents(file)
    import_figures(file, 60, areas=areas, measure=1)
    after = contents(file)
    file.close()
    with PartnershipFile.open(file.path) as again:
        again.undo()
        assert contents(again) == before
    with PartnershipFile.open(file.path) as again:
        again.redo()
        assert contents(again) == after
    assert verify(file.path) == []


def test_replaced_figures_that_the_new_extract_no_longer_has_stay_replaced_after_redo(
    file: PartnershipFile, areas: list[int]
) -> None:
    import_figures(file, 6, areas=areas, measure=1)
    with file.edit("Import less.csv") as writer:
        less = writer.insert(Extract(name="less.csv", imported_at="2017", imported_by="officer"))
        with writer.import_set(less.id):
            writer.execute("UPDATE observation SET replaced_by = ?", (less.id,))
    after = contents(file)
    file.undo()
    assert len(current(file)) == 6
    file.redo()
    assert contents(file) == after


def test_an_undone_import_may_be_followed_by_another(
    file: PartnershipFile, areas: list[int]
) -> None:
    import_figures(file, 60, areas=areas, measure=1)
    file.undo()
    import_figures(file, 30, name="other.csv", areas=areas, measure=1)
    assert file.redo() is None
    assert len(current(file)) == 30
    assert file.rows("SELECT count(*) AS n FROM withdrawn_observation") == [{"n": 0}]
    assert verify(file.path) == []


def test_removing_an_extract_lets_the_one_before_count_and_comes_back_whole(
    file: PartnershipFile, areas: list[int]
) -> None:
    extracts = [
        import_figures(file, count, name=f"{count}.csv", areas=areas, measure=1)
        for count in (60, 45, 30)
    ]
    before = contents(file)
    newest = current(file)
    edits.remove(file, extracts[1])
    assert sorted(current(file)) == sorted(newest)
    replaced = {o.replaced_by for o in file.all(Observation)}
    assert replaced == {None, extracts[2].id}
    after = contents(file)
    import_figures(file, 9, name="last.csv", areas=areas, measure=1)
    assert verify(file.path) == []
    file.undo()
    assert contents(file) == after
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after


@pytest.mark.parametrize("kind", [Measure, Area])
def test_removing_a_measure_or_an_area_takes_its_figures_and_brings_them_back(
    file: PartnershipFile, areas: list[int], kind: type[Measure] | type[Area]
) -> None:
    import_figures(file, 60, areas=areas, measure=1)
    before = contents(file)
    edits.remove(file, file.all(kind)[0])
    assert len(file.all(Observation)) == (0 if kind is Measure else 40)
    assert all(c.record != "observation" for c in file.changes(file.history()[0]))
    assert verify(file.path) == []
    after = contents(file)
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after


def test_figures_are_only_imported_with_the_extract_that_brings_them(
    file: PartnershipFile, areas: list[int]
) -> None:
    extract = import_figures(file, 6, areas=areas, measure=1)
    with (
        pytest.raises(ValueError, match="in the edit that adds it"),
        file.edit("Import more") as writer,
        writer.import_set(extract.id),
    ):
        pass


def test_one_figure_may_be_corrected_and_put_back(file: PartnershipFile, areas: list[int]) -> None:
    import_figures(file, 6, areas=areas, measure=1)
    figure = file.all(Observation)[3]
    edits.change(file, figure, value=0.1 + 0.2)
    assert file.get(Observation, figure.id).value == 0.1 + 0.2
    file.undo()
    assert file.get(Observation, figure.id) == figure


def test_another_connection_imports_while_the_first_reads_and_hears_of_it(
    file: PartnershipFile, areas: list[int]
) -> None:
    heard: list[str] = []
    file.listen(lambda edited: heard.append(edited.title))
    with file.another() as worker:
        with worker.edit("Import in the background") as writer:
            extract = writer.insert(Extract(name="x", imported_at="2017", imported_by="officer"))
            with writer.import_set(extract.id):
                assert file.all(Extract) == []
        assert [x.name for x in file.all(Extract)] == ["x"]
        edits.change(file, file.partnership(), about="and on")
        worker.undo()
        assert file.partnership().about == ""
    assert heard[0] == "Import in the background"
    assert heard[-1].startswith("Undo: ")


def test_a_large_import_in_a_thread_leaves_readers_free_and_other_edits_waiting(
    file: PartnershipFile, areas: list[int]
) -> None:
    done: list[int] = []

    def work() -> None:
        with file.another() as worker:
            import_figures(worker, 40_000, areas=areas, measure=1)
            done.append(len(worker.all(Extract)))

    thread = threading.Thread(target=work)
    thread.start()
    seen = set()
    while thread.is_alive():
        seen.add(file.rows("SELECT count(*) AS n FROM observation")[0]["n"])
    edits.change(file, file.partnership(), about="after")
    thread.join()
    assert done == [1]
    assert seen <= {0, 40_000}
    assert file.rows("SELECT count(*) AS n FROM observation") == [{"n": 40_000}]


def test_an_import_that_overflows_the_cache_does_not_lock_readers_out(
    file: PartnershipFile, areas: list[int]
) -> None:
    with file.another() as worker, worker.edit("Import much") as writer:
        extract = writer.insert(Extract(name="x", imported_at="2017", imported_by="officer"))
        table = writer.insert(ExtractTable(extract=extract.id))
        with writer.import_set(extract.id):
            writer.execute_many(
                "INSERT INTO observation (measure, area, start, value, extract_table, cell) "
                "VALUES (1, 1, ?, 1, ?, ?)",
                [(f"{n}", table.id, "x" * 200) for n in range(60_000)],
            )
            assert file.all(Extract) == []
            assert file.all(Area) != []
