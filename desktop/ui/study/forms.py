"""The forms about a study: who asks, what they would get, you; and what is at stake, as it is answered."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from desktop.core.study import Place, Study, TrainsAi
from desktop.i18n import tr
from desktop.ui.study.state import Choice, StudyFormState, toggled, with_contact, with_registry
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choices import BLEED_LEFT, CheckRow, ChoiceRow
from desktop.ui.widgets.fields import ChoiceField, Fault, LineField, labelled
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.lines import Section
from desktop.ui.widgets.page import Width
from desktop.ui.widgets.rules import Rule
from desktop.ui.widgets.text import Text, flowing
from desktop.words.choices import trains_ai_words

Change = Callable[[Study], Study]


class Form(QWidget):
    """A part of the description. It tells each change as a function from the study to the changed study."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.column: QVBoxLayout = stacked(self, spacing=theme.px(20))
        self._groups: list[QButtonGroup] = []

    def flush(self) -> None:
        """Tell whatever is written and not told yet."""
        for field in self.findChildren(LineField):
            field.flush()

    def _change_context(self, **values: object) -> None:
        self.changed.emit(lambda study: replace(study, context=replace(study.context, **values)))

    def _heading(self, text: str, note: str = "") -> None:
        column = stacked(spacing=self.theme.px(2))
        column.setContentsMargins(self.theme.px(BLEED_LEFT), 0, 0, 0)
        column.addWidget(Text(self.theme, Role.BODY_STRONG, text))
        if note:
            column.addWidget(Text(self.theme, Role.CAPTION, note, colour="ink2"))
        self.column.addLayout(column)
        self.column.addSpacing(self.theme.px(-12))

    def _one_of(
        self, choices: tuple[Choice, ...], chosen: Callable[[str], None], *, columns: int
    ) -> dict[str, ChoiceRow]:
        rows = {choice.id: ChoiceRow(self.theme, choice.label) for choice in choices}
        group = QButtonGroup(self)
        for identity, row in rows.items():
            group.addButton(row)
            row.clicked.connect(lambda _=False, value=identity: chosen(value))
        self._groups.append(group)
        self._lay_out(list(rows.values()), columns)
        return rows

    def _any_of(
        self, choices: tuple[Choice, ...], chosen: Callable[[str, bool], None], *, columns: int
    ) -> dict[str, CheckRow]:
        rows = {choice.id: CheckRow(self.theme, choice.label, note=choice.explanation) for choice in choices}
        for identity, row in rows.items():
            row.clicked.connect(lambda on, value=identity: chosen(value, on))
        self._lay_out(list(rows.values()), columns)
        return rows

    def _lay_out(self, rows: Sequence[QWidget], columns: int) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.px(12))
        grid.setVerticalSpacing(0)
        height = -(-len(rows) // columns)
        for at, row in enumerate(rows):
            grid.addWidget(row, at % height, at // height)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)


class WhoForm(Form):
    """Who asks. `look_up_wanted`: the person would rather take it from a registry."""

    look_up_wanted = Signal()

    def __init__(self, theme: Theme, shown: StudyFormState, *, width: Width) -> None:
        super().__init__(theme)
        self.title = LineField(theme, tr("What is it called?"), example=tr("Sleep and mood from wearables"))
        self.organisation = LineField(theme, tr("Who asks?"), example=tr("A hospital, a company, a club"))
        self.contact = LineField(theme, tr("Who can you write to?"), example=tr("A name, if you have one"))
        self.email = LineField(theme, tr("Their e-mail address"))
        self.registry = LineField(theme, tr("Registry number, if it has one"), example="NCT01234567")
        self.look_up = Button(theme, tr("Look it up"), Kind.LINK)
        self.look_up.setAccessibleDescription(tr("in a public registry, or from a record that you saved or copied"))
        self.look_up.clicked.connect(self.look_up_wanted)
        fields = (self.title, self.organisation, self.contact, self.email, self.registry)
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(BLEED_LEFT), 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(16))
        columns = 1 if width is Width.NARROW else 2
        for at, field in enumerate(fields):
            beside = self.look_up if field is self.registry else None
            grid.addLayout(labelled(theme, field.accessibleName(), field, beside=beside), at // columns, at % columns)
        self.column.addLayout(grid)
        self._no_address = Fault(theme)
        self._others = flowing(Text(theme, Role.CAPTION, colour="ink2"))
        noted = stacked()
        noted.setContentsMargins(theme.px(BLEED_LEFT), 0, 0, 0)
        noted.addWidget(self._no_address)
        noted.addWidget(self._others)
        self.column.addLayout(noted)
        self._heading(tr("What kind of request is it?"))
        self.settings = self._one_of(shown.settings, lambda s: self._change_context(setting=s), columns=columns)
        self.title.written.connect(lambda text: self.changed.emit(lambda study: replace(study, title=text.strip())))
        self.organisation.written.connect(
            lambda text: self.changed.emit(lambda study: replace(study, organisation=text.strip()))
        )
        self.contact.written.connect(lambda text: self.changed.emit(lambda s: with_contact(s, name=text.strip())))
        self.email.written.connect(lambda text: self.changed.emit(lambda s: with_contact(s, email=text.strip())))
        self.registry.written.connect(lambda text: self.changed.emit(lambda study: with_registry(study, text)))

    def show_state(self, shown: StudyFormState) -> None:
        """Show what is kept."""
        self.title.show_text(shown.title)
        self.organisation.show_text(shown.organisation)
        self.contact.show_text(shown.contact.name)
        self.email.show_text(shown.contact.email)
        self._no_address.say(shown.address_remark)
        self._others.say(shown.others)
        self._others.setVisible(bool(shown.others))
        self.registry.show_text(shown.registry)
        for choice in shown.settings:
            self.settings[choice.id].setChecked(choice.chosen)


class DataForm(Form):
    """What they would get."""

    def __init__(self, theme: Theme, shown: StudyFormState, *, width: Width) -> None:
        super().__init__(theme)
        self._heading(tr("What data would they get?"), tr("Tick everything that is part of it, even in passing."))
        self.data = self._any_of(shown.data, self._tick, columns=2 if width is Width.WIDE else 1)

    def _tick(self, category: str, on: object) -> None:
        def change(study: Study) -> Study:
            data = toggled(study.context.data, category, on=bool(on))
            return replace(study, context=replace(study.context, data=data))

        self.changed.emit(change)

    def show_state(self, shown: StudyFormState) -> None:
        """Show what is kept."""
        for choice in shown.data:
            self.data[choice.id].setChecked(choice.chosen)


class YouForm(Form):
    """You: how bad it would be, what makes you stand out, where you stand."""

    def __init__(self, theme: Theme, shown: StudyFormState, *, width: Width) -> None:
        super().__init__(theme)
        columns = 2 if width is Width.WIDE else 1
        self._heading(tr("How bad would it be for you if this data became known?"))
        self.consequences = self._one_of(shown.consequences, lambda c: self._change_context(consequence=c), columns=1)
        self._heading(
            tr("Does anything make you stand out?"), tr("People who stand out are easier to find in a model.")
        )
        self.factors = self._any_of(shown.factors, self._tick, columns=columns)
        self.rarity = Button(theme, tr("How rare am I?"), Kind.LINK)
        self.rarity.hide()
        beside = in_line()
        beside.setContentsMargins(theme.px(BLEED_LEFT), theme.px(6), 0, 0)
        beside.addWidget(self.rarity)
        beside.addStretch(1)
        self.column.addLayout(beside)
        self._heading(tr("Where you stand"))
        self.facts = self._any_of(_facts(), self._tick_fact, columns=1)
        self._heading(tr("Where do you live?"), tr("Rights and deadlines depend on it. Letters may name its law."))
        self.place = ChoiceField(theme, tr("Where do you live?"))
        for choice in shown.places:
            self.place.addItem(choice.label, choice.id)
        self.place.activated.connect(lambda at: self._change_context(place=Place(self.place.itemData(at))))
        line = in_line()
        line.setContentsMargins(theme.px(BLEED_LEFT), 0, 0, 0)
        line.addWidget(self.place)
        line.addStretch(1)
        self.column.addLayout(line)

    def _tick(self, factor: str, on: object) -> None:
        def change(study: Study) -> Study:
            factors = toggled(study.context.stands_out, factor, on=bool(on))
            return replace(study, context=replace(study.context, stands_out=factors))

        self.changed.emit(change)

    def _tick_fact(self, name: str, on: object) -> None:
        self._change_context(**{name: bool(on)})

    def show_state(self, shown: StudyFormState) -> None:
        """Show what is kept."""
        for choice in shown.consequences:
            self.consequences[choice.id].setChecked(choice.chosen)
        for choice in shown.factors:
            self.factors[choice.id].setChecked(choice.chosen)
        facts = {
            "already_joined": shown.already_joined,
            "for_other": shown.for_other,
            "paid": shown.paid,
            "known_leak": shown.known_leak,
        }
        for name, holds in facts.items():
            self.facts[name].setChecked(holds)
        chosen = next(choice.id for choice in shown.places if choice.chosen)
        self.place.setCurrentIndex(self.place.findData(chosen))


def _facts() -> tuple[Choice, ...]:
    words = {
        "already_joined": tr("They already hold my data"),
        "for_other": tr("I am deciding for someone else: a child, or an adult in my care"),
        "paid": tr("They pay me, or give me something for it"),
        "known_leak": tr("I learnt elsewhere of a leak that is not mended"),
    }
    return tuple(Choice(name, label, "", chosen=False) for name, label in words.items())


class TrainsForm(Form):
    """The gate's question, where it can be answered again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._heading(tr("Will AI be trained on your data, by them or anyone they pass it to?"))
        choices = tuple(Choice(a.value, trains_ai_words(a), "", chosen=False) for a in TrainsAi)
        self.answers = self._one_of(choices, lambda a: self._change_context(trains_ai=TrainsAi(a)), columns=1)

    def show_state(self, shown: StudyFormState) -> None:
        """Show what is kept."""
        for answer, row in self.answers.items():
            row.setChecked(answer == shown.trains_ai)


class ExposurePanel(QWidget):
    """What is at stake, with its reasons, as it is answered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = stacked(self)

    def show_state(self, shown: StudyFormState) -> None:
        """Show what is at stake now."""
        emptied(self._column)
        section = Section(self._theme, tr("What is at stake for you"), role=Role.LABEL)
        section.column.addWidget(Text(self._theme, Role.ROW_TITLE, shown.exposure))
        section.column.addSpacing(self._theme.px(8))
        for at, part in enumerate(shown.exposure_lines):
            if at:
                section.column.addWidget(Rule(self._theme))
            line = in_line(spacing=self._theme.px(12))
            line.setContentsMargins(0, self._theme.px(3), 0, self._theme.px(3))
            line.addWidget(Text(self._theme, Role.MARGIN, part.words), 1)
            line.addWidget(Text(self._theme, Role.BODY, part.points, wrap=False))
            section.column.addLayout(line)
        if shown.exposure_note:
            section.column.addWidget(Text(self._theme, Role.MARGIN, shown.exposure_note, colour="ink2"))
        words = tr("A range means that something is not said yet. This stays on your computer and goes on no letter.")
        section.column.addSpacing(self._theme.px(8))
        section.column.addWidget(Text(self._theme, Role.CAPTION, words, colour="ink2"))
        self._column.addWidget(section)
        self._column.addStretch(1)
