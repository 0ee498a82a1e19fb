"""Where a study stands, told in sentences, and what must be said beside its verdict."""

from desktop.core.standing import Standing, summary_of
from desktop.core.states import State, Verdict
from desktop.i18n import ntr, tr
from desktop.words.figures import Voice, count_words, range_words


def story_sentences(standing: Standing, voice: Voice) -> tuple[str, ...]:
    """Where the study stands, in two or three sentences; figures stand between asterisks, to be set stronger."""
    summary = summary_of(standing)
    shown = tr("What they have shown counts *{shown}* of 100.").format(shown=summary.shown)
    needed_figures = range_words(summary.needed_low, summary.needed_high)
    if voice is Voice.YOU:
        needed = tr("What is at stake for you needs *{range}*.").format(range=needed_figures)
    else:
        needed = tr("What is at stake for me needs *{range}*.").format(range=needed_figures)
    if summary.at_best == summary.shown:
        return shown, needed
    best = tr("If every open answer turns out well, it could reach *{best}*.").format(best=summary.at_best)
    return shown, needed, best


def verdict_remarks(standing: Standing, voice: Voice) -> tuple[str, ...]:
    """What must be said beside this verdict, most important first (research part B5)."""
    score = standing.score
    remarks = []
    if score.verdict is Verdict.NA:
        remarks.append(
            tr("Nobody trains AI on this data. The questions on how raw data is handled still help: see the interview.")
        )
    if score.verdict is Verdict.V1:
        remarks.append(
            tr("It does not show that your data cannot be rebuilt.")
            if voice is Voice.YOU
            else tr("It does not show that my data cannot be rebuilt.")
        )
    if score.verdict is Verdict.V0:
        remarks.extend(_what_is_missing(standing))
    if score.verdict is Verdict.V2:
        remarks.append(_open_points(standing))
    if score.close_call:
        remarks.append(tr("Close call: small changes in our weights would change this."))
    if standing.core_unanswered and score.verdict is not Verdict.NA:
        remarks.append(
            tr("You have no assurance that deleting your data protects you from the model.")
            if voice is Voice.YOU
            else tr("I have no assurance that deleting my data protects me from the model.")
        )
    return tuple(remarks)


def _what_is_missing(standing: Standing) -> list[str]:
    remarks = []
    if not standing.study.context.data:
        remarks.append(tr("The kinds of data they would get are not filled in yet."))
    core_open = [q for q in standing.core_unanswered if standing.state(q).is_open]
    if core_open:
        remarks.append(_core_words(len(core_open), len(standing.questionnaire.core)))
    elif standing.study.context.data:
        remarks.append(tr("Fewer than half of the questions, by weight, have a reply."))
    if standing.score.best_case_falls_short:
        remarks.append(tr("Even the best answers to the open questions would not close the gap."))
    return remarks


def _core_words(missing: int, core: int) -> str:
    if missing == core:
        return tr("None of the core questions has a reply yet.")
    words = ntr(
        "{n} of the {all} core questions has no reply yet.",
        "{n} of the {all} core questions have no reply yet.",
        missing,
    )
    return words.format(n=count_words(missing).capitalize(), all=count_words(core))


def _open_points(standing: Standing) -> str:
    """Which points are open: not asked, waiting, or asked and not answered."""
    waiting = sum(standing.state(q) is State.AWAITING for q in standing.open_questions)
    counts = (
        (len(standing.open_questions) - waiting, tr("{n} not asked")),
        (waiting, tr("{n} asked and still waiting")),
        (len(standing.evaded_questions), tr("{n} asked and not answered")),
    )
    named = [text.format(n=count) for count, text in counts if count]
    return tr("Open points: {list}.").format(list=", ".join(named)) if named else tr("No question is open.")
