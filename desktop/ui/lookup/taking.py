"""What of a record can be taken into a study, beside what is recorded there, and the study with what was taken."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.core.registry import RegistryRecord
from desktop.core.study import Contact, Registry, Study

TITLE, ORGANISATION, REGISTRY, CONTACT = "title", "organisation", "registry", "contact"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a record that a study has a place for; `key` names it, of contacts with their number.

    `recorded` is what stands there now. `same`: taking it would change nothing; `free`: it would overwrite nothing.
    """

    key: str
    recorded: str
    found: str
    same: bool
    free: bool


def facts_of(record: RegistryRecord, study: Study) -> tuple[Fact, ...]:
    """What the record tells that the study has a place for."""
    number = study.registry.id if study.registry else ""
    lines = (
        (TITLE, study.title, record.title),
        (ORGANISATION, study.organisation, record.organisation),
        (REGISTRY, number, record.id),
    )
    plain = (
        Fact(key, recorded, found, same=recorded == found, free=not recorded) for key, recorded, found in lines if found
    )
    contacts = (_contact_fact(at, contact, study) for at, contact in enumerate(people_in(record)))
    return (*plain, *contacts)


def _contact_fact(at: int, found: Contact, study: Study) -> Fact:
    known = _known(found, study.contacts)
    recorded = "" if known is None else known.in_a_line
    same = known is not None and _filled_in(known, found) == known
    free = known is not None or not study.contacts
    return Fact(f"{CONTACT} {at}", recorded, found.in_a_line, same=same, free=free)


def people_in(record: RegistryRecord) -> tuple[Contact, ...]:
    """Everybody whom the record names, each once with all their roles."""
    people: list[Contact] = []
    for found in record.contacts:
        known = _known(found, people)
        if known is None:
            people.append(found)
            continue
        roles = ", ".join(dict.fromkeys(filter(None, (known.role, found.role))))
        people[people.index(known)] = replace(_filled_in(known, found), role=roles)
    return tuple(people)


def first_choices(record: RegistryRecord, study: Study) -> dict[str, bool]:
    """Take what is empty now; what would stand in for something else is the person's to decide."""
    return {fact.key: fact.free for fact in facts_of(record, study) if not fact.same}


def study_with(study: Study, record: RegistryRecord, choices: Mapping[str, bool]) -> Study:
    """The study with the facts that were chosen. Contacts are added or filled in; none is taken out."""
    contacts = list(study.contacts)
    chosen = [one for at, one in enumerate(people_in(record)) if choices.get(f"{CONTACT} {at}")]
    for found in sorted(chosen, key=lambda one: not one.email):
        known = _known(found, contacts)
        if known is None:
            contacts.append(found)
        else:
            contacts[contacts.index(known)] = _filled_in(known, found)
    registry = Registry(record.registry.value, record.id)
    return replace(
        study,
        title=record.title if choices.get(TITLE) else study.title,
        organisation=record.organisation if choices.get(ORGANISATION) else study.organisation,
        registry=registry if choices.get(REGISTRY) else study.registry,
        contacts=tuple(contacts),
    )


def _known(found: Contact, contacts: "list[Contact] | tuple[Contact, ...]") -> Contact | None:
    """The same person among the contacts: by the address, else by the name where one of them has no address."""
    for contact in contacts:
        if found.email and contact.email.casefold() == found.email.casefold():
            return contact
    named = (one for one in contacts if found.name and one.name.casefold() == found.name.casefold())
    return next((one for one in named if not (one.email and found.email)), None)


def _filled_in(known: Contact, found: Contact) -> Contact:
    """The contact with what was missing; what was there stays."""
    return Contact(known.name or found.name, known.role or found.role, known.email or found.email)
