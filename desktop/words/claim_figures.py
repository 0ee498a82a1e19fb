"""Epsilons and small chances in words."""

import math

from desktop.core.odds import in_hundred
from desktop.core.printed import Printed
from desktop.i18n import tr


def figure_words(value: float) -> str:
    """An epsilon to at most four digits."""
    return f"{value:.4g}" if value < 10_000 else f"{value:,.0f}"


def printed_words(figure: Printed) -> str:
    """A number with the digits with which it was printed."""
    return f"{figure.value:.{min(figure.decimals, 12)}f}"


def chance_words(chance: float) -> str:
    """A small chance such as a delta: "1 in 100,000"."""
    if chance <= 0:
        return tr("none")
    n = 1 / chance
    if n < 10:
        return tr("{n} in 100").format(n=in_hundred(chance))
    digits = max(0, math.floor(math.log10(n * (1 + 1e-9))) - 1)
    return tr("1 in {n}").format(n=f"{math.floor(n * (1 + 1e-9) / 10**digits) * 10**digits:,}")
