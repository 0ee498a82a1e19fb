"""A PDF form that somebody sent -> its fields and what else is in the file; the PDF is read in a child process."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.core.progress import Tick, unwatched
from desktop.core.unreadable import LARGEST, Reason, Unreadable

HEAD, HEADER = 1024, b"%PDF-"
"""Within so many bytes a PDF says that it is one (ISO 32000-1, annex H.3)."""


class FieldKind(StrEnum):
    """CHOICE: one of several boxes; TICK: a box by itself; OTHER: lists, buttons, signatures."""

    CHOICE = "choice"
    TICK = "tick"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it was filled in. `value`: what was chosen or written, None where it is nothing or not one thing.

    `chosen` has everything that was found, of boxes what is stored as well as what is seen; `default` what a reset
    would bring back; `states` all that could be chosen.
    """

    name: str
    kind: FieldKind
    value: str | None
    default: str
    states: tuple[str, ...]
    read_only: bool
    chosen: tuple[str, ...] = ()

    @property
    def conflict(self) -> bool:
        """Whether it says two things where it may say one."""
        return len(self.chosen) > 1 and self.kind is not FieldKind.OTHER


@dataclass(frozen=True, slots=True)
class Form:
    """A PDF's fields in their order, a repeated name as often as it is there, and what else is in the file.

    `marks`: what the file says about itself; `has_scripts`: anything that acts beyond its own pages; `is_dynamic`: it
    carries a second form of another kind (XFA).
    """

    fields: tuple[Field, ...]
    title: str
    marks: Mapping[str, str]
    pages: int
    has_scripts: bool
    has_attachments: bool
    has_links: bool
    is_dynamic: bool


def read_form(content: bytes, *, tick: Tick = unwatched) -> Form:
    """The form in these bytes, which nobody vouches for; Unreadable says why there is none."""
    if len(content) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE)
    if HEADER not in content[:HEAD]:
        raise Unreadable(Reason.NOT_A_PDF)
    from desktop.reading.child import in_child

    return form_from(in_child("desktop.reading.pdf_form:form_data", content, tick=tick))


def form_from(data: Any) -> Form:
    """The form that a child process describes; Unreadable where it describes none."""
    try:
        return Form(
            fields=tuple(map(_field_from, data["fields"])),
            title=str(data["title"]),
            marks={str(name): str(text) for name, text in data["marks"].items()},
            pages=int(data["pages"]),
            has_scripts=bool(data["has_scripts"]),
            has_attachments=bool(data["has_attachments"]),
            has_links=bool(data["has_links"]),
            is_dynamic=bool(data["is_dynamic"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable(Reason.BROKEN) from None


def _field_from(data: Any) -> Field:
    chosen = tuple(map(str, data["chosen"]))
    return Field(
        name=str(data["name"]),
        kind=FieldKind(data["kind"]),
        value=chosen[0] if len(chosen) == 1 else None,
        default=str(data["default"]),
        states=tuple(map(str, data["states"])),
        read_only=bool(data["read_only"]),
        chosen=chosen,
    )
