"""What the forms about a study show."""

from dataclasses import dataclass, replace

from desktop.core.exposure import parts_shown
from desktop.core.mail import is_address
from desktop.core.registry_number import RegistryNumber, registry_number
from desktop.core.rounding import whole
from desktop.core.standing import Standing
from desktop.core.study import Contact, Place, Registry, Study, TrainsAi
from desktop.i18n import tr
from desktop.words.choices import place_words
from desktop.words.exposure import part_words
from desktop.words.figures import Voice, exposure_words, range_words


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be ticked."""

    id: str
    label: str
    explanation: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ExposureLine:
    """One part of what is at stake, in points."""

    words: str
    points: str


@dataclass(frozen=True, slots=True)
class StudyFormState:
    """All that the forms draw."""

    title: str
    organisation: str
    contact: Contact
    address_remark: str
    others: str
    registry: str
    settings: tuple[Choice, ...]
    data: tuple[Choice, ...]
    consequences: tuple[Choice, ...]
    factors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    trains_ai: TrainsAi
    already_joined: bool
    for_other: bool
    paid: bool
    known_leak: bool
    exposure: str
    exposure_lines: tuple[ExposureLine, ...]
    exposure_note: str


def study_form_state(standing: Standing) -> StudyFormState:
    """What the forms show of a study."""
    study, method = standing.study, standing.questionnaire.method
    context = study.context
    total = standing.score.exposure.total
    low, high = whole(total.low), whole(total.high)
    return StudyFormState(
        title=study.title,
        organisation=study.organisation,
        contact=study.contacts[0] if study.contacts else Contact(""),
        address_remark=_address_remark(study),
        others=_other_contacts(study),
        registry=study.registry.id if study.registry else "",
        settings=tuple(Choice(s.id, s.label, "", s.id == context.setting) for s in method.settings),
        data=tuple(Choice(c.id, c.label, c.examples, c.id in context.data) for c in method.categories),
        consequences=tuple(Choice(c.id, c.label, "", c.id == context.consequence) for c in method.consequences),
        factors=tuple(Choice(f.id, f.label, "", f.id in context.stands_out) for f in method.factors),
        places=tuple(Choice(place.value, place_words(place), "", place is context.place) for place in Place),
        trains_ai=context.trains_ai,
        already_joined=context.already_joined,
        for_other=context.for_other,
        paid=context.paid,
        known_leak=context.known_leak,
        exposure=tr("{words}, {range} of 100").format(
            words=exposure_words(low, high).capitalize(), range=range_words(low, high)
        ),
        exposure_lines=tuple(
            ExposureLine(
                part_words(part.name, standing.questionnaire, context, Voice.YOU), range_words(part.low, part.high)
            )
            for part in parts_shown(standing.score.exposure)
        ),
        exposure_note=method.harmless.text if standing.score.exposure.harmless else "",
    )


def _other_contacts(study: Study) -> str:
    """Whom else one can write to."""
    lines = [contact.in_a_line for contact in study.contacts[1:]]
    return tr("You can also write to: {names}.").format(names="; ".join(lines)) if lines else ""


def _address_remark(study: Study) -> str:
    """What is odd about the first contact's e-mail address; it is kept all the same."""
    written = study.contacts[0].email if study.contacts else ""
    if not written or is_address(written):
        return ""
    words = tr("“{address}” is not one e-mail address, so no mail program will take it. Is a letter missing?")
    return words.format(address=written[:80])


def with_contact(study: Study, *, name: str | None = None, email: str | None = None) -> Study:
    """The study with its first contact changed; an emptied contact is taken out."""
    first, *others = study.contacts or (Contact(""),)
    changed = replace(first, name=first.name if name is None else name, email=first.email if email is None else email)
    kept = (changed,) if changed.name or changed.email or changed.role else ()
    return replace(study, contacts=(*kept, *others))


def with_registry(study: Study, number: str) -> Study:
    """The study with a registry number, its registry named by the number's form; "" takes it out."""
    number = number.strip()
    if not number:
        return replace(study, registry=None)
    match registry_number(number):
        case RegistryNumber(registry, found):
            return replace(study, registry=Registry(registry.value, found))
    return replace(study, registry=Registry("other", number))


def toggled(chosen: tuple[str, ...], value: str, *, on: bool) -> tuple[str, ...]:
    """The values with one more or one less, in the order in which they were chosen."""
    rest = tuple(item for item in chosen if item != value)
    return (*rest, value) if on else rest
