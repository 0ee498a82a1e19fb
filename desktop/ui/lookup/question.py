"""Before there is a record: the field, and under it the question before anything is sent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.lookup.parts import ConsentPart, Ruled, heading
from desktop.ui.lookup.paste import PasteField
from desktop.ui.lookup.state import ConsentShown
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault, labelled
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layout import emptied, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.text import Text, flowing

WIDE, SLIM = 622, 288


class QuestionPart(QWidget):
    """Takes a number, a link or a record; shows what would be sent, and tells what the person says to it."""

    look_wanted = Signal()
    file_wanted = Signal()
    ask_wanted = Signal()
    browser_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._width = Width.WIDE
        self._shown: ConsentShown | None = None
        self._under_way = ""
        self.consent: ConsentPart | None = None
        self.field = PasteField(theme, tr("A number, a link, or a whole record"), example="NCT01234567")
        self.look = Button(theme, tr("Look it up"), Kind.FILLED)
        self.open = Button(theme, tr("Open a saved record"))
        self.progress = Progress(theme)
        self.outcome = Fault(theme)
        self._known = _known_registries(theme)
        self._lay_out()
        self.field.wanted.connect(self.look_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.open.clicked.connect(self.file_wanted)

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        outer = stacked(self)
        lead = tr(
            "Many studies stand in a public registry. Its record says who asks, whom to write to, and what is open."
        )
        outer.addLayout(heading(theme, tr("Look it up"), lead))
        outer.addSpacing(px(16))
        left = stacked(spacing=px(12))
        left.addLayout(labelled(theme, self.field.accessibleName(), self.field))
        buttons = QWidget()
        flow = FlowLayout(buttons, across=px(12), down=px(10))
        flow.addWidget(self.look)
        flow.addWidget(self.open)
        for widget in (buttons, self.outcome, self.progress):
            left.addWidget(widget)
        self._place = stacked()
        left.addLayout(self._place)
        left.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(px(36))
        self._beside.addLayout(left, WIDE)
        self._beside.addWidget(self._known, SLIM)
        outer.addLayout(self._beside)

    def show_state(self, text: str, consent: ConsentShown | None) -> bool:
        """Show what stands in the field, and the question about it; whether the question is a new one."""
        self.field.show_words(text)
        before, self._shown = self._shown, consent
        if consent == before:
            return False
        self._build_consent()
        if self.consent is not None and self.isVisible():
            self.consent.question.setFocus(Qt.FocusReason.TabFocusReason)
        return consent is not None

    def _build_consent(self) -> None:
        """Put the question under the field, or take it away; the field stays as it is."""
        emptied(self._place)
        self.consent = None
        self.look.setVisible(self._shown is None)
        self._known.setVisible(self._shown is None)
        if self._shown is not None:
            self.consent = ConsentPart(self._theme, self._shown, width=self._width)
            self.consent.ask_wanted.connect(self.ask_wanted)
            self.consent.browser_wanted.connect(self.browser_wanted)
            self.consent.withhold(self._under_way)
            self._place.addSpacing(self._theme.px(4))
            self._place.addWidget(self.consent)

    def wait_for(self, words: str) -> None:
        """Something is under way: say what, and let nothing else begin. No words: nothing is, any more."""
        self._under_way = words
        self.outcome.say("")
        self.progress.end()
        if words:
            self.progress.begin(words)
        self.field.setReadOnly(bool(words))
        for button in (self.look, self.open):
            button.withhold(words)
        if self.consent is not None:
            self.consent.withhold(words)

    def mark_field(self) -> None:
        """Go to the field with all that is in it marked, so that what is pasted takes its place."""
        self.field.setFocus()
        self.field.selectAll()

    def arrange(self, width: Width) -> None:
        """Fit into the room there is."""
        self._width = width
        beside, direction = width is Width.WIDE, QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        for at, stretch in enumerate((WIDE, SLIM)):
            self._beside.setStretch(at, stretch if beside else 0)
        self._build_consent()


def _known_registries(theme: Theme) -> QWidget:
    """What can be looked up, and that nothing is asked by itself."""
    such = tr("such as {number}")
    lines = (
        (tr("ClinicalTrials.gov"), such.format(number="NCT01234567")),
        (tr("EU register of clinical trials (CTIS)"), such.format(number="2024-512345-12-00")),
        (tr("ISRCTN registry"), such.format(number="ISRCTN12345678")),
    )
    part = QWidget()
    outer = stacked(part)
    section = Section(theme, tr("What can be looked up"), role=Role.LABEL)
    section.column.addWidget(Ruled(theme, lines, beside=False))
    words = tr(
        "A record that you saved or copied is read here, and nothing goes online. For a number, Askfirst first "
        "says whom it would ask and what that tells them."
    )
    section.column.addSpacing(theme.px(6))
    section.column.addWidget(flowing(Text(theme, Role.CAPTION, words, colour="ink2")))
    outer.addWidget(section)
    outer.addStretch(1)
    return part
