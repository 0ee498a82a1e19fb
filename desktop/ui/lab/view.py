"""The lab's page: three subjects, of which one is in sight."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from desktop.i18n import tr
from desktop.pictures import Photo
from desktop.ui.files import file_to_open, file_to_save, files_to_open
from desktop.ui.lab.crop import Crop, CropDialog
from desktop.ui.lab.epsilon import EpsilonDialog
from desktop.ui.lab.faces_view import FacesPart
from desktop.ui.lab.told_view import MessagesPart, RecordsPart
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.layout import emptied, in_line, stacked
from desktop.ui.widgets.page import Page, Width
from desktop.ui.widgets.tabs import Tabs
from desktop.ui.widgets.text import Text


class LabPage(Page):
    """Faces, records, messages."""

    subject_wanted = Signal(str)
    built = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=tr("What a model can give back"))
        self.links: dict[str, str] = {}
        self.subject = "faces"
        self.faces: FacesPart | None = None
        self.records: RecordsPart | None = None
        self.messages: MessagesPart | None = None

    def show_subject(self, subject: str) -> None:
        """Show faces, records or messages; the presenter fills in what is built."""
        self.subject = subject
        self._build()

    def clear(self) -> None:
        """Let go of everything on the page, and of the person's own with it."""
        emptied(self.content)
        self.faces = self.records = self.messages = None

    def arrange(self, width: Width) -> None:
        changed = width is not self.width_class
        super().arrange(width)
        if changed and self.content.count():
            self._build()

    def _build(self) -> None:
        self.clear()
        px = self.theme.px
        narrow = self.width_class is Width.NARROW
        head = stacked(spacing=px(8)) if narrow else in_line(spacing=px(24))
        head.addWidget(Text(self.theme, Role.VERDICT, tr("What a model can give back")), 1)
        names = (("faces", tr("Faces")), ("records", tr("Records")), ("messages", tr("Messages")))
        bar = Tabs(self.theme, names, self.subject)
        bar.wanted.connect(self.subject_wanted)
        head.addWidget(bar)
        self.content.addLayout(head)
        self.content.addSpacing(px(12))
        match self.subject:
            case "faces":
                self.faces = FacesPart(self.theme, self.links, self.width_class)
                self.content.addWidget(self.faces, 1)
            case "records":
                self.records = RecordsPart(self.theme, self.links, self.width_class)
                self.content.addWidget(self.records, 1)
            case _:
                self.messages = MessagesPart(self.theme, self.links, self.width_class)
                self.content.addWidget(self.messages, 1)
        self.built.emit()

    def choose_photos(self) -> list[Path]:
        """Ask for photographs; none where the person thinks better of it."""
        words = tr("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif *.pgm *.ppm *.jp2 *.tga)")
        return files_to_open(self, tr("Use my photos"), words)

    def choose_crop(self, photo: Photo) -> Crop | None:
        """Ask for the part with the face; None leaves the photograph out."""
        dialog = CropDialog(self.theme, photo, self)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        crop = dialog.view.crop if taken else None
        dialog.deleteLater()
        return crop

    def choose_table(self) -> Path | None:
        """Ask for a table."""
        return file_to_open(self, tr("Use my table"), tr("Tables (*.csv *.txt)"))

    def choose_picture(self) -> Path | None:
        """Ask where to save the picture."""
        return file_to_save(self, tr("Save as a picture"), "askfirst-lab.png", "PNG (*.png)")

    def choose_epsilon(self, before: str) -> str:
        """Ask for an epsilon of the person's own; nothing where they think better of it."""
        dialog = EpsilonDialog(self.theme, before, self)
        typed = dialog.field.text() if dialog.exec() == QDialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        return typed

    def finish_motion(self) -> None:
        part = self.faces or self.records or self.messages
        if part is not None:
            part.finish_growing()
