"""reportlab's form, which draws each look of a box once, where reportlab draws it anew for every box."""

from typing import Any

from reportlab.pdfbase.acroform import AcroForm


class Form(AcroForm):
    """Fields on a canvas. A sheet of all questions has 237 boxes in ten looks: drawing them took most of its time."""

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._looks: dict[tuple[object, ...], Any] = {}

    def checkboxAP(self, key: str, value: str, **look: Any) -> Any:
        """The stream that shows a box in one state."""
        name = (key, value, *(look[part] for part in sorted(look)))
        if name not in self._looks:
            self._looks[name] = super().checkboxAP(key, value, **look)
        return self._looks[name]


def form_of(canvas: Any) -> Form:
    """The canvas's form, made where there is none yet."""
    if not isinstance(getattr(canvas, "AcroForm", None), Form):
        canvas._doc._catalog.AcroForm = canvas.AcroForm = Form(canvas)
    form: Form = canvas.AcroForm
    return form
