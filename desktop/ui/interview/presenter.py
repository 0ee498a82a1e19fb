"""Joins the interview with the vault: every choice and every field left is a new record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop.core.letter import LetterKind
from desktop.core.questionnaire import Question
from desktop.core.quoting import Quoted, QuotedPassage, first_evidence, quoted_in, without_passage
from desktop.core.states import State
from desktop.core.study import Answer, Attachment, moment_on, utc_day
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.claim.reading import ClaimReading, Figures
from desktop.ui.claim.recording import Recording
from desktop.ui.interview.state import first_open, interview_state
from desktop.ui.interview.view import InterviewPage
from desktop.ui.jobs import Jobs
from desktop.ui.memory import Memory
from desktop.ui.places import (
    CLAIM_OF_QUESTION,
    LAB_OF_QUESTION,
    ClaimReader,
    Documents,
    Interview,
    Lab,
    LetterOut,
    Place,
    Summary,
)
from desktop.ui.standings import Standings
from desktop.words.dates import date_words


class InterviewPresenter:
    """Shows one question at a time. What was recorded before is never changed, only followed by a new record."""

    def __init__(
        self,
        view: InterviewPage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        jobs: Jobs,
        changed: Callable[[Changes], None],
        say: Callable[[str], None],
        memory: Memory,
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._go = go
        self._changed = changed
        self._say = say
        self._study = ""
        self._question = ""
        recording = Recording(vault=vault, standings=standings, now=now, changed=changed, study_in_hand=self._in_hand)
        self._reading = ClaimReading(
            recording=recording, standings=standings, jobs=jobs, now=now, go=go, study_in_hand=self._in_hand,
            memory=memory, figures=Figures(), recorded=lambda: self._show(saved=True),
        )  # fmt: skip
        view.reader_opened.connect(self._reading.join)
        view.reader_closed.connect(self._reading.leave)
        view.option_chosen.connect(self._choose_option)
        view.state_chosen.connect(self._choose_state)
        view.evidence_chosen.connect(lambda evidence: self._record(evidence=evidence))
        view.quote_written.connect(lambda text: self._write(replace(self._quoted, words=text)))
        view.source_written.connect(lambda text: self._write(replace(self._quoted, source=text)))
        view.note_written.connect(lambda text: self._record(same_day=True, note=text))
        view.day_written.connect(self._choose_day)
        view.attach_wanted.connect(self._attach)
        view.back_wanted.connect(self._back)
        view.next_wanted.connect(self._next)
        view.claim_wanted.connect(lambda: go(ClaimReader(CLAIM_OF_QUESTION[self._question])))
        view.letter_wanted.connect(lambda: go(LetterOut(self._study, LetterKind.CLARIFY.value)))
        view.lab_wanted.connect(lambda: go(Lab(LAB_OF_QUESTION[self._question])))
        view.documents_wanted.connect(lambda: go(Documents(self._study, question=self._question)))
        view.document_wanted.connect(self._open_document)
        view.removal_wanted.connect(self._take_out)

    def enter(self, place: Place) -> None:
        """Show the question that is asked for, else the first that is open."""
        assert isinstance(place, Interview)
        standing = self._standings.of(place.study)
        known = place.question in standing.questionnaire.by_id
        self._study = place.study
        self._question = place.question if place.question and known else first_open(standing).id
        self._show(saved=False)
        self._reading.refresh()

    @property
    def place(self) -> Interview:
        """Where the person is: the question in hand."""
        return Interview(self._study, self._question)

    def leave(self) -> None:
        """Record what stands in the fields."""
        self.view.flush()

    def _in_hand(self) -> str:
        return self._study

    def _show(self, *, saved: bool) -> None:
        standing = self._standings.of(self._study)
        question = standing.questionnaire.by_id[self._question]
        self.view.show_state(interview_state(standing, question, today=self._today()), saved=saved)

    def _today(self) -> date:
        return utc_day(self._now())

    def _current(self) -> Answer:
        """The record that counts now, or an empty one."""
        known = self._standings.of(self._study).answers.get(self._question)
        return known or Answer(self._question, self._now(), State.NOT_ASKED)

    def _choose_option(self, option: str) -> None:
        current = self._current()
        documents = {document.sha256 for document in self._vault.documents(self._study)}
        evidence = first_evidence(current, documents=documents)
        self._record(state=State.ANSWERED, option=option, evidence=evidence)

    def _choose_state(self, state: State) -> None:
        self._record(state=state, option=None, evidence=None)

    def _record(self, *, same_day: bool = False, **changes: Any) -> None:
        """Follow the current record by one with these changes, made now or, for its words, on its own day."""
        current = self._current()
        wanted = replace(current, **changes)
        if wanted == current:
            return
        known = self._question in self._standings.of(self._study).answers
        moment = current.recorded_at if same_day and known else max(self._now(), current.recorded_at)
        self._append(replace(wanted, recorded_at=moment))

    @property
    def _quoted(self) -> Quoted:
        return quoted_in(self._current())

    def _write(self, quoted: Quoted) -> None:
        """Record what the person wrote down; the passages of documents stay as they are."""
        after = quoted.of(self._current())
        self._record(same_day=True, quote=after.quote, source=after.source)

    def _take_out(self, passage: QuotedPassage) -> None:
        """Quote a passage no more; the log keeps that it was quoted."""
        self.view.flush()
        documents = {document.sha256 for document in self._vault.documents(self._study)}
        self._append(without_passage(self._current(), passage, documents=documents, at=self._now()))

    def _open_document(self, passage: QuotedPassage) -> None:
        """Show the document that a passage is from, on this question."""
        kept = self._vault.documents(self._study)
        named = (document.id for document in kept if passage.is_from(document.name))
        self._go(Documents(self._study, next(named, ""), self._question))

    def _append(self, answer: Answer) -> None:
        try:
            self._changed(self._vault.record(self._study, answers=(answer,)))
        except StoreFault as fault:
            self._say(str(fault))
        self._show(saved=True)

    def _choose_day(self, day: date) -> None:
        """Record the same answer for the day on which it was given; an earlier one than the last would not count."""
        current = self._current()
        newest = current.recorded_at
        if day < utc_day(newest) and self._has_other_records(newest):
            sentence = tr(
                "An answer of {day} is recorded already. Choose that day or a later one, so that this one counts."
            )
            recorded = utc_day(newest)
            self.view.show_day_fault(sentence.format(day=date_words(recorded)), recorded)
            return
        moment = moment_on(day, now=self._now())
        self._append(replace(current, recorded_at=max(moment, newest) if day == utc_day(newest) else moment))

    def _has_other_records(self, newest: datetime) -> bool:
        study = self._standings.of(self._study).study
        return any(a.question == self._question and a.recorded_at <= newest for a in study.answers)

    def _attach(self) -> None:
        path = self.view.choose_file()
        if path is None:
            return
        try:
            sha256 = self._vault.keep_attachment(path.name, path.read_bytes())
        except OSError as error:
            self._say(tr("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror))
            return
        except StoreFault as fault:
            self._say(str(fault))
            return
        attachment = Attachment(path.name, sha256)
        current = self._current()
        if attachment not in current.attachments:
            self._record(same_day=True, attachments=(*current.attachments, attachment))

    def _neighbours(self) -> tuple[str | None, str | None]:
        standing = self._standings.of(self._study)
        question: Question = standing.questionnaire.by_id[self._question]
        shown = interview_state(standing, question, today=self._today())
        return shown.back, shown.next

    def _back(self) -> None:
        self.view.flush()
        back, _ = self._neighbours()
        if back:
            self._go(Interview(self._study, back))

    def _next(self) -> None:
        self.view.flush()
        _, following = self._neighbours()
        self._go(Interview(self._study, following) if following else Summary(self._study))
