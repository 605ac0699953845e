"""``python -m installer.windows``: see the package."""

from __future__ import annotations

import argparse
from pathlib import Path

from installer.build import OUT, build_wheel
from installer.signing import sign
from installer.windows import Payload, make_installer
from installer.windows.embedded import embedded_payload


def main() -> int:
    """Make the installer of a built folder, or of an embeddable Python and wheels."""
    parser = argparse.ArgumentParser(description="Makes the Windows installer.")
    parser.add_argument("folder", nargs="?", type=Path, default=OUT / "smpdesk")
    parser.add_argument("--python", type=Path, help="an embeddable Python, a zip file")
    parser.add_argument("--wheels", type=Path, help="a folder with the lock file's wheels")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if options.python or options.wheels:
        if not (options.python and options.wheels):
            parser.error("--python and --wheels go together")
        wheel = build_wheel(options.out / "wheel")
        payload = embedded_payload(options.python, options.wheels, wheel, options.out / "embedded")
    else:
        payload = Payload(options.folder)
        if not (payload.folder / payload.program).is_file():
            parser.error(f"{payload.folder} holds no {payload.program}: build it on Windows")
    made = make_installer(payload, options.out)
    sign(made)
    print(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
