"""What the commands print: one JSON value, or plain tables and sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click


def print_json(value: Any) -> None:
    """One JSON value on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def say(sentence: str) -> None:
    """A message for people, on stderr."""
    click.echo(sentence, err=True)


def print_table(titles: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Columns side by side, numbers to the right, on stdout."""
    cells = [[_text(value) for value in row] for row in rows]
    widths = [max(len(line[i]) for line in [list(titles), *cells]) for i in range(len(titles))]
    right = [any(isinstance(row[i], int | float) for row in rows) for i in range(len(titles))]
    for line in [list(titles), *cells]:
        padded = [
            text.rjust(width) if to_right else text.ljust(width)
            for text, width, to_right in zip(line, widths, right, strict=True)
        ]
        click.echo("  ".join(padded).rstrip())


def _text(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        small = abs(value) < 1 and round(value, 1) != value
        return f"{value:.3g}" if small else f"{value:,.1f}"
    if isinstance(value, int):
        return f"{value:,}"
    return str(value)


def progress(what: str) -> Callable[[int, int], None]:
    """A callback ``(done, of)`` that shows progress on stderr when a person is looking."""
    shown = {"at": -1}

    def show(done: int, of: int) -> None:
        share = 100 * done // max(of, 1)
        if sys.stderr.isatty() and share != shown["at"]:
            shown["at"] = share
            click.echo(f"\r{what}: {share}%", err=True, nl=share >= 100)

    return show
