"""What a claim leaves out, what that means and what to ask."""

from desktop.core.claim import Gap
from desktop.i18n import tr


def gap_words(gap: Gap, *, local: bool = False) -> str:
    """What it means that this is left out; `local` where the noise is added on the device."""
    return (_gaps_of_reports().get(gap) if local else None) or _gaps()[gap]


def _gaps() -> dict[Gap, str]:
    return {
        Gap.DELTA: tr(
            "Delta is not told. It is how far a chance may rise above what epsilon allows. At the worst, one record in "
            "every 1/delta may be given out whole. Without it no ceiling holds."
        ),
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
        Gap.TUNING_LEFT_OUT: tr(
            "Runs that only tried settings are not in the total. With them, the total would be larger."
        ),
    }


def _gaps_of_reports() -> dict[Gap, str]:
    """What is otherwise where the promise is about reports of a device."""
    return {
        Gap.DELTA: tr(
            "Delta is not told. Noise on a device often needs none: if they say so, write 0. Otherwise it is how far a "
            "chance may rise above what epsilon allows. Without it no ceiling holds."
        ),
        Gap.DELTA_LARGE: tr(
            "Delta is not below 1 divided by the number of reports. Such a promise could be kept while "
            "somebody's report is given out without noise."
        ),
        Gap.UNIT: tr("It is not told what is covered: one report, a day of reports, or all that your device sends."),
        Gap.RECORDS_EACH: tr("It covers one report. The more reports your device sends, the weaker it is for you."),
        Gap.PER: tr("It is not told what the figure is for: one report, a day, a month, or all time."),
        Gap.TOTAL: tr("The figure begins anew each time. The total for all that your device sends is not told."),
        Gap.MECHANISM: tr("It is not told what kind of noise your device adds."),
        Gap.ACCOUNTING: tr("It is not told how the figure follows from the noise, so it cannot be checked."),
    }


def gap_question(gap: Gap, *, local: bool = False) -> str:
    """What to ask them about it, as the person writes it; `local` where the noise is added on the device."""
    return (_questions_of_reports().get(gap) if local else None) or _questions()[gap]


def _questions() -> dict[Gap, str]:
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
        Gap.TUNING_LEFT_OUT: tr("What is the total with the runs that only tried settings?"),
    }


def _questions_of_reports() -> dict[Gap, str]:
    return {
        Gap.DELTA: tr("Which delta belongs to your epsilon, or is there none?"),
        Gap.DELTA_LARGE: tr("Why is delta not well below 1 divided by the number of reports?"),
        Gap.UNIT: tr("Does the promise cover one report, a day of reports, or all that my device ever sends?"),
        Gap.RECORDS_EACH: tr("How many reports will my device send, and what is the promise for all of them together?"),
        Gap.PER: tr("What is the figure for: one report, a day, a month, or all that my device will ever send?"),
        Gap.TOTAL: tr("What is the total for all that my device will ever send?"),
        Gap.MECHANISM: tr("What kind of noise does my device add (for example randomised response), and how much?"),
        Gap.ACCOUNTING: tr("How does epsilon follow from that noise, and how many reports are counted in it?"),
    }
