"""Every text that a person reads goes through `tr` or `ntr`: window, PDF and command line alike."""

import gettext
from dataclasses import dataclass
from pathlib import Path

SOURCE_LANGUAGE = "en"


@dataclass(slots=True)
class _Catalogue:
    """The catalogue in use. One a process, because gettext's callers are plain functions."""

    messages: gettext.NullTranslations


_catalogue = _Catalogue(gettext.NullTranslations())


def use_language(language: str, *, locale_folder: Path) -> None:
    """Speak `language` from now on; the source language where the folder has no catalogue for it."""
    use_catalogue(gettext.translation("askfirst", str(locale_folder), [language], fallback=True))


def use_catalogue(messages: gettext.NullTranslations) -> None:
    """Speak from this catalogue from now on."""
    _catalogue.messages = messages


def tr(text: str) -> str:
    """The text in the language in use."""
    return _catalogue.messages.gettext(text) if text else text


def ntr(one: str, many: str, n: int) -> str:
    """The form of the text that fits the number `n`, which the caller then fills in."""
    return _catalogue.messages.ngettext(one, many, n)
