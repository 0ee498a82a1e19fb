"""Spoiling bytes: the same seed and number give the same bytes on every machine."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

LONGEST = 200_000
"""Bytes of an input; longer ones only take longer."""
NUMBERS = (b"0", b"-1", b"1", b"2147483648", b"-2147483649", b"99999999999999999999", b"1e9", b"0.5", b"65536", b"255")
DIGITS = re.compile(rb"\d+")
BYTES = (0x00, 0xFF, 0x7F, 0x80, 0x0A, 0x20, 0x28, 0x29, 0x3C, 0x3E, 0x26, 0x22)


def as_it_is(content: bytes) -> bytes:
    """Nothing is put round it."""
    return content


@dataclass(frozen=True, slots=True)
class Seed:
    """Bytes that are spoiled, and what is put round them afterwards, so that the spoiled part is reached at all."""

    content: bytes
    wrap: Callable[[bytes], bytes] = as_it_is


def spoiled(seeds: Sequence[Seed], tokens: Sequence[bytes], *, seed: str) -> bytes:
    """One input: one of the seeds, changed in one to eight places."""
    dice = Random(seed)
    chosen = dice.choice(seeds)
    content = chosen.content
    for _change in range(dice.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        content = dice.choice(CHANGES)(content, dice, seeds, tokens)[:LONGEST]
    return chosen.wrap(content)


Change = Callable[[bytes, Random, Sequence[Seed], Sequence[bytes]], bytes]


def _place(content: bytes, dice: Random) -> tuple[int, int]:
    """Where something is done, and to how many bytes: mostly few."""
    start = dice.randint(0, len(content))
    return start, min(len(content), start + dice.choice((1, 2, 4, 16, 64, 400)))


def _flip(content: bytes, dice: Random, _seeds: Sequence[Seed], _tokens: Sequence[bytes]) -> bytes:
    changed = bytearray(content)
    for _bit in range(dice.choice((1, 2, 8)) if changed else 0):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _overwrite(content: bytes, dice: Random, _seeds: Sequence[Seed], _tokens: Sequence[bytes]) -> bytes:
    start, end = _place(content, dice)
    return content[:start] + bytes([dice.choice(BYTES)]) * (end - start) + content[end:]


def _remove(content: bytes, dice: Random, _seeds: Sequence[Seed], _tokens: Sequence[bytes]) -> bytes:
    start, end = _place(content, dice)
    return content[:start] + content[end:]


def _repeat(content: bytes, dice: Random, _seeds: Sequence[Seed], _tokens: Sequence[bytes]) -> bytes:
    start, end = _place(content, dice)
    return content[:start] + content[start:end] * dice.choice((2, 3, 10, 200)) + content[end:]


def _insert(content: bytes, dice: Random, _seeds: Sequence[Seed], tokens: Sequence[bytes]) -> bytes:
    start, _end = _place(content, dice)
    return content[:start] + dice.choice(tokens) + content[start:]


def _flood(content: bytes, dice: Random, _seeds: Sequence[Seed], tokens: Sequence[bytes]) -> bytes:
    start, _end = _place(content, dice)
    token = b"".join(dice.choice(tokens) for _token in range(dice.choice((1, 1, 2))))
    return content[:start] + token * dice.choice((10, 10, 100, 100, 1_000, 10_000)) + content[start:]


def _splice(content: bytes, dice: Random, seeds: Sequence[Seed], _tokens: Sequence[bytes]) -> bytes:
    other = dice.choice(seeds).content
    start, end = _place(other, dice)
    at, _end = _place(content, dice)
    return content[:at] + (other[start:end] if dice.random() < 0.5 else other[start:])


def _cut(content: bytes, dice: Random, _seeds: Sequence[Seed], _tokens: Sequence[bytes]) -> bytes:
    return content[: dice.randint(0, len(content))]


def _number(content: bytes, dice: Random, _seeds: Sequence[Seed], _tokens: Sequence[bytes]) -> bytes:
    found = list(DIGITS.finditer(content))
    if not found:
        return content
    one = dice.choice(found)
    return content[: one.start()] + dice.choice(NUMBERS) + content[one.end() :]


CHANGES: tuple[Change, ...] = (
    *(_flip, _overwrite, _remove, _repeat, _insert, _insert, _flood, _splice, _number, _number),
    _cut,
)
