"""make pictures: draws every page of the example into a folder, and a contact sheet of the lab's people."""

import sys
from pathlib import Path

from desktop.cli.pages import draw_pages
from desktop.core.progress import unwatched
from desktop.inversion.identikit import HEIGHT, WIDTH
from desktop.inversion.people import draw_people
from desktop.paths import fonts_folder
from desktop.pictures import Tile, sheet_png


def draw_contact_sheet(path: Path) -> Path:
    """The forty people of seed 1, one photo each."""
    people = draw_people(1, photos_each=7, tick=unwatched)
    tiles = [Tile(WIDTH, HEIGHT, photos[0].tobytes(), "") for photos in people.training]
    rows = [tiles[start : start + 8] for start in range(0, len(tiles), 8)]
    title = "The forty drawn people of seed 1; nobody here exists"
    path.write_bytes(sheet_png(title, rows, font=fonts_folder() / "SourceSans3-Regular.ttf", grown=2))
    return path


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for path in (*draw_pages(folder), draw_contact_sheet(folder / "lab-people.png")):
        print(path)
