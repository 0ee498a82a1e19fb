"""An invented consent form, and how a person goes through it by keyboard."""

from io import BytesIO
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

from desktop.gui import Desk
from desktop.ui.documents.reader_view import ReaderPage
from tests.journeys.hands import page

NOISE = "The driving model is trained with differential privacy: calibrated noise is added in training."
LEAVE = "You may withdraw your consent at any time. The model is then not retrained without your recordings."
KEEP = "Video recordings are kept for two years after the end of the pilot and are then destroyed."
PAGES = (("Driver attention pilot: information for drivers", NOISE), ("If you change your mind", LEAVE), (KEEP,))


def consent_form(path: Path, pages: tuple[tuple[str, ...], ...] = PAGES) -> Path:
    """The form of an invented pilot."""
    style = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=10)
    story: list[object] = []
    for paragraphs in pages:
        story += [Paragraph(words, style) for words in paragraphs] + [Spacer(1, 8), PageBreak()]
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build(story)
    path.write_bytes(out.getvalue())
    return path


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(desk: Desk, wanted: QWidget) -> None:
    """Press Tab until the wanted widget has the focus."""
    for _ in range(60):
        if focused() is wanted:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        desk.settle()
    raise AssertionError(f"Tab never reaches {wanted.accessibleName()}")


def tab_to_button(desk: Desk, words: str) -> QPushButton:
    (found,) = [one for one in desk.window.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    tab_to(desk, found)
    return found


def enter(desk: Desk) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    desk.settle()


def chosen_question(desk: Desk) -> str:
    """The question in hand beside the document."""
    row = page(desk, ReaderPage).questions.currentIndex().data(Qt.ItemDataRole.UserRole)
    return str(row.id)


def attach_by_keys(desk: Desk, question: str) -> None:
    """Walk to a question, on to its first passage, and attach it."""
    reader = page(desk, ReaderPage)
    tab_to(desk, reader.questions)
    QTest.keyClick(reader.questions, Qt.Key.Key_Home)
    for _ in range(reader.questions.model().rowCount()):
        if chosen_question(desk) == question:
            break
        QTest.keyClick(reader.questions, Qt.Key.Key_Down)
    assert chosen_question(desk) == question
    enter(desk)
    assert focused() is reader.passages
    enter(desk)
