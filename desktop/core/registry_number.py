"""The number of a study out of what a person types or pastes: a number, a link, a line of a letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from desktop.core.registry import RegistryName

LONGEST = 2000
"""Letters of a text that is looked through."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_NCT = re.compile(r"(?<![A-Z0-9])NCT0*([1-9][0-9]{0,7})(?![0-9])")
_EU = re.compile(r"(?<![0-9])(20[0-9]{2})-(5[0-9]{5})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9])")
_EU_CLOSE = re.compile(r"(?:EU?CT)?(20[0-9]{2})(5[0-9]{5})([0-9]{2})([0-9]{2})")
_ISRCTN = re.compile(r"(?<![A-Z0-9])ISRCTN([0-9]{8})(?![0-9])")
_EUDRACT = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}-[0-4][0-9]{5}-[0-9]{2}(?![0-9])")
_BEGINNINGS = re.compile(r"(?<![A-Z])(NCT|NTC|CNT|ISRCTN|ISCRTN|ISRTCN)[O0-9]*")
_EU_BEGINNING = re.compile(r"(?<![0-9])20[0-9]{2}-?5[0-9O]{3,}")
ELSEWHERE = {
    "DRKS": r"DRKS[0-9]{8}", "ANZCTR": r"ACTRN[0-9]{14}", "UMIN-CTR": r"UMIN[0-9]{9}",
    "ChiCTR": r"CHICTR[-A-Z]*[0-9]{8,}", "jRCT": r"JRCTS?[0-9]{9,}", "CTRI": r"CTRI/?[0-9]{4}/?[0-9]{2}/?[0-9]{6}",
    "CRIS": r"KCT[0-9]{7}", "NTR": r"(?:NTR|NL)-?(?:OMON)?[0-9]{3,8}", "IRCT": r"IRCT[0-9N]{8,}",
    "PACTR": r"PACTR[0-9]{12,}", "ReBec": r"RBR-?[0-9A-Z]{6,}", "TCTR": r"TCTR[0-9]{11}",
    "SLCTR": r"SLCTR/?[0-9]{4}/?[0-9]{3}",
}  # fmt: skip
"""Other registries, and the form of their numbers."""
_ELSEWHERE = {name: re.compile(rf"(?<![A-Z0-9])(?:{form})(?![0-9])") for name, form in ELSEWHERE.items()}


class NumberTrouble(StrEnum):
    """Why a text gives no number. MISSPELT: nearly one of `registry`; BARE: figures alone, of no registry.

    EUDRACT: of the register before CTIS; ELSEWHERE: of a registry that is not looked up here.
    """

    EMPTY = "empty"
    MISSPELT = "misspelt"
    BARE = "bare"
    EUDRACT = "eudract"
    ELSEWHERE = "elsewhere"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RegistryNumber:
    """A number in the form that its registry writes: NCT and 8 figures, 2024-5xxxxx-xx-00, ISRCTN and 8 figures."""

    registry: RegistryName
    id: str


@dataclass(frozen=True, slots=True)
class NumberFault:
    """Why there is no number; `registry` names the one that is meant, where that can be told."""

    trouble: NumberTrouble
    text: str = ""
    registry: str = ""


def registry_number(text: str) -> RegistryNumber | NumberFault:
    """The one number of a registry in a text, in its registry's form; a fault where there is none, or several."""
    folded = normalize("NFKC", text[:LONGEST]).translate(_DASHES).upper()
    close = re.sub(r"[\s.,:;#_()\"']+", "", folded)
    shown = " ".join(text[:LONGEST].split())[:80]
    if not close:
        return NumberFault(NumberTrouble.EMPTY)
    for candidate in (folded, close, close.replace("-", "")):
        found = tuple(dict.fromkeys(_numbers(candidate)))
        if len(found) == 1:
            return found[0]
        if found:
            return NumberFault(NumberTrouble.SEVERAL, ", ".join(number.id for number in found[:4]))
    return _fault(folded, close, shown)


def _numbers(text: str) -> Iterator[RegistryNumber]:
    for found in _NCT.finditer(text):
        yield RegistryNumber(RegistryName.CLINICAL_TRIALS, f"NCT{int(found[1]):08}")
    for found in (*_EU.finditer(text), *filter(None, [_EU_CLOSE.fullmatch(text)])):
        yield RegistryNumber(RegistryName.CTIS, f"{found[1]}-{found[2]}-{found[3]}-{found[4] or '00'}")
    for found in _ISRCTN.finditer(text):
        yield RegistryNumber(RegistryName.ISRCTN, f"ISRCTN{found[1]}")


def _fault(folded: str, close: str, shown: str) -> NumberFault:
    for text in (folded, close):
        if other := registry_elsewhere(text):
            return NumberFault(NumberTrouble.ELSEWHERE, shown, other)
        if found := _EUDRACT.search(text):
            return NumberFault(NumberTrouble.EUDRACT, found[0], "EudraCT")
        if found := _BEGINNINGS.search(text):
            clinical = found[1] in ("NCT", "NTC", "CNT")
            meant = RegistryName.CLINICAL_TRIALS if clinical else RegistryName.ISRCTN
            return NumberFault(NumberTrouble.MISSPELT, shown, meant)
        if _EU_BEGINNING.search(text):
            return NumberFault(NumberTrouble.MISSPELT, shown, RegistryName.CTIS)
    bare = close.replace("-", "").isdecimal()
    return NumberFault(NumberTrouble.BARE if bare else NumberTrouble.UNKNOWN, shown)


def is_filled_up(text: str, number: str) -> bool:
    """Whether zeros were put before the figures of a text to make a number of ClinicalTrials.gov of it."""
    figures = "".join(letter for letter in normalize("NFKC", text[:LONGEST]) if letter.isdecimal())
    return number.startswith("NCT") and number.removeprefix("NCT") not in figures


def registry_elsewhere(text: str) -> str:
    """The registry, not one of ours, whose number stands in a text of capitals; empty where there is none."""
    return next((name for name, form in _ELSEWHERE.items() if form.search(text)), "")
