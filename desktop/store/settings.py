"""The person's settings, kept in the vault."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

TEXT_SIZES = (100, 125, 150, 175, 200)
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """`text_size` is in percent, one of TEXT_SIZES; `theme` one of THEMES."""

    text_size: int = 100
    theme: str = "system"
    print_exposure: bool = True
    large_print: bool = False
    letter_paper: bool = False


def settings_from(kept: Mapping[str, str]) -> Settings:
    """The settings from their kept texts; what is missing or not understood has its default."""
    default = Settings()
    size, theme = kept.get("text_size", ""), kept.get("theme", "")

    def switch(name: str, *, otherwise: bool) -> bool:
        return {"yes": True, "no": False}.get(kept.get(name, ""), otherwise)

    return Settings(
        text_size=int(size) if size in map(str, TEXT_SIZES) else default.text_size,
        theme=theme if theme in THEMES else default.theme,
        print_exposure=switch("print_exposure", otherwise=default.print_exposure),
        large_print=switch("large_print", otherwise=default.large_print),
        letter_paper=switch("letter_paper", otherwise=default.letter_paper),
    )


def settings_texts(settings: Settings) -> Mapping[str, str]:
    """The settings as the texts to keep."""
    values = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    return {
        name: ("yes" if value else "no") if isinstance(value, bool) else str(value) for name, value in values.items()
    }
