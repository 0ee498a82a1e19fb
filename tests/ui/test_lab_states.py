"""What the lab says, as tables: sentences follow the figures, ceilings are rounded up, figures are drawn to scale."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.drawing.curve import epsilon_curve
from desktop.drawing.memorised import exposure_bar
from desktop.drawing.shapes import Circle, Rect
from desktop.inversion.bench import FaceShown
from desktop.inversion.comparing import DEFENCES, FEW
from desktop.inversion.groups import GroupRun
from desktop.ui.lab import face_words as words
from desktop.ui.lab.other_state import _ceiling, group_told, record_switches, subject_switch
from desktop.ui.lab.state import Choices, epsilon_of, face_switches, in_hundred, readouts, wishes_of
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.switches import Switch

SHOWN = FaceShown(
    person=3, persons=40, own=False, true=b"", frames=(b"",), likeness=0.8, likeness_of_all=0.8, rank=1, found=40,
    attacked=40, interval=(0.912, 1.0), accuracy=0.98, questions=1000, identical=None,
)  # fmt: skip


def said(at: Choices, **figures: object) -> str:
    shown = replace(SHOWN, **figures)  # type: ignore[arg-type]
    return f"{words.what_happened(at, shown)} {words.what_it_does_not_show(at, shown)}"


@pytest.mark.parametrize(
    ("at", "figures", "sentence"),
    [
        (Choices(), {}, "no photo was needed"),
        (Choices(), {"likeness": 0.2}, "hardly anything of the person came back"),
        (Choices(reveal="2"), {}, "did not stop it"),
        (Choices(reveal="2"), {"likeness": 0.1}, "hardly anything"),
        (Choices(reveal="label"), {}, "averaged the noise"),
        (Choices(reveal="file"), {}, "had the model’s file"),
        (Choices(epsilon="8"), {"likeness": 0.6}, "did not remove the person. The model names 98 of 100"),
        (Choices(epsilon="50"), {}, "left the picture much as it is without"),
        (Choices(epsilon="8"), {"likeness": 0.1}, "spoiled the picture"),
        (Choices(epsilon="8", attacker="prior"), {"likeness": 0.7}, "comes near in spite of the noise"),
        (Choices(epsilon="1", unit="person"), {"accuracy": 0.1}, "cost the model its use. The model names 10 of 100"),
        (Choices(epsilon="1000", unit="person"), {"likeness": 0.6}, "did not remove the person"),
        (Choices(epsilon="8"), {}, "epsilon 8, delta 1 in 100,000"),
        (Choices(after="deleted"), {"identical": True}, "to the bit"),
        (Choices(after="deleted"), {"identical": False}, "Another picture"),
        (Choices(after="retrained"), {"likeness": 0.1}, "Nothing of them comes back"),
        (Choices(after="retrained"), {"likeness": 0.4}, "A likeness is left"),
        (Choices(), {"own": True}, "average of your photos"),
    ],
)
def test_the_sentences_follow_the_figures(at: Choices, figures: dict[str, object], sentence: str) -> None:
    assert sentence in said(at, **figures)


def test_every_defence_has_a_name_and_the_few_are_among_them() -> None:
    assert len({words.compared_words(name) for name in DEFENCES}) == len(DEFENCES)
    assert set(FEW) <= set(DEFENCES)
    assert words.few_words("person 8") == "Person noise"


def test_accuracy_stands_beside_likeness_and_finding_has_its_interval() -> None:
    labels = [readout.label for readout in readouts(SHOWN)]
    assert labels == ["Likeness", "Found by machine", "Questions asked", "Model accuracy"]
    assert readouts(SHOWN)[1].note == "91 to 100 in 100; by chance 1 in 40"
    alone = readouts(replace(SHOWN, attacked=1, found=0, rank=7))
    assert (alone[1].figure, alone[1].note) == ("No", "match number 7 of 40")


@pytest.mark.parametrize(
    ("typed", "epsilon"),
    [("8", "8"), (" 3,5 ", "3.5"), ("0.01", "0.01"), ("1000", "1000"), ("1,000", None), ("0", None), ("-1", None),
     ("nan", None), ("inf", None), ("", None), ("8e", None), ("1001", None)],
)  # fmt: skip
def test_an_epsilon_is_a_number_from_a_hundredth_to_a_thousand(typed: str, epsilon: str | None) -> None:
    assert epsilon_of(typed) == epsilon


def test_switches_that_make_no_difference_say_why() -> None:
    why = {state.name: state.why_not for state in face_switches(Choices(reveal="file"))}
    assert why["queries"]
    assert why["unit"]
    assert not why["start"]
    assert {state.name: state.why_not for state in face_switches(Choices(reveal="label"))}["start"]


def test_the_choices_become_what_the_experiment_takes() -> None:
    wishes = wishes_of(Choices(epsilon="3.5", unit="person", photos="7", model="network", queries="3000"), own=())
    assert (wishes.epsilon, wishes.per_person, wishes.photos_each) == (3.5, True, 7)
    assert (wishes.network, wishes.questions) == (True, 3000)


@pytest.mark.parametrize("width", [150, 240, 352, 900])
def test_every_choice_of_a_switch_is_in_sight_at_any_width(qtbot: QtBot, width: int) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, 400)
    host.show()
    for state in face_switches(Choices()):
        switch = Switch(Theme(LIGHT), state.name, state.label, state.options, "", "")
        switch.setParent(host)
        switch.setGeometry(0, 0, width, 400)
        switch.show()
        QCoreApplication.processEvents()
        for segment in switch.segments.values():
            assert segment.parentWidget().rect().contains(segment.geometry())
            assert segment.width() >= min(segment.sizeHint().width(), width // 2 - 3)


def test_hundredths_are_whole_and_have_a_true_minus() -> None:
    assert [in_hundred(share) for share in (0.804, -0.012, 1.0)] == ["80", "−1", "100"]


def test_a_ceiling_goes_up_and_never_down() -> None:
    assert [_ceiling(share) for share in (0.2718, 0.2, 0.999, 1.0)] == [28, 20, 100, 100]


def test_every_subject_has_its_switches() -> None:
    subjects = [value for value, _ in subject_switch("gene").options]
    at = {"epsilon": "none", "decimals": "full", "queries": "31"}
    assert [len(record_switches(subject, at)) for subject in subjects] == [3, 1, 0, 1]


def test_what_noise_costs_a_group_is_said_as_it_was_measured() -> None:
    assert "cost 3 of 100" in group_told(GroupRun(0.95, 0.98, 1.0, 2400)).honest
    assert "cost 0 of 100" in group_told(GroupRun(0.98, 0.95, 1.0, 2400)).honest


def test_the_curve_puts_every_point_at_its_height_and_says_its_ends() -> None:
    figure = epsilon_curve([(8, 0.9, 1.0), (1, 0.5, 0.25)], width=400, height=240)
    dots = [shape for shape in figure.shapes if isinstance(shape, Circle)][:4]
    by_height = sorted((dot.y, dot.x) for dot in dots)
    assert len(dots) == 4
    assert by_height[0][0] < by_height[1][0] < by_height[2][0] < by_height[3][0]
    assert "accuracy goes from 90 to 50 of 100" in figure.words
    assert "from 100 to 25 of 100" in figure.words


@pytest.mark.parametrize(("exposure", "length"), [(0.0, 2), (8.3, 200), (16.6, 400)])
def test_the_bar_of_exposure_is_as_long_as_its_share(exposure: float, length: int) -> None:
    figure = exposure_bar(exposure, most=16.6, never_typed=1.4, width=400)
    (solid,) = [shape for shape in figure.shapes if isinstance(shape, Rect) and shape.fill == "mark"]
    assert solid.width == length
    assert figure.words.startswith(f"Exposure {round(exposure)} of 17")
