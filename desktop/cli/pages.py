"""Pictures of every page, drawn without a screen."""

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

PAGES_AT = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
"""The evening of the example's second reply, so that its pictures do not change from day to day."""
SIZE = (1280, 832)
LOOKS = tuple((theme, size) for theme in ("light", "dark") for size in (100, 200))


def draw_pages(folder: Path) -> tuple[Path, ...]:
    """Draw each page of the example, light and dark, at 100 % and 200 %, into the folder; the files."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.gui import Desk, prepare_application

    application = prepare_application()
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    with TemporaryDirectory() as scratch:
        desk = Desk(application, Path(scratch) / "askfirst.vault", own=Path(scratch), now=lambda: PAGES_AT)
        desk.open()
        for theme, size in LOOKS:
            desk.set_look(theme=theme, text_size=size)
            desk.window.resize(*SIZE)
            for name, show in desk.tour():
                show()
                desk.settle()
                path = folder / f"{name}-{theme}-{size}.png"
                desk.window.grab().save(str(path))
                drawn.append(path)
        desk.close()
    return tuple(drawn)
