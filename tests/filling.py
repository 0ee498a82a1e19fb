"""Sheets filled in as organisations do it: by three programs that know nothing of each other.

pypdf and pikepdf write the values into the file; PDFium, the form engine of a common viewer, is driven with clicks and
typing, and makes the file anew.
"""

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import NameObject, TextStringObject


@dataclass(frozen=True, slots=True)
class Filling:
    """What is ticked in each group of boxes, what is written in each field, and which single boxes are ticked."""

    ticks: Mapping[str, str]
    texts: Mapping[str, str]
    boxes: tuple[str, ...] = ()


def by_pypdf(content: bytes, filling: Filling) -> bytes:
    """Filled in with pypdf."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(content))
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            widget = reference.get_object()
            parent = widget.get("/Parent", widget).get_object()
            name = str(parent.get("/T", ""))
            if name in filling.texts:
                widget[NameObject("/V")] = TextStringObject(filling.texts[name])
            wanted = "Yes" if name in filling.boxes else filling.ticks.get(name)
            if wanted and f"/{wanted}" in widget["/AP"]["/N"]:
                parent[NameObject("/V")] = NameObject(f"/{wanted}")
                widget[NameObject("/AS")] = NameObject(f"/{wanted}")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def by_pikepdf(content: bytes, filling: Filling) -> bytes:
    """Filled in with pikepdf, which asks readers to draw the fields anew."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            name = str(field.T)
            if name in filling.texts:
                field.V = pikepdf.String(filling.texts[name])
            wanted = "Yes" if name in filling.boxes else filling.ticks.get(name)
            if wanted:
                field.V = pikepdf.Name(f"/{wanted}")
                for widget in field.get("/Kids", [field]):
                    on = f"/{wanted}" in widget.AP.N
                    widget.AS = pikepdf.Name(f"/{wanted}") if on else pikepdf.Name("/Off")
        pdf.Root.AcroForm.NeedAppearances = True
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def by_pdfium(content: bytes, filling: Filling) -> bytes:
    """Filled in with the mouse and the keyboard in PDFium."""
    places = _places(content)
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    for number in range(len(document)):
        page = document[number]
        form = document.formenv
        for name, state, (x, y) in places.get(number, ()):
            wanted = "Yes" if name in filling.boxes else filling.ticks.get(name)
            if state == wanted and state:
                _click(form, page, x, y)
            elif name in filling.texts and not state:
                _click(form, page, x, y)
                text = (filling.texts[name] + "\0").encode("utf-16-le")
                wide = ctypes.cast(ctypes.create_string_buffer(text), ctypes.POINTER(ctypes.c_ushort))
                pdfium.FORM_ReplaceSelection(form, page, wide)
        pdfium.FORM_ForceToKillFocus(form)
    target = BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


def _click(form: object, page: object, x: float, y: float) -> None:
    for act in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
        act(form, page, 0, x, y)


Place = tuple[str, str, tuple[float, float]]


def _places(content: bytes) -> dict[int, list[Place]]:
    """Where each widget is, page by page: its field, the state that it stands for, and its middle."""
    found: dict[int, list[Place]] = {}
    for number, page in enumerate(pypdf.PdfReader(BytesIO(content)).pages):
        for reference in page.get("/Annots", ()):
            widget = reference.get_object()
            parent = widget.get("/Parent", widget).get_object()
            kind = parent.get("/FT", widget.get("/FT"))
            states = [str(state)[1:] for state in widget["/AP"]["/N"] if state != "/Off"] if kind == "/Btn" else [""]
            left, bottom, right, top = map(float, widget["/Rect"])
            found.setdefault(number, []).append(
                (str(parent.get("/T", "")), states[0], ((left + right) / 2, (bottom + top) / 2))
            )
    return found
