"""The questionnaires at hand: those that come with the program, and those that the person added."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalog.faults import BrokenQuestionnaire

if TYPE_CHECKING:
    from desktop.core.questionnaire import Questionnaire

NOT_QUESTIONNAIRES = ("deployments.toml", "glossary.toml", "jurisdictions.toml", "traits.toml")


class Shelf:
    """Finds questionnaires by id, the person's own before the bundled ones; each file is read once."""

    def __init__(self, bundled: Path, own: Path) -> None:
        self._bundled = bundled
        self._own = own
        self._read: dict[Path, Questionnaire] = {}

    def paths(self) -> tuple[Path, ...]:
        """Every questionnaire file, the person's own first."""
        folders: Iterable[Path] = (self._own, self._bundled)
        return tuple(
            path
            for folder in folders
            for path in sorted(folder.glob("*.toml"))
            if path.name not in NOT_QUESTIONNAIRES and "." not in path.stem
        )

    def fingerprint(self) -> str:
        """Which files these are, without reading them: names, sizes and times of change."""
        facts = [(path.name, path.stat()) for path in self.paths()]
        return " ".join(f"{name}:{fact.st_size}:{fact.st_mtime_ns}" for name, fact in facts)

    def read(self, path: Path) -> "Questionnaire":
        """One file's questionnaire; BrokenQuestionnaire with its faults."""
        if path not in self._read:
            from desktop.catalog.load import load_questionnaire  # Home with fresh scores never needs it

            self._read[path] = load_questionnaire(path)
        return self._read[path]

    def find(self, identity: str) -> "Questionnaire | None":
        """The questionnaire with this id, None where there is none; BrokenQuestionnaire where its file is broken."""
        named = [path for path in self.paths() if path.stem == identity]
        for path in named or self.paths():
            questionnaire = self._read_if_whole(path) if not named else self.read(path)
            if questionnaire is not None and questionnaire.id == identity:
                return questionnaire
        return None

    def _read_if_whole(self, path: Path) -> "Questionnaire | None":
        try:
            return self.read(path)
        except BrokenQuestionnaire:
            return None

    def add(self, path: Path) -> "Questionnaire":
        """Take a checked file onto the shelf; BrokenQuestionnaire with its faults, and nothing is taken."""
        from desktop.catalog.load import load_questionnaire

        questionnaire = load_questionnaire(path)
        self._own.mkdir(parents=True, exist_ok=True)
        target = self._own / f"{questionnaire.id}.toml"
        target.write_bytes(path.read_bytes())
        self._read.pop(target, None)
        return questionnaire
