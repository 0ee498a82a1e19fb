"""What came back for a question, how an answer is proven, and where a study stands.

These stand apart from the method, which Home can do without.
"""

from enum import StrEnum


class State(StrEnum):
    """What came back for a question. Only ANSWERED carries an option."""

    ANSWERED = "answered"
    NOT_ASKED = "not_asked"
    AWAITING = "awaiting"
    NO_REPLY = "no_reply"
    DONT_KNOW = "dont_know"
    VAGUE = "vague"
    REFUSED = "refused"

    @property
    def is_open(self) -> bool:
        """True while nothing has come back: not asked, or asked and still waiting."""
        return self in (State.NOT_ASKED, State.AWAITING)

    @property
    def is_evasive(self) -> bool:
        """True where they were asked and gave no usable answer."""
        return self in (State.NO_REPLY, State.DONT_KNOW, State.VAGUE, State.REFUSED)


class Evidence(StrEnum):
    """How an answer is proven, weakest first."""

    CLAIMED = "claimed"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


class Verdict(StrEnum):
    """Where a study stands. V4 is the largest gap; V0 and NA are outside the order."""

    NA = "NA"
    V0 = "V0"
    V1 = "V1"
    V2 = "V2"
    V3 = "V3"
    V4 = "V4"
