"""Read by every Python that is started with this folder on its path: the network is forbidden.

A worker of the tests reads it too, and then shares the module with them.
"""

import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location(
    "tests.no_network", Path(__file__).parent.parent / "no_network.py"
)
assert _spec is not None
assert _spec.loader is not None
_no_network = importlib.util.module_from_spec(_spec)
sys.modules["tests.no_network"] = _no_network
_spec.loader.exec_module(_no_network)
_no_network.forbid()
