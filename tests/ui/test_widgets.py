"""The widgets that every page is made of: rows, fields, columns, texts cut short."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.application import prepare_application
from desktop.ui.theme import LIGHT, Role, Theme
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckRow, ChoiceRow
from desktop.ui.widgets.days import DateField
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, no_wider, stacked
from desktop.ui.widgets.shortened import first_lines
from desktop.ui.widgets.text import Text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
THEME = Theme(LIGHT)
LABEL = "Summary with numbers (a strong worst-case membership test counts here)"
SENTENCE = "A copy is made each time Askfirst opens and something has changed; the last ten are kept beside it. " * 3


@pytest.fixture(autouse=True)
def fonts(qtbot: QtBot) -> None:
    assert qtbot
    prepare_application()


@pytest.mark.parametrize("kind", [ChoiceRow, CheckRow])
def test_a_row_keeps_no_line_free_for_a_weight_that_its_label_does_not_have(
    qtbot: QtBot, kind: type[ChoiceRow | CheckRow]
) -> None:
    row = kind(THEME, LABEL)
    qtbot.addWidget(row)
    around = row._text_left() + THEME.px(12)
    plain, strong = (THEME.metrics(role).horizontalAdvance(LABEL) for role in (Role.BODY, Role.BODY_STRONG))
    width = around + (plain + strong) // 2
    one_line = THEME.line(Role.BODY) + THEME.px(10)
    assert row.heightForWidth(width) == one_line
    row.setChecked(True)
    assert row.heightForWidth(width) == one_line + THEME.line(Role.BODY)


@pytest.mark.parametrize("width", [60, 150, 333, 2000])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_text_takes_no_more_lines_than_it_may_and_says_where_it_is_cut(width: int, most: int) -> None:
    font = THEME.font(Role.ROW_TITLE)
    for text in ("Lung", "Evaluation of the one-year outcomes", "W" * 300, "\N{TEST TUBE} " * 40, ""):
        lines = first_lines(text, font, width=width, most=most)
        assert len(lines) <= most
        assert all(THEME.metrics(Role.ROW_TITLE).horizontalAdvance(line) <= width + 2 for line in lines)
        whole = "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert whole or lines[-1].endswith("…")


def host(qtbot: QtBot, width: int) -> QWidget:
    """A page without content, in sight."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    return page


def test_a_part_that_stops_growing_is_as_high_as_its_texts_at_the_width_it_stops_at(qtbot: QtBot) -> None:
    page = host(qtbot, 1000)
    bounded, text = QWidget(), Text(THEME, Role.READING, SENTENCE)
    stacked(bounded).addWidget(text)
    column = stacked(page)
    column.addLayout(no_wider(bounded, 400))
    column.addStretch(1)
    QCoreApplication.processEvents()
    assert 398 <= bounded.width() <= 400
    assert text.height() >= text.heightForWidth(text.width())
    assert bounded.height() == bounded.heightForWidth(bounded.width())


def test_a_button_in_a_column_takes_no_room_from_the_text_above_the_column(qtbot: QtBot) -> None:
    page = host(qtbot, 700)
    first = Text(THEME, Role.READING, SENTENCE)
    inner = stacked()
    inner.addWidget(Text(THEME, Role.BODY, "28 November 2026, 18:00 (98 kB)"), 1)
    inner.addWidget(Button(THEME, "Restore"))
    column = stacked()
    column.addWidget(first)
    column.addLayout(inner)
    outer = stacked(page)
    outer.addLayout(column)
    outer.addStretch(1)
    QCoreApplication.processEvents()
    assert first.height() == first.heightForWidth(first.width())


def test_things_of_different_heights_stand_in_the_middle_of_their_line(qtbot: QtBot) -> None:
    page = host(qtbot, 500)
    flow = FlowLayout(page, across=10, down=10)
    sizes = (QSize(100, 40), QSize(100, 20), QSize(400, 30))
    parts = [QPushButton(page) for _ in sizes]
    for part, size in zip(parts, sizes, strict=True):
        part.setFixedSize(size)
        flow.addWidget(part)
        part.show()
    flow.setGeometry(QRect(0, 0, 500, 900))
    assert [part.y() for part in parts] == [0, 10, 50]
    assert flow.heightForWidth(500) == 80


def test_nothing_of_an_emptied_column_is_left_however_deep_it_stood(qtbot: QtBot) -> None:
    page = host(qtbot, 500)
    column, grid, inner = stacked(page), QGridLayout(), stacked()
    word = Text(THEME, Role.LABEL, "Ask back")
    inner.addWidget(word)
    grid.addLayout(inner, 0, 0)
    column.addLayout(grid)
    QCoreApplication.processEvents()
    assert word.isVisible()
    emptied(column)
    assert not word.isVisible()


def wheel(widget: QWidget) -> QWheelEvent:
    """One turn of the wheel over a widget."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(QPoint(0, 0))) + at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(widget, event)
    return event


@pytest.mark.parametrize("kind", [DateField, ChoiceField])
def test_the_wheel_passes_over_a_field(qtbot: QtBot, kind: type[DateField | ChoiceField]) -> None:
    field = kind(THEME, "A field")
    qtbot.addWidget(field)
    if isinstance(field, ChoiceField):
        field.addItems(["one", "two"])
    field.show()
    shown = field.currentText() if isinstance(field, ChoiceField) else field.text()
    assert not wheel(field).isAccepted()
    assert shown == (field.currentText() if isinstance(field, ChoiceField) else field.text())
    assert field.focusPolicy() is not Qt.FocusPolicy.WheelFocus


def test_a_choice_that_does_not_fit_ends_in_an_ellipsis_and_else_is_read_whole(qtbot: QtBot) -> None:
    field = ChoiceField(THEME, "Where do you live?")
    qtbot.addWidget(field)
    field.addItems(["Elsewhere", "European Union, Iceland, Liechtenstein or Norway"])
    widest = field.fontMetrics().horizontalAdvance(field.itemText(1))
    assert field.sizeHint().width() >= widest + field._beside_text()
    assert field.minimumSizeHint().width() < widest
