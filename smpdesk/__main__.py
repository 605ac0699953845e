"""Where the program begins: the window at once where no command is given, or the command line.

``python -m smpdesk`` is the same as the command ``smpdesk``.
"""

import gc
import sys
from pathlib import Path


def main() -> None:
    """Open the window, on a partnership file where one is given, or do what the words say."""
    match sys.argv[1:]:
        case []:
            _open_window(None)
        case [name] if name.lower().endswith(".smp") and not name.startswith("-"):
            _open_window(Path(name))
        case _:
            from smpdesk.cli import main as command_line

            command_line()


def _open_window(file: Path | None) -> None:
    """Open the window without the command line's libraries, which would take as long again."""
    from smpdesk.faults import told_plainly

    gc.disable()  # the window collects by itself, when it has a moment
    with told_plainly():
        from smpdesk.ui.program.app import run

        sys.exit(run(file))


if __name__ == "__main__":
    main()
