"""How quick the window is: ``python -m benchmarks.window``.

Start to a usable window beside that of a bare PySide6 window, each in a process of its own, taken
in turn in one run; what changing a page, a chart and the look takes; sixteen control charts
computed, laid out and painted; a file of a million observations opened to its first page, and the
memory it takes. Every figure is the best of several, because others may use the machine at the
same time; ratios are to the bare window, so that machines can be compared. What is measured is
done in processes of their own, by ``benchmarks.window_process``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STARTS = 7
ROUNDS = 3
MILLION = 1_000_000


def main() -> None:
    """Measure everything, and print it beside what is promised."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        sample, large = make_sample(folder), make_large(folder)
        starts = {"a bare window": ["bare"], "welcome": ["start"]}
        starts["a window on the sample"] = ["seen", str(sample)]
        starts["the sample's Home"] = ["start", str(sample)]
        bare, *ours = best_starts(starts, folder).items()
        print(f"start to {bare[0]:<26}{bare[1]:8.3f} s")
        for name, seconds in ours:
            tell(f"start to {name}", seconds / bare[1], 2.0, "×")
        tell_best(["turns", str(sample)], folder)
        opened = [in_a_process(["large", str(large)], folder) for _ in range(ROUNDS)]
        seconds, memory = (min(float(one[place]) for one in opened) for place in (0, 1))
        tell("a million observations opened", seconds, 1.0, "s")
        tell("  most memory by then", memory, 350, "MB")
        rested = min(float(one[2]) for one in opened)
        tell("  most memory when at rest", rested, 350, "MB")
        tell_best(["looks", str(large)], folder)


def tell_best(options: list[str], folder: Path) -> None:
    """Tell the best of several processes of each figure that they print."""
    rounds = [in_a_process(options, folder) for _ in range(ROUNDS)]
    for lines in zip(*rounds, strict=True):
        name, _, promised = lines[0].split("\t")
        took = min(float(line.split("\t")[1]) for line in lines)
        tell(name, took * 1000, float(promised) * 1000, "ms")


def tell(name: str, measured: float, promised: float, unit: str) -> None:
    print(f"{name:<35}{measured:8.2f} {unit:<3}at most {promised:g}", flush=True)


def make_sample(folder: Path) -> Path:
    from smpdesk.importing.records.sample import create_sample

    path = folder / "Sample.smp"
    create_sample(path).close()
    return path


def make_large(folder: Path) -> Path:
    """A file with a million observations, twenty measures in 250 areas over 200 months."""
    from benchmarks.file import AREAS, MEASURES, import_figures
    from smpdesk.models.partnership_file import PartnershipFile
    from smpdesk.models.records import Area, Assessment, Measure, Partnership

    path = folder / "Large.smp"
    with PartnershipFile.create(path, "Large") as file:
        with file.edit("Add") as writer:
            writer.insert(Assessment(name="2019-20", data_start="2018-01"))
            for number in range(MEASURES):
                writer.insert(Measure(name=f"Measure {number}"))
            for number in range(AREAS):
                writer.insert(Area(name=f"Area {number}", kind="ward"))
            writer.update(Partnership(id=1, name="Large"), area=1)
        import_figures(file, "large.csv", MILLION)
    return path


def best_starts(starts: dict[str, list[str]], folder: Path) -> dict[str, float]:
    """The best time of each way to start, all taken in turn, after one round to warm up."""
    rounds = [
        {name: start(options, folder) for name, options in starts.items()}
        for _ in range(STARTS + 1)
    ]
    return {name: min(one[name] for one in rounds[1:]) for name in starts}


def start(options: list[str], folder: Path) -> float:
    """Seconds from the start of a process to its window being painted and taking keys."""
    begun = time.perf_counter()
    with subprocess.Popen(command(options), stdout=subprocess.PIPE, env=alone(folder)) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"usable"
        return time.perf_counter() - begun


def in_a_process(options: list[str], folder: Path) -> list[str]:
    """The lines that a process of its own prints."""
    done = subprocess.run(
        command(options), stdout=subprocess.PIPE, env=alone(folder), check=True, text=True
    )
    return done.stdout.splitlines()


def command(options: list[str]) -> list[str]:
    return [sys.executable, str(Path(__file__).with_name("window_process.py")), *options]


def alone(folder: Path) -> dict[str, str]:
    """An environment in which preferences and compiled modules lie in a folder of their own."""
    homes = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return {**kept, **homes, **compiled, "PYTHONPATH": str(Path(__file__).parent.parent)}


if __name__ == "__main__":
    main()
