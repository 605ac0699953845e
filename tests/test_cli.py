"""The command line, as a script would use it: real files, exit codes, one JSON value."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from smpdesk.models import edits
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import SetAside

SAMPLES = Path(__file__).parent.parent / "resources" / "sample" / "extracts"
CRIME = SAMPLES / "recorded-crime-maidstone-oct-2016.xlsx"


def smpdesk(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "smpdesk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def printed(*words: object) -> Any:
    done = smpdesk(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with three of the published extracts."""
    file = tmp_path_factory.mktemp("cli") / "kent.smp"
    assert smpdesk("new", file).returncode == 0
    done = smpdesk(
        "import",
        file,
        CRIME,
        SAMPLES / "violent-crime-districts-oct-2016.csv",
        SAMPLES / "asb-districts-oct-2016.xlsx",
    )
    assert done.returncode == 0, done.stderr
    return file


def test_a_new_file_is_a_partnership_file(tmp_path: Path) -> None:
    assert smpdesk("new", tmp_path / "a.smp").returncode == 0
    with PartnershipFile.open(tmp_path / "a.smp") as file:
        assert file.partnership().name == "a"


def test_new_never_overwrites(tmp_path: Path) -> None:
    held = tmp_path / "a.smp"
    held.write_bytes(b"something else")
    done = smpdesk("new", held)
    assert done.returncode == 1
    assert held.read_bytes() == b"something else"


def test_the_crime_table_gives_22_measures_for_three_periods(imported: Path) -> None:
    rows = [
        r for r in printed("data", imported, "--area", "Maidstone") if CRIME.name in r["extract"]
    ]
    periods = {(row["start"], row["months"]) for row in rows}
    assert periods == {("2016-10", 1), ("2015-11", 12), ("2014-11", 12)}
    assert len({row["measure"] for row in rows}) == 22
    assert len(rows) == 66


def test_violence_against_the_person_is_part_of_violent_crime(imported: Path) -> None:
    rows = printed("data", imported, "--measure", "Violence Against The Person")
    assert {row["parent"] for row in rows} == {"Violent Crime"}


def test_the_change_columns_are_not_stored_as_data(imported: Path) -> None:
    values = {row["value"] for row in printed("data", imported) if row["extract"] == CRIME.name}
    assert 757 not in values
    assert 8.9 not in values


def test_divisions_and_the_force_are_areas_of_their_own_kind(imported: Path) -> None:
    rows = printed("data", imported, "--measure", "Violent Crime")
    kinds = {row["area"]: row["area_kind"] for row in rows}
    assert kinds["North Division"] == "division"
    assert kinds["Dover"] == "district"
    assert "force" in kinds.values()


def test_an_ampersand_without_its_space_is_the_same_district(imported: Path) -> None:
    rows = printed("data", imported, "--area", "Tonbridge and Malling")
    assert {row["area_code"] for row in rows} == {"E07000115"}
    assert {2326, 2469} <= {row["value"] for row in rows}


def test_a_dry_run_writes_nothing(imported: Path) -> None:
    before = imported.read_bytes()
    plans = printed("import", imported, SAMPLES / "iom-cost-of-crime-2016.xlsx", "--dry-run")
    assert len(plans) == 1
    assert imported.read_bytes() == before


def test_a_guess_is_told_in_words(imported: Path) -> None:
    told = smpdesk("import", imported, SAMPLES / "iom-cost-of-crime-2016.xlsx", "--dry-run")
    assert "the file's name says 2016? Taken as: 2016\n" in told.stdout


