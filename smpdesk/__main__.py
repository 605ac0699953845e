"""Where the program begins: the window at once where no command is given, or the command line.

``python -m smpdesk`` is the same as the command ``smpdesk``.
"""

import gc
import sys


def main() -> None:
    """Open the window, or do what the command line says."""
    if len(sys.argv) > 1:
        from smpdesk.cli import main as command_line

        command_line()
        return
    from smpdesk.faults import told_plainly

    gc.disable()  # the window collects by itself, when it has a moment
    with told_plainly():
        from smpdesk.ui.app import run

        sys.exit(run(None))


if __name__ == "__main__":
    main()
