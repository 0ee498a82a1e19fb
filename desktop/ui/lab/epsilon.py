"""Asking for an epsilon of the person's own."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.i18n import tr
from desktop.ui.lab.state import epsilon_of
from desktop.ui.theme import Role, Theme
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import Fault, LineField, labelled
from desktop.ui.widgets.layout import in_line, stacked
from desktop.ui.widgets.text import Text


class EpsilonDialog(QDialog):
    """A field that takes 0.01 to 1000, and says so where it is given something else."""

    def __init__(self, theme: Theme, before: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Noise in training"))
        px = theme.px
        column = stacked(self, spacing=px(12))
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(Text(theme, Role.LEAD, tr("Which epsilon? Smaller is stronger."), wrap=False))
        self.field = LineField(theme, tr("Epsilon"), example="3.5", role=Role.BODY)
        self.field.setText(before)
        self.field.returnPressed.connect(self.use)
        column.addLayout(labelled(theme, tr("Epsilon, from 0.01 to 1000"), self.field))
        self.fault = Fault(theme)
        column.addWidget(self.fault)
        line = in_line(spacing=px(12))
        line.addStretch(1)
        leave, use = Button(theme, tr("Leave it as it was")), Button(theme, tr("Use this epsilon"), Kind.FILLED)
        leave.clicked.connect(self.reject)
        use.clicked.connect(self.use)
        line.addWidget(leave)
        line.addWidget(use)
        column.addLayout(line)

    def use(self) -> None:
        """Take what stands in the field, if it is an epsilon."""
        if epsilon_of(self.field.text()) is None:
            self.fault.say(tr("Epsilon must be a number from 0.01 to 1000."))
        else:
            self.accept()
