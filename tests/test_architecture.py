"""The boundaries between the rooms of the house, kept."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "smpdesk"

MAY_IMPORT = {
    "analysis": {"analysis"},
    "models": {"models", "analysis"},
    "importing": {"importing", "models", "analysis"},
    "evidence": {"evidence", "models", "analysis", "importing"},
    "reports": {"reports", "evidence", "models", "analysis"},
    "ui": {"ui", "reports", "evidence", "models", "analysis", "importing"},
    "self_test": {"self_test", "ui", "reports", "evidence", "models", "analysis", "importing"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))
SQL = ("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA ")


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def in_rooms(*names: str) -> list[Path]:
    return [path for path in MODULES if room(path) in names]


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_a_room_imports_only_what_lies_before_it(name: str) -> None:
    strangers = set()
    for path in in_rooms(name):
        for module in imports(path):
            parts = module.split(".")
            inside = parts[0] == "smpdesk" and len(parts) > 1 and (PACKAGE / parts[1]).is_dir()
            if inside and parts[1] not in MAY_IMPORT[name]:
                strangers.add(f"{path.relative_to(ROOT)} imports {module}")
    assert not strangers


def test_only_the_window_knows_qt() -> None:
    qt = {"PySide6", "pyqtgraph", "shiboken6"}
    strangers = {
        str(path.relative_to(ROOT))
        for path in MODULES
        if room(path) != "ui" and qt & {module.split(".")[0] for module in imports(path)}
    }
    assert not strangers


def test_analysis_knows_neither_sql_nor_files() -> None:
    closed = {"sqlcipher3", "sqlite3", "sqlite_utils", "pathlib", "os", "io", "openpyxl"}
    strangers = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in in_rooms("analysis")
        for module in imports(path)
        if module.split(".")[0] in closed
    }
    assert not strangers


def test_the_window_holds_no_sql() -> None:
    strangers = set()
    for path in in_rooms("ui"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and text.lstrip().startswith(SQL):
                strangers.add(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not strangers


def test_the_window_computes_with_no_numerical_library() -> None:
    strangers = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in in_rooms("ui")
        for module in imports(path)
        if module.split(".")[0] in {"scipy", "pandas"}
    }
    assert not strangers


def test_nothing_reaches_for_the_network() -> None:
    network = {"socket", "urllib", "http", "requests", "ftplib", "smtplib", "ssl", "httpx"}
    allowed = {"urllib.parse"}
    strangers = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in MODULES
        for module in imports(path)
        if module.split(".")[0] in network and not any(module.startswith(name) for name in allowed)
    }
    assert not strangers


@pytest.mark.parametrize("command", [["--help"], ["spc", "--help"]])
def test_help_loads_nothing_heavy(command: list[str]) -> None:
    import subprocess

    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom smpdesk.cli import smpdesk\n"
        f"assert CliRunner().invoke(smpdesk, {command!r}).exit_code == 0\n"
        "heavy = {'pandas', 'numpy', 'scipy', 'PySide6', 'pyqtgraph', 'reportlab'}\n"
        "print(sorted((heavy | {'sqlite_utils'}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