def test_importing_again_changes_no_figure(imported: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.smp"
    shutil.copy(imported, again)
    assert smpdesk("import", again, CRIME).returncode == 0
    kept = ("measure", "area", "start", "months", "value", "status")
    before = [[row[name] for name in kept] for row in printed("data", imported)]
    after = [[row[name] for name in kept] for row in printed("data", again)]
    assert after == before


def test_undo_takes_the_import_back_and_redo_makes_it_again(imported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.smp"
    shutil.copy(imported, copy)
    whole = printed("data", copy)
    assert smpdesk("undo", copy).returncode == 0
    assert len(printed("data", copy)) < len(whole)
    assert smpdesk("redo", copy).returncode == 0
    assert printed("data", copy) == whole


def test_history_is_newest_first(imported: Path) -> None:
    titles = smpdesk("history", imported).stdout.splitlines()
    assert "asb-districts" in titles[0]


def test_compare_gives_change_and_place(imported: Path) -> None:
    rows = printed("compare", imported, "--measure", "Violent Crime", "--period", "2015-11/12")
    maidstone = next(row for row in rows if row["area"] == "Maidstone")
    assert (maidstone["value"], maidstone["previous"]) == (3743, 2964)
    assert maidstone["change"] == 779
    assert maidstone["change_pct"] == pytest.approx(26.28, abs=0.01)
    force = next(row for row in rows if row["kind"] == "force")
    assert force["rank"] is None


def test_a_long_time_between_events_is_the_better_one_unless_told_otherwise(tmp_path: Path) -> None:
    source = tmp_path / "between.csv"
    days = (5, 0, 11, 4, 9, 12, 3, 5, 6, 7, 8, 4)
    source.write_text(
        "period,value\n" + "".join(f"2013-{m:02d},{d}\n" for m, d in enumerate(days, 1))
    )
    chart = printed("spc", source, "--chart", "t")
    assert [p["meaning"] for p in chart["points"] if p["value"] == 0] == ["worse"]
    told = printed("spc", source, "--chart", "t", "--direction", "lower")
    assert [p["meaning"] for p in told["points"] if p["value"] == 0] == ["better"]


def test_a_month_set_aside_by_hand_joins_those_that_the_file_holds(tmp_path: Path) -> None:
    source, path = tmp_path / "monthly.csv", tmp_path / "kent.smp"
    lines = [f"2014-{m:02d},Maidstone,Robbery,{10 + m % 3}" for m in range(1, 13)]
    source.write_text("Month,Area,Measure,Value\n" + "\n".join(lines) + "\n")
    assert smpdesk("new", path).returncode == 0
    assert smpdesk("import", path, source).returncode == 0
    with PartnershipFile.open(path) as file:
        row = file.rows("SELECT measure, area FROM observation LIMIT 1")[0]
        edits.add(file, SetAside(**row, month="2014-03", reason="A festival"))
    words = ("spc", path, "--measure", "Robbery", "--area", "Maidstone")
    chart = printed(*words, "--set-aside", "2014-05")
    assert [p["period"] for p in chart["points"] if p["set_aside"]] == ["2014-03", "2014-05"]
    assert "A festival" in " ".join(chart["notes"])


def test_small_shares_are_printed_with_figures_enough_to_tell_them_apart(tmp_path: Path) -> None:
    source = tmp_path / "share.csv"
    rows = [f"2014-{m:02d},{20 + m},1000" for m in range(1, 13)]
    source.write_text("period,value,denominator\n" + "\n".join(rows) + "\n")
    table = smpdesk("spc", source, "--chart", "p").stdout
    assert "0.021" in table
    assert "0.032" in table


def test_a_csv_may_have_empty_cells_beyond_its_header(tmp_path: Path) -> None:
    source = tmp_path / "commas.csv"
    source.write_text("period,value\n2013-01,5,,,\n2013-02,6,,,\n")
    chart = printed("spc", source)
    assert [point["value"] for point in chart["points"]] == [5, 6]


def test_spc_of_a_csv_has_the_agreed_keys(tmp_path: Path) -> None:
    source = tmp_path / "series.csv"
    months = [f"{2014 + i // 12}-{i % 12 + 1:02d}" for i in range(24)]
    source.write_text(
        "period,value\n" + "".join(f"{m},{40 + i % 5}\n" for i, m in enumerate(months))
    )
    chart = printed("spc", source, "--chart", "xmr")
    assert {"chart", "why", "verdict", "phases", "points"} <= set(chart)
    assert {"start", "centre", "lower", "upper"} <= set(chart["phases"][0])
    wanted = {"period", "value", "centre", "lower", "upper", "phase", "set_aside", "signals"}
    assert wanted <= set(chart["points"][0])
    assert chart["phases"][0]["centre"] == pytest.approx(41.916667, abs=1e-6)


def test_check_finds_the_known_errors_of_an_extract() -> None:
    messages = " ".join(f["message"] for f in printed("check", CRIME))
    assert "8,488" in messages
    assert "8,486" in messages
    assert "12.7" in messages


BAD_EXTRACTS = {
    "empty.xlsx": b"",
    "empty.csv": b"",
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    "words.csv": b"one,two\nthree,four\nfive,six\n",
}


@pytest.mark.parametrize("name", BAD_EXTRACTS)
def test_a_bad_extract_is_one_sentence_and_changes_nothing(
    imported: Path, tmp_path: Path, name: str
) -> None:
    extract = tmp_path / name
    extract.write_bytes(BAD_EXTRACTS[name])
    before = imported.read_bytes()
    done = smpdesk("import", imported, extract)
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert imported.read_bytes() == before


@pytest.mark.parametrize("what", ["missing", "folder"])
def test_an_extract_that_is_no_file_is_said_plainly(
    imported: Path, tmp_path: Path, what: str
) -> None:
    extract = tmp_path if what == "folder" else tmp_path / "missing.xlsx"
    done = smpdesk("import", imported, extract)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_bad_extract_does_not_stop_the_others(imported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.smp"
    shutil.copy(imported, copy)
    done = smpdesk(
        "import", copy, tmp_path / "missing.xlsx", SAMPLES / "iom-cost-of-crime-2016.xlsx"
    )
    assert done.returncode == 1
    assert any("iom-cost" in row["extract"] for row in printed("data", copy))


BAD_FILES = {
    "not-one.smp": b"This is a text, not a partnership file. " * 40,
    "zero.smp": b"",
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", [["data"], ["history"], ["import", CRIME]])
def test_what_is_no_partnership_file_is_refused(
    tmp_path: Path, name: str, command: list[object]
) -> None:
    file = tmp_path / name
    file.write_bytes(BAD_FILES[name])
    done = smpdesk(command[0], file, *command[1:])
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert file.read_bytes() == BAD_FILES[name]


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    import sqlite3

    file = tmp_path / "newer.smp"
    smpdesk("new", file)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = file.read_bytes()
    done = smpdesk("data", file)
    assert done.returncode == 1
    assert "newer smpdesk" in done.stderr
    assert file.read_bytes() == before


def test_wrong_usage_is_exit_code_2(tmp_path: Path) -> None:
    assert smpdesk("export", tmp_path / "a.smp", "no-such-paper", "-o", "x.pdf").returncode == 2
    assert smpdesk("spc").returncode == 2


def test_an_unknown_measure_names_what_is_near(imported: Path) -> None:
    done = smpdesk("data", imported, "--measure", "Shoplfting")
    assert done.returncode == 1
    assert "Shoplifting" in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["data", "."], 1),
        (["spc", ".."], 1),
        (["check", "."], 1),
        (["restore", "FILE", "."], 1),
        (["new", ""], 2),
        (["history", "n" * 300 + ".smp"], 2),
        (["new", "n" * 300 + ".smp"], 2),
        (["compare", "FILE", "--measure", "Violent crime", "--period", "0000-01/12"], 1),
        (["compare", "FILE", "--measure", "Violent crime", "--period", "9999-11/12"], 1),
    ],
)
def test_odd_names_and_periods_are_refused_in_plain_words(
    imported: Path, words: list[str], code: int
) -> None:
    done = smpdesk(*[imported if word == "FILE" else word for word in words])
    assert done.returncode == code
    assert "went wrong inside" not in done.stderr
    assert done.stderr[:1].strip()  # it never begins with a name left out


def test_a_partnership_file_is_known_by_what_it_is_not_by_its_name(
    imported: Path, tmp_path: Path
) -> None:
    copy = shutil.copy(imported, tmp_path / "kent.bak")
    assert printed("check", copy) == printed("check", imported)
    offer = smpdesk("spc", copy)
    assert "--measure" in offer.stderr


@pytest.mark.parametrize(("typed", "meant"), [("chek", "check"), ("undoo", "undo")])
def test_a_mistyped_command_is_wrong_usage_and_the_near_one_is_named(
    typed: str, meant: str
) -> None:
    done = smpdesk(typed, "x.smp")
    assert done.returncode == 2
    assert f"Did you mean {meant}?" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always there")
@pytest.mark.parametrize("words", [[], ["kent.smp"]])
def test_without_a_display_the_window_is_refused_in_plain_words(words: list[str]) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "smpdesk", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=bare)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no display")
