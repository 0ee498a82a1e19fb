"""The reader of a claim as widgets: what is asked, what is held back, and what is told, whole and in brief."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.catalog.deployments import load_deployments
from desktop.core.claim import Mechanism, Neighbours, NoisePlace, Per, Tuning, Unit
from desktop.paths import questionnaires_folder
from desktop.ui.application import prepare_application
from desktop.ui.claim.claim_part import ClaimPart
from desktop.ui.claim.claim_state import ClaimGiven, Told, claim_state
from desktop.ui.theme import DARK, LIGHT, Theme
from desktop.ui.widgets.figure import FigureView
from desktop.ui.widgets.page import Width

DEPLOYMENTS, PUBLISHED = load_deployments(questionnaires_folder())
TOLD = ClaimGiven(
    "2.38", "1e-5", Unit.RECORD, "", Per.RELEASE, NoisePlace.ORGANISATION, Mechanism.DP_SGD, Neighbours.UNKNOWN
)


@pytest.fixture(autouse=True)
def prepared() -> None:
    """The typefaces are known."""
    prepare_application()


def part_of(qtbot: QtBot, given: ClaimGiven, *, least: bool = False, width: Width = Width.WIDE) -> ClaimPart:
    part = ClaimPart(Theme(LIGHT), width=width, least=least)
    qtbot.addWidget(part)
    part.resize(936, 900)
    show(part, given)
    return part


def show(part: ClaimPart, given: ClaimGiven) -> None:
    part.show_state(claim_state(given, deployments=DEPLOYMENTS, published=PUBLISHED))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def words_of(part: QWidget) -> str:
    return " ".join(label.accessibleName() for label in part.findChildren(QLabel) if not label.isHidden())


def test_before_anything_is_typed_it_says_what_an_epsilon_is(qtbot: QtBot) -> None:
    part, wanted = part_of(qtbot, ClaimGiven()), []
    part.example_wanted.connect(lambda: wanted.append(True))
    assert "At 1, anything can become up to about 3 times as likely because of you" in words_of(part.told)
    figure = next(view for view in part.told.findChildren(FigureView) if "Epsilon 1" in _drawn(view))
    assert "Epsilon 8: at most 100 in 100." in _drawn(figure)
    next(button for button in part.findChildren(QPushButton) if button.text() == "Fill in an example").click()
    assert wanted
    assert part.record.isHidden()


def _drawn(view: FigureView) -> str:
    view.heightForWidth(520)
    return view.accessibleName()


def test_a_faulty_figure_is_told_under_its_field_and_to_a_screen_reader(qtbot: QtBot) -> None:
    part = part_of(qtbot, replace(TOLD, epsilon="8e"))
    assert "is no number" in part.form.fields["epsilon"].accessibleDescription()
    assert "Look at the figures again" in words_of(part.told)
    show(part, TOLD)
    assert part.form.fields["epsilon"].accessibleDescription() == ""


def test_how_many_are_yours_is_asked_unless_all_of_a_person_is_covered(qtbot: QtBot) -> None:
    part = part_of(qtbot, TOLD)
    field = part.form.fields["records_each"]
    assert not field.parentWidget().isHidden()
    show(part, replace(TOLD, unit=Unit.PERSON))
    assert field.parentWidget().isHidden()


def test_which_worlds_look_alike_is_held_back_for_noise_on_the_device(qtbot: QtBot) -> None:
    part = part_of(qtbot, replace(TOLD, place=NoisePlace.DEVICE))
    for name in ("neighbours", "tuning"):
        for segment in part.form.switches[name].segments.values():
            assert "on your device" in segment.why_not
    assert "Which of ten did you send?" in words_of(part.told)
    show(part, TOLD)
    assert not part.form.switches["neighbours"].segments["replace"].why_not


def test_how_it_was_added_up_and_what_was_tried_can_be_told(qtbot: QtBot) -> None:
    part, told = part_of(qtbot, TOLD), []
    part.changed.connect(told.append)
    assert part.form.training is not None
    assert not part.form.training.button.isChecked()
    part.form.switches["tuning"].segments["counted"].click()
    part.form.switches["accounting"].segments["yes"].click()
    assert (told[0].tuning, told[1].accounting) == (Tuning.COUNTED, Told.YES)
    show(part, replace(TOLD, tuning=Tuning.COUNTED, accounting=Told.YES))
    assert part.form.training.button.isChecked()
    said = words_of(part.told)
    assert "runs that only tried settings" not in said
    assert "how the total was added up" not in said


def test_what_is_left_out_stands_by_the_question_that_asks_for_it(qtbot: QtBot) -> None:
    part, wanted = part_of(qtbot, replace(TOLD, unit=Unit.UNKNOWN)), []
    part.question_wanted.connect(wanted.append)
    for button in part.told.findChildren(QPushButton):
        if button.text() == "Go to this question":
            button.click()
    assert wanted == ["dp_unit", "dp_epsilon", "dp_report"]


def test_published_figures_stand_with_their_sources(qtbot: QtBot) -> None:
    part = part_of(qtbot, replace(TOLD, unit=Unit.PERSON))
    said = words_of(part.told)
    assert "epsilon 4, delta below 1 in 10,000,000, for one user, this model" in said
    assert "Source: Google Research blog 2024 (reckoned anew on 23 November 2026)." in said


def test_the_brief_reader_asks_and_tells_the_least(qtbot: QtBot) -> None:
    part = part_of(qtbot, TOLD, least=True)
    assert set(part.form.switches) == {"unit", "per", "place"}
    assert set(part.form.fields) == {"epsilon", "delta", "records_each"}
    said = words_of(part.told)
    assert "The promise alone rules out better than 92 in 100" in said
    assert "What is left out, and what to ask" in said
    assert "Were you in it?" not in said
    assert "Published figures" not in said
    assert not part.record.isHidden()


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 2.0)], ids=["light", "dark at 200 %"])
@pytest.mark.parametrize("least", [False, True], ids=["whole", "brief"])
def test_both_fit_a_narrow_window(qtbot: QtBot, theme: Theme, *, least: bool) -> None:
    part = ClaimPart(theme, width=Width.NARROW, least=least)
    qtbot.addWidget(part)
    show(part, replace(TOLD, tuning=Tuning.COUNTED))
    assert part.minimumSizeHint().width() <= theme.px(460)
