"""The bytes of a PDF -> its form as plain data. Called in a child process: nobody vouches for the bytes."""

from collections.abc import Iterable

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from desktop.reading.form import FieldKind
from desktop.reading.pdf_contents import annotations_of, contents_of, pages_of
from desktop.reading.pdf_fields import Found, found_fields
from desktop.reading.pdf_opening import opened, refusals
from desktop.reading.pdf_values import entry, inner, number, resolved, text

READ_ONLY, RADIO, PUSH = 1, 1 << 15, 1 << 16
OFF, BOXES = "Off", (FieldKind.CHOICE, FieldKind.TICK)
MOST_MARKS = 100


def form_data(content: bytes) -> dict[str, object]:
    """What `Form` holds, as data that JSON can carry; Unreadable where the bytes do not give it."""
    with refusals():
        return _form(opened(content))


def _form(reader: PdfReader) -> dict[str, object]:
    catalog = reader.root_object
    form, pages = inner(catalog, "/AcroForm"), pages_of(catalog)
    contents, marks = contents_of(catalog), _marks(inner(reader.trailer, "/Info"))
    return {
        "fields": [_field(found) for found in found_fields(form, annotations_of(pages))],
        "title": marks.get("Title", ""),
        "marks": marks,
        "pages": len(pages),
        "has_scripts": contents.scripts,
        "has_attachments": contents.attachments,
        "has_links": contents.links,
        "is_dynamic": form is not None and entry(form, "/XFA") is not None,
    }


def _marks(info: DictionaryObject | None) -> dict[str, str]:
    """What the file says about itself."""
    marks: dict[str, str] = {}
    for key in list(info or ())[:MOST_MARKS]:
        words = text(entry(info, key)) if info is not None else None
        if words is not None:
            marks[text(NameObject(key)) or ""] = words
    return marks


def _field(found: Found) -> dict[str, object]:
    flags, kind = number(found.entries.get("/Ff")), found.entries.get("/FT")
    options = _options(found)
    states = _unique(_named(state, options) for widget in found.widgets for state in _states(widget))
    default = found.entries.get("/DV")
    match kind:
        case "/Tx":
            kind, chosen = FieldKind.TEXT, _written(found)
        case "/Btn" if not flags & PUSH:
            kind = FieldKind.CHOICE if flags & RADIO or len(states) > 1 else FieldKind.TICK
            chosen = _chosen(found, options)
            if kind is FieldKind.TICK:  # whatever it is called, it is on
                chosen = (states or chosen)[:1] if chosen else []
        case _:
            kind, chosen = FieldKind.OTHER, _several(found.entries.get("/V"))
    return {
        "name": found.name,
        "kind": kind,
        "default": _stored(default, options) if kind in BOXES else text(default) or "",
        "states": states,
        "read_only": bool(flags & READ_ONLY),
        "chosen": chosen,
    }


def _options(found: Found) -> list[str]:
    """What the states of boxes mean where they are only counted (ISO 32000-2, table 232)."""
    given = found.entries.get("/Opt")
    if found.entries.get("/FT") != "/Btn" or not isinstance(given, ArrayObject):
        return []
    return [text(resolved(option)) or "" for option in given]


def _states(widget: DictionaryObject) -> list[str]:
    """The names of a box when it is on; a box has one."""
    looks = inner(widget, "/AP") or DictionaryObject()
    for look in (inner(looks, "/N"), inner(looks, "/D")):
        if look is not None and not isinstance(look, StreamObject):
            return [state for state in (text(NameObject(name)) or "" for name in look) if state != OFF]
    return []


def _named(state: str, options: list[str]) -> str:
    """What a state is called: by itself, or by its place in the options."""
    if options and state.isascii() and state.isdecimal() and len(state) < 6 and int(state) < len(options):
        return options[int(state)]
    return state


def _stored(value: object, options: list[str]) -> str:
    """A stored state by its name; nothing for a box that is off. Programs store names, texts, or the option itself."""
    words = text(value) or ""
    if not isinstance(value, NameObject):
        if words in options:
            return words
        words = words.removeprefix("/")
    return "" if words == OFF else _named(words, options)


def _chosen(found: Found, options: list[str]) -> list[str]:
    """Each state that is stored or seen: the two differ where a program kept only one of them up to date."""
    states = [_stored(found.entries.get("/V"), options)]
    for widget in found.widgets:
        state, own = text(entry(widget, "/AS")) or OFF, _states(widget)
        if state != OFF and (state in own or not own):
            states.append(_named(state, options))
    states = states if any(states) else [_stored(value, options) for value in _of_parts(found)]
    return _unique(state for state in states if state)


def _written(found: Found) -> list[str]:
    """What is written in a field, or else in its parts; those may disagree."""
    own = text(found.entries.get("/V"))
    texts = [words for words in map(text, _of_parts(found)) if words is not None]
    return [own] if own else _unique(words for words in texts if words) or texts[:1]


def _of_parts(found: Found) -> list[object]:
    """What some programs store in a field's parts in place of the field."""
    return [entry(widget, "/V") for widget in found.widgets]


def _several(value: object) -> list[str]:
    values = map(resolved, value) if isinstance(value, ArrayObject) else [value]
    return [words for words in map(text, values) if words is not None]


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
