"""A claim being read, wherever its part stands: in its room, or under the question about epsilon."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.accounting.claims import Computed
from desktop.core.claim import Mechanism, Neighbours, NoisePlace, Per, Run, Unit
from desktop.core.deployments import Deployment, Published
from desktop.core.letter import LetterKind
from desktop.core.printed import Printed, printed
from desktop.core.progress import Tick
from desktop.core.study import utc_day
from desktop.i18n import tr
from desktop.ui.claim.claim_part import ClaimPart
from desktop.ui.claim.claim_state import ClaimGiven, ClaimState, claim_state
from desktop.ui.claim.recording import Recording
from desktop.ui.jobs import Done, Failed, Job, Jobs, Outcome
from desktop.ui.memory import LetterWords, Memory
from desktop.ui.places import LetterOut, Place
from desktop.ui.standings import Standings
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose

EXAMPLE = ClaimGiven(
    epsilon="2.38",
    delta="1e-5",
    unit=Unit.PERSON,
    per=Per.RELEASE,
    place=NoisePlace.ORGANISATION,
    mechanism=Mechanism.DP_SGD,
)


def reckon(run: Run, delta: float, neighbours: Neighbours, claimed: Printed, tick: Tick) -> Computed:
    """What a run gives; numpy is imported here, by whoever first checks a figure."""
    from desktop.accounting.claims import computed

    tick(0)
    return computed(run, delta, neighbours=neighbours, claimed=claimed)


@dataclass(frozen=True, slots=True)
class Figures:
    """The published figures that a claim is held against."""

    deployments: tuple[Deployment, ...] = ()
    published: tuple[Published, ...] = ()


class ClaimReading:
    """Joins a part with the study in hand. What was typed is held in `memory` by study, and kept nowhere else.

    A letter that it writes is a draft there too; `recorded` is told once an answer was recorded.
    """

    def __init__(
        self,
        *,
        recording: Recording,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        study_in_hand: Callable[[], str],
        memory: Memory,
        figures: Figures,
        recorded: Callable[[], None],
    ) -> None:
        self._recording = recording
        self._standings = standings
        self._jobs = jobs
        self._now = now
        self._go = go
        self._study_in_hand = study_in_hand
        self._letters = memory.letters
        self._claims = memory.claims
        self._figures = figures
        self._recorded = recorded
        self._part: ClaimPart | None = None
        self._found: Computed | None = None
        self._job: Job | None = None

    def join(self, part: ClaimPart) -> None:
        """Read what is typed into this part from now on."""
        self.stop()
        self._part = part
        part.changed.connect(self._change)
        part.example_wanted.connect(lambda: self._change(EXAMPLE))
        part.record_wanted.connect(self._record)
        part.letter_wanted.connect(self._write_letter)
        part.stop_wanted.connect(self.stop)
        self._change(self._given)

    def refresh(self) -> None:
        """Show what is held of the study that is in hand now."""
        self.stop()
        self._found = None
        self._show()

    @property
    def _given(self) -> ClaimGiven:
        return self._claims.get(self._study_in_hand(), ClaimGiven())

    def _state(self) -> ClaimState:
        state = claim_state(
            self._given,
            deployments=self._figures.deployments,
            published=self._figures.published,
            found=self._found,
            cannot_record=self._recording.why_not(),
        )
        return replace(state, will_record=self._recording.would_words(state.options))

    def _show(self) -> None:
        if self._part is not None:
            self._part.show_state(self._state())

    def _change(self, given: ClaimGiven) -> None:
        """Show the claim anew; what its run gives is reckoned off the window's thread, anew for another epsilon."""
        if given.epsilon != self._given.epsilon:
            self._found = None
        self._claims[self._study_in_hand()] = given
        state = self._state()
        if self._part is not None and not self._part.least and state.run is not None and not state.fit:
            self.stop()
            self._part.progress.begin(tr("Reckoning what their figures give"))
            self._reckon(state.run, given)
        self._show()

    def _reckon(self, run: Run, given: ClaimGiven) -> None:
        delta, claimed, neighbours = printed(given.delta).value, printed(given.epsilon), given.neighbours

        def take(outcome: Outcome[Computed]) -> None:
            if self._job is job:  # else it was stopped, or another claim is reckoned by now
                self._take_found(outcome)

        job = self._jobs.start(lambda tick: reckon(run, delta, neighbours, claimed, tick), take)
        self._job = job

    def _take_found(self, outcome: Outcome[Computed]) -> None:
        self.stop()
        match outcome:
            case Done(found):
                self._found = found
                self._show()
            case Failed(error):
                raise error
            case _:
                pass

    def stop(self) -> None:
        """Stop reckoning."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self._part is not None:
            self._part.progress.end()

    def leave(self) -> None:
        """Stop reckoning and let go of the part, which is about to go."""
        self.stop()
        self._part = None

    def _record(self) -> None:
        state, part = self._state(), self._part
        sentence = self._recording.record(state.options, note=state.note)
        self._recorded()
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
