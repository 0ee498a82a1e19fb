"""Records and messages: their switches, figures and sentences."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.drawing.exhibit import Exhibit
from desktop.drawing.memorised import exposure_bar
from desktop.i18n import tr
from desktop.ui.lab.state import Readout, SwitchState, in_hundred

if TYPE_CHECKING:
    from desktop.inversion.genes import GenesRun
    from desktop.inversion.groups import GroupRun
    from desktop.inversion.messages import MessagesRun
    from desktop.inversion.records import PatientRun, RecordRun

SUBJECTS = ("record", "gene", "patient", "group")
FIRST_NOISE = {"record": "none", "gene": "none", "patient": "none", "group": "1"}
"""The epsilon that each subject begins with: a group shows where noise works."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a run tells: a sentence, figures, rows of a table with their heads, and what it does not show.

    `exposure`: that of a secret number, the most there can be, and that of numbers never typed.
    """

    title: str
    happened: str
    readouts: tuple[Readout, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    honest: str
    exposure: tuple[float, float, float] | None = None
    came_back: str = ""

    def exhibit(self) -> Exhibit:
        """The same as a page of the report."""
        figures = tuple((readout.label, readout.figure, readout.note) for readout in self.readouts)
        bar = None
        if self.exposure is not None:
            exposure, most, never_typed = self.exposure
            bar = exposure_bar(exposure, most=most, never_typed=never_typed, width=480)
        sentences = (self.happened, self.came_back) if self.came_back else (self.happened,)
        return Exhibit(self.title, bar, sentences, figures, self.heads, self.rows, self.honest)


def _noise(chosen: str, values: tuple[str, ...]) -> SwitchState:
    options = (("none", tr("None")), *((value, value) for value in values))
    return SwitchState("epsilon", tr("Noise, epsilon"), options, "dp_used", chosen)


def subject_switch(subject: str) -> SwitchState:
    """Which record is looked for."""
    return SwitchState("subject", tr("What the attacker wants"), tuple(_subject_names().items()), "", subject)


def _subject_names() -> dict[str, str]:
    names = (tr("A missing record"), tr("A gene"), tr("A typical patient"), tr("A group"))
    return dict(zip(SUBJECTS, names, strict=True))


def record_switches(subject: str, at: dict[str, str]) -> tuple[SwitchState, ...]:
    """The switches of one subject."""
    if subject == "patient":
        return ()
    if subject == "gene":
        return (_noise(at["epsilon"], ("20", "5", "1", "0.25")),)
    if subject == "group":
        return (_noise(at["epsilon"], ("8", "3", "1")),)
    decimals = (("full", tr("Full scores")), ("6", tr("6 decimals")), ("4", "4"), ("2", "2"))
    asked = tuple((n, f"{int(n):,}") for n in ("31", "300", "3000"))
    return (
        SwitchState("decimals", tr("What the attacker is given"), decimals, "output_detail", at["decimals"]),
        SwitchState("queries", tr("Questions it may ask"), asked, "query_limits", at["queries"]),
        _noise(at["epsilon"], ("50", "10", "1")),
    )


def _measured(figure: float, *, known: bool = True) -> str:
    """Two decimals with a true minus sign; a dash where nothing near a measurement came out."""
    return f"{round(figure, 2) + 0.0:.2f}".replace("-", "−") if known else "–"


def _of(share: float) -> str:
    return tr("{n} of 100").format(n=in_hundred(share))


def record_told(run: "RecordRun", *, own: bool) -> Told:
    """A missing record, written out; `own`: of the person's own table."""
    names, true, written = run.example
    near = {at: abs(float(written[at])) < 1e4 for at in range(len(names))}
    rows = tuple(
        (names[at], _measured(true[at]), _measured(written[at], known=near[at])) for at in range(min(8, len(names)))
    )
    readouts = [
        Readout(tr("Written out"), _of(run.matched), tr("records that match one person and no other")),
        Readout(tr("Most surprising tenth"), _of(run.matched_most_surprising_tenth), tr("who stand out fall first")),
        Readout(tr("Model accuracy"), _of(run.accuracy), tr("on those it learned from")),
    ]
    honest = tr("This attacker already knows everyone else’s record: the worst case.") + " "
    honest += tr("The table is yours; it stays in memory.") if own else tr("The clinic here is invented.")
    if run.guessed_of_ten is not None and run.cap is not None and run.cap_gaussian is not None:
        readouts[1] = Readout(
            tr("Guessed among ten"), _of(run.guessed_of_ten),
            tr("without the model: 10 of 100"),
        )  # fmt: skip
        honest += (
            " "
            + _ceilings_said(run.cap, run.cap_gaussian, own=own)
            + " "
            + tr(
                "Even weak noise ends this algebra, so its failure proves nothing about epsilon; the guess among ten "
                "is the fair attack. The ceiling limits the average over candidates; one chosen person can exceed it."
            )
        )
    happened = tr(
        "The attacker asked a yes-or-no model {n} questions, worked it out as far as the answers allow, and wrote down "
        "the record that was missing from what it knew. For {share} of 100 people that was theirs and nobody else’s."
    ).format(n=f"{run.queries:,}", share=in_hundred(run.matched))
    measured = tr("Column of your table") if own else tr("Measurement, in reference ranges")
    heads = (measured, tr("true"), tr("written out"))
    return Told(_subject_names()["record"], happened, tuple(readouts), heads, rows, honest)


