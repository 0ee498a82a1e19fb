"""What is wrong with a figure of a claim, and what to do."""

from desktop.core.claim import LARGEST_EPSILON, MOST_EPOCHS, MOST_STEPS, Wrong
from desktop.core.printed import NoNumber, Unread
from desktop.i18n import tr


def wrong_words(wrong: Wrong) -> str:
    """Why a figure is refused, what it means and what to do."""
    return {
        Wrong.EPSILON_NEGATIVE: tr("Epsilon is below 0, which no promise can be. Look at the figure again."),
        Wrong.EPSILON_ZERO: tr(
            "Epsilon is 0. It would mean that nobody's data changed anything, but for what delta allows, so next to "
            "nothing could be learned from it. Look at the figure again."
        ),
        Wrong.EPSILON_HUGE: tr(
            "Epsilon is above {most}. That promises nothing. Look whether the figure really is epsilon."
        ).format(most=f"{LARGEST_EPSILON:,.0f}"),
        Wrong.DELTA_NEGATIVE: tr("Delta is below 0, which no chance can be. Look at the figure again."),
        Wrong.DELTA_ZERO: tr(
            "Delta is 0. That is a promise without exceptions, which Gaussian noise as in DP-SGD cannot make. "
            "If they use another kind of noise, say so; else ask them for delta."
        ),
        Wrong.DELTA_ONE: tr(
            "Delta is 1 or more. It is how far a chance may rise above what epsilon allows, and no chance is above 1, "
            "so this promises nothing. Ask for delta."
        ),
        Wrong.DELTA_LARGE: tr(
            "Delta is larger than 1 divided by the number of records. Such a promise could be kept while "
            "somebody's whole record is given out, so it is not worked with. Ask why delta is so large."
        ),
        Wrong.PRIOR: tr("The chance of a blind guess must lie between 0 and 1, such as 0.1 for one of ten."),
        Wrong.RECORDS_EACH: tr("The number of your records must be a whole number from 1 to 1,000,000."),
        Wrong.RECORDS: tr("The number of records must be 1 or more."),
        Wrong.BATCH: tr("The batch must be 1 or more."),
        Wrong.BATCH_ABOVE_RECORDS: tr(
            "The batch is larger than all the data. Look whether the two figures are the wrong way round."
        ),
        Wrong.NOISE_ZERO: tr("Noise 0 promises nothing: no noise is added, so epsilon has no limit."),
        Wrong.NOISE_NEGATIVE: tr("The noise is below 0, which it cannot be. Look at the figure again."),
        Wrong.RATE: tr("The sampling rate must be above 0 and at most 1: the share of the data that is in a batch."),
        Wrong.EPOCHS: tr("The number of epochs must be above 0."),
        Wrong.EPOCHS_MANY: tr(
            "More than {most} epochs: nobody trains that long. Look whether steps are meant, and enter them as steps."
        ).format(most=f"{MOST_EPOCHS:,}"),
        Wrong.STEPS: tr("The number of steps must be a whole number from 1."),
        Wrong.STEPS_MANY: tr(
            "More than {most} steps, which is more than is reckoned here. "
            "Look at the number of epochs or steps, the batch and the records again."
        ).format(most=f"{MOST_STEPS:,}"),
    }[wrong]


def unread_words(what: str, fault: NoNumber) -> str:
    """Why a text is no number; `what` names the field."""
    text = fault.text.strip()[:40]
    return {
        Unread.EMPTY: tr("{what}: nothing is written here. Write a number such as 8.5."),
        Unread.COMMA: tr("{what}: “{text}” has a comma. Write it with a point: {point}."),
        Unread.NO_NUMBER: tr("{what}: “{text}” is no number. Write one such as 8.5 or 1e-5."),
        Unread.NOT_WHOLE: tr("{what}: “{text}” is no whole number. Write one such as 60000."),
    }[fault.reason].format(what=what, text=text, point=text.replace(",", "."))
