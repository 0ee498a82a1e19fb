"""One start of a window, from nothing to its first paint; run as a process of its own and timed from outside."""

import gc
import sys
from pathlib import Path


def bare_window() -> None:
    """A window with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, _event: object) -> None:
            QTimer.singleShot(0, application.quit)

    application = QApplication([])
    window = Bare()
    window.resize(1280, 832)
    window.show()
    application.exec()


def home(vault: Path) -> None:
    """Askfirst with its Home painted, begun as the program begins its window."""
    gc.disable()
    from PySide6.QtCore import QCoreApplication, QTimer

    import desktop.ui.home.view
    from desktop.__main__ import run_window
    from desktop.ui.home.table import StudyDelegate

    class Watched(StudyDelegate):
        def paint(self, *painting: object) -> None:
            super().paint(*painting)
            QTimer.singleShot(0, QCoreApplication.quit)

    desktop.ui.home.view.StudyDelegate = Watched
    run_window(str(vault))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        home(Path(sys.argv[1]))
    else:
        bare_window()
