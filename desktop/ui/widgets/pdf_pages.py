"""The pages of a PDF on a page of the window, and on paper."""

from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame

from desktop.ui.theme import Theme
from desktop.ui.widgets.scrolling import quieten_scroll_bar

PRINTED_DPI = 300


class PdfPages(QPdfView):
    """Shows pages under one another, as wide as there is room.

    The document is no child of the view: a view that goes with its children is told of them once more, and falls.
    """

    def __init__(self, theme: Theme, *, name: str, description: str) -> None:
        super().__init__()
        self._pdf = QPdfDocument()
        self._folder = Path(mkdtemp(prefix="askfirst-"))
        finalize(self, rmtree, self._folder, ignore_errors=True)
        self.setDocument(self._pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        quieten_scroll_bar(theme, self)
        colours = self.palette()
        colours.setColor(colours.ColorRole.Dark, theme.colour("rail"))
        self.setPalette(colours)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def show_pdf(self, content: bytes) -> None:
        """Show the pages of a PDF; no bytes show nothing, and leave nothing on the disk.

        It goes through a folder that only this person can read and that goes with the page. A QBuffer made in
        Python would take the interpreter's lock on the view's drawing thread, and lock up now and then: tried.
        """
        self._pdf.close()
        path = self._folder / "pages.pdf"
        if not content:
            path.unlink(missing_ok=True)
            return
        path.write_bytes(content)
        self._pdf.load(str(path))

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._pdf.pageCount()

    def print_pages(self, *, letter: bool) -> bool:
        """Ask for a printer and print the pages that are shown; false where the person thinks better of it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        if QPrintDialog(printer, self).exec() == 0:
            return False
        painter = QPainter(printer)
        for page in range(self._pdf.pageCount()):
            if page:
                printer.newPage()
            painter.drawImage(painter.viewport(), self._page_image(page))
        painter.end()
        return True

    def _page_image(self, page: int) -> QImage:
        points: QSizeF = self._pdf.pagePointSize(page)
        factor = PRINTED_DPI / 72
        size = QSize(round(points.width() * factor), round(points.height() * factor))
        options = QPdfDocumentRenderOptions()
        options.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.Annotations)
        return self._pdf.render(page, size, options)
