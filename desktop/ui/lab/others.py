"""Runs records and messages for the lab's page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from desktop.core.progress import Tick
from desktop.i18n import tr
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.lab import other_state as state
from desktop.ui.lab.keeping import Keeping
from desktop.ui.lab.told_view import ToldPart
from desktop.ui.lab.view import LabPage


class OtherRuns:
    """Holds what the switches of records and messages stand at; secrets and tables live here, in memory."""

    def __init__(
        self,
        view: LabPage,
        *,
        jobs: Jobs,
        cache: Path,
        ask: Callable[[str], None],
        keeping: Keeping,
    ) -> None:
        self._view = view
        self._under_way = Errand(jobs)
        self._cache = cache
        self._ask = ask
        self._keeping = keeping
        self.leave()

    def leave(self) -> None:
        """Stop, and let go of the secret and the table."""
        self.stop()
        self._subject = "record"
        self._records = {"epsilon": "none", "decimals": "full", "queries": "31"}
        self._messages = {"reveal": "full", "least": "1", "copies": "1"}
        self._secret = self._typed = ""
        self._table: Any = None
        self._told: state.Told | None = None

    def stop(self) -> None:
        """Stop what is under way."""
        self._under_way.drop()
        part = self._part()
        if part is not None:
            part.progress.end()

    def _say(self, sentence: str) -> None:
        part = self._part()
        if part is not None:
            part.fault.say(sentence)

    def _part(self) -> ToldPart | None:
        return self._view.records or self._view.messages

    @property
    def _own_table(self) -> bool:
        return self._subject == "record" and self._table is not None

    def fill(self) -> None:
        """Fill in the part that was built, and run it."""
        part = self._part()
        if part is None:
            return
        self._told = None
        part.question_wanted.connect(self._ask)
        part.stop_wanted.connect(self._under_way.stop)
        part.save_wanted.connect(self._save_picture)
        part.report_wanted.connect(self._add_to_report)
        if self._view.records is not None:
            self._view.records.chosen.connect(self._choose_record)
            self._view.records.table_wanted.connect(self._take_table)
            self._run_record()
        elif self._view.messages is not None:
            self._view.messages.chosen.connect(self._choose_message)
            self._view.messages.secret_typed.connect(self._take_secret)
            self._view.messages.field.textEdited.connect(self._keep_typed)
            self._run_messages()

    def _choose_record(self, name: str, value: str) -> None:
        if name == "subject":
            self._subject = value
            self._records["epsilon"] = state.FIRST_NOISE[value]
        else:
            self._records[name] = value
        self._run_record()

    def _choose_message(self, name: str, value: str) -> None:
        self._messages[name] = value
        self._run_messages()

    def _keep_typed(self, text: str) -> None:
        """What is half typed outlives a change of the window's width."""
        self._typed = text

    def _take_secret(self, secret: str) -> None:
        from desktop.inversion.messages import DEFAULT_SECRET, UnusableSecret, usable_secret

        try:
            typed = usable_secret(secret)
            self._secret = "" if typed == DEFAULT_SECRET else typed
        except UnusableSecret as unusable:
            self._say(str(unusable))
            return
        self._run_messages()

    def _take_table(self) -> None:
        from desktop.inversion.tables import table_of_file

        path: Path | None = self._view.choose_table()
        if path is not None:
            self._start(lambda _tick: table_of_file(path), self._use_table)

    def _use_table(self, table: Any) -> None:
        self._table = table
        self._subject = "record"
        self._records["queries"] = "300"
        self._run_record()

    def _show(self, tell: Callable[[Any], state.Told], run: Any) -> None:
        """Show what a run tells, and let it grow."""
        part = self._part()
        if part is None:
            return
        self._told = tell(run)
        part.show_told(self._told)
        part.grow(run)
        own = bool(self._secret) if self._view.messages is not None else self._own_table
        part.report.withhold(self._keeping.why_not_report(own=own))

    def _start(self, work: Callable[[Tick], Any], show: Callable[[Any], None]) -> None:
        from desktop.inversion.messages import UnusableSecret
        from desktop.inversion.tables import UnusableTable

        self.stop()
        part = self._part()
        if part is None:
            return
        self._told = None
        part.fault.say("")
        part.progress.begin(tr("Training and asking"))

        def watch(share: float) -> None:
            if (now := self._part()) is not None:
                now.progress.tell(share)

        def end(outcome: Outcome[Any]) -> None:
            now = self._part()
            if now is None:
                return
            now.progress.end()
            match outcome:
                case Done(found):
                    show(found)
                case Failed(UnusableTable() | UnusableSecret() as refused):
                    now.fault.say(str(refused))
                case Failed(error):
                    raise error
                case _:
                    now.fault.say(tr("Stopped. Set any switch to begin again."))

        self._under_way.start(work, end, watch)

    def _run_record(self) -> None:
        part = self._view.records
        if part is None:
            return
        switches = (state.subject_switch(self._subject), *state.record_switches(self._subject, self._records))
        part.column.show_switches(switches)
        part.table.setVisible(self._subject == "record")
        tell: dict[str, Callable[[Any], state.Told]] = {
            "record": partial(state.record_told, own=self._own_table), "gene": state.gene_told,
            "patient": state.patient_told, "group": state.group_told,
        }  # fmt: skip
        self._start(
            partial(_run_subject, self._subject, dict(self._records), self._table, self._cache),
            partial(self._show, tell[self._subject]),
        )

    def _run_messages(self) -> None:
        part = self._view.messages
        if part is None:
            return
        from desktop.inversion.messages import DEFAULT_SECRET

        secret, at = self._secret or DEFAULT_SECRET, dict(self._messages)
        if not part.field.text():
            part.field.setText(self._typed or secret)
        part.column.show_switches(state.message_switches(at))
        self._start(partial(_run_secret, secret, at), partial(self._show, partial(state.message_told, at=at)))

    def _save_picture(self) -> None:
        part = self._part()
        if part is not None and self._told is not None:
            part.finish_growing()
            self._say(self._keeping.save(part.picture()))

    def _add_to_report(self) -> None:
        if self._told is not None:
            self._keeping.report(self._told.exhibit())


def _run_secret(secret: str, at: dict[str, str], tick: Tick) -> Any:
    from desktop.inversion.messages import run_messages

    return run_messages(secret, copies=int(at["copies"]), reveal=at["reveal"], least=int(at["least"]), tick=tick)


def _run_subject(subject: str, at: dict[str, str], table: Any, cache: Path, tick: Tick) -> Any:
    from desktop.inversion.genes import run_genes
    from desktop.inversion.groups import run_groups
    from desktop.inversion.records import run_patient, run_record

    epsilon = None if at["epsilon"] == "none" else float(at["epsilon"])
    match subject:
        case "gene":
            return run_genes(epsilon=epsilon, tick=tick)
        case "patient":
            return run_patient(tick=tick)
        case "group":
            return run_groups(epsilon=epsilon, folder=cache, tick=tick)
        case _:
            decimals = None if at["decimals"] == "full" else int(at["decimals"])
            return run_record(decimals=decimals, questions=int(at["queries"]), epsilon=epsilon, table=table, tick=tick)
