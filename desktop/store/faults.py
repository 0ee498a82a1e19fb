"""What can go wrong around files, as facts with a plain sentence each: what, where, what to do."""

from pathlib import Path

from desktop.i18n import tr


class StoreFault(Exception):
    """Something about a file that the person can mend; its text is the sentence to show."""


class VaultFault(StoreFault):
    """A vault that cannot be used as asked. The file has not been touched."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence.format(path=path))
        self.path = path


class NewerVault(VaultFault):
    """Written by a newer program."""

    def __init__(self, path: Path, *, version: int, known: int) -> None:
        sentence = tr(
            "{path} was written by a newer Askfirst (format {version}; this one reads up to {known}). "
            "Install the newer program, or open another vault."
        )
        super().__init__(path, sentence.replace("{version}", str(version)).replace("{known}", str(known)))


class VaultInUse(VaultFault):
    """Open for writing elsewhere."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, tr("{path} is open in another window of Askfirst. Close that one first, or open another vault.")
        )


class ReadOnlyVault(VaultFault):
    """The file or its folder may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, tr("{path} cannot be written. Allow writing to the file and its folder, or open another vault.")
        )


class FullDisk(VaultFault):
    """No room left; what was being saved is not saved, all else is."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, tr("There is no room left to save in {path}. Free some room and try again; nothing else is lost.")
        )


class NotAVault(VaultFault):
    """Not a database, another program's, cut short or damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            tr("{path} is not a whole Askfirst vault. It was left as it is. Restore a copy, or open another vault."),
        )


class UnreachableVault(VaultFault):
    """The path cannot be opened at all."""

    def __init__(self, path: Path, reason: str) -> None:
        sentence = tr("{path} cannot be opened: {reason}. Choose another place for the vault.")
        super().__init__(path, sentence.replace("{reason}", reason))


class UnknownStudy(VaultFault):
    """No study with this id."""

    def __init__(self, path: Path, study: str) -> None:
        sentence = tr('{path} holds no study "{study}". See the ids with: askfirst list')
        super().__init__(path, sentence.replace("{study}", study.replace("{", "(").replace("}", ")")))


class RefusedStudyFile(StoreFault):
    """A study file that is not taken, with the place in it and what to do."""

    def __init__(self, file: str, place: str, what: str) -> None:
        super().__init__(f"{file}, {place}: {what}" if place else f"{file}: {what}")
        self.place = place


class RefusedAttachment(StoreFault):
    """A file that is not kept."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: {what}")
