"""The program checks itself where it is installed: ``smpdesk self-test``.

It works in a temporary folder on the sample and touches no file of the user. The report says
nothing of the user or of a partnership, so that it can be sent to whoever supports the program.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from smpdesk.log import note

REPORT = "self-test-report.txt"


@dataclass(frozen=True)
class Result:
    """How one check went: what it found, or what went wrong, in ``seconds``."""

    title: str
    passed: bool
    said: str
    seconds: float

    def line(self) -> str:
        """The result as the report has it."""
        return f"{'passed' if self.passed else 'FAILED'}  {self.title}: {self.said}"


def run() -> int:
    """Check everything, print the report and keep it in the user's data folder; 0 when all passed.

    A line is printed as soon as its check is over.
    """
    lines: list[str] = []

    def tell(line: str) -> None:
        lines.append(line)
        if sys.stdout is not None:
            print(line, flush=True)  # noqa: T201 - the report is what this command prints

    note("self-test")
    failed, began = 0, time.perf_counter()
    for result in results():
        tell(result.line())
        failed += not result.passed
    seconds = time.perf_counter() - began
    note("self-test", "failed" if failed else "passed", seconds)
    tell(
        f"Everything works as it should ({seconds:.0f} seconds)."
        if not failed
        else f"{failed} of the checks failed. Send this report to whoever supports smpdesk."
    )
    _keep("\n".join([*lines, ""]))
    return 1 if failed else 0


def results() -> Iterator[Result]:
    """The results of the checks, one after the other."""
    from smpdesk.self_test.bench import Bench
    from smpdesk.self_test.installation import CHECKS as INSTALLATION
    from smpdesk.self_test.work import CHECKS as WORK

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        bench = Bench(Path(place))
        for title, check in (*INSTALLATION, *WORK):
            yield _result(title, lambda check=check: check(bench))  # type: ignore[misc]


def _result(title: str, check: Callable[[], str]) -> Result:
    """Make one check; what it raises is its result."""
    from smpdesk.faults import report
    from smpdesk.self_test.bench import CheckFailedError

    began = time.perf_counter()
    try:
        passed, said = True, check()
    except CheckFailedError as failure:
        passed, said = False, str(failure)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what we want to know
        passed, said = False, report(error).rstrip()
    return Result(title, passed, said, time.perf_counter() - began)


def _keep(text: str) -> None:
    """Keep the report for whoever has no console to read it from."""
    from smpdesk.places import logs

    try:
        (logs() / REPORT).write_text(text, encoding="utf-8")
    except OSError:
        return
