"""The hook for signing what is given out.

SMPDESK_SIGN holds a command; the file to sign is added as its last word. With it unset nothing is
signed. On Windows it is called for the programs, the installer and its uninstaller, such as
``signtool sign /fd SHA256 /tr URL-OF-THE-TIMESTAMP-SERVICE /td SHA256 /n COUNCIL``; on Linux for
the packages and the checksums, such as ``gpg --batch --yes --armor --detach-sign``.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path


def sign(path: Path) -> bool:
    """Sign a file by the command in SMPDESK_SIGN; False when there is none."""
    command = os.environ.get("SMPDESK_SIGN", "")
    if not command:
        return False
    subprocess.run([*shlex.split(command, posix=os.name != "nt"), str(path)], check=True)
    return True
