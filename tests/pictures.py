"""make pictures: draws every page of the example into a folder."""

import sys
from pathlib import Path

from desktop.cli.pages import draw_pages

if __name__ == "__main__":
    for path in draw_pages(Path(sys.argv[1])):
        print(path)
