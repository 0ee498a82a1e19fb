"""What is at stake, in words: one line for each part of exposure."""

from typing import TYPE_CHECKING

from desktop.core.study import Context
from desktop.i18n import tr
from desktop.words.figures import Voice

if TYPE_CHECKING:
    from desktop.core.questionnaire import Questionnaire


def list_words(names: list[str]) -> str:
    """Labels one after another; they may have commas of their own, so semicolons part them."""
    return "; ".join(names)


def part_words(name: str, questionnaire: "Questionnaire", context: Context, voice: Voice) -> str:
    """What a part of exposure rests on for this person; `name` is the field of Exposure."""
    method = questionnaire.method
    match name:
        case "sensitivity":
            chosen = [category.label for category in method.categories if category.id in context.data]
            return list_words(chosen) if chosen else tr("Kind of data: not said")
        case "consequence":
            words = {grade.id: grade.label for grade in method.consequences}
            if context.consequence is None:
                return tr("Harm if it became known: not said")
            return tr("Harm if it became known: {words}").format(
                words=words[context.consequence].partition(":")[0].lower()
            )
        case "irreversibility":
            return tr("Hard to change afterwards") if context.data else tr("How hard it is to change: not said")
        case "distinct":
            return _distinct_words(questionnaire, context, voice)
        case _:
            return tr("How far the model may travel")


def _distinct_words(questionnaire: "Questionnaire", context: Context, voice: Voice) -> str:
    factors = [factor.label for factor in questionnaire.method.factors if factor.id in context.stands_out]
    if not factors:
        return (
            tr("Nothing named that makes you stand out")
            if voice is Voice.YOU
            else tr("Nothing named that makes me stand out")
        )
    what = list_words(factors)
    if voice is Voice.YOU:
        return tr("You stand out: {what}").format(what=what)
    return tr("I stand out: {what}").format(what=what)
