"""``python -m smpdesk``: the same as the command ``smpdesk``."""

from smpdesk.cli import main

if __name__ == "__main__":
    main()
