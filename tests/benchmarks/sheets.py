"""The speed of question sheets: made, beside a bare reportlab document with as many fields, and read back."""

import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from statistics import median

from pypdf import PdfReader

from desktop.catalog.load import load_questionnaire
from desktop.core.sheet import Asked, Selection, drawn_up, selected
from desktop.core.standing import standing_of
from desktop.export.sheet import sheet_pdf
from desktop.paths import fonts_folder, questionnaires_folder
from desktop.reading.sheet import read_sheet
from tests.benchmarks.vaults import example

Say = Callable[[str, str, str], None]


def _processor(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def sheets(say: Say) -> None:
    """A form with every question, made and read back."""
    standing = standing_of(load_questionnaire(questionnaires_folder() / "model-inversion.toml"), example())
    asked = tuple(Asked(question) for question in selected(standing, Selection.ALL))
    made_on = date(2026, 11, 20)
    sheet = drawn_up("3f2a9c1e", standing, asked, made_on=made_on, reply_by=made_on, formal=True)

    def ours() -> bytes:
        return sheet_pdf(sheet, fonts=fonts_folder(), fillable=True)

    content = ours()
    bare_one = bare_form(content)
    pairs = [(_processor(ours), _processor(bare_one)) for _ in range(9)]
    mine, bare = (median(times) for times in zip(*pairs, strict=True))
    pages = len(PdfReader(BytesIO(content)).pages)
    figure = f"{mine / bare:.2f} ({mine * 1000:.0f} ms)"
    say(f"a sheet of all questions / a bare form with as many fields, {pages} pages", figure, "at most 1.5")
    waits = []
    for _ in range(5):
        start = time.perf_counter()
        read_sheet(content)
        waits.append(time.perf_counter() - start)
    say("a sheet of all questions read back, by the clock", f"{median(waits) * 1000:.0f} ms", "under 1,000 ms")


def bare_form(content: bytes) -> Callable[[], bytes]:
    """Makes as many pages with as many lines and fields, each as reportlab's guide makes one."""
    from reportlab.pdfgen.canvas import Canvas

    pages = []
    for page in PdfReader(BytesIO(content)).pages:
        lines = [line.encode("latin-1", "replace").decode("latin-1") for line in page.extract_text().splitlines()]
        fields = []
        for reference in page.get("/Annots", ()):
            widget = reference.get_object()
            parent = widget.get("/Parent", widget).get_object()
            states = [str(state)[1:] for state in widget["/AP"]["/N"]] if parent["/FT"] == "/Btn" else []
            state = next((state for state in states if state != "Off"), "")
            fields.append((str(parent["/T"]), state, "/Kids" in parent, tuple(map(float, widget["/Rect"]))))
        pages.append((lines, fields))

    def make() -> bytes:
        buffer = BytesIO()
        canvas = Canvas(buffer)
        for lines, fields in pages:
            for at, line in enumerate(lines):
                canvas.drawString(50, 800 - 11 * at, line)
            for name, state, grouped, (x, y, right, top) in fields:
                if not state:
                    canvas.acroForm.textfield(name=name, x=x, y=y, width=right - x, height=top - y)
                elif grouped:
                    canvas.acroForm.radio(name=name, value=state, x=x, y=y, size=right - x)
                else:
                    canvas.acroForm.checkbox(name=name, x=x, y=y, size=right - x)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return make
