"""XML from outside as the plain values that JSON gives, with limits, and without what makes XML dangerous."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

DEEPEST, MOST_ELEMENTS = 60, 200_000


class BrokenXml(Exception):
    """No whole XML; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class DeepXml(Exception):
    """Nested too deeply, or of too many elements."""


class DefiningXml(Exception):
    """It defines a language or entities of its own, which is how bombs are made."""


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    children: dict[str, list[Any]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """What is open, outermost first; the first stands for the document itself."""

    open: list[_Open] = field(default_factory=lambda: [_Open("", {})])
    elements: int = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if len(self.open) > DEEPEST or self.elements > MOST_ELEMENTS:
            raise DeepXml
        self.open.append(_Open(_local(name), attributes))

    def end(self, _name: str) -> None:
        done = self.open.pop()
        self.open[-1].children.setdefault(done.name, []).append(_value(done))

    def words(self, words: str) -> None:
        self.open[-1].texts.append(words)

    def define(self, *_declared: object) -> None:
        raise DefiningXml


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def _value(done: _Open) -> Any:
    """A text where nothing else is in the element, else its attributes as "@name" and its children by name.

    Children of one name are a list where there are several.
    """
    words = "".join(done.texts)
    if not done.children and words.strip():
        return words
    attributes = {f"@{_local(name)}": value for name, value in done.attributes.items()}
    children = {name: found[0] if len(found) == 1 else found for name, found in done.children.items()}
    return attributes | children or ""


def tree_of(words: str) -> dict[str, Any]:
    """The document as {name of the root: value}; BrokenXml, DeepXml or DefiningXml where it is not taken."""
    tree = _Tree()
    parser = ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = tree.begin
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.words
    parser.StartDoctypeDeclHandler = tree.define
    parser.EntityDeclHandler = tree.define
    try:
        parser.ParseFile(BytesIO(words.encode("utf-8", "replace")))
    except ExpatError as error:
        raise BrokenXml(error.lineno) from None
    return {name: found[0] for name, found in tree.open[0].children.items()}
