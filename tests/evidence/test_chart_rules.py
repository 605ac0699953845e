"""The partnership's own rules hold for every chart without a choice of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from smpdesk.cli import smpdesk
from smpdesk.evidence.charts.control import chart_of, chart_of_source, choose
from smpdesk.evidence.charts.monthly_rates import rate_chart_of
from smpdesk.importing.records.sample import create_sample
from smpdesk.models.charting import choose_chart
from smpdesk.models.edits import change
from smpdesk.models.partnership_file import PartnershipFile

NAMES = ("ASB", "Maidstone")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "sample.smp"
    with create_sample(path) as file:
        change(file, file.partnership(), chart_rules="nelson", chart_shift=6)
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Iterator[PartnershipFile]:
    shutil.copyfile(made, tmp_path / "sample.smp")
    with PartnershipFile.open(tmp_path / "sample.smp") as opened:
        yield opened


def test_a_chart_follows_the_partnership(file: PartnershipFile) -> None:
    text = chart_of(file, *choose(file, *NAMES)).rules_text
    assert text.startswith("Nelson rules")
    assert "6" in text.split(",")[1]


def test_so_does_the_chart_of_its_rate(file: PartnershipFile) -> None:
    counts, rates = (
        chart_of(file, *choose(file, *NAMES)),
        rate_chart_of(file, *choose(file, *NAMES)),
    )
    assert rates.rules_text == counts.rules_text


def test_a_choice_of_its_own_comes_first_with_its_own_run_lengths(file: PartnershipFile) -> None:
    choose_chart(file, *choose(file, *NAMES), "xmr", "weco")
    chart = chart_of(file, *choose(file, *NAMES))
    assert chart.chart == "xmr"
    assert chart.rules_text.startswith("Western Electric rules")
    assert "8" in chart.rules_text


def test_rules_asked_for_bring_their_own_run_lengths(file: PartnershipFile) -> None:
    asked = chart_of(file, *choose(file, *NAMES), rules="mdc").rules_text
    assert asked.startswith("Making Data Count rules")
    assert "7" in asked


def test_the_command_line_agrees_with_the_window(file: PartnershipFile, tmp_path: Path) -> None:
    choose_chart(file, *choose(file, *NAMES), "xmr", "nelson")
    shown = chart_of(file, *choose(file, *NAMES))
    file.close()
    path = tmp_path / "sample.smp"
    assert chart_of_source(path, measure=NAMES[0], area=NAMES[1]).rules_text == shown.rules_text
    asked = ["spc", str(path), "--measure", NAMES[0], "--area", NAMES[1], "--json"]
    told = json.loads(CliRunner().invoke(smpdesk, asked, catch_exceptions=False).output)
    assert (told["chart"], told["rules_text"]) == (shown.chart, shown.rules_text)
    assert told["verdict"] == shown.verdict
