"""Where the bundled files are, and where the person's own files go."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _bundled(name: str) -> Path:
    """A bundled folder: in the frozen program, in the installed package, else beside the package."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / name
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources_folder() -> Path:
    """Fonts, the study schema, the example, catalogues of texts."""
    return _bundled("resources")


def fonts_folder() -> Path:
    """The bundled typefaces."""
    return resources_folder() / "fonts"


def locale_folder() -> Path:
    """Catalogues of translated texts."""
    return resources_folder() / "locale"


def questionnaires_folder() -> Path:
    """The questionnaires that come with the program."""
    return _bundled("questionnaires")


def data_folder() -> Path:
    """The person's data folder; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("askfirst", appauthor=False)


def default_vault() -> Path:
    """The vault that is opened without asking."""
    return data_folder() / "askfirst.vault"


def cache_folder() -> Path:
    """What can be made again: the drawn people. It may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("askfirst", appauthor=False)
