"""Joins the claim reader with the study in hand: what is read here is kept only where the person records it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.core.api_reply import OUTPUT_QUESTION
from desktop.core.json_text import LARGEST, UnreadableJson, decoded
from desktop.core.progress import Tick
from desktop.core.questionnaire import Questionnaire
from desktop.core.rarity import Trait
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.transfer import read_bytes
from desktop.store.vault import Changes, Vault
from desktop.ui.claim.rarity_state import RarityGiven, rarity_state
from desktop.ui.claim.reading import ClaimReading, Figures
from desktop.ui.claim.recording import Recording
from desktop.ui.claim.reply_state import ReplyPartState, reply_part_state
from desktop.ui.claim.view import ClaimPage
from desktop.ui.jobs import Done, Failed, Job, Jobs, Outcome
from desktop.ui.memory import Memory
from desktop.ui.places import ClaimReader, Details, Place
from desktop.ui.standings import Standings
from desktop.words.api_reply import unreadable_reply_words

AT_ONCE = 3_000
"""Letters of a sample reply that are read at once; the largest takes longer than a window may stand still."""


class ClaimPresenter:
    """Holds what was typed for as long as the window is open; records and asks in the study in hand, if there is one.

    `study_in_hand` gives its id, or nothing; `memory` has the letter's drafts and what was typed of a claim.
    """

    def __init__(
        self,
        view: ClaimPage,
        *,
        vault: Vault,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        questionnaire: Questionnaire,
        figures: Figures,
        traits: tuple[Trait, ...],
        study_in_hand: Callable[[], str],
        ask: Callable[[str], None],
        memory: Memory,
    ) -> None:
        self.view = view
        self._jobs = jobs
        self._go = go
        self._questionnaire = questionnaire
        self._traits = traits
        self._study_in_hand = study_in_hand
        self._ask = ask
        self._recording = Recording(
            vault=vault, standings=standings, now=now, changed=changed, study_in_hand=study_in_hand
        )
        self._reading = ClaimReading(
            recording=self._recording, standings=standings, jobs=jobs, now=now, go=go, study_in_hand=study_in_hand,
            memory=memory, figures=figures, recorded=lambda: None,
        )  # fmt: skip
        self._sample, self._classes = "", ""
        self._rarity = RarityGiven()
        self._job: Job | None = None
        view.subject_wanted.connect(self._show_subject)
        view.built.connect(self._fill)

    def enter(self, place: Place) -> None:
        """Begin with what is asked for."""
        assert isinstance(place, ClaimReader)
        self.view.show_subject(place.subject)

    def leave(self) -> None:
        """Hold on to what stands in the fields, and stop reckoning."""
        self.view.flush()
        self._reading.stop()
        self._stop()

    @property
    def place(self) -> ClaimReader:
        """The subject in sight."""
        return ClaimReader(self.view.subject)

    def _show_subject(self, subject: str) -> None:
        self.view.flush()
        self.view.show_subject(subject)

    def _fill(self) -> None:
        self._reading.leave()
        self._stop()
        if self.view.claim is not None:
            self.view.claim.question_wanted.connect(self._ask)
            self._reading.join(self.view.claim)
        if self.view.reply is not None:
            reply = self.view.reply
            reply.text_written.connect(lambda text: self._change_reply(text, self._classes))
            reply.classes_written.connect(lambda classes: self._change_reply(self._sample, classes))
            reply.open_wanted.connect(self._open_reply)
            reply.record_wanted.connect(self._record_reply)
            reply.progress.stop_wanted.connect(self._stop)
            self._show_reply()
        if self.view.rarity is not None:
            rarity = self.view.rarity
            rarity.changed.connect(self._change_rarity)
            rarity.study_wanted.connect(lambda: self._go(Details(self._study_in_hand())))
            self._show_rarity()

    def _change_reply(self, text: str, classes: str) -> None:
        self._sample, self._classes = text, classes
        self._show_reply()

    def _show_reply(self) -> None:
        """Show what the sample gives out; a long one is read off the window's thread."""
        self._stop()
        part = self.view.reply
        if part is None:
            return
        question, cannot = self._questionnaire.by_id[OUTPUT_QUESTION], self._recording.why_not()
        text, classes = self._sample, self._classes

        def read(tick: Tick) -> ReplyPartState:
            tick(0)
            return reply_part_state(text, classes=classes, question=question, cannot_record=cannot)

        def take(outcome: Outcome[ReplyPartState]) -> None:
            if self._job is job:  # else it was stopped, or another sample is read by now
                self._take_reply(outcome)

        if len(text) <= AT_ONCE:
            part.show_state(reply_part_state(text, classes=classes, question=question, cannot_record=cannot))
            return
        part.progress.begin(tr("Reading the reply"))
        job = self._jobs.start(read, take)
        self._job = job

    def _take_reply(self, outcome: Outcome[ReplyPartState]) -> None:
        self._stop()
        match outcome:
            case Done(shown):
                if self.view.reply is not None:
                    self.view.reply.show_state(shown)
            case Failed(error):
                raise error
            case _:
                pass

    def _stop(self) -> None:
        """Stop reading a sample."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self.view.reply is not None:
            self.view.reply.progress.end()

    def _open_reply(self) -> None:
        assert self.view.reply is not None
        path = self.view.reply.choose_file()
        if path is None:
            return
        try:
            self._change_reply(decoded(read_bytes(path, most=LARGEST + 1)), self._classes)
        except StoreFault as fault:
            self.view.reply.say(str(fault))
        except UnreadableJson as fault:
            self.view.reply.say(unreadable_reply_words(fault, name=path.name))

    def _record_reply(self, option: str) -> None:
        note = tr("Shown by a sample reply of their service, at least.")
        sentence = self._recording.record({OUTPUT_QUESTION: option}, note=note)
        if self.view.reply is not None:
            self.view.reply.say(sentence)

    def _change_rarity(self, given: RarityGiven) -> None:
        self._rarity = replace(given)
        self._show_rarity()

    def _show_rarity(self) -> None:
        if self.view.rarity is not None:
            factors = {factor.id: factor.label for factor in self._questionnaire.method.factors}
            state = rarity_state(
                self._rarity, traits=self._traits, factors=factors, has_study=bool(self._study_in_hand())
            )
            self.view.rarity.show_state(state)
