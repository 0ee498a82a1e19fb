"""Askfirst: ask first, share second."""

__version__ = "0.1.0"

import os

# One thread for matrix products: the same seed gives the same bits, and the window keeps the other core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
