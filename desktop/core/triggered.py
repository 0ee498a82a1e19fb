"""The caps that are triggered while records come in: tested anew only where a record changes what they see."""

from collections.abc import Hashable
from dataclasses import dataclass

from desktop.core.limits import CapGround, conditions_of, holds, looks_at, seen_of
from desktop.core.method import Cap, CapCondition
from desktop.core.questionnaire import Questionnaire

Facts = tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """The plain conditions that look at a question, and which of them each cap has; caps go by their place."""

    conditions: tuple[CapCondition, ...]
    of_caps: dict[int, tuple[int, ...]]


class Triggered:
    """`see` what records say, then `test`: the caps that hold at the low end, and the lowest at either end."""

    def __init__(self, ground: CapGround) -> None:
        self._ground = ground
        questionnaire = ground.questionnaire
        self._caps = sorted(questionnaire.method.caps, key=lambda cap: cap.limit)
        self._looks = _looks(questionnaire, self._caps)
        self._asked_by = [[q for q, look in self._looks.items() if at in look.of_caps] for at in range(len(self._caps))]
        self._known_facts: dict[Hashable, dict[int, Facts]] = {}
        self._known_ends: dict[tuple[int, tuple[Facts, ...]], tuple[bool, bool]] = {}
        self._seen: dict[str, dict[int, Facts]] = {}
        self._ends = [(False, False)] * len(self._caps)
        self._doubtful = set(range(len(self._caps)))
        self.low: list[Cap] = []
        self.lowest: list[Cap] = []
        self.best_lowest: list[Cap] = []

    @property
    def questions(self) -> frozenset[str]:
        """The questions that some cap looks at."""
        return frozenset(self._looks)

    def see(self, question: str, record: Hashable) -> None:
        """Look at a question whose record and credit the ground has now; the same record is looked at once."""
        facts = self._known_facts.get(record)
        if facts is None:
            look = self._looks[question]
            found = [seen_of(self._ground, question, condition) for condition in look.conditions]
            facts = {at: sum((found[of] for of in chosen), ()) for at, chosen in look.of_caps.items()}
            self._known_facts[record] = facts
        before = self._seen.get(question)
        if facts is not before:
            self._seen[question] = facts
            self._doubtful.update(at for at in facts if before is None or facts[at] != before[at])

    def test(self) -> None:
        """Test the caps that saw something new."""
        if not self._doubtful:
            return
        for at in self._doubtful:
            key = (at, tuple([self._seen[question][at] for question in self._asked_by[at]]))
            ends = self._known_ends.get(key)
            if ends is None:
                when = self._caps[at].when
                ends = holds(self._ground, when, best_case=False), holds(self._ground, when, best_case=True)
                self._known_ends[key] = ends
            self._ends[at] = ends
        self._doubtful.clear()
        tested = list(zip(self._caps, self._ends, strict=True))
        self.low = [cap for cap, (low, _) in tested if low]
        self.lowest = self.low[:1]
        self.best_lowest = [cap for cap, (_, high) in tested if high][:1]


def _looks(questionnaire: Questionnaire, caps: list[Cap]) -> dict[str, _Look]:
    looks: dict[str, tuple[list[CapCondition], dict[int, tuple[int, ...]]]] = {}
    for at, cap in enumerate(caps):
        for condition in conditions_of(cap.when):
            for question in looks_at(questionnaire, condition):
                conditions, of_caps = looks.setdefault(question, ([], {}))
                if condition not in conditions:
                    conditions.append(condition)
                of_caps[at] = (*of_caps.get(at, ()), conditions.index(condition))
    return {question: _Look(tuple(conditions), of_caps) for question, (conditions, of_caps) in looks.items()}
