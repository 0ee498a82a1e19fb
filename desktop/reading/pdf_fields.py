"""The fields of a PDF form with all their boxes, wherever the file has put them (ISO 32000-2, 12.7.4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pypdf.generic import DictionaryObject

from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.pdf_values import each, entry, inner, text

HANDED_DOWN = ("/FT", "/Ff", "/V", "/DV", "/Opt")
MOST_FIELDS, MOST_LEVELS = 5_000, 50

Chain = tuple[DictionaryObject, ...]


@dataclass(slots=True)
class Found:
    """A field: its full name, its entries with those that it was handed down, and where it lies on the pages."""

    name: str
    entries: dict[str, object]
    widgets: list[DictionaryObject] = field(default_factory=list)


def found_fields(form: DictionaryObject | None, annotations: Iterable[DictionaryObject]) -> list[Found]:
    """The fields of a form in their order, then those that only lie on a page."""
    fields = _Fields()
    if form is not None:
        fields.take_tree(form)
    for annotation in annotations:
        fields.take_annotation(annotation)
    return fields.filled()


class _Fields:
    """Gathers fields, each node once."""

    def __init__(self) -> None:
        self._found: dict[int, Found] = {}
        self._seen: set[int] = set()

    def filled(self) -> list[Found]:
        """Those that can be filled in; the others only name a group."""
        return [found for found in self._found.values() if found.widgets]

    def take_tree(self, form: DictionaryObject) -> None:
        """Take everything below a form's own list."""
        roots: list[Chain] = [(root,) for root in each(form, "/Fields")]
        stack = roots[::-1]
        while stack:
            chain = stack.pop()
            if self._is_new(chain[-1]):
                kids = [(*chain, kid) for kid in each(chain[-1], "/Kids")]
                if len(chain) > MOST_LEVELS or any(kid[-1] is above for kid in kids for above in chain):
                    raise Unreadable(Reason.BROKEN)
                self._take(chain, ends=not kids)
                stack.extend(reversed(kids))

    def take_annotation(self, annotation: DictionaryObject) -> None:
        """Take what lies on a page, if it is a field's and was not found yet."""
        if entry(annotation, "/Subtype") == "/Widget" and self._is_new(annotation):
            self._take(_above(annotation), ends=True)

    def _is_new(self, node: DictionaryObject) -> bool:
        if id(node) in self._seen:
            return False
        self._seen.add(id(node))
        if len(self._seen) > MOST_FIELDS:
            raise Unreadable(Reason.TOO_MUCH)
        return True

    def _take(self, chain: Chain, *, ends: bool) -> None:
        """Take the last of a chain that leads down to it; `ends`: nothing lies below, so it lies on a page."""
        named = [at for at, node in enumerate(chain) if "/T" in node]
        if not named:
            return
        owner = chain[: named[-1] + 1]
        found = self._found.get(id(owner[-1]))
        if found is None:
            found = self._found[id(owner[-1])] = Found(_name(owner), _entries(owner))
        if ends:
            found.widgets.append(chain[-1])


def _above(annotation: DictionaryObject) -> Chain:
    """What lies above an annotation, down to itself."""
    chain: Chain = (annotation,)
    parent = inner(annotation, "/Parent")
    while parent is not None:
        if len(chain) > MOST_LEVELS or any(parent is node for node in chain):
            raise Unreadable(Reason.BROKEN)
        chain = (parent, *chain)
        parent = inner(parent, "/Parent")
    return chain


def _name(chain: Chain) -> str:
    return ".".join(text(entry(node, "/T")) or "" for node in chain if "/T" in node)


def _entries(chain: Chain) -> dict[str, object]:
    entries: dict[str, object] = {}
    for node in chain:
        entries |= {key: entry(node, key) for key in HANDED_DOWN if key in node}
    return entries
