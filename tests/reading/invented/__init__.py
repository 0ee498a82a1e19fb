"""A consent form and a policy of nobody, written for these tests, with the passages that bear on each question."""

import tomllib
from pathlib import Path

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.passage import Passage
from desktop.reading.passages import passages_of

FOLDER = Path(__file__).parent
NAMES = ("consent", "policy")


def invented(name: str) -> DocumentText:
    """The document of this name, as one page without a number."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return DocumentText(DocumentKind.TEXT, (text,), paged=False)


def labelled(name: str) -> dict[str, set[int]]:
    """For each question that is labelled the places of its right passages."""
    passages = passages_of(invented(name))
    labels = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))[name]
    return {question: {_place(passages, begins) for begins in begun} for question, begun in labels.items()}


def _place(passages: tuple[Passage, ...], begins: str) -> int:
    return next(at for at, passage in enumerate(passages) if passage.text.startswith(begins))
