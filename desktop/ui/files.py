"""Asks for files to open and to save, beginning where the last one was, at first among the person's documents.

Qt's dialog is imported by whoever first asks: Home can be seen without it.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

_LAST = "folder of the last file"


def file_to_open(parent: QWidget, title: str, kinds: str = "") -> Path | None:
    """Ask for a file of some kinds; None where the person thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(_folder()), kinds)
    return _remembered(chosen) if chosen else None


def files_to_open(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for one file or more; none where the person thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(_folder()), kinds)
    return [_remembered(path) for path in chosen]


def file_to_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where to save a file, under a name that is proposed; None where the person thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(_folder() / name), kinds)
    return _ended(_remembered(chosen), like=Path(name).suffix, kinds=kinds) if chosen else None


def _ended(path: Path, *, like: str, kinds: str) -> Path:
    """The path with the ending that was proposed where it has none that it may have; no file is ever replaced so."""
    ended = path.with_name(path.name + like)
    return path if (path.suffix and f"*{path.suffix.lower()}" in kinds) or ended.exists() else ended


def _folder() -> Path:
    """The folder to begin in, as long as it is there."""
    application = QCoreApplication.instance()
    last = Path(application.property(_LAST) or "") if application is not None else Path()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((folder for folder in (last, Path(documents)) if folder.is_absolute() and folder.is_dir()), Path.home())


def _remembered(chosen: str) -> Path:
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_LAST, str(Path(chosen).absolute().parent))
    return Path(chosen)
