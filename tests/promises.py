"""What promises leave possible, as it was published or reckoned apart from this program; each table has its home here.

`promises.csv` holds, for an epsilon and a delta, the ceilings of any promise: accuracy, advantage, true positives at a
rate of 0.001 of false ones, and guesses of 1/2, 1/10, 1/100 and 1/10,000; then mu of Gaussian noise and its ceilings.
"""

import csv
from itertools import groupby
from pathlib import Path

MNIST = 60_000
PRIORS = {"guess_2": 0.5, "guess_10": 0.1, "guess_100": 0.01, "guess_10000": 0.0001}
"""The columns of guesses, with the chance of guessing right without the model."""

_ROWS = csv.DictReader((Path(__file__).parent / "promises.csv").read_text(encoding="utf-8").splitlines())
PROMISES = {delta: list(rows) for delta, rows in groupby(_ROWS, key=lambda row: float(row["delta"]))}
"""The rows for each delta, as they are printed."""

GAUSSIAN_RECORDS = ((1, 1.0), (2, 2.1229), (5, 5.9262), (10, 13.5070), (20, 33.0187))
"""Records of one person, and the epsilon for all of them of Gaussian noise that gives one 1 at a delta of 1e-6."""
