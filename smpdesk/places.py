"""Where things are: the shipped resources and the user's own folders."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource("sample", "actions.csv")``.

    Resources lie inside the package when installed from a wheel, beside it in a checkout.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def user_data() -> Path:
    """The user's data folder for smpdesk (backups, logs), made if it is not there."""
    from platformdirs import user_data_path

    return user_data_path("smpdesk", appauthor=False, ensure_exists=True)
