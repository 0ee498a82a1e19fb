"""The application around the window: style, typefaces, language, and what becomes of mistakes."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.i18n import SOURCE_LANGUAGE, use_language
from desktop.paths import fonts_folder, locale_folder
from desktop.ui.theme import load_fonts


def report_mistakes(show: Callable[[str], None]) -> None:
    """Hand what no code foresaw to `show`, as words to send on; and print it on standard error."""

    def hand_on(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        show("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = hand_on


def prepare_application() -> QApplication:
    """The application with its style, typefaces and language."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("askfirst")
    application.setApplicationDisplayName("Askfirst")
    application.setStyle("Fusion")
    load_fonts(fonts_folder())
    use_language(SOURCE_LANGUAGE, locale_folder=locale_folder())
    return application


def open_link(link: str) -> bool:
    """Hand a link to the program that the system has for it; false where there is none."""
    return QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def let_run(milliseconds: int) -> None:
    """Let the event loop run for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
