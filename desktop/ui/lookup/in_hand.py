"""What is being looked up for a study, as it is kept while the person is elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.core.online import Request
from desktop.core.registry import RegistryRecord


class Source(StrEnum):
    """How a record came here."""

    PASTED = "pasted"
    FILE = "file"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What stands in the field, what it would ask, and the record in hand with what is decided about its facts.

    `text` None: nothing was written yet. `request`: what would be sent, after a yes. `name`: the file, or the host.
    `asked`: the number that was asked for. `choices` says of each fact by its key whether it is taken; `kept`: it was.
    """

    text: str | None = None
    request: Request | None = None
    record: RegistryRecord | None = None
    source: Source = Source.PASTED
    name: str = ""
    asked: str = ""
    choices: Mapping[str, bool] = field(default_factory=dict)
    kept: bool = False