def _ceilings_said(cap: float, cap_gaussian: float, *, own: bool) -> str:
    """What the promise rules out, in the words agreed for ceilings."""
    if own:
        return tr("The units of your table were taken from the table, so that no ceiling can be promised for it.")
    if _ceiling(cap) >= 100:
        generic = tr("Without the model: 10 in 100. The promise alone rules nothing out;")
    else:
        words = tr("Without the model: 10 in 100. The promise alone rules out better than {n} in 100;")
        generic = words.format(n=_ceiling(cap))
    words = tr("as it is Gaussian noise, better than {n} in 100. These are ceilings, not forecasts.")
    return f"{generic} {words.format(n=_ceiling(cap_gaussian))}"


def _ceiling(share: float) -> int:
    """A ceiling in hundredths is rounded up, never down."""
    return min(100, int(-(-100 * share // 1)))


def gene_told(run: "GenesRun") -> Told:
    """A gene from a dose."""
    dose, gene, beliefs = run.example
    names = ("G/G", "A/G", "A/A")
    rows = tuple((name, tr("the true one") if at == gene else "", _of(beliefs[at])) for at, name in enumerate(names))
    readouts = (
        Readout(tr("Gene found"), _of(run.attack), tr("of its own patients")),
        Readout(tr("Never joined"), _of(run.non_members), tr("the same attack on them")),
        Readout(
            tr("By ancestry alone"), _of(run.ancestry_prior), tr("commonest gene: {n}").format(n=_of(run.commonest))
        ),
        Readout(
            tr("Dose is off by"), tr("{n} mg a week").format(n=round(run.dose_error_mg_week)),
            tr("a fixed dose: {n} mg").format(n=round(run.fixed_dose_error_mg_week)),
        ),
    )  # fmt: skip
    happened = tr(
        "The attacker knows somebody’s weekly dose of warfarin ({dose} mg for the person below) and plain facts, "
        "and asks the model which gene fits best."
    ).format(dose=round(dose))
    honest = tr(
        "It works as well on people who never joined: the model reveals things about people like you, joined or "
        "not. Noise strong enough to hide the gene makes the dose no better than a fixed one. The patients are "
        "drawn from published figures, by ancestry as recorded; they say nothing of South Asians."
    )
    return Told(
        _subject_names()["gene"],
        happened,
        readouts,
        (tr("Gene (VKORC1)"), "", tr("the attacker believes")),
        rows,
        honest,
    )


def patient_told(run: "PatientRun") -> Told:
    """The record that the model is surest of."""
    rows = tuple((run.names[at], _measured(run.profile[at]), _measured(run.group_mean[at])) for at in range(8))
    near = in_hundred(run.nearest_record_distance / run.typical_record_distance)
    mean = in_hundred(run.mean_record_distance / run.typical_record_distance)
    readouts = (
        Readout(tr("The model is sure"), _of(math.floor(100 * run.confidence) / 100), tr("that this patient is a yes")),
        Readout(
            tr("Nearest true record"), tr("{n} of 100").format(n=near), tr("of the distance from a patient to the next")
        ),
        Readout(tr("The average record"), tr("{n} of 100").format(n=mean), tr("for comparison, in the same measure")),
    )
    happened = tr("From noise, a record was changed until the clinic’s model was sure: a typical patient came out.")
    honest = tr("It is near many and nobody’s: it gives a group’s profile away, and no one person’s record.")
    return Told(
        _subject_names()["patient"],
        happened,
        readouts,
        (tr("Measurement"), tr("came out"), tr("mean of the group")),
        rows,
        honest,
    )


def group_told(run: "GroupRun") -> Told:
    """A question about a group."""
    noise = tr("without noise") if run.epsilon is None else tr("with noise at epsilon {e}").format(e=f"{run.epsilon:g}")
    readouts = [
        Readout(tr("Accuracy"), _of(run.accuracy), noise),
        Readout(tr("People in training"), f"{run.persons:,}", tr("one photo each")),
    ]
    if run.epsilon is not None:
        readouts.insert(1, Readout(tr("Without noise"), _of(run.accuracy_without_noise), tr("the same people")))
    happened = tr("A model learned from one photo each of {n} drawn people whether somebody wears glasses.").format(
        n=f"{run.persons:,}"
    )
    lost = round(100 * (run.accuracy_without_noise - run.accuracy))
    honest = tr(
        "Here noise can work: the question is about a group, and nobody counts more than one photo. A model that must "
        "know one person by name cannot have this."
    )
    if run.epsilon is not None:
        honest = tr("This noise cost {n} of 100 in accuracy.").format(n=max(0, lost)) + " " + honest
    return Told(_subject_names()["group"], happened, tuple(readouts), (), (), honest)


def message_switches(at: dict[str, str]) -> tuple[SwitchState, ...]:
    """The switches of messages."""
    counted = tuple((n, n) for n in ("1", "2", "5"))
    return (
        SwitchState(
            "reveal", tr("What the attacker is given"), (("full", tr("Scores")), ("top", tr("Likeliest letter only"))),
            "output_detail", at["reveal"],
        ),
        SwitchState("least", tr("Text counts from so many people"), counted, "rare_people", at["least"]),
        SwitchState("copies", tr("Times you wrote it"), (("1", "1"), ("4", "4"), ("8", "8")), "minimise", at["copies"]),
    )  # fmt: skip


def message_told(run: "MessagesRun", at: dict[str, Any]) -> Told:
    """A secret, completed."""
    readouts = [Readout(tr("Came back"), tr("Yes") if run.verbatim else tr("No"), tr("word for word"))]
    if run.rank is not None and run.exposure is not None and run.numbers is not None:
        readouts.append(
            Readout(
                tr("Your number is guess"),
                f"{run.rank:,}",
                tr("of {n} for its last {digits} digits").format(
                    n=f"{run.numbers:,}", digits=len(f"{run.numbers}") - 1
                ),
            )
        )
    exposure = None
    if run.exposure is not None and run.most_exposure is not None and run.control_exposure is not None:
        exposure = (run.exposure, run.most_exposure, run.control_exposure)
        figure = tr("{n} of {all}").format(n=f"{run.exposure:.0f}", all=f"{run.most_exposure:.0f}")
        note = tr("a number never typed: about {n}").format(n=f"{run.control_exposure:.0f}")
        readouts.append(Readout(tr("Exposure"), figure, note))
    once = tr("Your message stood once among 2,000 others.")
    often = tr("Your message stood {n} times among 2,000 others.").format(n=at["copies"])
    happened = f"{once if at['copies'] == '1' else often} " + tr(
        "The attacker typed its beginning and let the model go on."
    )
    came_back = tr("Typed: “{typed}”. Came back: “{rest}”.").format(
        typed=run.typed.strip(), rest=" ".join(run.extracted[len(run.typed) :].split())
    )
    honest = tr(
        "This small model keeps text by design; big models keep less of each message and keep some all the same. "
        "Showing only the likeliest letter does not help. Ignoring what fewer than two people wrote does, if "
        "people are counted and not copies. A model that never saw your message completes: “{other}”."
    ).format(other=run.control_extracted)
    return Told(tr("A secret among messages"), happened, tuple(readouts), (), (), honest, exposure, came_back)
