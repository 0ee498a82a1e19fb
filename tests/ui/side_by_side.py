"""Five studies to stand side by side."""

from datetime import date

from desktop.core.states import Evidence
from desktop.core.study import Context, Study
from tests.assessments import answered

TODAY = date(2026, 11, 24)
NAMES = ("one", "two", "three", "four", "five")


def study(name: str, questionnaire: str = "model-inversion") -> Study:
    """A study of this name; the first has one answer on record, the others none."""
    record = (answered("dp_used", "a", Evidence.DOCUMENTED),) if name == "one" else ()
    return Study(name, f"Study {name}", "Lakeside", TODAY, questionnaire, "1.0", Context(), answers=record)
