"""Studies out to files and in again, with the attachments that are kept."""

import hashlib
import os
from collections.abc import Callable
from errno import EINVAL
from pathlib import Path

from desktop.core.questionnaire import Questionnaire
from desktop.core.study import Study
from desktop.i18n import tr
from desktop.store.faults import RefusedStudyFile, StoreFault
from desktop.store.study_file import read_study, write_study
from desktop.store.vault import Added, Vault


class Unwritable(StoreFault):
    """A file that could not be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        sentence = tr("{path} could not be written: {reason}. Choose another place.")
        super().__init__(sentence.format(path=path, reason=error.strerror or error))


def save_bytes(path: Path, content: bytes) -> None:
    """Write a whole file or nothing; Unwritable where it cannot be."""
    if not path.name or (path.exists() and not path.is_file()):
        raise Unwritable(path, OSError(EINVAL, tr("it is not an ordinary file")))
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(content)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise Unwritable(path, error) from None


class Unopened(StoreFault):
    """A file that could not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(tr("{path}: cannot be read: {reason}. Choose another file.").format(path=path, reason=reason))


def read_bytes(path: Path, *, most: int) -> bytes:
    """The first bytes of an ordinary file, at most so many; Unopened where there is none that can be read."""
    try:
        if path.exists() and not path.is_file():
            raise Unopened(path, tr("it is not an ordinary file"))
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise Unopened(path, error.strerror or str(error)) from None


def load_study(path: Path, questionnaires: Callable[[str], Questionnaire | None]) -> Study:
    """The study in a file; RefusedStudyFile where it is none or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(64_000_001)
    except OSError as error:
        raise RefusedStudyFile(str(path), "", tr("cannot be read: {reason}.").format(reason=error.strerror)) from None
    return read_study(data, name=path.name, questionnaires=questionnaires)


def attachments_folder(path: Path) -> Path:
    """Where the attachments of a study file lie, each under its SHA-256."""
    return path.with_name(path.stem + ".attachments")


def export_study(vault: Vault, study: str, path: Path) -> None:
    """Write a study's file, and beside it a folder with its attachments where there are any."""
    whole = vault.study(study)
    for sha256 in {attachment.sha256 for answer in whole.answers for attachment in answer.attachments}:
        content = vault.attachment(sha256)
        if content is not None:
            save_bytes(attachments_folder(path) / sha256, content)
    save_bytes(path, write_study(whole))


def import_file(vault: Vault, path: Path, questionnaires: Callable[[str], Questionnaire | None]) -> Added:
    """Bring a study file in with the attachments beside it; nothing is changed where any of it is refused."""
    study = load_study(path, questionnaires)
    folder = attachments_folder(path)
    contents = []
    for attachment in {a.sha256: a for answer in study.answers for a in answer.attachments}.values():
        kept = folder / attachment.sha256
        if kept.is_file():
            content = kept.read_bytes()
            if hashlib.sha256(content).hexdigest() != attachment.sha256:
                what = tr("its bytes are not those that the study file names. Take it out, or bring the right one.")
                raise RefusedStudyFile(str(kept), "", what)
            contents.append((attachment.name, content))
    for name, content in contents:
        vault.keep_attachment(name, content)
    return vault.import_study(study)
