"""Taking down a reply under hand and key, and what becomes of it in a real vault."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.catalog.shelf import Shelf
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Event, EventKind, Study
from desktop.paths import questionnaires_folder
from desktop.store.faults import StoreFault
from desktop.store.opening import open_vault
from desktop.store.vault import Vault
from desktop.ui.application import prepare_application
from desktop.ui.places import Exchange, Place, Reply
from desktop.ui.reply.draft import Draft, Passage, Taken
from desktop.ui.reply.presenter import ReplyPresenter
from desktop.ui.reply.view import ReplyPage
from desktop.ui.standings import Standings
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.window import Window
from tests.ui.replies import NOW, TEXT, at, study_of

ASKED = ("dp_used", "inversion_measures", "adversarial_test", "retention")


class Hand:
    """A page with its presenter over a vault, and what it told."""

    def __init__(self, vault: Vault, standings: Standings, drafts: dict[str, Draft]) -> None:
        self.page = ReplyPage(Theme(LIGHT))
        self.went: list[Place] = []
        self.said: list[str] = []
        self.vault, self.standings, self.drafts = vault, standings, drafts
        self.presenter = ReplyPresenter(
            self.page, vault=vault, standings=standings, now=lambda: NOW, go=self.went.append,
            changed=lambda _changes: standings.changed(), say=self.said.append, drafts=drafts,
        )  # fmt: skip
        self.window = Window(Theme(LIGHT))
        self.presenter.enter(Reply("s"))
        self.window.show_page(self.page)
        self.window.show()

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.page.text.insertFromMimeData(data)

    def mark(self, words: str) -> None:
        start = self.page.text.toPlainText().index(words)
        self.page.text.mark(start, start + len(words))

    def take(self, words: str, number: str, key: str) -> None:
        self.mark(words)
        QTest.keyClick(self.page.text, Qt.Key.Key_Return)
        QTest.keyClicks(self.page.questions.line, number)
        QTest.keyClick(self.page.questions.line, Qt.Key.Key_Return)
        QTest.keyClicks(self.page.answers, key)

    @property
    def draft(self) -> Draft:
        return self.drafts["s"]

    @property
    def study(self) -> Study:
        return self.vault.study("s")


@pytest.fixture
def drafts() -> dict[str, Draft]:
    return {}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path / "a.vault", now=NOW)
    asked = tuple(Answer(q, at(10), State.AWAITING) for q in ASKED)
    opened.add_study(study_of(*asked, events=(Event(at(10), EventKind.LETTER_SENT),)))
    yield opened
    opened.close()


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path, vault: Vault, drafts: dict[str, Draft]) -> Hand:
    prepare_application()
    made = Hand(vault, Standings(vault, Shelf(questionnaires_folder(), tmp_path / "none")), drafts)
    qtbot.addWidget(made.window)
    return made


def test_a_passage_becomes_the_quote_and_nothing_is_written_before_it_is_kept(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    assert len(hand.study.answers) == len(ASKED)
    hand.page.keep.click()
    newest = hand.study.answers[-1]
    assert (newest.question, newest.state, newest.option, newest.evidence) == (
        "dp_used", State.ANSWERED, "a", Evidence.CLAIMED,
    )  # fmt: skip
    assert (newest.quote, newest.source, newest.recorded_at) == ("We add noise.", "E-mail of 24 November", NOW)
    event = hand.study.events[-1]
    assert (event.at, event.kind, event.heading) == (NOW, EventKind.REPLY_RECEIVED, "E-mail of 24 November")
    assert event.text.strip()


def test_pasting_goes_straight_on_to_marking_and_keys_write_no_more(hand: Hand) -> None:
    hand.paste(TEXT)
    assert hand.draft.marking
    QTest.keyClicks(hand.page.text, "n")
    assert hand.page.text.toPlainText() == TEXT
    assert hand.page.questions.line.text() == "n"


def test_an_empty_paste_changes_nothing(hand: Hand) -> None:
    hand.paste(" \n ")
    hand.page.flush()
    assert not hand.draft.marking
    assert hand.page.keep.withheld


def test_words_can_be_written_too_and_then_marked(hand: Hand) -> None:
    QTest.keyClicks(hand.page.text, "They use noise")
    assert hand.page.to_marking.isVisible()
    hand.page.to_marking.click()
    hand.take("noise", "01", "2")
    assert hand.draft.taken[0] == Taken("dp_used", State.VAGUE, None, None, (Passage(9, "noise"),))


def test_a_second_passage_for_a_question_is_joined_and_one_passage_can_serve_two(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("All data is encrypted at rest!", "5", "d")
    hand.take("We add noise.", "5", "c")
    hand.take("We add noise.", "1", "a")
    first, second = hand.draft.taken
    assert (first.question, first.option) == ("inversion_measures", "c")
    assert first.quote == "We add noise. … All data is encrypted at rest!"
    assert second.quote == "We add noise."


def test_an_answer_can_do_without_a_passage(hand: Hand) -> None:
    QTest.keyClick(hand.page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hand.window.focusWidget() is hand.page.questions.line
    QTest.keyClicks(hand.page.questions.line, "1")
    QTest.keyClick(hand.page.questions.line, Qt.Key.Key_Return)
    QTest.keyClicks(hand.page.answers, "e")
    assert hand.draft.taken == (Taken("dp_used", State.ANSWERED, "e", Evidence.CLAIMED, ()),)


def test_the_proof_that_is_chosen_goes_with_the_answers_taken_down_after_it(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    hand.page.about.rows[Evidence.DOCUMENTED].click()
    hand.take("we test as needed", "7", "e")
    assert [one.evidence for one in hand.draft.taken] == [Evidence.CLAIMED, Evidence.DOCUMENTED]


def test_what_is_taken_down_can_be_taken_back(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    hand.take("we test as needed", "7", "e")
    hand.page.taken.back["dp_used"].click()
    assert [one.question for one in hand.draft.taken] == ["adversarial_test"]
    QTest.keyClick(hand.page.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.draft.taken == ()
    assert len(hand.study.answers) == len(ASKED)


def test_a_day_in_the_past_dates_the_records_at_noon(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    hand.page.about.day_written.emit(date(2026, 11, 20))
    assert hand.page.about.source.text() == "E-mail of 20 November"
    hand.page.keep.click()
    assert hand.study.answers[-1].recorded_at == at(20)
    assert hand.study.events[-1].at == at(20)
    assert hand.study.answers[-1].source == "E-mail of 20 November"


def test_a_reply_kept_in_two_goes_is_one_event(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    hand.page.keep.click()
    hand.take("we test as needed", "7", "e")
    hand.page.keep.click()
    assert [event.kind for event in hand.study.events] == [EventKind.LETTER_SENT, EventKind.REPLY_RECEIVED]
    assert len(hand.study.answers) == len(ASKED) + 2


def test_what_was_asked_and_not_answered_is_offered_once(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    assert not hand.page.taken.no_reply.isVisible()
    hand.page.keep.click()
    assert hand.page.taken.no_reply.isVisible()
    hand.page.taken.no_reply.click()
    silent = [answer.question for answer in hand.study.answers if answer.state is State.NO_REPLY]
    assert silent == ["inversion_measures", "adversarial_test", "retention"]
    assert not hand.page.taken.no_reply.isVisible()


def test_what_was_asked_can_be_left_waiting(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    hand.page.keep.click()
    hand.page.taken.leave.click()
    assert not hand.page.taken.leave.isVisible()
    assert all(answer.state is not State.NO_REPLY for answer in hand.study.answers)


def test_a_phrase_is_explained_leads_to_its_question_and_answers_nothing(hand: Hand) -> None:
    hand.paste(TEXT)
    assert hand.page.hides.isVisible()
    hand.page.hides.links[0].click()
    assert hand.draft.question == "dp_used"
    assert hand.page.text.marked == (14, "All data is encrypted at rest!")
    assert hand.draft.taken == ()
    hand.page.keep_wanted.emit()
    assert len(hand.study.answers) == len(ASKED)


def test_a_fault_of_the_vault_is_told_and_loses_nothing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")

    def fail(*_args: object, **_more: object) -> None:
        raise StoreFault(hand.vault.path, "disk full")

    monkeypatch.setattr(Vault, "record", fail)
    hand.page.keep.click()
    assert len(hand.said) == 1
    assert [one.question for one in hand.draft.taken] == ["dp_used"]


def test_another_page_on_the_same_drafts_shows_what_waits(hand: Hand, qtbot: QtBot) -> None:
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    hand.presenter.leave()
    again = Hand(hand.vault, hand.standings, hand.drafts)
    qtbot.addWidget(again.window)
    assert again.page.text.toPlainText() == TEXT
    assert list(again.page.taken.back) == ["dp_used"]
    again.page.keep.click()
    assert again.study.answers[-1].quote == "We add noise."


def test_a_person_s_own_note_stays_with_the_question(hand: Hand) -> None:
    hand.vault.record("s", answers=(Answer("dp_used", at(11), State.AWAITING, note="Ask the professor."),))
    hand.standings.changed()
    hand.paste(TEXT)
    hand.take("We add noise.", "1", "a")
    hand.page.keep.click()
    assert hand.study.answers[-1].note == "Ask the professor."


def test_letters_of_every_plane_are_quoted_as_they_stand(hand: Hand) -> None:
    hand.paste("😀😀 We add 😀 noise. نعم")
    hand.take("We add 😀 noise.", "1", "a")
    assert hand.draft.taken[0].passages == (Passage(3, "We add 😀 noise."),)


def test_escape_leads_back_step_by_step(hand: Hand) -> None:
    hand.paste(TEXT)
    hand.mark("We add noise.")
    QTest.keyClicks(hand.page.text, "1")
    QTest.keyClick(hand.page.questions.line, Qt.Key.Key_Return)
    assert hand.page.answers.isVisible()
    QTest.keyClick(hand.page.answers, Qt.Key.Key_Escape)
    assert hand.page.questions.isVisible()
    assert hand.page.text.marked[1] == "We add noise."
    assert hand.draft.taken == ()


def test_enter_alone_never_chooses_an_answer(hand: Hand) -> None:
    hand.paste(TEXT)
    QTest.keyClicks(hand.page.text, "1")
    for _ in range(3):
        QTest.keyClick(hand.window.focusWidget() or hand.page, Qt.Key.Key_Return)
    assert hand.draft.question == "dp_used"
    assert hand.draft.taken == ()


def test_back_leads_to_what_was_asked(hand: Hand) -> None:
    hand.page.back.click()
    assert hand.went == [Exchange("s")]
