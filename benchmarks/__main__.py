"""All benchmarks that need nothing but the program, one after the other: ``make bench``."""

import subprocess
import sys

NAMES = ("window", "file", "figures", "importing", "reports", "spc")

for name in NAMES:
    print(f"\n{name}", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)
