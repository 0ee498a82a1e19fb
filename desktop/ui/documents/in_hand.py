"""What is held of a study's documents while the window is open: what was found in them, and where the person is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from desktop.core.document import DocumentText
from desktop.core.passage import Lexicon, Match, Passage
from desktop.core.progress import Tick, part_of


@dataclass(frozen=True, slots=True)
class Found:
    """The passages of a document, and those that bear on each question: strong ones first, the best first."""

    passages: tuple[Passage, ...]
    matches: Mapping[str, tuple[Match, ...]]


class Side(Enum):
    """What is shown of a newer version: its text, or what became of the quotes from the older one."""

    TEXT = auto()
    CHANGES = auto()


@dataclass(frozen=True, slots=True)
class Where:
    """Where the person is in a document: the question, the passage by its number, and whether weaker ones are unfolded.

    `cursor` is as the field counts it.
    """

    question: str = ""
    here: int | None = None
    unfolded: bool = False
    cursor: int = 0
    side: Side = Side.TEXT


@dataclass(frozen=True, slots=True)
class DocumentsInHand:
    """By document: what was found in it, and where the person is. `last`: the one that was read last.

    `name` and `text` are of a text that is pasted and not kept yet; `link` stands in its field.
    """

    found: Mapping[str, Found] = field(default_factory=dict)
    places: Mapping[str, Where] = field(default_factory=dict)
    last: str = ""
    name: str = ""
    text: str = ""
    link: str = ""

    def beginning_with_changes(self, document: str) -> "DocumentsInHand":
        """A newer version is shown first with what became of the quotes."""
        return replace(self, places={**self.places, document: Where(side=Side.CHANGES)})


def find_passages(text: DocumentText, lexicons: Mapping[str, Lexicon], tick: Tick) -> Found:
    """Cut a document into passages and rank them for every question."""
    from desktop.reading.passages import passages_of
    from desktop.reading.ranking import ranked, sought  # numpy is needed from here on

    phrases = sought(lexicons)
    tick(0.02)
    passages = passages_of(text)
    by_question: dict[str, list[Match]] = {question: [] for question in lexicons}
    for match in ranked([passage.text for passage in passages], phrases, tick=part_of(tick, 0.05, 1)):
        by_question[match.question].append(match)
    return Found(passages, {question: tuple(matches) for question, matches in by_question.items()})
