"""The places that a person can be in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """All studies."""


@dataclass(frozen=True, slots=True)
class NewStudy:
    """The gate and the three steps."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Text size, theme, copies, questionnaires, erasing."""


LAB_OF_QUESTION = {
    "dp_used": "faces", "dp_unit": "faces", "inversion_measures": "faces", "adversarial_test": "faces",
    "output_detail": "faces", "weights_release": "faces", "query_limits": "faces", "minimise": "faces",
    "withdraw": "faces", "retention": "faces", "dp_epsilon": "records", "rare_people": "messages",
}  # fmt: skip
"""Where a question can be seen to happen."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Where one study stands."""

    study: str


@dataclass(frozen=True, slots=True)
class Interview:
    """One question of one study; None: the first that is open."""

    study: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """Who asks, what they would get, and you."""

    study: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report of one study, before it is saved or printed."""

    study: str


@dataclass(frozen=True, slots=True)
class Lab:
    """What a model can give back: faces, records or messages."""

    subject: str = "faces"


Place = Home | NewStudy | Settings | Lab | Summary | Interview | Details | Report
