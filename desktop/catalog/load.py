"""Reading questionnaire files."""

import tomllib
from fractions import Fraction
from pathlib import Path

from desktop.catalog.faults import BrokenQuestionnaire, Fault
from desktop.catalog.lines import Lines
from desktop.catalog.parse import parse_questionnaire
from desktop.catalog.rules import note_broken_rules
from desktop.catalog.table import Notes
from desktop.core.questionnaire import Questionnaire

LARGEST = 5_000_000


def load_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire in a file; BrokenQuestionnaire with every fault found, OSError where it cannot be read."""
    questionnaire, faults = _read(path)
    if questionnaire is None or faults:
        raise BrokenQuestionnaire(faults)
    return questionnaire


def faults_of(path: Path) -> tuple[Fault, ...]:
    """Every fault of the file, by line; OSError where it cannot be read."""
    return _read(path)[1]


def _read(path: Path) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    data = path.read_bytes()
    if len(data) > LARGEST:
        return None, (Fault(path.name, 1, "", f"larger than {LARGEST} bytes: this is no questionnaire."),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (Fault(path.name, line, "", "not UTF-8 text: save the file as UTF-8."),)
    try:
        document = tomllib.loads(text, parse_float=_exact)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return None, (Fault(path.name, _line_of(error, text), "", f"not TOML: {error}"),)
    notes = Notes(path.name, Lines(text))
    questionnaire = parse_questionnaire(document, notes)
    note_broken_rules(questionnaire, notes)
    return questionnaire, tuple(sorted(set(notes.faults), key=lambda fault: (fault.line, fault.what)))


def _exact(number: str) -> Fraction:
    """0.15 as 3/20; ValueError for inf and nan, which are no numbers to reckon with."""
    return Fraction(number.replace("_", ""))


def _line_of(error: Exception, text: str) -> int:
    """The line that the parser's message names, else the last."""
    words = str(error).replace(",", " ").replace(")", " ").split()
    if "line" in words and words[words.index("line") + 1].isdigit():
        return int(words[words.index("line") + 1])
    return text.count("\n") + 1
