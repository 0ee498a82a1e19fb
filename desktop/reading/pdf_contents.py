"""What is in a PDF beside its fields: pages with their annotations, and what acts, is attached or leads away."""

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.pdf_values import each, entry, inner, named, resolved

MOST_PAGES, MOST_LEVELS, MOST_ENTRIES = 400, 50, 300_000
NO_ACTIONS = frozenset({"/AP", "/Contents", "/Metadata", "/Resources", "/StructTreeRoot"})
"""Where a PDF can be large and nothing in it acts."""
ACTING = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"}
    | {"/Rendition", "/Movie", "/Sound", "/RichMediaExecute"}
)
PLAYING = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
ATTACHED = ("/EF", "/AF", "/Collection")

Trail = tuple[int, ...]


@dataclass(slots=True)
class Contents:
    """What was found beside the fields."""

    scripts: bool = False
    attachments: bool = False
    links: bool = False


def pages_of(catalog: DictionaryObject) -> list[DictionaryObject]:
    """The pages in their order, each once."""
    root = inner(catalog, "/Pages")
    stack: list[tuple[DictionaryObject, Trail]] = [] if root is None else [(root, (id(root),))]
    pages: dict[int, DictionaryObject] = {}
    seen = 0
    while stack:
        node, trail = stack.pop()
        seen += 1
        if seen > MOST_PAGES * MOST_LEVELS:
            raise Unreadable(Reason.TOO_MUCH)
        if "/Kids" in node:
            stack.extend(_below(node, trail))
        else:
            pages[id(node)] = node
        if len(pages) > MOST_PAGES:
            raise Unreadable(Reason.TOO_MUCH)
    return list(pages.values())


def _below(node: DictionaryObject, trail: Trail) -> list[tuple[DictionaryObject, Trail]]:
    """The nodes below, last first; a tree that leads into itself or has no end is none."""
    kids = [(kid, (*trail, id(kid))) for kid in each(node, "/Kids")]
    if len(trail) > MOST_LEVELS or any(id(kid) in trail for kid, _trail in kids):
        raise Unreadable(Reason.BROKEN)
    return kids[::-1]


def annotations_of(pages: list[DictionaryObject]) -> Iterator[DictionaryObject]:
    """What lies on the pages."""
    for page in pages:
        yield from each(page, "/Annots")


def contents_of(catalog: DictionaryObject) -> Contents:
    """Look at everything that can be reached and might act."""
    found = Contents()
    for thing in _reachable(catalog):
        action, kind = named(thing, "/S"), named(thing, "/Subtype")
        found.scripts |= action in ACTING or kind in PLAYING or entry(thing, "/JS") is not None
        found.attachments |= kind == "/FileAttachment" or any(entry(thing, key) for key in ATTACHED)
        found.links |= action == "/URI"
    return found


def _reachable(catalog: DictionaryObject) -> Iterator[DictionaryObject]:
    """Each dictionary that can be reached, once; in an order that means nothing."""
    stack: list[object] = [catalog]
    seen: set[object] = set()
    count = 0
    while stack:
        value = stack.pop()
        count += 1
        if count > MOST_ENTRIES:
            raise Unreadable(Reason.TOO_MUCH)
        if isinstance(value, IndirectObject):
            reference = (value.idnum, value.generation)
            if reference in seen:
                continue
            seen.add(reference)
            value = resolved(value)
        if isinstance(value, DictionaryObject):
            yield value
            stack.extend(below for key, below in value.items() if key not in NO_ACTIONS and _leads_on(below))
        elif isinstance(value, ArrayObject):
            stack.extend(below for below in value if _leads_on(below))


def _leads_on(value: object) -> bool:
    return isinstance(value, IndirectObject | DictionaryObject | ArrayObject)
