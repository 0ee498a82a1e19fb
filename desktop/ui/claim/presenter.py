"""Joins the claim reader with the study in hand: what is read here is kept only where the person records it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.accounting.claims import Computed
from desktop.core.api_reply import OUTPUT_QUESTION
from desktop.core.claim import Neighbours, Run
from desktop.core.deployments import Deployment, Published
from desktop.core.json_text import LARGEST, UnreadableJson, decoded
from desktop.core.letter import LetterKind
from desktop.core.method import Evidence, State
from desktop.core.printed import Printed, printed
from desktop.core.progress import Tick
from desktop.core.questionnaire import Questionnaire
from desktop.core.rarity import Trait
from desktop.core.study import Answer, utc_day
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.transfer import read_bytes
from desktop.store.vault import Changes, Vault
from desktop.ui.claim.claim_state import ClaimGiven, ClaimState, claim_state
from desktop.ui.claim.rarity_state import RarityGiven, rarity_state
from desktop.ui.claim.reply_state import reply_part_state
from desktop.ui.claim.view import ClaimPage
from desktop.ui.jobs import Done, Failed, Job, Jobs, Outcome
from desktop.ui.memory import LetterKey, LetterWords
from desktop.ui.places import ClaimReader, Details, LetterOut, Place
from desktop.ui.standings import Standings
from desktop.words.api_reply import unreadable_reply_words
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose


def reckon(run: Run, delta: float, neighbours: Neighbours, claimed: Printed, tick: Tick) -> Computed:
    """What a run gives; numpy is imported here, by whoever first checks a figure."""
    from desktop.accounting.claims import computed

    tick(0)
    return computed(run, delta, neighbours=neighbours, claimed=claimed)


class ClaimPresenter:
    """Holds what was typed for as long as the window is open; records and asks in the study in hand, if there is one.

    `study_in_hand` gives its id, or nothing; `letters` are the drafts that the letter's page shows.
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
        figures: tuple[tuple[Deployment, ...], tuple[Published, ...]],
        traits: tuple[Trait, ...],
        study_in_hand: Callable[[], str],
        ask: Callable[[str], None],
        letters: dict[LetterKey, LetterWords],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._jobs = jobs
        self._now = now
        self._go = go
        self._changed = changed
        self._questionnaire = questionnaire
        self._figures = figures
        self._traits = traits
        self._study_in_hand = study_in_hand
        self._ask = ask
        self._letters = letters
        self._given = ClaimGiven()
        self._found: Computed | None = None
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
        self._stop()

    @property
    def place(self) -> ClaimReader:
        """The subject in sight."""
        return ClaimReader(self.view.subject)

    def _show_subject(self, subject: str) -> None:
        self.view.flush()
        self.view.show_subject(subject)

    def _fill(self) -> None:
        if self.view.claim is not None:
            part = self.view.claim
            part.changed.connect(self._change_claim)
            part.question_wanted.connect(self._ask)
            part.record_wanted.connect(self._record_claim)
            part.letter_wanted.connect(self._write_letter)
            part.stop_wanted.connect(self._stop)
            self._show_claim()
        if self.view.reply is not None:
            reply = self.view.reply
            reply.text_written.connect(lambda text: self._change_reply(text, self._classes))
            reply.classes_written.connect(lambda classes: self._change_reply(self._sample, classes))
            reply.open_wanted.connect(self._open_reply)
            reply.record_wanted.connect(self._record_reply)
            self._show_reply()
        if self.view.rarity is not None:
            rarity = self.view.rarity
            rarity.changed.connect(self._change_rarity)
            rarity.study_wanted.connect(lambda: self._go(Details(self._study_in_hand())))
            self._show_rarity()

    def _cannot_record(self) -> str:
        return "" if self._study_in_hand() else tr("There is no study yet in which it could be recorded.")

    def _state(self) -> ClaimState:
        deployments, published = self._figures
        return claim_state(
            self._given,
            deployments=deployments,
            published=published,
            found=self._found,
            cannot_record=self._cannot_record(),
        )

    def _show_claim(self) -> None:
        if self.view.claim is not None:
            self.view.claim.show_state(self._state())

    def _change_claim(self, given: ClaimGiven) -> None:
        """Show the claim anew; what its run gives is reckoned off the window's thread, anew for another epsilon."""
        if given.epsilon != self._given.epsilon:
            self._found = None
        self._given = given
        state = self._state()
        if state.run is not None and not state.fit:
            self._stop()
            part = self.view.claim
            assert part is not None
            part.progress.begin(tr("Reckoning what their figures give"))
            delta, claimed = printed(given.delta).value, printed(given.epsilon)
            run, neighbours = state.run, given.neighbours
            self._job = self._jobs.start(lambda tick: reckon(run, delta, neighbours, claimed, tick), self._take_found)
        self._show_claim()

    def _take_found(self, outcome: Outcome[Computed]) -> None:
        match outcome:
            case Done(found):
                self._stop()
                self._found = found
                self._show_claim()
            case Failed(error):
                raise error
            case _:
                pass

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self.view.claim is not None:
            self.view.claim.progress.end()

    def _record(self, answers: tuple[Answer, ...]) -> str:
        """Record answers in the study in hand; what came of it."""
        study = self._study_in_hand()
        try:
            self._changed(self._vault.record(study, answers=answers))
        except StoreFault as fault:
            return str(fault)
        title = self._standings.of(study).study.title or tr("Untitled study")
        return tr("Recorded in “{title}”. Look at it in the interview; earlier answers are kept.").format(title=title)

    def _answer(self, question: str, option: str, note: str) -> Answer:
        """A claim as the answer to a question, after whatever is recorded of it."""
        known = self._standings.of(self._study_in_hand()).answers.get(question)
        moment = self._now() if known is None else max(self._now(), known.recorded_at)
        return Answer(question, moment, State.ANSWERED, option, Evidence.CLAIMED, note=note)

    def _record_claim(self) -> None:
        state, part = self._state(), self.view.claim
        known = self._standings.of(self._study_in_hand()).questionnaire.by_id
        options = {question: option for question, option in state.options.items() if question in known}
        sentence = self._record(tuple(self._answer(q, option, state.note) for q, option in options.items()))
        if part is not None:
            part.say(sentence)

    def _write_letter(self) -> None:
        """A letter that asks for what the claim leaves out, as a draft."""
        state, study = self._state(), self._study_in_hand()
        if state.shown is None:
            return
        asks = tuple(gap.ask for gap in state.shown.gaps)
        occasion = Occasion(utc_day(self._now()), asks=asks)
        standing = self._standings.of(study)
        letter = compose(LetterKind.CLARIFY, standing, occasion)
        key = (study, LetterKind.CLARIFY, standing.study.context.already_joined)
        self._letters[key] = LetterWords(letter.to, letter.subject, letter.text)
        self._go(LetterOut(study, LetterKind.CLARIFY.value))

    def _change_reply(self, text: str, classes: str) -> None:
        self._sample, self._classes = text, classes
        self._show_reply()

    def _show_reply(self) -> None:
        if self.view.reply is not None:
            question = self._questionnaire.by_id[OUTPUT_QUESTION]
            cannot = self._cannot_record()
            state = reply_part_state(self._sample, classes=self._classes, question=question, cannot_record=cannot)
            self.view.reply.show_state(state)

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
        sentence = self._record((self._answer(OUTPUT_QUESTION, option, note),))
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
