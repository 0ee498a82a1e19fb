"""Every text in sight can be translated: a pseudo-language marks what went through the catalogue."""

import gettext
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.core.questionnaire import Questionnaire
from desktop.core.study import Study
from desktop.gui import Desk
from desktop.i18n import use_catalogue
from desktop.ui.places import (
    ClaimReader,
    Compare,
    Details,
    Exchange,
    Home,
    Interview,
    LetterOut,
    LookUp,
    NewStudy,
    Place,
    Reply,
    Report,
    Settings,
    SheetBack,
    SheetOut,
    Summary,
    Timeline,
)
from tests.journeys.conftest import kept_study

MARK = "\N{WHITE DIAMOND SUIT}"


class Pseudo(gettext.NullTranslations):
    """Marks every text and makes it a third longer, as other languages are."""

    def gettext(self, message: str) -> str:
        return f"{MARK}{message}{'·' * (len(message) // 3)}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def pseudo(make_desk: Callable[[], Desk]) -> Iterator[Desk]:
    desk = make_desk()
    use_catalogue(Pseudo())
    yield desk
    use_catalogue(gettext.NullTranslations())


def data_texts(questionnaire: Questionnaire, study: Study) -> str:
    """What comes from data and not from the program: the questionnaire's texts and the person's own."""
    return repr(questionnaire) + repr(study)


def exchange_of(study: str) -> list[Place]:
    """The rooms in which one asks, receives and looks back."""
    rooms: list[Place] = [Exchange(study), SheetOut(study), SheetOut(study, again=True), LetterOut(study)]
    return [
        *rooms,
        SheetBack(study),
        Reply(study),
        Timeline(study),
        Compare(),
        ClaimReader(),
        ClaimReader("reply"),
        LookUp(study),
    ]


def untranslated(window: QWidget, known: str) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        texts = []
        if isinstance(widget, QLabel):
            texts = [widget.accessibleName()]
        elif isinstance(widget, QAbstractButton):
            texts = [widget.text(), widget.accessibleName()]
        for text in texts:
            plain = any(letter.isalpha() for letter in text)
            from_data = all(repr(part)[1:-1].strip("“”") in known for part in text.split("; "))
            if plain and MARK not in text and not from_data and "%" not in text:
                found.append(text)
    return found


def test_every_text_on_every_page_goes_through_the_catalogue(pseudo: Desk, questionnaire: Questionnaire) -> None:
    study = pseudo.open_example()
    known = data_texts(questionnaire, kept_study(pseudo, study))
    places: list[Place] = [Home(), NewStudy(), Summary(study), Interview(study, "rare_people"), Report(study)]
    for place in [*places, *exchange_of(study), Details(study), Settings()]:
        pseudo.refresh_look()
        pseudo.go(place)
        pseudo.settle()
        assert untranslated(pseudo.window, known) == [], place


def test_longer_words_do_not_make_a_page_scroll_sideways(pseudo: Desk) -> None:
    study = pseudo.open_example()
    for size in (100, 200):
        pseudo.set_look(theme="light", text_size=size)
        pseudo.window.resize(1280, 832)
        places: list[Place] = [Home(), Summary(study), Interview(study), Details(study), Settings()]
        for place in [*places, *exchange_of(study)]:
            pseudo.go(place)
            pseudo.settle()
            shown = pseudo.window.current_page
            assert shown.content_width <= shown.room_width, place
