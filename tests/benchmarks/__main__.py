"""make bench: every figure of speed that the project promises, as a ratio, with what it promises beside it."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from desktop.catalog.load import load_questionnaire
from desktop.catalog.reference import load_glossary
from desktop.core.scoring import score
from desktop.core.standing import standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Study, current_answers
from desktop.export.pdf import pdf_measure, report_pdf
from desktop.export.report import report_document
from desktop.export.wishes import Wishes
from desktop.paths import fonts_folder, questionnaires_folder
from desktop.store.opening import open_vault
from tests.benchmarks import lab
from tests.benchmarks.claims import claims
from tests.benchmarks.documents import documents
from tests.benchmarks.passages import passages
from tests.benchmarks.sheets import sheets
from tests.benchmarks.timeline import timeline
from tests.benchmarks.vaults import example, make_vault

QUESTIONNAIRE = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
AT = datetime(2026, 11, 21, tzinfo=UTC)


def say(what: str, figure: str, promise: str) -> None:
    print(f"{what:<64} {figure:>16}   {promise}", flush=True)


def wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor(work: Callable[[], object], repeats: int = 7) -> float:
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


def run(*arguments: str | Path) -> None:
    compiled = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "tests.benchmarks.starts", *map(str, arguments)]
    subprocess.run(command, check=True, timeout=60, env=compiled)


def starts(folder: Path) -> None:
    vault = folder / "fifty.vault"
    make_vault(vault, studies=50, answers_each=28)
    run()
    run(vault)
    pairs = [(wall(run), wall(lambda: run(vault))) for _ in range(15)]
    bare, ours = (median(times) for times in zip(*pairs, strict=True))
    figure = f"{ours / bare:.2f} ({ours * 1000:.0f} ms)"
    say("process start to Home with 50 studies / a bare window", figure, "at most 2.0")


def full_study() -> Study:
    answers = tuple(
        Answer(
            q.id, AT, State.ANSWERED, q.options[1].id, Evidence.DOCUMENTED, quote="They wrote so. " * 6, source="Form"
        )
        for q in QUESTIONNAIRE.questions
    )
    return replace(example(), answers=answers)


def scoring() -> None:
    study = full_study()
    answers = current_answers(study.answers)
    took = processor(lambda: [score(QUESTIONNAIRE, study.context, answers) for _ in range(20)]) / 20
    say("scoring one full study, processor time", f"{took * 1000:.2f} ms", "at most 3 ms")


def vaults(folder: Path) -> None:
    small, large = folder / "small.vault", folder / "large.vault"
    make_vault(small, studies=20, answers_each=50)
    make_vault(large, studies=2000, answers_each=50)
    opened: dict[Path, list[float]] = {small: [], large: []}
    saved: dict[Path, list[float]] = {small: [], large: []}
    for path in (small, large) * 8:
        opened[path].append(wall(lambda path=path: run(path)))
    for path in (small, large):
        vault = open_vault(path, now=AT)
        study = vault.studies(method="")[0].id
        for number in range(60):
            answer = Answer("dp_used", AT, State.VAGUE, note=str(number))
            saved[path].append(wall(lambda answer=answer: vault.record(study, answers=(answer,))))
        vault.close()
    ratio = median(opened[large]) / median(opened[small])
    figure = f"{ratio:.2f} ({median(opened[large]) * 1000:.0f} ms)"
    say("Home of 2,000 studies with 100,000 answers / of 20", figure, "at most 2.0")
    ratio = median(saved[large]) / median(saved[small])
    say(
        "saving an answer in it / in the small one",
        f"{ratio:.2f} ({median(saved[large]) * 1000:.2f} ms)",
        "at most 2.0",
    )


def bare_document(pages: int, tables: int, drawings: int) -> bytes:
    """A document with as many pages, tables and drawings, made as reportlab's guide makes one."""
    from reportlab.graphics.shapes import Drawing, Line, Rect
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    style = getSampleStyleSheet()["BodyText"]
    words = "Please describe the specific technical and organisational measures you take against rebuilding. " * 2
    story: list[object] = []
    for page in range(pages):
        for _ in range(tables * (page + 1) // pages - tables * page // pages):
            rows = [[Paragraph(words, style), Paragraph(words, style), "3 of 4"] for _ in range(2)]
            story += [
                Table(rows, [200, 220, 60], style=TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, "grey")])),
                Spacer(1, 6),
            ]
        for _ in range(drawings * (page + 1) // pages - drawings * page // pages):
            drawing = Drawing(18, 18)
            drawing.add(Rect(0, 0, 12, 16))
            for at in range(3):
                drawing.add(Line(2, 4 + 3 * at, 10, 4 + 3 * at))
            story.append(drawing)
        story.append(PageBreak())
    buffer = BytesIO()
    SimpleDocTemplate(buffer).build(story)
    return buffer.getvalue()


def report() -> None:
    from reportlab.platypus import Table

    standing = standing_of(QUESTIONNAIRE, full_study())
    wishes = Wishes()
    glossary = load_glossary(questionnaires_folder())
    measure = pdf_measure(fonts_folder())

    def ours() -> bytes:
        document = report_document(standing, wishes, glossary, measure=measure)
        return report_pdf(document, wishes, fonts=fonts_folder())

    from desktop.export.pdf_blocks import Setting, flowables
    from desktop.export.pdf_figures import FigureFlowable

    def count(kind: type, things: object) -> int:
        if isinstance(things, kind):
            inner = getattr(things, "_cellvalues", ())
            return 1 + count(kind, inner)
        if isinstance(things, list | tuple):
            return sum(count(kind, thing) for thing in things)
        return count(kind, list(getattr(things, "_cellvalues", ()))) + count(
            kind, list(getattr(things, "_content", ()))
        )

    document = report_document(standing, wishes, glossary, measure=measure)
    story = flowables(document.blocks, Setting(1.0, 493.0, 700.0))
    pages = len(PdfReader(BytesIO(ours())).pages)
    tables, drawings = count(Table, story), count(FigureFlowable, story)
    pairs = [(processor(ours, 1), processor(lambda: bare_document(pages, tables, drawings), 1)) for _ in range(9)]
    mine, bare = (median(times) for times in zip(*pairs, strict=True))
    what = f"report of a full study / a bare document ({pages} pages, {tables} tables, {drawings} drawings)"
    say(what, f"{mine / bare:.2f} ({mine * 1000:.0f} ms)", "at most 1.5")


def stalls(folder: Path) -> None:
    """The longest waits of the window's event loop while a report is made, in three runs."""
    from PySide6.QtCore import QEventLoop, QTimer

    from desktop.__main__ import system_now
    from desktop.gui import Desk
    from desktop.ui.application import prepare_application
    from desktop.ui.places import Home, Report

    application = prepare_application()
    desk = Desk(application, folder / "stalls.vault", own=folder, now=system_now)
    desk.open()
    study = desk.open_example()
    figures = []
    for _ in range(3):
        desk.go(Home())
        desk.settle()
        beats: list[float] = []
        loop = QEventLoop()

        def heard(beats: list[float] = beats, loop: QEventLoop = loop) -> None:
            beats.append(time.perf_counter())
            if len(beats) > 10 and not desk._jobs._under_way:
                loop.quit()

        beat = QTimer(interval=1)
        beat.timeout.connect(heard)
        beat.start()
        QTimer.singleShot(0, lambda: desk.go(Report(study)))
        loop.exec()
        beat.stop()
        gaps = sorted(b - a for a, b in zip(beats, beats[1:], strict=False))
        figures.append((gaps[int(len(gaps) * 0.99)] * 1000, gaps[-1] * 1000))
    desk.close()
    figure = f"{median(f[0] for f in figures):.0f} and {median(f[1] for f in figures):.0f} ms"
    say("event loop while a report is made: 99th percentile, longest", figure, "at most 50 and 150 ms")


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        starts(Path(scratch))
        scoring()
        vaults(Path(scratch))
        report()
        stalls(Path(scratch))
        sheets(say)
        documents(say)
        timeline(say)
        claims(say)
        passages(say)
        lab.attack_against_products(say)
        lab.waits(say)
        lab.stalls(say)
