"""Ink, paper and type: every colour and size that a widget may use."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette

SERIF = "Source Serif 4"
SANS = "Source Sans 3"


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one theme; contrasts are measured in docs and tests."""

    paper: str
    rail: str
    field: str
    wash: str
    ink: str
    mark: str
    ink2: str
    ink3: str
    pencil: str
    strong: str
    rule: str
    pen: str
    on_pen: str

    def colour(self, role: str) -> QColor:
        """The colour of a role by its name."""
        return QColor(getattr(self, role))


LIGHT = Inks(
    paper="#FBF8F1", rail="#F3EEE3", field="#FFFEFA", wash="#E9EDF2", ink="#201D19", mark="#201D19", ink2="#544E46",
    ink3="#6B645A", pencil="#7F776A", strong="#8C8374", rule="#D8D0C0", pen="#1D4A8C", on_pen="#FFFEFA",
)  # fmt: skip
DARK = Inks(
    paper="#1C1A17", rail="#151311", field="#26231F", wash="#252C36", ink="#EDE6D8", mark="#D8CFBD", ink2="#BDB4A5",
    ink3="#A0978A", pencil="#978E80", strong="#7D7567", rule="#3D3932", pen="#A3C1F0", on_pen="#14202F",
)  # fmt: skip


def system_inks(colours: QPalette) -> Inks:
    """The system's own colours in our roles, for who asked the system for high contrast."""
    role = QPalette.ColorRole

    def name(of: QPalette.ColorRole) -> str:
        return colours.color(QPalette.ColorGroup.Active, of).name()

    page, text, pen = name(role.Window), name(role.WindowText), name(role.Link)
    return Inks(
        paper=page, rail=page, field=name(role.Base), wash=page, ink=text, mark=text, ink2=text, ink3=text,
        pencil=text, strong=text, rule=text, pen=pen, on_pen=page,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale: face, size and line height in pixels at 100 %."""

    family: str
    size: float
    line: float
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False
    tracking: float = 0.0
    display: bool = False


class Role(Enum):
    """What a text is for."""

    VERDICT = Type(SERIF, 32, 40, tracking=-0.4, display=True)
    QUESTION = Type(SERIF, 26, 34, tracking=-0.2, display=True)
    FIGURE = Type(SERIF, 26, 32)
    ROW_TITLE = Type(SERIF, 20, 26)
    NAME = Type(SERIF, 22, 28, QFont.Weight.DemiBold)
    STUDY = Type(SERIF, 18, 23, QFont.Weight.DemiBold)
    LEAD = Type(SERIF, 18, 27)
    READING = Type(SERIF, 17, 25)
    MARGIN = Type(SERIF, 15.5, 22)
    MARGIN_WORDS = Type(SERIF, 15.5, 22, italic=True)
    WORDS = Type(SERIF, 16.5, 24, italic=True)
    BODY = Type(SANS, 16, 24)
    BODY_STRONG = Type(SANS, 16, 24, QFont.Weight.DemiBold)
    CHIP = Type(SANS, 15, 20)
    CHIP_STRONG = Type(SANS, 15, 20, QFont.Weight.DemiBold)
    LABEL = Type(SANS, 14, 20, QFont.Weight.DemiBold)
    CAPTION = Type(SANS, 14, 18)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours, and the text size as a factor (1.0 to 2.0)."""

    inks: Inks
    scale: float = 1.0

    def px(self, length: float) -> int:
        """A length of the 100 % design in whole pixels at this text size."""
        return round(length * self.scale)

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return self.inks.colour(role)

    def grown(self, role: Role) -> float:
        """By how much a type role grows: the display sizes only 1.75 times at 200 %."""
        return 1 + (self.scale - 1) * (0.75 if role.value.display else 1)

    def font(self, role: Role) -> QFont:
        """The font of a role at this text size."""
        step = role.value
        font = QFont(step.family)
        font.setPixelSize(max(1, round(step.size * self.grown(role))))
        font.setWeight(step.weight)
        font.setItalic(step.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if step.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.tracking * self.grown(role))
        return font

    def metrics(self, role: Role) -> QFontMetrics:
        """The metrics of a role's font."""
        return QFontMetrics(self.font(role))

    def line(self, role: Role) -> int:
        """The line height of a role in pixels."""
        return round(role.value.line * self.grown(role))


def chosen_theme(wanted: str, scale: float, system: QPalette) -> "Theme":
    """The theme that is wanted: light, dark or the system's; the system's own colours where it asks for contrast."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return Theme(system_inks(system), scale)
    dark = wanted == "dark" or (wanted == "system" and hints.colorScheme() is Qt.ColorScheme.Dark)
    return Theme(DARK if dark else LIGHT, scale)


def less_motion() -> bool:
    """Whether the system asks for less motion."""
    hints = QGuiApplication.styleHints()
    access = hints.accessibility()
    return access.motionPreference() is Qt.MotionPreference.ReducedMotion


def load_fonts(folder: Path) -> None:
    """Make the bundled typefaces known to Qt; FileNotFoundError where one is missing or broken."""
    for path in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


def palette(inks: Inks) -> QPalette:
    """The palette for the widgets that Qt paints itself."""
    group = QPalette.ColorRole
    filled = QPalette()
    for role, name in (
        (group.Window, "paper"), (group.Base, "field"), (group.AlternateBase, "rail"), (group.Text, "ink"),
        (group.WindowText, "ink"), (group.ButtonText, "ink"), (group.Button, "field"), (group.PlaceholderText, "ink3"),
        (group.Mid, "strong"), (group.Midlight, "rule"), (group.Dark, "strong"), (group.Light, "field"),
        (group.Shadow, "rule"), (group.Highlight, "pen"), (group.HighlightedText, "on_pen"), (group.Link, "pen"),
        (group.LinkVisited, "pen"), (group.ToolTipBase, "field"), (group.ToolTipText, "ink"), (group.Accent, "pen"),
    ):  # fmt: skip
        filled.setColor(role, inks.colour(name))
    for role in (group.Text, group.WindowText, group.ButtonText):
        filled.setColor(QPalette.ColorGroup.Disabled, role, inks.colour("ink3"))
    return filled
