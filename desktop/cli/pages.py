"""Pictures of every page, drawn without a screen."""

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.paths import resources_folder

PAGES_AT = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
"""The evening of the example's second reply, so that its pictures do not change from day to day."""


def draw_pages(folder: Path) -> tuple[Path, ...]:
    """Draw each page of the example, light and dark, at 100 % and 200 %, into the folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.gui import prepare_application
    from desktop.ui.pictures import PageAlbum

    application = prepare_application()
    with TemporaryDirectory() as scratch:
        album = PageAlbum(application, Path(scratch), resources_folder() / "example-study.json", at=PAGES_AT)
        return album.draw(folder)
