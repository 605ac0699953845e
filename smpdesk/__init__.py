"""smpdesk: the desktop of a community safety partnership officer."""

import os

__version__ = "0.1.0"

# A thread for matrices would wait busily beside ours, which are small: it takes more than it gives.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
