"""Pictures of every page, drawn without a screen."""

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.gui import Desk
    from desktop.ui.places import Place

PAGES_AT = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
"""The evening of the example's second reply, so that its pictures do not change from day to day."""
SIZE = (1280, 832)
RESTS = {"report": 400}
"""Milliseconds in which the preview draws its pages on a thread of its own."""
LOOKS = tuple((theme, size) for theme in ("light", "dark") for size in (100, 200))


def draw_pages(folder: Path) -> tuple[Path, ...]:
    """Draw each page of the example, light and dark, at 100 % and 200 %, into the folder; the files."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.gui import Desk
    from desktop.ui.application import prepare_application
    from desktop.ui.places import Details, Home, Interview, Lab, NewStudy, Report, Settings, Summary

    application = prepare_application()
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    with TemporaryDirectory() as scratch:
        desk = Desk(application, Path(scratch) / "askfirst.vault", own=Path(scratch), now=lambda: PAGES_AT)
        desk.open()
        drawn += _draw(desk, folder, {"home-empty": Home(), "new-study": NewStudy()})
        study = desk.open_example()
        places: dict[str, Place] = {
            "home": Home(),
            "summary": Summary(study),
            "interview": Interview(study, "inversion_measures"),
            "interview-vague": Interview(study, "rare_people"),
            "report": Report(study),
            "about-this-study": Details(study),
            "settings": Settings(),
            "lab-faces": Lab("faces"),
            "lab-records": Lab("records"),
            "lab-messages": Lab("messages"),
        }
        drawn += _draw(desk, folder, places)
        desk.close()
    return tuple(drawn)


def _draw(desk: "Desk", folder: Path, places: "dict[str, Place]") -> list[Path]:
    drawn = []
    for theme, size in LOOKS:
        desk.set_look(theme=theme, text_size=size)
        desk.window.resize(*SIZE)
        for name, place in places.items():
            desk.go(place)
            desk.settle(rest=RESTS.get(name, 0))
            drawn.append(folder / f"{name}-{theme}-{size}.png")
            desk.window.grab().save(str(drawn[-1]))
    return drawn
