"""The log and the reports of faults: of use to whoever supports the program, and nothing else."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk import log
from smpdesk.errors import UserError
from smpdesk.faults import report, write_report
from smpdesk.places import logs

SECRET = "Eleanor Rigby, 14 Penny Lane, 17 incidents"


@pytest.fixture(autouse=True)
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    close()
    yield
    close()


def close() -> None:
    logger = logging.getLogger("smpdesk")
    for handler in logger.handlers:
        handler.close()
    logger.handlers.clear()
    log._log.cache_clear()


def everything_logged() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in logs().iterdir())


def test_a_line_says_when_which_version_and_what() -> None:
    log.note("page", "charts")
    log.note("self-test", "passed", 41.26)
    first, second = log.log_file().read_text(encoding="utf-8").splitlines()
    assert first.endswith(" page charts")
    assert second.endswith(" self-test passed 41.3 s")
    assert log.__version__ in first


@pytest.mark.parametrize("name", [SECRET, "Maidstone Borough", "17", "a.smp", "C:\\file", "café"])
def test_a_text_a_figure_or_a_path_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="names of the program's own"):
        log.note("page", name)


def test_a_word_that_is_no_event_is_refused() -> None:
    with pytest.raises(ValueError, match="no such event"):
        log.note(SECRET)  # type: ignore[arg-type]


def test_the_log_turns_over_and_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_BYTES", 2_000)
    for _ in range(500):
        log.note("page", "charts")
    sizes = [path.stat().st_size for path in logs().glob("smpdesk.log*")]
    assert len(sizes) == 4
    assert max(sizes) <= 2_000


def test_a_log_that_cannot_be_written_is_done_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "blocked"))
    log.note("start")


def test_a_report_holds_the_way_to_the_fault_and_none_of_its_words() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"no such measure: {SECRET}") from error
    except ValueError as error:
        text = report(error)
    assert "ValueError at:" in text
    assert "after KeyError at:" in text
    assert "test_log.py" in text
    assert "Rigby" not in text
    assert "17" not in text.replace("2017", "")


def test_a_report_names_a_part_of_the_program_that_is_missing() -> None:
    error = ModuleNotFoundError("No module named 'scipy'")
    assert "No module named 'scipy'" in report(error)


def test_the_report_is_kept_among_the_logs_to_be_read() -> None:
    path = write_report(RuntimeError(SECRET))
    assert path.parent == logs()
    assert path.read_text(encoding="utf-8") == report(RuntimeError(SECRET))
    assert " fault RuntimeError" in log.log_file().read_text(encoding="utf-8")


def test_nothing_of_a_file_comes_into_the_log_of_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "Eleanor Rigby.smp"
    extract = tmp_path / "Penny Lane.csv"
    extract.write_text("Area,Measure,Month,Value\nMaidstone,Burglary,2017-01,417\n")
    for words in (
        ["new", str(file), "--name", "Penny Lane partnership"],
        ["import", str(file), str(extract)],
        ["data", str(file), "--measure", "Burglary"],
        ["compare", str(file), "--measure", "Eleanor Rigby", "--period", "2017-01/1"],
        ["verify", str(file)],
    ):
        subprocess.run([sys.executable, "-m", "smpdesk", *words], capture_output=True)
    logged = everything_logged()
    assert " command import" in logged
    assert " refused" in logged
    for word in ("Eleanor", "Rigby", "Penny", "Maidstone", "Burglary", "417", str(tmp_path)):
        assert word not in logged


def test_an_error_of_the_users_world_is_noted_without_its_sentence() -> None:
    from smpdesk import cli

    def refuse(**_: object) -> None:
        raise UserError(SECRET)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cli.smpdesk, "main", refuse)
        with pytest.raises(SystemExit):
            cli.main()
    assert everything_logged().splitlines()[-1].endswith(" refused")
