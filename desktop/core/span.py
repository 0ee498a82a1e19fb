"""A range from a low to a high end, in exact fractions."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Span:
    """The closed range [low, high]; ValueError where it is turned round."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low is not self.high and self.low > self.high:
            raise ValueError(f"a range from {self.low} down to {self.high}")

    def end(self, *, high: bool) -> Fraction:
        """One of its ends."""
        return self.high if high else self.low

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def scaled(self, factor: int | Fraction) -> "Span":
        """The range times a factor that is not negative."""
        return Span(self.low * factor, self.high * factor)


NOTHING = Span(Fraction(0), Fraction(0))
FULL = Span(Fraction(0), Fraction(1))
