"""Where things are: the shipped resources, the help, and the user's own folders."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource("sample", "actions.csv")``.

    Resources lie inside the package when installed from a wheel, beside it in a checkout.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def guide(*parts: str) -> Path:
    """The path of a page or picture of the officers' guide, such as ``guide("backups.md")``.

    It lies among the resources when installed, and in ``docs/guide`` in a checkout.
    """
    inside = resource("guide")
    root = inside if inside.is_dir() else _PACKAGE.parent / "docs" / "guide"
    return root.joinpath(*parts)


def user_data() -> Path:
    """The user's data folder for smpdesk (backups, logs), made if it is not there."""
    from platformdirs import user_data_path

    return user_data_path("smpdesk", appauthor=False, ensure_exists=True)


def logs() -> Path:
    """The user's folder for the log and reports of faults, made if it is not there."""
    folder = user_data() / "logs"
    folder.mkdir(exist_ok=True)
    return folder


def own_command() -> list[str]:
    """The words that run this very program in another process, with a console's output."""
    program = Path(sys.executable)
    packed = bool(getattr(sys, "frozen", False))
    if sys.platform == "win32":
        console = program.with_name("smpdesk-console.exe" if packed else "python.exe")
        program = console if console.is_file() else program
    return [str(program)] if packed else [str(program), "-m", "smpdesk"]
