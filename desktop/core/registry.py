"""A study's entry in a public registry: what it says, as facts. Nothing in it ever earns points."""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.core.study import Contact


class RegistryName(StrEnum):
    """The registries whose records are read, by the names that study files use."""

    CLINICAL_TRIALS = "clinicaltrials.gov"
    CTIS = "ctis"
    ISRCTN = "isrctn"


class Plan(StrEnum):
    """Whether each person's record will be passed on to other researchers. It says nothing about training AI."""

    YES = "YES"
    NO = "NO"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the registry says on sharing records with other researchers; empty where it says nothing."""

    plan: Plan | None = None
    statement: str = ""
    when: str = ""
    who: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RegistryRecord:
    """What one record says; every part may be missing. `status` is the registry's own word.

    `has_consent_form`: whether the registry holds the consent form; None where the record does not tell.
    `rare`: whether the registry calls a condition rare; None where it does not tell.
    """

    registry: RegistryName
    id: str = ""
    title: str = ""
    organisation: str = ""
    contacts: tuple[Contact, ...] = ()
    status: str = ""
    conditions: tuple[str, ...] = ()
    summary: str = ""
    sharing: Sharing = field(default_factory=Sharing)
    has_consent_form: bool | None = None
    rare: bool | None = None

    @property
    def link(self) -> str:
        """The study's page on the registry, for people; empty where the record has no number."""
        return page_link(self.registry, self.id) if self.id else ""


def page_link(registry: RegistryName, number: str) -> str:
    """The page of a study for people; `number` as `registry_number` gives it."""
    return {
        RegistryName.CLINICAL_TRIALS: "https://clinicaltrials.gov/study/{}",
        RegistryName.CTIS: "https://euclinicaltrials.eu/ctis-public/view/{}",
        RegistryName.ISRCTN: "https://www.isrctn.com/{}",
    }[registry].format(number)
