"""Runs records and messages for the lab's page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from desktop.core.progress import Tick
from desktop.i18n import tr
from desktop.ui.jobs import Done, Failed, Job, Jobs, Outcome
from desktop.ui.lab import other_state as told
from desktop.ui.lab.told_view import ToldPart
from desktop.ui.lab.view import LabPage


class OtherRuns:
    """Holds what the switches of records and messages stand at; secrets and tables live here, in memory."""

    def __init__(self, view: LabPage, *, jobs: Jobs, ask: Callable[[str], None]) -> None:
        self._view = view
        self._jobs = jobs
        self._ask = ask
        self._job: Job | None = None
        self.leave()

    def leave(self) -> None:
        """Stop, and let go of the secret and the table."""
        self.stop()
        self._subject = "record"
        self._records = {"epsilon": "none", "decimals": "full", "queries": "31"}
        self._messages = {"reveal": "full", "least": "1", "copies": "1"}
        self._secret = ""
        self._table: Any = None

    def stop(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        part = self._part()
        if part is not None:
            part.progress.end()

    def _part(self) -> ToldPart | None:
        return self._view.records or self._view.messages

    def fill(self) -> None:
        """Fill in the part that was built, and run it."""
        if self._view.records is not None:
            self._view.records.chosen.connect(self._choose_record)
            self._view.records.question_wanted.connect(self._ask)
            self._view.records.stop_wanted.connect(self.stop)
            self._view.records.table_wanted.connect(self._take_table)
            self._run_record()
        elif self._view.messages is not None:
            self._view.messages.chosen.connect(self._choose_message)
            self._view.messages.question_wanted.connect(self._ask)
            self._view.messages.stop_wanted.connect(self.stop)
            self._view.messages.secret_typed.connect(self._take_secret)
            self._run_messages()

    def _choose_record(self, name: str, value: str) -> None:
        if name == "subject":
            self._subject = value
            self._records["epsilon"] = "none"
        else:
            self._records[name] = value
        self._run_record()

    def _choose_message(self, name: str, value: str) -> None:
        self._messages[name] = value
        self._run_messages()

    def _take_secret(self, secret: str) -> None:
        from desktop.inversion.messages import UnusableSecret, usable_secret

        assert self._view.messages is not None
        try:
            self._secret = usable_secret(secret)
        except UnusableSecret as unusable:
            self._view.messages.fault.say(str(unusable))
            return
        self._run_messages()

    def _take_table(self) -> None:
        from desktop.inversion.tables import UnusableTable, table_of_file

        path: Path | None = self._view.choose_table()
        if path is None or self._view.records is None:
            return
        try:
            self._table = table_of_file(path)
        except UnusableTable as unusable:
            self._view.records.fault.say(str(unusable))
            return
        self._subject = "record"
        self._records["queries"] = "300"
        self._run_record()

    def _start(self, work: Callable[[Tick], Any], show: Callable[[Any], None]) -> None:
        self.stop()
        part = self._part()
        if part is None:
            return
        part.fault.say("")
        part.progress.begin(tr("Training and asking"))

        def end(outcome: Outcome[Any]) -> None:
            now = self._part()
            if self._job is not job or now is None:
                return
            self._job = None
            now.progress.end()
            match outcome:
                case Done(run):
                    show(run)
                case Failed(ValueError() as refused):
                    now.fault.say(str(refused))
                case Failed(error):
                    raise error

        job = self._jobs.start(work, end, part.progress.tell)
        self._job = job

    def _run_record(self) -> None:
        part = self._view.records
        assert part is not None
        switches = (told.subject_switch(self._subject), *told.record_switches(self._subject, self._records))
        part.show_switches(switches, self._view.links)
        part.table.setVisible(self._subject == "record")
        self._start(partial(_run_subject, self._subject, dict(self._records), self._table), self._show_record)

    def _show_record(self, run: Any) -> None:
        say: dict[str, Callable[[Any], told.Told]] = {
            "record": told.record_told, "gene": told.gene_told, "patient": told.patient_told, "group": told.group_told
        }  # fmt: skip
        if self._view.records is not None:
            self._view.records.show_told(say[self._subject](run))

    def _run_messages(self) -> None:
        part = self._view.messages
        assert part is not None
        from desktop.inversion.messages import DEFAULT_SECRET, run_messages

        secret, at = self._secret or DEFAULT_SECRET, dict(self._messages)
        if not part.field.text():
            part.field.setText(secret)
        part.show_switches(told.message_switches(at), self._view.links)

        def work(tick: Tick) -> Any:
            return run_messages(
                secret, copies=int(at["copies"]), reveal=at["reveal"], least=int(at["least"]), tick=tick
            )

        self._start(work, self._show_messages)

    def _show_messages(self, run: Any) -> None:
        part = self._view.messages
        if part is not None:
            part.show_told(told.message_told(run, self._messages))
            part.show_completion(run.typed, run.steps)


def _run_subject(subject: str, at: dict[str, str], table: Any, tick: Tick) -> Any:
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
            return run_groups(epsilon=epsilon, tick=tick)
        case _:
            decimals = None if at["decimals"] == "full" else int(at["decimals"])
            return run_record(decimals=decimals, questions=int(at["queries"]), epsilon=epsilon, table=table, tick=tick)
