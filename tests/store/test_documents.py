"""Documents in the vault: kept with their bytes, never changed, gone with their study."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.document import DocumentKind, DocumentText
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment, EventKind, Study
from desktop.store.connection import connect
from desktop.store.documents import NewDocument
from desktop.store.faults import RefusedAttachment
from desktop.store.opening import open_vault, open_vault_to_read
from desktop.store.transfer import export_study
from desktop.store.vault import Vault

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TEXT = DocumentText(DocumentKind.PDF, ("Page one.\n\nMore of it.", "", "Page “three” of Ω."), paged=True)
FORM = NewDocument("d1", "consent.pdf", "https://example.org/consent.pdf", NOW, TEXT, b"%PDF a form")
OTHER_STUDY = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def path(tmp_path: Path, example: Study) -> Path:
    target = tmp_path / "askfirst.vault"
    vault = open_vault(target, now=NOW)
    vault.add_study(example)
    vault.close()
    return target


@pytest.fixture
def vault(path: Path) -> Vault:
    return open_vault(path, now=NOW)


def test_a_document_comes_back_as_it_was_kept(path: Path, vault: Vault, example: Study) -> None:
    changes = vault.add_document(example.id, replace(FORM, cut=True))
    vault.close()
    assert changes.studies == {example.id}
    reader = open_vault_to_read(path)
    (kept,) = reader.documents(example.id)
    assert (kept.id, kept.study, kept.name, kept.source, kept.added_at) == (
        "d1",
        example.id,
        FORM.name,
        FORM.source,
        NOW,
    )
    assert (kept.kind, kept.pages, kept.paged, kept.cut, kept.newer_of) == (DocumentKind.PDF, 3, True, True, None)
    assert (kept.sha256, kept.size) == (hashlib.sha256(FORM.content).hexdigest(), len(FORM.content))
    assert reader.document_text("d1") == TEXT
    assert reader.attachment(kept.sha256) == FORM.content
    assert reader.document_text("d2") is None
    reader.close()


def test_adding_a_document_is_an_event_of_the_study(vault: Vault, example: Study) -> None:
    vault.add_document(example.id, FORM)
    added = vault.study(example.id).events[-1]
    assert (added.kind, added.at, added.note) == (EventKind.DOCUMENT_ADDED, NOW, "consent.pdf")


def test_a_newer_version_stands_beside_the_older_one(vault: Vault, example: Study) -> None:
    vault.add_document(example.id, FORM)
    vault.add_document(example.id, replace(FORM, id="d2", content=b"%PDF a newer form", newer_of="d1"))
    assert [(one.id, one.newer_of) for one in vault.documents(example.id)] == [("d1", None), ("d2", "d1")]
    with pytest.raises(sqlite3.IntegrityError):
        vault.add_document(example.id, replace(FORM, id="d3", newer_of="none"))
    assert len(vault.documents(example.id)) == 2


@pytest.mark.parametrize(
    "verb", ["DELETE FROM document", "UPDATE document SET name = 'x'", "UPDATE document SET pages = '[]'"]
)
def test_the_file_itself_refuses_to_change_a_document(path: Path, vault: Vault, example: Study, verb: str) -> None:
    vault.add_document(example.id, FORM)
    vault.close()
    with closing(connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        connection.execute(verb)


def test_a_removed_study_takes_its_documents_along_and_leaves_those_of_others(vault: Vault, example: Study) -> None:
    vault.add_study(replace(example, id=OTHER_STUDY, answers=()))
    own = replace(FORM, content=b"own")
    vault.add_document(example.id, own)
    vault.add_document(example.id, replace(own, id="d2", content=b"own, newer", newer_of="d1"))
    vault.add_document(example.id, replace(own, id="d3", content=b"shared"))
    vault.add_document(OTHER_STUDY, replace(own, id="d4", content=b"shared"))
    vault.remove_study(example.id)
    assert vault.documents(example.id) == ()
    assert vault.document_text("d1") is None
    assert [one.id for one in vault.documents(OTHER_STUDY)] == ["d4"]
    kept = {
        content: vault.attachment(hashlib.sha256(content).hexdigest()) for content in (b"own", b"own, newer", b"shared")
    }
    assert kept == {b"own": None, b"own, newer": None, b"shared": b"shared"}


def test_an_attachment_stays_while_an_answer_or_a_document_needs_it(vault: Vault, example: Study) -> None:
    digest = hashlib.sha256(FORM.content).hexdigest()
    quoted = Answer("dp_used", NOW, State.ANSWERED, "a", Evidence.DOCUMENTED, attachments=(Attachment("f", digest),))
    vault.add_document(example.id, FORM)
    vault.add_study(replace(example, id=OTHER_STUDY, answers=(quoted,)))
    vault.remove_study(example.id)
    assert vault.attachment(digest) == FORM.content
    vault.remove_study(OTHER_STUDY)
    assert vault.attachment(digest) is None


def test_a_document_of_no_study_is_not_kept(vault: Vault) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        vault.add_document("none", FORM)
    assert vault.attachment(hashlib.sha256(FORM.content).hexdigest()) is None


def test_a_document_that_is_too_large_is_refused_and_nothing_kept(vault: Vault, example: Study) -> None:
    with pytest.raises(RefusedAttachment, match="20 MB"):
        vault.add_document(example.id, replace(FORM, content=bytes(20_000_001)))
    assert vault.documents(example.id) == ()
    assert vault.study(example.id) == example


def test_a_study_file_stays_as_it_is_specified(tmp_path: Path, vault: Vault, example: Study) -> None:
    vault.add_document(example.id, FORM)
    export_study(vault, example.id, tmp_path / "out" / "study.json")
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["study.json"]
    assert b"Page one" not in (tmp_path / "out" / "study.json").read_bytes()
