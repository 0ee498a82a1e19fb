"""BM25 (Robertson and Zaragoza 2009): how much each term tells of each passage of a document.

A term t adds to a passage p of the document:

    log(1 + (N - n + 1/2) / (n + 1/2)) * f (K + 1) / (f + K (1 - B + B |p| / mean |p|))

with N passages, n of them holding t, f the times that p holds it and |p| the words of p.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

K, B = 1.2, 0.75
RARE = 0.2
"""A rare term is in no more than this share of the passages."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What each term adds to each passage that holds it: three columns of one length, and the terms by number."""

    passages: NDArray[np.intp]
    terms: NDArray[np.intp]
    adds: NDArray[np.float64]
    rare: NDArray[np.bool_]
    numbers: Mapping[int | str, int]
    size: int

    @classmethod
    def of(cls, held: Sequence[Mapping[int | str, int]], lengths: Sequence[int]) -> "Terms":
        """`held` has for each passage how often it holds each term, `lengths` how many words it has."""
        numbers: dict[int | str, int] = {}
        rows = [
            (at, numbers.setdefault(term, len(numbers)), times)
            for at, terms in enumerate(held)
            for term, times in terms.items()
        ]
        relative = _relative(lengths)
        passages, terms, times = np.array(rows, dtype=np.intp).reshape(-1, 3).T
        holding = np.bincount(terms, minlength=len(numbers))
        rarity = np.log(1 + (len(held) - holding + 0.5) / (holding + 0.5))
        adds = rarity[terms] * times * (K + 1) / (times + K * (1 - B + B * relative[passages]))
        return cls(passages, terms, adds, holding <= max(1, RARE * len(held)), numbers, len(held))

    def scores(self, terms: Iterable[int | str]) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
        """The score of each passage by these terms, how many of them it holds, and how many rare ones."""
        wanted = np.zeros(len(self.numbers), dtype=bool)
        wanted[[self.numbers[term] for term in terms if term in self.numbers]] = True
        chosen = wanted[self.terms]
        at, rare = self.passages[chosen], self.rare[self.terms[chosen]]
        score = np.zeros(self.size)
        np.add.at(score, at, self.adds[chosen])
        return score, np.bincount(at, minlength=self.size), np.bincount(at[rare], minlength=self.size)

    def weighed(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """The score of each passage where each term counts so many times."""
        by_number = np.zeros(len(self.numbers))
        for term, weight in weights.items():
            if term in self.numbers:
                by_number[self.numbers[term]] = weight
        score = np.zeros(self.size)
        np.add.at(score, self.passages, by_number[self.terms] * self.adds)
        return score


def _relative(lengths: Sequence[int]) -> NDArray[np.float64]:
    """The length of each passage over their mean."""
    given = np.array(lengths, dtype=np.float64)
    return given / given.mean() if given.sum() else np.ones(len(given))
