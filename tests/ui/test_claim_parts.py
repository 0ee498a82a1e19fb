"""The parts about a sample reply and about rarity: their states as tables, and the widgets without a page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.catalog.traits import load_traits
from desktop.core.questionnaire import Question, Questionnaire
from desktop.paths import questionnaires_folder
from desktop.ui.application import prepare_application
from desktop.ui.claim.rarity_part import RarityPart
from desktop.ui.claim.rarity_state import RarityGiven, RarityState, TraitGiven, rarity_state
from desktop.ui.claim.reply_part import ReplyPart
from desktop.ui.claim.reply_state import MOST_FINDINGS, MOST_SHOWN, ReplyPartState, reply_part_state
from desktop.ui.theme import DARK, LIGHT, Theme
from desktop.ui.widgets.page import Width

REPLY = '{"label": "é😀",\r\n  "scores": [0.70213,\r\n 0.29787]}'
TRAITS = load_traits(questionnaires_folder())
GIVEN = RarityGiven((TraitGiven("", "1 %"), TraitGiven("", "1 in 5")), "5,000")


@pytest.fixture(autouse=True)
def prepared() -> None:
    """The typefaces are known."""
    prepare_application()


@pytest.fixture
def question(questionnaire: Questionnaire) -> Question:
    return questionnaire.by_id["output_detail"]


@pytest.fixture
def factors(questionnaire: Questionnaire) -> dict[str, str]:
    return {factor.id: factor.label for factor in questionnaire.method.factors}


def reply(text: str, question: Question, classes: str = "", **more: str) -> ReplyPartState:
    return reply_part_state(text, classes=classes, question=question, **more)


def test_nothing_pasted_shows_nothing(question: Question) -> None:
    assert reply(" ", question) == ReplyPartState(" ")


def test_a_reply_shows_its_level_places_and_the_least_answer(question: Question) -> None:
    shown = reply(REPLY, question, "2")
    assert (shown.option, shown.option_words) == ("e", "At least this much: Full scores")
    assert [(finding.path, finding.most) for finding in shown.findings] == [("$.scores", True), ("$.label", False)]
    assert any("no ceiling" in note for note in shown.notes)
    first = shown.findings[0]
    assert shown.text[first.start : first.end] == '"scores": [0.70213,\n 0.29787]'


def test_a_reply_that_gives_out_nothing_proposes_no_answer(question: Question) -> None:
    shown = reply('{"status": "ok"}', question)
    assert (shown.option, shown.option_words, shown.findings) == (None, "", ())
    assert any("proves nothing" in note for note in shown.notes)


def test_a_reply_that_cannot_be_read_says_why(question: Question) -> None:
    shown = reply('{"a": NaN}', question)
    assert (shown.fault, shown.level) == (
        "The reply, line 1: “NaN” is no number. Take it out, or write a number instead.",
        "",
    )


@pytest.mark.parametrize("classes", ["x", "1", "0", "-3", "2.5"])
def test_a_number_of_answers_that_is_none_is_told_and_counts_for_nothing(question: Question, classes: str) -> None:
    shown = reply(REPLY, question, classes)
    assert shown.classes_fault
    assert shown.level == reply(REPLY, question).level


def test_a_long_reply_is_read_whole_and_shown_in_part(question: Question) -> None:
    text = '{"filler": "' + "a" * MOST_SHOWN + '", "weights": [0.1, 0.2]}'
    shown = reply(text, question)
    assert len(shown.text) == MOST_SHOWN
    assert f"{MOST_SHOWN:,}" in shown.cut
    assert shown.option == "g"


def test_many_places_are_listed_in_part(question: Question) -> None:
    labels = ", ".join('{"label": "a"}' for _ in range(MOST_FINDINGS + 2))
    shown = reply(f"[{labels}]", question)
    assert len(shown.findings) == MOST_FINDINGS
    assert shown.more == "and 2 more places"


def placed(qtbot: QtBot, part: QWidget, *, width: int = 560) -> None:
    qtbot.addWidget(part)
    part.resize(width, 1400)


def test_what_gives_something_out_is_marked_in_the_text(qtbot: QtBot, question: Question) -> None:
    part = ReplyPart(Theme(LIGHT))
    placed(qtbot, part)
    part.show_state(reply(REPLY, question))
    marked = [one.cursor.selectedText() for one in part.text.extraSelections()]  # type: ignore[attr-defined]
    assert marked == ['"scores": [0.70213,', "0.29787]", '"label": "é😀"']
    part.findings.links[1].click()
    assert part.text.textCursor().selectedText() == '"label": "é😀"'


def test_the_least_answer_is_told_and_withheld_with_a_reason(qtbot: QtBot, question: Question) -> None:
    part, told = ReplyPart(Theme(LIGHT)), []
    placed(qtbot, part)
    part.record_wanted.connect(told.append)
    part.show_state(reply(REPLY, question, cannot_record="Open a study first."))
    part.record.click()
    assert (told, part.record.accessibleDescription()) == ([], "Open a study first.")
    part.show_state(reply(REPLY, question))
    part.record.click()
    assert told == ["e"]


def test_what_is_pasted_is_told_at_once(qtbot: QtBot, question: Question) -> None:
    part, told = ReplyPart(Theme(LIGHT)), []
    placed(qtbot, part)
    part.show_state(reply("", question))
    part.text_written.connect(told.append)
    for text in ('{"label": 1}', "a" * (MOST_SHOWN + 1)):
        mime = QMimeData()
        mime.setText(text)
        part.text.insertFromMimeData(mime)
    assert [len(text) for text in told] == [12, MOST_SHOWN + 1]
    assert part.text.toPlainText() == '{"label": 1}'


def test_a_reply_that_is_shown_in_part_cannot_be_written_in_and_can_be_cleared(
    qtbot: QtBot, question: Question
) -> None:
    part, told = ReplyPart(Theme(LIGHT)), []
    placed(qtbot, part)
    part.text_written.connect(told.append)
    part.show_state(reply('"' + "a" * MOST_SHOWN + '"', question))
    assert part.text.isReadOnly()
    part.flush()
    part.clear.click()
    assert told == [""]
    part.show_state(reply("", question))
    assert not part.text.isReadOnly()
    assert part.clear.isHidden()


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 2.0)], ids=["light", "dark at 200 %"])
@pytest.mark.parametrize("width", Width)
def test_the_parts_fit_a_narrow_window(
    qtbot: QtBot, question: Question, factors: dict[str, str], theme: Theme, width: Width
) -> None:
    if theme.scale > 1 and width is not Width.NARROW:
        return
    first, second = ReplyPart(theme), RarityPart(theme, TRAITS)
    long_path = REPLY.replace('"scores"', f'"{"scores_" * 12}"')
    for part in (first, second):
        placed(qtbot, part)
        part.arrange(width)
    first.show_state(reply(long_path, question))
    second.show_state(rarity_state(GIVEN, traits=TRAITS, factors=factors, has_study=True))
    for part in (first, second):
        assert part.minimumSizeHint().width() <= 560


def rare(given: RarityGiven, factors: dict[str, str]) -> RarityState:
    return rarity_state(given, traits=TRAITS, factors=factors, has_study=True)


def test_the_estimate_and_its_suggestions_are_shown(factors: dict[str, str]) -> None:
    shown = rare(GIVEN, factors)
    assert "about 10 others" in shown.sentence
    assert [factor.label for factor in shown.factors] == [factors["small_group"], factors["unusual_mix"]]
    assert (len(shown.rows), shown.missing) == (3, "")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (RarityGiven(), "Write how common one of your traits is, and how many people the group has."),
        (RarityGiven(group="50"), "Write how common one of your traits is."),
        (RarityGiven((TraitGiven("", "0.1"),)), "Write how many people the group has."),
        (RarityGiven((TraitGiven("", "0,1"),), "50"), ""),
        (RarityGiven((TraitGiven("", "0.1"),), "0"), ""),
    ],
)
def test_nothing_is_said_before_all_is_there(factors: dict[str, str], given: RarityGiven, missing: str) -> None:
    shown = rare(given, factors)
    assert (shown.sentence, shown.missing, shown.factors) == ("", missing, ())
    assert bool(missing) != bool(shown.group_fault or any(row.fault for row in shown.rows))


def test_there_is_a_row_more_than_is_filled_up_to_six(factors: dict[str, str]) -> None:
    for count in range(8):
        rows = rare(RarityGiven(tuple(TraitGiven("", "0.5") for _ in range(count)), "9"), factors).rows
        assert len(rows) == min(count + 1, 6)


def test_a_row_that_is_emptied_keeps_its_place_and_counts_for_nothing(factors: dict[str, str]) -> None:
    shown = rare(replace(GIVEN, traits=(TraitGiven(), *GIVEN.traits[1:])), factors)
    assert shown.sentence == "In a group of 5,000, about 1,000 others are expected to share this."


def test_a_trait_of_the_list_brings_its_share_and_its_source(qtbot: QtBot, factors: dict[str, str]) -> None:
    part, told = RarityPart(Theme(LIGHT), TRAITS), []
    placed(qtbot, part)
    part.changed.connect(told.append)
    part.show_state(rare(RarityGiven(group="5000"), factors))
    box = part.rows[0].trait
    box.setCurrentIndex(box.findData("left_handed"))
    box.activated.emit(box.currentIndex())
    assert told == [RarityGiven((TraitGiven("left_handed", "10.6 %"),), "5000")]
    shown = rare(told[0], factors)
    assert "Papadatou" in shown.rows[0].source
    part.show_state(shown)
    assert part.rows[0].share.text() == "10.6 %"


def test_a_figure_of_ones_own_is_no_trait_of_the_list(qtbot: QtBot, factors: dict[str, str]) -> None:
    part, told = RarityPart(Theme(LIGHT), TRAITS), []
    placed(qtbot, part)
    part.show_state(rare(RarityGiven((TraitGiven("left_handed", "10.6 %"),), "9"), factors))
    part.changed.connect(told.append)
    part.rows[0].share.setText("1 in 20")
    part.group.setText("12")
    part.flush()
    assert told[0] == RarityGiven((TraitGiven("", "1 in 20"),), "9")
    assert told[1].group == "12"


def test_the_studys_own_list_is_led_to_and_never_ticked(qtbot: QtBot, factors: dict[str, str]) -> None:
    part, told = RarityPart(Theme(LIGHT), TRAITS), []
    placed(qtbot, part)
    part.study_wanted.connect(lambda: told.append("study"))
    part.show_state(rare(GIVEN, factors))
    assert not part.to_study.isHidden()
    part.to_study.click()
    assert told == ["study"]
    part.show_state(replace(rare(GIVEN, factors), has_study=False))
    assert part.to_study.isHidden()
