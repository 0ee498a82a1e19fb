"""What a registry's record leaves open, and which questions that suggests. Never points: a record is no answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.registry import Plan, RegistryRecord


class Gap(StrEnum):
    """What the record leaves open. NOBODY: no contact has an address; FORM_THERE: the consent form can be read."""

    SHARING_YES = "sharing_yes"
    SHARING_NO = "sharing_no"
    SHARING_UNDECIDED = "sharing_undecided"
    SHARING_UNSAID = "sharing_unsaid"
    FORM_THERE = "form_there"
    FORM_MISSING = "form_missing"
    RARE = "rare"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A gap and the ids of the questions to ask because of it; none where it is about whom to ask."""

    gap: Gap
    questions: tuple[str, ...] = ()


_BY_PLAN = {
    Plan.YES: Suggestion(Gap.SHARING_YES, ("sharing", "releases", "purpose")),
    Plan.NO: Suggestion(Gap.SHARING_NO, ("sharing", "purpose")),
    Plan.UNDECIDED: Suggestion(Gap.SHARING_UNDECIDED, ("sharing", "purpose")),
    None: Suggestion(Gap.SHARING_UNSAID, ("sharing", "purpose")),
}


def suggestions_of(record: RegistryRecord) -> tuple[Suggestion, ...]:
    """What to ask because of what the record says and leaves out."""
    return tuple(_suggestions(record))


def _suggestions(record: RegistryRecord) -> Iterator[Suggestion]:
    yield _BY_PLAN[record.sharing.plan]
    yield Suggestion(Gap.FORM_THERE if record.has_consent_form else Gap.FORM_MISSING, ("informed",))
    if record.rare:
        yield Suggestion(Gap.RARE, ("rare_people",))
    if not any(contact.email for contact in record.contacts):
        yield Suggestion(Gap.NOBODY)


def suggested_questions(record: RegistryRecord) -> tuple[str, ...]:
    """The ids of all questions that the record suggests, each once."""
    return tuple(dict.fromkeys(question for one in suggestions_of(record) for question in one.questions))
