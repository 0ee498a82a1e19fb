"""Passages that somebody else cut, as JSON: {"passages": [{"document": ..., "passage": ..., "text": ...}, ...]}."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from desktop.core.unreadable import LARGEST

Label = str | int
"""What a file calls a document or a passage; it is given back as it came."""


class CutFault(Enum):
    """What is wrong with such a file."""

    TOO_LARGE = auto()
    NOT_TEXT = auto()
    NOT_JSON = auto()
    TOO_DEEP = auto()
    NO_LIST = auto()
    NO_OBJECT = auto()
    MISSING = auto()
    NO_TEXT = auto()
    NO_LABEL = auto()


class NoReadyCut(Exception):
    """The file holds no passages; `at` is the place of the passage in their list, from 1, or the line of the text."""

    def __init__(self, fault: CutFault, *, at: int = 0, key: str = "") -> None:
        super().__init__(fault.name)
        self.fault = fault
        self.at = at
        self.key = key


@dataclass(frozen=True, slots=True)
class ReadyCut:
    """A passage as it was cut."""

    document: Label
    passage: Label
    text: str


def ready_cut(content: bytes) -> tuple[ReadyCut, ...]:
    """The passages in a JSON file, in order; NoReadyCut says what is wrong and where. Other keys are let be."""
    if len(content) > LARGEST:
        raise NoReadyCut(CutFault.TOO_LARGE)
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NoReadyCut(CutFault.NOT_TEXT, at=content.count(b"\n", 0, error.start) + 1) from None
    except json.JSONDecodeError as error:
        raise NoReadyCut(CutFault.NOT_JSON, at=error.lineno) from None
    except (RecursionError, ValueError):
        raise NoReadyCut(CutFault.TOO_DEEP) from None
    listed = given.get("passages") if isinstance(given, dict) else None
    if not isinstance(listed, list):
        raise NoReadyCut(CutFault.NO_LIST)
    return tuple(_passages(listed))


def _passages(listed: list[object]) -> Iterator[ReadyCut]:
    for at, given in enumerate(listed, start=1):
        if not isinstance(given, dict):
            raise NoReadyCut(CutFault.NO_OBJECT, at=at)
        text = _value(given, "text", at)
        if not isinstance(text, str):
            raise NoReadyCut(CutFault.NO_TEXT, at=at, key="text")
        yield ReadyCut(_label(given, "document", at), _label(given, "passage", at), text)


def _label(given: dict[str, object], key: str, at: int) -> Label:
    value = _value(given, key, at)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise NoReadyCut(CutFault.NO_LABEL, at=at, key=key)
    return value


def _value(given: dict[str, object], key: str, at: int) -> object:
    if key not in given:
        raise NoReadyCut(CutFault.MISSING, at=at, key=key)
    return given[key]
