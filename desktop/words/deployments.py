"""Published epsilons in use, in plain words."""

from desktop.core.deployments import Checked, Deployment
from desktop.i18n import tr
from desktop.words.claim_figures import chance_words, printed_words
from desktop.words.dates import date_words


def deployment_words(one: Deployment) -> str:
    """A published epsilon in a line: whose, for what, delta, what is covered and for how long."""
    return tr("{who}, {what}: epsilon {epsilon}, {delta}, for {unit}, {per}").format(
        who=one.who, what=one.what, epsilon=printed_words(one.epsilon), delta=_delta_words(one), unit=one.unit_told,
        per=one.per_told,
    )  # fmt: skip


def _delta_words(one: Deployment) -> str:
    if one.delta is None:
        return tr("no delta")
    words = tr("delta below {chance}") if one.delta_below else tr("delta {chance}")
    return words.format(chance=chance_words(one.delta))


def source_words(one: Deployment) -> str:
    """What else is to be known of a published epsilon, where it is from, and how and when it was checked."""
    source = tr("Source: {source} ({checked} on {day}).").format(
        source=one.source, checked=checked_words(one.checked), day=date_words(one.checked_on)
    )
    return f"{one.notes}. {source}" if one.notes else source


def checked_words(checked: Checked) -> str:
    """How a published figure was checked, and so how far it can be relied on."""
    return {
        Checked.TEXT: tr("read"),
        Checked.COMPUTED: tr("reckoned anew"),
        Checked.SECOND_HAND: tr("as another paper tells it, read"),
        Checked.MEMORY: tr("from memory: check it; written down"),
    }[checked]


def incomparable_words() -> str:
    """Why few published figures are shown, or none."""
    return tr(
        "Only figures of the same kind are shown: noise on a device is never set beside noise at an organisation, "
        "nor a figure for a day beside one for a release or a lifetime."
    )
