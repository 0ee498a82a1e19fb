"""Joins the page for taking down a reply with the vault: nothing is recorded before the person keeps it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop.core.phrases import Found, evasions_in
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Event, utc_day
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.places import Exchange, Place, Reply
from desktop.ui.reply.draft import (
    Draft,
    Passage,
    answers_of,
    no_reply_answers,
    reply_event,
    sentence_around,
    unanswered,
    with_taken,
    with_text,
    without,
)
from desktop.ui.reply.phrases import found_for, phrases_shown
from desktop.ui.reply.state import proposed_source, reply_state
from desktop.ui.reply.view import ReplyPage
from desktop.ui.standings import Standings


class ReplyPresenter:
    """Holds a draft for each study; what is taken down stays in `drafts` until it is kept or taken back."""

    def __init__(
        self,
        view: ReplyPage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        say: Callable[[str], None],
        drafts: dict[str, Draft],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._changed = changed
        self._say = say
        self._drafts = drafts
        self._study = ""
        self._returned = False
        self._found_in = ("", "")
        self._found: tuple[Found, ...] = ()
        view.text.written.connect(self._write)
        view.text.take_back_wanted.connect(self._take_back_last)
        view.marking_wanted.connect(self._begin_marking)
        view.writing_wanted.connect(self._begin_writing)
        view.question_wanted.connect(self._ask_question)
        view.questions.picked.connect(self._pick)
        view.answers.left.connect(lambda: self._ask_question(""))
        view.answers.option_chosen.connect(lambda option: self._take(State.ANSWERED, option))
        view.answers.state_chosen.connect(lambda state: self._take(state, None))
        view.about.source_written.connect(lambda text: self._change(source=text.strip()))
        view.about.day_written.connect(lambda day: self._change(day=day))
        view.about.evidence_chosen.connect(self._choose_evidence)
        view.taken.take_back_wanted.connect(self._take_back)
        view.taken.no_reply_wanted.connect(self._record_no_reply)
        view.taken.waiting_wanted.connect(lambda: self._change(asked_again=False))
        view.taken.another_wanted.connect(self._begin_another)
        view.hides.question_wanted.connect(self._go_to_phrase)
        view.keep_wanted.connect(self._keep)
        view.back_wanted.connect(lambda: go(Exchange(self._study)))

    def enter(self, place: Place) -> None:
        """Show the study's reply in hand, as it was left."""
        assert isinstance(place, Reply)
        self._study = place.study
        self._returned = bool(self._draft.taken)
        self._show()
        self.view.to_top()

    def leave(self) -> None:
        """Hold on to what stands in the fields."""
        self.view.flush()

    @property
    def _draft(self) -> Draft:
        return self._drafts.get(self._study, Draft())

    @property
    def _day(self) -> date:
        return self._draft.day or self._today()

    def _today(self) -> date:
        return utc_day(self._now())

    def _change(self, **changes: Any) -> None:
        self._drafts[self._study] = replace(self._draft, **changes)
        self._show()

    def _show(self) -> None:
        standing, draft = self._standings.of(self._study), self._draft
        if self._found_in != (self._study, draft.text):
            self._found_in = (self._study, draft.text)
            self._found = found_for(standing, evasions_in(draft.text, standing.questionnaire))
        shown = reply_state(standing, draft, today=self._today(), returned=self._returned)
        phrases = phrases_shown(standing, draft.text, self._found)
        self.view.show_state(shown, phrases=phrases, found=self._found)

    def _write(self, text: str) -> None:
        if self._study:
            self._drafts[self._study] = with_text(self._draft, text)
            self._show()

    def _begin_marking(self) -> None:
        self.view.text.flush()
        self._change(marking=True)
        self.view.ask_passage()

    def _begin_writing(self) -> None:
        self._change(marking=False)
        self.view.ask_passage()

    def _ask_question(self, typed: str) -> None:
        self.view.text.flush()
        self._change(marking=bool(self._draft.text.strip()), question="")
        self.view.ask_question(typed)

    def _pick(self, question: str) -> None:
        self.view.text.flush()
        self._change(marking=bool(self._draft.text.strip()), question=question)
        self.view.ask_answer()

    def _go_to_phrase(self, question: str, start: int, end: int) -> None:
        """Mark the sentence round the phrase for the question; what it answers is the person's to say."""
        self.view.text.flush()
        self._change(marking=True, question=question)
        self.view.text.mark(*sentence_around(self._draft.text, start, end))
        self.view.ask_answer()

    def _take(self, state: State, option: str | None) -> None:
        start, words = self.view.text.marked
        passage = Passage(start, words) if words else None
        self._drafts[self._study] = with_taken(self._draft, passage, state=state, option=option)
        self._returned = False
        self._show()
        newest = reply_state(self._standings.of(self._study), self._draft, today=self._today()).taken[-1]
        self.view.announce(tr("Taken down: {question} {answer}").format(question=newest.heading, answer=newest.answer))
        self.view.text.go_on()
        self.view.ask_passage()

    def _choose_evidence(self, evidence: Evidence) -> None:
        self._change(evidence=evidence)

    def _take_back(self, question: str) -> None:
        self._drafts[self._study] = without(self._draft, question)
        self._show()
        self.view.ask_passage()

    def _take_back_last(self) -> None:
        if self._draft.taken:
            self._take_back(self._draft.taken[-1].question)

    def _begin_another(self) -> None:
        self._drafts.pop(self._study, None)
        self._show()
        self.view.ask_passage()

    def _keep(self) -> None:
        """Append all that is taken down in one transaction, with the reply as an event the first time."""
        self.view.flush()
        draft, study = self._draft, self._standings.of(self._study).study
        if not draft.taken:
            return
        source = draft.source if draft.source is not None else proposed_source(self._day, today=self._today())
        answers = answers_of(draft.taken, study, source=source, day=self._day, now=self._now())
        events = (
            ()
            if draft.entered
            else (reply_event(study, source=source, text=draft.text, day=self._day, now=self._now()),)
        )
        passages = tuple(passage for taken in draft.taken for passage in taken.passages)
        kept = replace(
            draft,
            taken=(),
            kept=(*draft.kept, *passages),
            kept_answers=len(draft.taken),
            entered=True,
            asked_again=True,
        )
        if self._record(answers, events):
            self._drafts[self._study] = kept
            self._show()
            self.view.announce(reply_state(self._standings.of(self._study), kept, today=self._today()).remark)
            self.view.ask_passage()

    def _record_no_reply(self) -> None:
        standing = self._standings.of(self._study)
        missing = unanswered(standing.study, day=self._day, questions=[q.id for q in standing.questions])
        answers = no_reply_answers(standing.study, missing, day=self._day, now=self._now())
        if self._record(answers, ()):
            self._change(asked_again=False)

    def _record(self, answers: tuple[Answer, ...], events: tuple[Event, ...]) -> bool:
        """Whether it was written; where not, the person is told and nothing is lost."""
        try:
            self._changed(self._vault.record(self._study, answers=answers, events=events))
        except StoreFault as fault:
            self._say(str(fault))
            return False
        return True
