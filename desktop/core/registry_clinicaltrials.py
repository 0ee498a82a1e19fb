"""A record of ClinicalTrials.gov, version 2 of its programming interface. Every module is optional."""

from collections.abc import Iterator
from typing import Any

from desktop.core.registry import Plan, RegistryName, RegistryRecord, Sharing
from desktop.core.registry_number import RegistryNumber, registry_number
from desktop.core.registry_plain import at, contact, entries, first_line, line, lines, link, named, text
from desktop.core.study import Contact


def clinicaltrials_record(study: dict[str, Any]) -> RegistryRecord:
    """What the record says."""
    protocol = study.get("protocolSection")
    identity, sponsors = at(protocol, "identificationModule"), at(protocol, "sponsorCollaboratorsModule")
    return RegistryRecord(
        registry=RegistryName.CLINICAL_TRIALS,
        id=_number(at(identity, "nctId")),
        title=first_line(at(identity, "briefTitle"), at(identity, "officialTitle"), at(identity, "acronym")),
        organisation=first_line(at(sponsors, "leadSponsor", "name"), at(identity, "organization", "fullName")),
        contacts=_contacts(at(protocol, "contactsLocationsModule")),
        status=line(at(protocol, "statusModule", "overallStatus"), most=80),
        conditions=lines(at(protocol, "conditionsModule", "conditions")),
        summary=text(at(protocol, "descriptionModule", "briefSummary")),
        sharing=_sharing(at(protocol, "ipdSharingStatementModule")),
        has_consent_form=_has_form(study),
    )


def _number(value: Any) -> str:
    found = registry_number(value) if isinstance(value, str) else None
    ours = isinstance(found, RegistryNumber) and found.registry is RegistryName.CLINICAL_TRIALS
    return found.id if isinstance(found, RegistryNumber) and ours else ""


def _contacts(module: Any) -> tuple[Contact, ...]:
    """Those of the whole study first; those of single places only where no other has an address."""
    whole = named(_people(module))
    if any(one.email for one in whole):
        return whole
    return named(iter((*whole, *(one for one in _people_of_places(module) if one.email))))


def _people(module: Any) -> Iterator[Contact]:
    for one in entries(at(module, "centralContacts")):
        yield contact(at(one, "name"), at(one, "role"), at(one, "email"))
    for one in entries(at(module, "overallOfficials")):
        yield contact(at(one, "name"), at(one, "role"), at(one, "email"))


def _people_of_places(module: Any) -> Iterator[Contact]:
    for place in entries(at(module, "locations")):
        for one in entries(at(place, "contacts")):
            yield contact(at(one, "name"), first_line(at(place, "facility"), at(one, "role")), at(one, "email"))


def _sharing(module: Any) -> Sharing:
    said = line(at(module, "ipdSharing"), most=40).upper()
    return Sharing(
        plan=Plan(said) if said in list(Plan) else None,
        statement=text(at(module, "description")),
        when=text(at(module, "timeFrame"), most=1000),
        who=text(at(module, "accessCriteria"), most=2000),
        url=link(at(module, "url")),
    )


def _has_form(study: dict[str, Any]) -> bool | None:
    """Whether one of the documents on the registry is or holds the consent form."""
    if not isinstance(study.get("documentSection"), dict):
        return None
    documents = entries(at(study, "documentSection", "largeDocumentModule", "largeDocs"))
    return any(at(one, "hasIcf") is True for one in documents)
