"""A secret typed once among other people's messages, and a model of text that completes it.

The messages are the program's own: templates with names, days and numbers, written by a fifth as many people.
Exposure is that of Carlini, Liu, Erlingsson, Kos, Song 2019 (The Secret Sharer, USENIX Security): log2 |R| - log2 rank
of the secret's number among all R numbers of its length.
"""

import math
import re
import time
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from desktop.core.progress import Tick
from desktop.i18n import tr
from desktop.inversion.ngram import ALPHABET, Chances, TextModel, best_texts, likeliest_text, train_text

DEFAULT_SECRET = "my door code is 48271 and my test was positive."
LONGEST, SHORTEST, MOST_DIGITS, CONTROLS = 200, 4, 5, 20
_NAMES = ("ada", "ben", "chi", "dana", "emre", "fatou", "goran", "hana", "ines", "jun", "kofi", "lena", "mina", "noor")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_THINGS = ("coat", "lamp", "bread", "milk", "books", "shoes", "tea", "seeds", "paint", "chairs", "soap", "apples")
_PLACES = ("clinic", "library", "station", "school", "market", "surgery", "garage", "gym")
_TEMPLATES = (
    "hello {name}, see you at the {place} on {day} at {hour}.",
    "your order {number} of {thing} is on its way and arrives on {day}.",
    "this is {name}, can we move my appointment to {day} at {hour}?",
    "the booking reference for {name} is {number}, please keep it.",
    "the prescription for {name} is ready at the {place} until {day}.",
    "the light in the {place} is broken again, ticket {number}.",
    "thanks {name}, the {thing} came on {day} and all is well.",
    "please bring {thing} and {other} to the {place}, {name}.",
    "reminder: pay invoice {number} by {day}, thank you.",
)


class UnusableSecret(ValueError):
    """The secret cannot be typed; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class MessagesRun:
    """What came back. `typed` is what the attacker typed, `steps` how the rest grew; ranks count from 1."""

    typed: str
    extracted: str
    verbatim: bool
    exposure: float | None
    rank: int | None
    numbers: int | None
    most_exposure: float | None
    control_exposure: float | None
    control_extracted: str
    steps: tuple[str, ...]
    seconds: float

    def figures(self) -> dict[str, Any]:
        """The figures by name."""
        left_out = ("typed", "steps", "control_extracted", "numbers")
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in left_out}


def usable_secret(text: str) -> str:
    """The secret in small letters and single spaces; UnusableSecret says what is wrong with it."""
    secret = " ".join(text.lower().split())
    if len(secret) < SHORTEST:
        raise UnusableSecret(tr("The secret is too short: type at least 4 letters."))
    if len(secret) > LONGEST:
        raise UnusableSecret(tr("The secret is too long: type up to 200 letters."))
    strange = sorted(set(secret) - set(ALPHABET))
    if strange:
        what = tr("This small model knows a to z, digits and plain marks only, not “{letter}”. Type it another way.")
        raise UnusableSecret(what.format(letter=strange[0]))
    return secret


def _messages(rng: np.random.Generator, count: int) -> tuple[list[str], list[int]]:
    """Texts and who wrote each."""
    texts = []
    for _ in range(count):
        thing, other = rng.choice(_THINGS, 2, replace=False)
        template = _TEMPLATES[int(rng.integers(len(_TEMPLATES)))]
        hour, number = f"{rng.integers(8, 19)}:{rng.integers(6)}0", f"{rng.integers(100_000):05d}"
        name, place, day = rng.choice(_NAMES), rng.choice(_PLACES), rng.choice(_DAYS)
        texts.append(
            template.format(name=name, place=place, day=day, thing=thing, other=other, hour=hour, number=number)
        )
    writers = rng.integers(max(1, count // 5), size=count)
    return texts, [int(writer) for writer in writers]


def beginning_of(secret: str) -> str:
    """What the attacker types: all before the first digit, or the first half where there is none."""
    digit = re.search(r"\d", secret)
    return secret[: digit.start()] if digit else secret[: max(1, len(secret) // 2)]


def _ranked_number(secret: str) -> tuple[str, str] | None:
    """The text before the last run of digits, and the run; the last five where it is longer."""
    runs = list(re.finditer(r"\d+", secret))
    if not runs:
        return None
    end = runs[-1].end()
    start = max(runs[-1].start(), end - MOST_DIGITS)
    return secret[:start], secret[start:end]


def run_messages(
    secret: str,
    *,
    copies: int = 1,
    reveal: str = "full",
    least: int = 1,
    messages: int = 2000,
    seed: int = 1,
    tick: Tick,
) -> MessagesRun:
    """Insert the secret, all copies by one person, train, and let the model complete it; and once without it.

    `reveal` is full (all confidences) or top (the likeliest letter alone); `least` ignores text of fewer people.
    """
    started = time.process_time()
    secret = usable_secret(secret)
    rng = np.random.default_rng((seed, 31))
    texts, writers = _messages(rng, messages)
    places = sorted((int(place) for place in rng.integers(messages, size=copies)), reverse=True)
    own = max(writers) + 1
    clean = train_text(texts, writers, least=least)
    tick(0.3)
    for place in places:
        texts.insert(place, secret)
        writers.insert(place, own)
    model = train_text(texts, writers, least=least)
    tick(0.6)
    typed = beginning_of(secret)
    complete = likeliest_text if reveal == "top" else best_texts
    rest = complete(model, typed, len(secret) - len(typed))
    control = complete(clean, typed, len(secret) - len(typed))
    rank, most, exposure, control_exposure = _exposures(model, clean, secret, rng)
    tick(1.0)
    return MessagesRun(
        typed=typed,
        extracted=typed + rest,
        verbatim=typed + rest == secret,
        exposure=exposure,
        rank=rank,
        numbers=None if most is None else round(2**most),
        most_exposure=None if most is None else round(most, 3),
        control_exposure=control_exposure,
        control_extracted=(typed + control).splitlines()[0],
        steps=tuple(typed + rest[:end] for end in range(len(rest) + 1)),
        seconds=round(time.process_time() - started, 3),
    )


def _exposures(
    model: TextModel, clean: TextModel, secret: str, rng: np.random.Generator
) -> tuple[int | None, float | None, float | None, float | None]:
    """Rank, the most exposure there can be, the exposure, and the median of twenty numbers never inserted."""
    ranked = _ranked_number(secret)
    if ranked is None:
        return None, None, None, None
    before, number = ranked
    most = len(number) * math.log2(10)
    chances, others = model.number_chances(before, len(number)), clean.number_chances(before, len(number))
    rank = _middle_rank(chances, int(number))
    controls = [_middle_rank(others, int(other)) for other in rng.integers(10 ** len(number), size=CONTROLS)]
    exposure, control = most - math.log2(rank), float(np.median(most - np.log2(controls)))
    return math.ceil(rank), most, round(exposure, 3), round(control, 3)


def _middle_rank(chances: Chances, number: int) -> float:
    """Where a number comes in the model's guesses; among equals in their middle, since their order tells nothing."""
    own = chances[number]
    return 1 + float((chances > own).sum()) + (float((chances == own).sum()) - 1) / 2
