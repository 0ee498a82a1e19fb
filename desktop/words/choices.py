"""What can be chosen, in words: decisions, places, how much proof counts."""

from fractions import Fraction

from desktop.core.rounding import whole
from desktop.core.study import Choice, EventKind, Place, TrainsAi
from desktop.i18n import tr


def choice_words(choice: Choice) -> str:
    """A decision, as the person says it."""
    return {
        Choice.UNDECIDED: tr("Not decided yet"),
        Choice.JOIN: tr("Join"),
        Choice.ASK_MORE: tr("Ask more first"),
        Choice.GIVE_LESS: tr("Join, but give less"),
        Choice.DECLINE: tr("Do not join"),
    }[choice]


def place_words(place: Place) -> str:
    """A place with its own rules."""
    return {
        Place.EU: tr("European Union, Iceland, Liechtenstein or Norway"),
        Place.UK: tr("United Kingdom"),
        Place.US_HIPAA: tr("United States: a doctor, hospital or health insurer asks"),
        Place.US_CA: tr("United States: California"),
        Place.US_RESEARCH: tr("United States: a research study asks"),
        Place.AU: tr("Australia"),
        Place.CA: tr("Canada"),
        Place.OTHER: tr("Somewhere else, or I would rather not say"),
    }[place]


def trains_ai_words(answer: TrainsAi) -> str:
    """Whether AI will be trained on the data."""
    return {TrainsAi.YES: tr("Yes"), TrainsAi.NO: tr("No"), TrainsAi.UNKNOWN: tr("I do not know")}[answer]


def share_words(share: Fraction) -> str:
    """How much a kind of proof lets count: "half", "four fifths", "in full", else in percent."""
    named = {Fraction(1, 2): tr("half"), Fraction(4, 5): tr("four fifths"), Fraction(1): tr("in full")}
    return named.get(share) or tr("{n} %").format(n=whole(100 * share))


def event_words(kind: EventKind) -> str:
    """Something that happened between the person and the organisation."""
    return {
        EventKind.SHEET_SENT: tr("Question sheet sent"),
        EventKind.LETTER_SENT: tr("Letter sent"),
        EventKind.REPLY_RECEIVED: tr("They replied"),
        EventKind.SHEET_RECEIVED: tr("Question sheet came back"),
        EventKind.REMINDER: tr("Reminder sent"),
        EventKind.DOCUMENT_ADDED: tr("Document added"),
        EventKind.NOTE: tr("Note"),
    }[kind]
