"""Imports thousands of damaged extracts: ``python benchmarks/mutations.py --count 2000``.

Each must give a plan or one plain sentence, within ten seconds, and an import that is whole or
nothing. Prints what failed with its seed, by which the same damage comes again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from smpdesk import places
from smpdesk.models.partnership_file import PartnershipFile
from tests.importing.mutations import mutated, source_of, tried

MOST_SECONDS = 10


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    given = options.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        places.user_data = lambda: folder  # type: ignore[assignment]
        with PartnershipFile.create(folder / "M.smp", "M") as file:
            for seed in range(given.first, given.first + given.count):
                path = mutated(source_of(seed), seed, folder)
                began = time.perf_counter()
                try:
                    outcomes[tried(path, file)] += 1
                except Exception:  # noqa: BLE001 - anything at all is what is looked for
                    outcomes["failed"] += 1
                    print(f"seed {seed}, {path.name}\n{traceback.format_exc(limit=-4)}", flush=True)
                slowest = max(slowest, (time.perf_counter() - began, path.name))
                path.unlink()
    print(f"{given.count} tried: {dict(outcomes)}; slowest {slowest[0]:.1f} s ({slowest[1]})")
    return 1 if outcomes["failed"] or slowest[0] > MOST_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
