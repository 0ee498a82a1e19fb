"""Taking down a reply: what the page shows as tables, and what becomes of it in a real vault."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.catalog.shelf import Shelf
from desktop.core.method import Evidence, State
from desktop.core.phrases import evasions_in
from desktop.core.questionnaire import Questionnaire
from desktop.core.standing import Standing, standing_of
from desktop.core.study import Answer, Context, Event, EventKind, Study
from desktop.paths import questionnaires_folder
from desktop.store.faults import StoreFault
from desktop.store.opening import open_vault
from desktop.store.vault import Vault
from desktop.ui.application import prepare_application
from desktop.ui.places import Exchange, Place, Reply
from desktop.ui.reply.draft import Draft, Passage, Taken, moment_of, place_of, readable, sentence_around, with_text
from desktop.ui.reply.phrases import found_for, phrases_shown
from desktop.ui.reply.presenter import ReplyPresenter
from desktop.ui.reply.state import matching, reply_state
from desktop.ui.reply.view import ReplyPage
from desktop.ui.standings import Standings
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.units import Units
from desktop.ui.window import Window

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TEXT = "We add noise. All data is encrypted at rest!\nAsk us again in May; we test as needed."
ASKED = ("dp_used", "inversion_measures", "adversarial_test", "retention")


def study_of(*answers: Answer, events: tuple[Event, ...] = ()) -> Study:
    return Study("s", "A study", "", TODAY, "model-inversion", "1.0", Context(), answers=answers, events=events)


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def taken(question: str, option: str = "a", *passages: Passage) -> Taken:
    return Taken(question, State.ANSWERED, option, Evidence.CLAIMED, passages)


@pytest.fixture
def blank(questionnaire: Questionnaire) -> Standing:
    return standing_of(questionnaire, study_of())


def test_a_new_reply_is_proposed_as_the_e_mail_of_today(blank: Standing) -> None:
    shown = reply_state(blank, Draft(), today=TODAY)
    assert (shown.source, shown.day) == ("E-mail of 24 November", TODAY)
    assert [proof.evidence for proof in shown.proofs if proof.chosen] == [Evidence.CLAIMED]
    assert shown.cannot_keep == "Nothing is taken down yet."
    assert shown.chosen is None


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (Draft(day=date(2026, 11, 20)), "E-mail of 20 November"),
        (Draft(day=date(2025, 11, 20)), "E-mail of 20 November 2025"),
        (Draft(source="Phone call"), "Phone call"),
        (Draft(source=""), ""),
    ],
)
def test_the_source_follows_the_day_until_it_is_written(blank: Standing, draft: Draft, source: str) -> None:
    assert reply_state(blank, draft, today=TODAY).source == source


def test_questions_stand_open_first_and_core_before_others(questionnaire: Questionnaire) -> None:
    no_noise = Answer("dp_used", at(3), State.ANSWERED, "e", Evidence.CLAIMED)
    waiting = Answer("adversarial_test", at(3), State.AWAITING)
    rows = reply_state(standing_of(questionnaire, study_of(no_noise, waiting)), Draft(), today=TODAY).questions
    ids = [row.id for row in rows]
    assert ids[:2] == ["inversion_measures", "adversarial_test"]
    assert ids[-4:] == ["dp_used", "dp_epsilon", "dp_unit", "dp_report"]
    by_id = {row.id: row for row in rows}
    assert by_id["dp_used"].now == "No (They told me)"
    assert by_id["adversarial_test"].now == "Asked, still waiting"
    assert by_id["dp_epsilon"].now == "Not needed as things stand"
    assert by_id["retention"].now == "Not asked yet"


def test_an_answer_taken_down_opens_what_depends_on_it(questionnaire: Questionnaire) -> None:
    no_noise = Answer("dp_used", at(3), State.ANSWERED, "e", Evidence.CLAIMED)
    draft = Draft(taken=(taken("dp_used"),))
    rows = {
        row.id: row for row in reply_state(standing_of(questionnaire, study_of(no_noise)), draft, today=TODAY).questions
    }
    assert rows["dp_used"].now.startswith("Taken down: Yes, for all training")
    assert rows["dp_epsilon"].now == "Not asked yet"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("5", "Q05"), ("05", "Q05"), ("q5", "Q05"), ("Q05", "Q05"), ("1", "Q01"), ("12", "Q12"), ("noise", "Q01")],
)
def test_a_number_or_a_word_finds_its_question_first(blank: Standing, typed: str, first: str) -> None:
    rows = reply_state(blank, Draft(), today=TODAY).questions
    assert matching(rows, typed)[0].number == first


def test_what_fits_no_question_finds_none_and_nothing_typed_finds_all(blank: Standing) -> None:
    rows = reply_state(blank, Draft(), today=TODAY).questions
    assert matching(rows, "zebra") == matching(rows, "99") == ()
    assert matching(rows, "  ") == rows


def test_every_question_is_found_first_by_its_own_number(blank: Standing) -> None:
    rows = reply_state(blank, Draft(), today=TODAY).questions
    for row in rows:
        assert matching(rows, row.number[1:])[0] == row


def test_the_question_in_hand_offers_its_options_and_the_states_that_a_reply_can_hold(standing: Standing) -> None:
    chosen = reply_state(standing, Draft(question="inversion_measures"), today=TODAY).chosen
    assert chosen is not None
    assert [option.id for option in chosen.options] == [
        option.id for option in standing.questionnaire.by_id["inversion_measures"].options
    ]
    assert [state.state for state in chosen.states] == [State.DONT_KNOW, State.VAGUE, State.REFUSED]
    assert chosen.now == "Recorded now: General security only (They told me)"


def test_passages_are_joined_in_the_order_of_the_text() -> None:
    later, earlier = Passage(20, "encrypted\n at rest"), Passage(0, "We add noise.")
    assert taken("dp_used", "a", later, earlier).quote == "We add noise. … encrypted at rest"


def test_an_earlier_day_than_the_newest_record_is_said(questionnaire: Questionnaire) -> None:
    newer = Answer("dp_used", at(22), State.VAGUE)
    standing = standing_of(questionnaire, study_of(newer))
    draft = Draft(day=date(2026, 11, 20), taken=(taken("dp_used"), taken("retention")))
    first, second = reply_state(standing, draft, today=TODAY).taken
    assert first.remark.startswith("You recorded something later, on 22 November 2026.")
    assert second.remark == ""
    same_day = replace(draft, day=date(2026, 11, 22))
    assert reply_state(standing, same_day, today=TODAY).taken[0].remark == ""


@pytest.mark.parametrize(
    ("draft", "remark"),
    [
        (Draft(), ""),
        (Draft(taken=(taken("dp_used"),)), ""),
        (Draft(kept_answers=1), "1 answer kept. Earlier answers are kept too."),
        (Draft(kept_answers=4), "4 answers kept. Earlier answers are kept too."),
        (Draft(kept_answers=4, taken=(taken("dp_used"),)), ""),
    ],
)
def test_the_page_says_what_is_kept(blank: Standing, draft: Draft, remark: str) -> None:
    assert reply_state(blank, draft, today=TODAY).remark == remark


def test_whoever_comes_back_reads_what_waits(blank: Standing) -> None:
    one, two = Draft(taken=(taken("dp_used"),)), Draft(taken=(taken("dp_used"), taken("retention")))
    words = [reply_state(blank, draft, today=TODAY, returned=True).remark for draft in (Draft(), one, two)]
    assert words == [
        "",
        "This answer waits from before. It is not in the log yet.",
        "These 2 answers wait from before. They are not in the log yet.",
    ]


@pytest.mark.parametrize(
    ("day", "others", "moment"),
    [
        (TODAY, [], NOW),
        (TODAY, [at(24, 11)], at(24, 11)),
        (date(2026, 11, 20), [], at(20)),
        (date(2026, 11, 20), [at(20, 15)], at(20, 15)),
        (date(2026, 11, 20), [at(22)], at(20)),
    ],
)
def test_a_record_is_of_its_day_and_not_before_what_that_day_has(
    day: date, others: list[datetime], moment: datetime
) -> None:
    assert moment_of(day, now=NOW, others=others) == moment


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("noise", "We add noise."),
        ("encrypted", "All data is encrypted at rest!"),
        ("May", "Ask us again in May; we test as needed."),
        ("needed", "Ask us again in May; we test as needed."),
    ],
)
def test_the_sentence_round_a_phrase_is_marked(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = sentence_around(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence


def test_a_sentence_without_end_is_cut_short() -> None:
    text = "word " * 1000
    first, last = sentence_around(text, 2000, 2004)
    assert (2000 - first <= 300, last - 2004 <= 300) == (True, True)


def test_a_passage_is_found_again_where_the_text_has_moved() -> None:
    passage = Passage(3, "noise")
    assert place_of("xx noise", passage) == (3, 8)
    assert place_of("before: xx noise", passage) == (11, 16)
    assert place_of("gone", passage) is None


def test_pasted_text_is_rid_of_control_characters_and_keeps_its_length() -> None:
    assert readable("a\x00b\x1f\td\r\ne\u2028f\rg\ud800") == "a b \td\ne\nf\ng "


def test_another_text_is_another_reply_once_nothing_kept_stands_in_it() -> None:
    kept = Draft(TEXT, kept=(Passage(0, "We add noise."),), kept_answers=1, entered=True, asked_again=True)
    assert with_text(kept, TEXT + " More.").entered
    assert not with_text(kept, "A second e-mail.").entered
    assert with_text(kept, "A second e-mail.").kept_answers == 0


def test_letters_beyond_the_first_plane_are_counted_as_qt_does() -> None:
    units = Units("a😀b😀c")
    assert [units.there(place) for place in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [units.here(units.there(place)) for place in range(6)] == list(range(6))


def test_phrases_are_shown_once_with_what_they_hide_and_what_to_ask(blank: Standing) -> None:
    text = "Data is encrypted. DATA IS\nENCRYPTED! It is synthetic data."
    found = found_for(blank, evasions_in(text, blank.questionnaire))
    shown = phrases_shown(blank, text, found)
    assert [phrase.words for phrase in shown] == ["Data is encrypted", "synthetic data"]
    assert len(found) == 3
    assert [bearing.number for bearing in shown[0].bearings] == ["Q01", "Q05"]
    assert shown[0].bearings[0].hides.startswith("Encryption guards")
    assert shown[0].bearings[0].ask.endswith("?")


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
