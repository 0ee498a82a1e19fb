"""What is wrong with a file: where, what, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `place` is a question's id or a name such as "method.caps K3"; `line` counts from 1."""

    file: str
    line: int
    place: str
    what: str

    def __str__(self) -> str:
        place = f", {self.place}" if self.place else ""
        return f"{self.file}, line {self.line}{place}: {self.what}"


class BrokenQuestionnaire(Exception):
    """The file cannot be used; every fault that was found is in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
