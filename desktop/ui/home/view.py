"""Home's page: the studies as rows, or the first steps where there is none."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLayout,
    QSizePolicy,
    QWidget,
)

from desktop.drawing.bars import key_of_bars
from desktop.i18n import ntr, tr
from desktop.ui.files import file_to_open
from desktop.ui.home.grid import Heads, Studies
from desktop.ui.home.motion import BarMotion
from desktop.ui.home.state import HomeState, matches
from desktop.ui.home.table import DATE, STUDY, StudyDelegate, StudyTable
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, in_line, no_wider, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.scrolling import quieten_scroll_bar
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.ways import Ways

WIDTHS, SLIM_WIDTHS = (336, 128, 144), (240, 108, 112)
"""What they have shown, exposure, next date; slim where the page is."""
ROOMY = 820
"""From this width on, the columns have all the room they want."""


class HomePage(Page):
    """Shows the studies, tells which to open and what to begin."""

    study_wanted = Signal(str)
    new_wanted = Signal()
    example_wanted = Signal()
    archived_wanted = Signal(bool)
    file_wanted = Signal()
    lab_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("Your studies"))
        self._shown: HomeState | None = None
        self._model = StudyTable()
        self._motion = BarMotion(self)
        self._delegate = StudyDelegate(theme, self._motion)
        self._list: QWidget | None = None

    def show_state(self, shown: HomeState) -> None:
        """Show other studies; the one in hand stays in hand."""
        before = self._shown
        self._shown = shown
        if before is None or before.any_studies is not shown.any_studies or self._list is None:
            self._build(shown)
        if not shown.any_studies:
            return
        self._title.say(tr("Archived studies") if shown.archived_shown else tr("Your studies"))
        self._lead.say(shown.lead)
        count = ntr("Show {n} archived study", "Show {n} archived studies", shown.archived_count)
        words = tr("Back to your studies") if shown.archived_shown else count.format(n=shown.archived_count)
        self._archived.setText(words)
        self._archived.setAccessibleName(words)
        self._archived.updateGeometry()
        self._archived.setVisible(shown.archived_shown or shown.archived_count > 0)
        self._filter()
        self._motion.begin(shown.rows)

    def _filter(self) -> None:
        if self._shown is None:
            return
        current = self.table.currentIndex()
        in_hand = self._model.row(current.row()).study if current.isValid() else None
        self._model.show_rows(tuple(row for row in self._shown.rows if matches(row, self._search.text())))
        place = self._model.place_of(in_hand) if in_hand else None
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(place or 0, 0))
        nothing = not self._model.rowCount() and bool(self._search.text())
        self._nothing.say(tr("No study has these words in its title or organisation.") if nothing else "")
        self._nothing.setVisible(nothing)

    def _build(self, shown: HomeState) -> None:
        emptied(self.content)
        if shown.any_studies:
            self._build_list()
        else:
            self._list = None
            self._build_first_steps()

    def _build_first_steps(self) -> None:
        theme, px = self.theme, self.theme.px
        column = stacked()
        column.setContentsMargins(0, px(140 if self.width_class is Width.WIDE else 40), 0, 0)
        column.addWidget(
            Text(theme, Role.VERDICT, tr("When someone asks for your data, write the study down here and ask first."))
        )
        column.addSpacing(px(44))
        new = Button(theme, tr("New study"), Kind.FILLED)
        example = Button(theme, tr("Look at the example"))
        new.clicked.connect(self.new_wanted)
        example.clicked.connect(self.example_wanted)
        bring = Button(theme, tr("Open a study file"))
        bring.clicked.connect(self.file_wanted)
        lab = Button(theme, tr("See what a model can give back"))
        lab.clicked.connect(self.lab_wanted)
        steps = (
            (new, tr("Three short steps. You can skip or change anything.")),
            (example, tr("An invented study, with answers, a map and a report.")),
            (lab, tr("A face, a record, a message, out of a trained model. Drawn people only.")),
            (bring, tr("One that was exported from Askfirst, here or elsewhere.")),
        )
        column.addWidget(Ways(theme, steps, width=self.width_class))
        column.addStretch(1)
        bounded = QWidget()
        bounded.setLayout(column)
        self.content.addLayout(no_wider(bounded, px(776)))

    def _build_list(self) -> None:
        theme, px = self.theme, self.theme.px
        self._list = QWidget()
        column = stacked(self._list)
        self._title = Text(theme, Role.VERDICT, wrap=False)
        self._lead = Text(theme, Role.LEAD, colour="ink2")
        self._search = LineField(theme, tr("Search your studies"), example=tr("Search your studies"), role=Role.BODY)
        self._search.setMinimumWidth(px(232) if self.width_class is Width.WIDE else self._search.example_width)
        self._search.textChanged.connect(self._filter)
        new = Button(theme, tr("New study"), Kind.FILLED)
        new.clicked.connect(self.new_wanted)
        words = stacked(spacing=px(4))
        words.addWidget(self._title)
        words.addWidget(self._lead)
        top = in_line(spacing=px(12)) if self.width_class is not Width.NARROW else stacked(spacing=px(12))
        top.addLayout(words, 1)
        tools = in_line(spacing=px(12))
        tools.addWidget(self._search)
        tools.addWidget(new)
        top.addLayout(tools)
        column.addLayout(top)
        column.addSpacing(px(16))
        self._nothing = Text(theme, Role.READING, colour="ink2")
        self._nothing.hide()
        self.table = self._make_table()
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing)
        column.addSpacing(px(16))
        column.addLayout(self._foot_line())
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.content.addWidget(self._list, 1)

    def _make_table(self) -> Studies:
        table = Studies()
        table.setModel(self._model)
        table.setItemDelegate(self._delegate)
        table.setHorizontalHeader(Heads(self.theme))
        table.setSortingEnabled(True)
        table.sortByColumn(DATE, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setMouseTracking(True)
        table.setAccessibleName(tr("Your studies"))
        table.setMinimumHeight(self.theme.px(260))
        table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        colours = table.palette()
        for role in (colours.ColorRole.Base, colours.ColorRole.Highlight):
            colours.setColor(role, self.theme.colour("paper"))
        table.setPalette(colours)
        table.clicked.connect(lambda index: self._open(index.row()))
        table.opened.connect(self._open)
        table.resized.connect(self._fit)
        self._motion.valueChanged.connect(table.viewport().update)
        quieten_scroll_bar(self.theme, table)
        return table

    def _open(self, row: int) -> None:
        self.study_wanted.emit(self._model.row(row).study)

    def _foot_line(self) -> QLayout:
        theme, px = self.theme, self.theme.px
        line = FlowLayout(across=px(24), down=px(6))
        names = (tr("shown so far"), tr("still open"), tr("needed for what is at stake (two posts: a range)"))
        for figure, words in zip(key_of_bars(), names, strict=True):
            key = QWidget()
            pair = in_line(key, spacing=px(8))
            pair.addWidget(FigureView(theme, figure))
            pair.addWidget(Text(theme, Role.CAPTION, words, colour="ink2", wrap=False))
            line.addWidget(key)
        warning = tr("A full bar does not mean “safe”.")
        line.addWidget(Text(theme, Role.CAPTION, warning, colour="ink2", wrap=False))
        self._archived = Button(theme, "", Kind.LINK)
        self._archived.clicked.connect(self._want_archived)
        line.addWidget(self._archived)
        bring = Button(theme, tr("Open a study file"), Kind.LINK)
        bring.clicked.connect(self.file_wanted)
        line.addWidget(bring)
        return line

    def choose_file(self) -> Path | None:
        """Ask for a study file; None where the person thinks better of it."""
        return file_to_open(self, tr("Open a study file"), tr("Study files (*.json)"))

    def _want_archived(self) -> None:
        self.archived_wanted.emit(self._shown is not None and not self._shown.archived_shown)

    def _fit(self) -> None:
        """Share the width among the columns and give the rows their height."""
        if self._list is None:
            return
        px, narrow = self.theme.px, self.width_class is Width.NARROW
        room = self.table.viewport().width()
        self._delegate.narrow, self._delegate.slim = narrow, not narrow and room < px(ROOMY)
        self.table.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        for column in range(1, 4):
            self.table.setColumnHidden(column, narrow)
        if narrow:
            self.table.setColumnWidth(STUDY, room)
            return
        widths = tuple(px(width) for width in (SLIM_WIDTHS if self._delegate.slim else WIDTHS))
        self.table.setColumnWidth(STUDY, room - sum(widths))
        for column, width in enumerate(widths, start=1):
            self.table.setColumnWidth(column, width)

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self._shown is not None:
            self._build(self._shown)
            self.show_state(self._shown)
        self._fit()
