"""The places that a person can be in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """All studies."""


@dataclass(frozen=True, slots=True)
class NewStudy:
    """The gate and the three steps; with a study: one that is begun, at a step."""

    study: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """Text size, theme, what was sent, copies, questionnaires, erasing."""


LAB_OF_QUESTION = {
    "dp_used": "faces", "dp_unit": "faces", "inversion_measures": "faces", "adversarial_test": "faces",
    "output_detail": "faces", "weights_release": "faces", "query_limits": "faces", "minimise": "faces",
    "withdraw": "faces", "retention": "faces", "dp_epsilon": "records", "rare_people": "messages",
}  # fmt: skip
"""Where a question can be seen to happen."""

CLAIM_OF_QUESTION = {
    "dp_used": "claim", "dp_epsilon": "claim", "dp_unit": "claim", "dp_report": "claim", "output_detail": "reply",
}  # fmt: skip
"""Where what they told for a question can be read."""


@dataclass(frozen=True, slots=True)
class OfStudy:
    """A place that is about one study, and about all of it."""

    study: str


class Summary(OfStudy):
    """Where one study stands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """One question of one study; None: the first that is open."""

    study: str
    question: str | None = None


class Details(OfStudy):
    """Who asks, what they would get, and you."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LookUp:
    """A study's record in a registry; `new`: the person came from a new study that they are still describing."""

    study: str
    new: bool = False


class Report(OfStudy):
    """The report of one study, before it is saved or printed."""

    __slots__ = ()


class Exchange(OfStudy):
    """What one study was asked and what came back: sheets, letters, replies, dates."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A question sheet before it goes out; `again` quotes what they answered earlier."""

    study: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class LetterOut:
    """A letter before it goes out; its kind is a value of LetterKind."""

    study: str
    kind: str = "first"


class SheetBack(OfStudy):
    """A filled sheet that came back, question by question."""

    __slots__ = ()


class Reply(OfStudy):
    """A reply taken down by hand, passage by passage."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Documents:
    """Consent forms and policies of one study: their list, or one of them with the passages on a question."""

    study: str
    document: str = ""
    question: str = ""


class Timeline(OfStudy):
    """How one study came to stand where it stands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Compare:
    """Two to four studies side by side; none: those to choose from."""

    studies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimReader:
    """What a claim promises: an epsilon, a sample reply of their service, or how rare somebody is."""

    subject: str = "claim"


@dataclass(frozen=True, slots=True)
class Lab:
    """What a model can give back: faces, records or messages."""

    subject: str = "faces"


ExchangePlace = Exchange | SheetOut | LetterOut | SheetBack | Reply
StudyPlace = Summary | Interview | Details | LookUp | Documents | Report | Timeline | ExchangePlace
Place = Home | NewStudy | Settings | Lab | Compare | ClaimReader | StudyPlace
