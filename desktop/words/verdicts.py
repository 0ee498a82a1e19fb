"""The verdicts in words, and the sentences that always stand beside them."""

from desktop.core.method import State, Verdict
from desktop.core.standing import Standing
from desktop.i18n import ntr, tr
from desktop.words.figures import Voice, count_words


def verdict_words(verdict: Verdict) -> str:
    """The verdict as a row says it."""
    return {
        Verdict.NA: tr("This method does not apply"),
        Verdict.V0: tr("Too little information to say"),
        Verdict.V1: tr("What they have shown matches the risk"),
        Verdict.V2: tr("Not yet: open points could close the gap"),
        Verdict.V3: tr("Gap: falls short of the risk"),
        Verdict.V4: tr("Large gap"),
    }[verdict]


def verdict_sentence(verdict: Verdict) -> str:
    """The verdict as a page's first line says it."""
    return {
        Verdict.NA: tr("This method does not apply."),
        Verdict.V0: tr("Too little information to say."),
        Verdict.V1: tr("What you have from them matches the risk, on this method."),
        Verdict.V2: tr("Not yet: the open points could close the gap."),
        Verdict.V3: tr("Gap: what they have shown falls short of the risk."),
        Verdict.V4: tr("Large gap between what they have shown and what this data calls for."),
    }[verdict]


def evidence_not_choice() -> str:
    """The sentence that stands beside every verdict."""
    return tr("This judges evidence, not your choice. Joining may still be right, for example for a treatment.")


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
