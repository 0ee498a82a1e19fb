"""A record of the European Union's register, CTIS, as its public programming interface gives it."""

from collections.abc import Iterator
from typing import Any

from desktop.core.registry import RegistryName, RegistryRecord
from desktop.core.registry_number import RegistryNumber, registry_number
from desktop.core.registry_plain import at, contact, entries, first_line, line, lines, named, text
from desktop.core.study import Contact

STATUS = {
    1: "Under evaluation", 2: "Authorised", 3: "Authorised", 4: "Authorised", 5: "Authorised", 6: "Halted",
    7: "Suspended", 8: "Ended", 9: "Expired", 10: "Revoked", 11: "Not authorised", 12: "Cancelled",
}  # fmt: skip
"""What the register calls its codes; it has one word for four of them."""


def ctis_record(trial: dict[str, Any]) -> RegistryRecord:
    """What the record says, in the shape of today or in the older one without an application around it."""
    part = at(trial, "authorizedApplication", "authorizedPartI") or trial.get("authorizedPartI")
    names = at(part, "trialDetails", "clinicalTrialIdentifiers")
    about = at(part, "trialDetails", "trialInformation")
    conditions = at(about, "medicalCondition", "partIMedicalConditions") or at(part, "medicalConditions")
    sponsors = _sponsors(part)
    return RegistryRecord(
        registry=RegistryName.CTIS,
        id=_number(trial.get("ctNumber")),
        title=first_line(at(names, "publicTitle"), at(names, "fullTitle"), at(names, "shortTitle")),
        organisation=first_line(*(at(one, "organisation", "name") for one in sponsors)),
        contacts=named(_contacts(sponsors)),
        status=_status(trial),
        conditions=lines([at(one, "medicalCondition") for one in entries(conditions)]),
        summary=text(at(about, "trialObjective", "mainObjective")),
        has_consent_form=_has_form(trial),
        rare=_rare([at(one, "isConditionRareDisease") for one in entries(conditions)]),
    )


def _number(value: Any) -> str:
    found = registry_number(value) if isinstance(value, str) else None
    return found.id if isinstance(found, RegistryNumber) and found.registry is RegistryName.CTIS else ""


def _sponsors(part: Any) -> list[Any]:
    """The sponsors, the one who answers for the study first."""
    listed = [*entries(at(part, "sponsors")), *entries(at(part, "sponsor"))]
    return sorted(listed, key=lambda one: at(one, "primary") is not True)


def _contacts(sponsors: list[Any]) -> Iterator[Contact]:
    """Public contacts before scientific ones."""
    for kind in ("publicContacts", "scientificContacts"):
        for sponsor in sponsors:
            for one in entries(at(sponsor, kind)):
                name = first_line(at(one, "functionalName"), at(one, "organisation", "name"))
                yield contact(name, at(one, "type"), at(one, "functionalEmailAddress"))


def _status(trial: dict[str, Any]) -> str:
    for key in ("ctStatus", "ctPublicStatusCode"):
        value = trial.get(key)
        if isinstance(value, int) and value in STATUS:
            return STATUS[value]
        if words := line(value, most=80):
            return words
    return ""


def _has_form(trial: dict[str, Any]) -> bool | None:
    documents = trial.get("documents")
    if not isinstance(documents, list) or not documents:
        return None
    kinds = (line(at(one, "documentTypeLabel")).lower() for one in documents[:1000])
    return any("informed consent" in kind for kind in kinds)


def _rare(told: list[Any]) -> bool | None:
    known = [value for value in told if isinstance(value, bool)]
    return any(known) if known else None
