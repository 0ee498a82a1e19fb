"""What a claim leaves out, what that means and what to ask; and what is wrong with a figure."""

from desktop.core.claim import LARGEST_EPSILON, MOST_EPOCHS, MOST_STEPS, Gap, Wrong
from desktop.core.printed import NoNumber, Unread
from desktop.i18n import tr


def gap_words(gap: Gap) -> str:
    """What it means that this is left out."""
    return {
        Gap.DELTA: tr("Delta is not told. It is the chance that the promise fails, so without it no ceiling holds."),
        Gap.DELTA_LARGE: tr(
            "Delta is not below 1 divided by the number of records. Such a promise could be kept while "
            "somebody's whole record is given out."
        ),
        Gap.UNIT: tr("It is not told what is covered: a person, a device, a day or one record."),
        Gap.RECORDS_EACH: tr("It covers one record. The more records you give, the weaker it is for you."),
        Gap.PER: tr("It is not told what the figure is for: one release, a day, a month, or all time."),
        Gap.TOTAL: tr("The figure begins anew each time. The total for all times together is not told."),
        Gap.PLACE: tr("It is not told where the noise is added: on your device, or by them after they have your data."),
        Gap.NEIGHBOURS: tr(
            "It is not told which two worlds must look alike: with you and without you, or with another in your "
            "place. The two figures can be twice apart, or more."
        ),
        Gap.MECHANISM: tr("It is not told what kind of noise is added."),
        Gap.ACCOUNTING: tr("It is not told how the total was added up, so it cannot be checked."),
        Gap.TUNING: tr("It is not told whether runs that only tried settings are in the total."),
    }[gap]


def gap_question(gap: Gap) -> str:
    """What to ask them about it, as the person writes it."""
    return {
        Gap.DELTA: tr("Which delta belongs to your epsilon?"),
        Gap.DELTA_LARGE: tr("Why is delta not well below 1 divided by the number of people?"),
        Gap.UNIT: tr("Does the promise cover everything from me, or one device, one day or one record at a time?"),
        Gap.RECORDS_EACH: tr("How many records will I give, and what is the promise for all of them together?"),
        Gap.PER: tr(
            "What is the figure for: one release, a day, a month, or everything you will ever do with my data?"
        ),
        Gap.TOTAL: tr("What is the total for the finished model, all days and runs added up?"),
        Gap.PLACE: tr("Is the noise added on my device, or by you after you have received my data?"),
        Gap.NEIGHBOURS: tr("Is the promise about adding or removing me, or about putting another in my place?"),
        Gap.MECHANISM: tr("What kind of noise do you add (for example Gaussian noise with DP-SGD), and how much?"),
        Gap.ACCOUNTING: tr(
            "How did you add up the total: which method and library, which noise multiplier, batch size, number of "
            "records and number of steps?"
        ),
        Gap.TUNING: tr("Are the runs that only tried settings counted in the total?"),
    }[gap]


def wrong_words(wrong: Wrong) -> str:
    """Why a figure is refused, what it means and what to do."""
    return {
        Wrong.EPSILON_NEGATIVE: tr("Epsilon is below 0, which no promise can be. Look at the figure again."),
        Wrong.EPSILON_ZERO: tr(
            "Epsilon is 0. It would mean that nobody's data had any influence, so nothing could be learned from it. "
            "Look at the figure again."
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
            "Delta is 1 or more. Delta is the chance that the promise fails, so this promises nothing. Ask for delta."
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
