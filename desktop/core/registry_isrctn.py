"""A record of the ISRCTN registry: XML as it is served, or the trial alone turned into JSON."""

import re
from collections.abc import Iterator
from typing import Any

from desktop.core.registry import Plan, RegistryName, RegistryRecord, Sharing
from desktop.core.registry_number import RegistryNumber, registry_number
from desktop.core.registry_plain import at, contact, entries, first_line, line, lines, named, text
from desktop.core.study import Contact

_FORM = re.compile(r"consent|information sheet|\bpis\b|_pis_", re.IGNORECASE)
_ASKED = re.compile(r"who is the main contact\?(.{0,600})", re.IGNORECASE | re.DOTALL)
_UNSAID = re.compile(r"not (?:provided|specified|available|applicable)\b|n/?a\b|-*$", re.IGNORECASE)


def isrctn_record(full: dict[str, Any]) -> RegistryRecord:
    """What the record says. `full` holds the trial, its contacts and its sponsors; or only what a trial holds."""
    trial = full["trial"] if isinstance(full.get("trial"), dict) else full
    described = at(trial, "trialDescription")
    conditions = entries(at(trial, "conditions", "condition"))
    return RegistryRecord(
        registry=RegistryName.ISRCTN,
        id=_number(trial),
        title=first_line(at(described, "title"), at(described, "scientificTitle"), at(described, "acronym")),
        organisation=first_line(*(at(one, "organisation") for one in entries(full.get("sponsor")))),
        contacts=named(_contacts(full)) or named(_told(at(described, "plainEnglishSummary"))),
        status=_status(trial),
        conditions=lines([at(one, "description") for one in conditions]),
        summary=text(at(described, "plainEnglishSummary")),
        sharing=_sharing(trial),
        has_consent_form=_has_form(trial),
    )


def _number(trial: Any) -> str:
    value = at(trial, "isrctn")
    found = registry_number(f"ISRCTN{value.strip().upper().removeprefix('ISRCTN')}") if isinstance(value, str) else None
    return found.id if isinstance(found, RegistryNumber) and found.registry is RegistryName.ISRCTN else ""


def _contacts(full: dict[str, Any]) -> Iterator[Contact]:
    for one in entries(full.get("contact")):
        if line(at(one, "privacy")).lower() not in ("", "public"):
            continue
        name = " ".join(filter(None, (line(at(one, part)) for part in ("title", "forename", "surname"))))
        roles = lines(at(one, "contactTypes", "contactType") or at(one, "contactType"))
        yield contact(name, ", ".join(roles), at(one, "contactDetails", "email"))


def _told(summary: Any) -> Iterator[Contact]:
    """The contact that the plain summary ends with: a heading of the registry, a name, an address."""
    found = _ASKED.search(summary[-1000:]) if isinstance(summary, str) else None
    told = [line(part) for part in found[1].split("\n")] if found else []
    words = [part for part in told if part][:2]
    if len(words) == 2:
        yield contact(words[0], "", words[1])


def _status(trial: Any) -> str:
    """What the record says itself; what the registry reckons from the dates is not in it."""
    return first_line(
        at(trial, "trialDesign", "overallStatusOverride"), at(trial, "participants", "recruitmentStatusOverride")
    )


def _sharing(trial: Any) -> Sharing:
    said = line(at(trial, "miscellaneous", "ipdSharingPlan"), most=40).upper()
    statement = text(at(trial, "results", "ipdSharingStatement"))
    policies = lines(at(trial, "results", "dataPolicies", "dataPolicy"))
    told = "" if _UNSAID.match(statement) and len(statement) < 60 else statement
    return Sharing(plan=Plan(said) if said in list(Plan) else None, statement=told or "; ".join(policies))


def _has_form(trial: Any) -> bool | None:
    files = entries(at(trial, "attachedFiles", "attachedFile"))
    outputs = entries(at(trial, "outputs", "output"))
    keys = ("name", "description", "@outputType", "@fileName")
    if any(_FORM.search(line(at(one, key))) for one in (*files, *outputs) for key in keys):
        return True
    return False if files else None
