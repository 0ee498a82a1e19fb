"""Joins the new study and the page about a study with the vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from desktop.core.study import Context, Study, TrainsAi, utc_day
from desktop.i18n import ntr, tr
from desktop.store.faults import StoreFault
from desktop.store.transfer import export_study
from desktop.store.vault import Changes, Vault
from desktop.ui.places import ClaimReader, Details, Home, Interview, LookUp, NewStudy, Place, SheetOut
from desktop.ui.standings import Standings
from desktop.ui.study.details_view import DetailsPage
from desktop.ui.study.new_view import STEPS, NewStudyPage
from desktop.ui.study.state import study_form_state


class NewStudyPresenter:
    """The gate, then the steps. The study is kept from the moment the gate is passed."""

    def __init__(
        self,
        view: NewStudyPage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        questionnaire: Callable[[], tuple[str, str]],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._go = go
        self._changed = changed
        self._questionnaire = questionnaire
        self._gate: TrainsAi | None = None
        self._study: str | None = None
        self._step = 0
        view.gate_answered.connect(self._answer_gate)
        view.changed.connect(self._change)
        view.back_wanted.connect(self._back)
        view.next_wanted.connect(self._next)
        view.sheet_wanted.connect(self._ask_first)
        view.look_up_wanted.connect(lambda: go(LookUp(self.place.study, new=True)))

    def enter(self, place: Place) -> None:
        """Begin with the gate, or go on with a study that is begun."""
        assert isinstance(place, NewStudy)
        self._gate, self._study, self._step = None, None, 0
        if place.study:
            self._gate = self._standings.of(place.study).study.context.trains_ai
            self._study, self._step = place.study, place.step
        self._show()

    @property
    def place(self) -> NewStudy:
        """Where the person is: the study once it is begun, and the step."""
        return NewStudy(self._study or "", self._step if self._study else 0)

    def leave(self) -> None:
        """Keep what stands in the fields."""
        self.view.flush()

    def _show(self) -> None:
        if self._study is None or self._step == 0:
            self.view.show_gate(self._gate)
        else:
            self.view.show_step(self._step, study_form_state(self._standings.of(self._study)))

    def _answer_gate(self, answer: TrainsAi) -> None:
        self._gate = answer
        if self._study is not None:
            self._change(lambda study: _with_gate(study, answer))
        self._show()

    def _change(self, change: Callable[[Study], Study]) -> None:
        if self._study is None:
            return
        self._changed(self._vault.describe_study(change(self._standings.of(self._study).study)))
        self._show()

    def _next(self) -> None:
        self.view.flush()
        if self._study is None:
            self._study = self._begin()
        if self._step == STEPS:
            self._go(Interview(self._study))
            return
        self._step += 1
        self._show()

    def _ask_first(self) -> None:
        self.view.flush()
        if self._study is not None:
            self._go(SheetOut(self._study))

    def _begin(self) -> str:
        """Keep a study with nothing but the gate's answer."""
        identity, version = self._questionnaire()
        study = Study(
            id=str(uuid4()),
            title="",
            organisation="",
            created_on=utc_day(self._now()),
            questionnaire_id=identity,
            questionnaire_version=version,
            context=Context(trains_ai=self._gate or TrainsAi.UNKNOWN),
        )
        self._changed(self._vault.add_study(study))
        return study.id

    def _back(self) -> None:
        self.view.flush()
        if self._step == 0:
            self._go(Home())
            return
        self._step -= 1
        self._show()


def _with_gate(study: Study, answer: TrainsAi) -> Study:
    return replace(study, context=replace(study.context, trains_ai=answer))


class DetailsPresenter:
    """Keeps every change of a study's description; exports, archives and removes it."""

    def __init__(
        self,
        view: DetailsPage,
        *,
        vault: Vault,
        standings: Standings,
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        forget: Callable[[str], None],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._go = go
        self._changed = changed
        self._forget = forget
        self._study = ""
        view.rarity_wanted.connect(lambda: go(ClaimReader("rarity")))
        view.look_up_wanted.connect(lambda: go(LookUp(self._study)))
        view.changed.connect(self._change)
        view.export_wanted.connect(self._export)
        view.archive_wanted.connect(self._archive)
        view.remove_wanted.connect(self._remove)

    def enter(self, place: Place) -> None:
        """Show the study's description."""
        assert isinstance(place, Details)
        self._study = place.study
        self._show()
        self.view.say("")

    def leave(self) -> None:
        """Keep what stands in the fields."""
        if self._study:
            self.view.flush()

    def _show(self) -> None:
        standing = self._standings.of(self._study)
        archived = self._vault.is_archived(self._study)
        self.view.show_state(self._study, study_form_state(standing), archived=archived, loses=_loses(standing.study))

    def _change(self, change: Callable[[Study], Study]) -> None:
        self._changed(self._vault.describe_study(change(self._standings.of(self._study).study)))
        self._show()

    def _export(self) -> None:
        self.view.flush()
        title = self._standings.of(self._study).study.title or tr("study")
        name = "".join(letter if letter.isalnum() else "-" for letter in title.lower()).strip("-")[:60]
        target = self.view.choose_target(f"{name}.json")
        if target is None:
            return
        try:
            export_study(self._vault, self._study, target)
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        self.view.say(tr("Saved {path}.").format(path=target))

    def _archive(self) -> None:
        archived = not self._vault.is_archived(self._study)
        self._changed(self._vault.archive(self._study, archived=archived))
        self._show()
        self.view.say(tr("It is in the archive now; Home lists it apart.") if archived else tr("It is on Home again."))

    def _remove(self) -> None:
        study, self._study = self._study, ""
        changes = self._vault.remove_study(study)
        self._forget(study)
        self._go(Home())
        self._changed(changes)


def _loses(study: Study) -> str:
    """What goes with a study, as a question."""
    records = ntr("its {n} record", "its {n} records", len(study.answers)).format(n=len(study.answers))
    decisions = ntr("{n} decision", "{n} decisions", len(study.decisions)).format(n=len(study.decisions))
    events = ntr("{n} date", "{n} dates", len(study.events)).format(n=len(study.events))
    question = tr(
        "Remove “{title}”? {records}, {decisions} and {events} go with it. The copies in Settings keep it for a while."
    )
    title = study.title or tr("Untitled study")
    return question.format(title=title, records=records.capitalize(), decisions=decisions, events=events)
