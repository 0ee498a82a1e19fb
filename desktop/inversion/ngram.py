"""A model of text that looks at eight letters to guess the ninth.

Interpolated Witten-Bell smoothing (Witten, Bell 1991, The Zero-Frequency Problem): with n(c) the times a context c was
seen, t(c) the different letters after it, and c' the context one letter shorter,

    p(x | c) = (n(c x) + t(c) p(x | c')) / (n(c) + t(c)),   at the end a uniform guess over the letters.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

END = "\n"
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789 .,:;?!'()-" + END
ORDER = 9
BEAM = 10
_SIZE = len(ALPHABET) + 1
_CODES = {letter: code for code, letter in enumerate(ALPHABET, start=1)}

Codes = NDArray[np.int64]
Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TextModel:
    """For each length 1 to 9: the texts seen of that length as sorted numbers of base 49, and how often."""

    texts: tuple[Codes, ...]
    counts: tuple[Codes, ...]

    def chances(self, contexts: list[str]) -> Chances:
        """p of each letter of ALPHABET after each context, shape (contexts, letters)."""
        codes = np.array([_number(END + context) for context in contexts], dtype=np.int64)
        letters = np.arange(1, _SIZE, dtype=np.int64)
        found: Chances = np.full((len(contexts), _SIZE - 1), 1 / (_SIZE - 1))
        for length in range(ORDER):
            tails = codes % _SIZE**length
            seen = self._counts_of(length, tails[:, None] * _SIZE + letters)
            kinds, total = (seen > 0).sum(axis=1, keepdims=True), seen.sum(axis=1, keepdims=True)
            known = total[:, 0] > 0
            found[known] = (seen[known] + kinds[known] * found[known]) / (total[known] + kinds[known])
        return found

    def _counts_of(self, length: int, wanted: Codes) -> Codes:
        texts, counts = self.texts[length], self.counts[length]
        if not len(texts):
            return np.zeros(wanted.shape, np.int64)
        at = np.minimum(np.searchsorted(texts, wanted), len(texts) - 1)
        return np.where(texts[at] == wanted, counts[at], 0)

    def number_chances(self, before: str, digits: int) -> Chances:
        """log p of every number of so many digits after a text, in their order, by walking the tree of prefixes."""
        prefixes, logs = [""], np.zeros(1)
        first = _CODES["0"] - 1
        for _ in range(digits):
            steps = np.log(self.chances([before + prefix for prefix in prefixes])[:, first : first + 10])
            logs = (logs[:, None] + steps).ravel()
            prefixes = [prefix + str(digit) for prefix in prefixes for digit in range(10)]
        return logs


def _number(text: str) -> int:
    """The last eight letters as a number of base 49."""
    number = 0
    for letter in text[-(ORDER - 1) :]:
        number = number * _SIZE + _CODES[letter]
    return number


def train_text(texts: list[str], writers: list[int], *, least: int = 1) -> TextModel:
    """Count all texts of up to nine letters; with `least` above 1, people are counted.

    What fewer than `least` people wrote is ignored, and nobody weighs more for having written it often.
    """
    joined = END + END.join(texts) + END
    letters = np.array([_CODES[letter] for letter in joined], dtype=np.int64)
    owners = np.repeat(np.array([writers[0], *writers], dtype=np.int64), [1, *(len(text) + 1 for text in texts)])
    breaks = np.concatenate(([0], np.cumsum(letters == _CODES[END])))
    kept, counts = [], []
    codes = np.zeros(len(letters) + 1, np.int64)
    for length in range(1, ORDER + 1):
        codes = codes[:-1] * _SIZE + letters[length - 1 :]
        starts = np.arange(len(codes))
        inside = breaks[starts + length - 1] <= breaks[starts + 1]
        found, number = _counted(codes[inside], owners[length - 1 :][inside], least)
        kept.append(found)
        counts.append(number)
    return TextModel(tuple(kept), tuple(counts))


def _counted(codes: Codes, owners: Codes, least: int) -> tuple[Codes, Codes]:
    found, number = np.unique(codes, return_counts=True)
    if least <= 1:
        return found, number
    order = np.lexsort((owners, codes))
    codes, owners = codes[order], owners[order]
    new = np.ones(len(codes), bool)
    new[1:] = (codes[1:] != codes[:-1]) | (owners[1:] != owners[:-1])
    people = np.unique(codes[new], return_counts=True)[1]
    enough = people >= least
    return found[enough], people[enough]


def likeliest_text(model: TextModel, typed: str, letters: int) -> str:
    """So many letters, each the likeliest after those before it."""
    text = typed
    for _ in range(letters):
        text += ALPHABET[int(model.chances([text])[0].argmax())]
    return text[len(typed) :]


def best_texts(model: TextModel, typed: str, letters: int) -> str:
    """The likeliest continuation of so many letters among ten followed side by side."""
    beams, logs = [typed], np.zeros(1)
    for _ in range(letters):
        steps = logs[:, None] + np.log(model.chances(beams))
        order = np.argsort(steps, axis=None)[::-1][:BEAM]
        rows, columns = np.unravel_index(order, steps.shape)
        beams = [beams[row] + ALPHABET[column] for row, column in zip(rows, columns, strict=True)]
        logs = steps[rows, columns]
    return beams[0][len(typed) :]
