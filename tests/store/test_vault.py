"""The vault: what is kept comes back, and records are only ever added."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.catalog.shelf import Shelf
from desktop.core.study import Attachment, Choice, Decision, Study
from desktop.paths import questionnaires_folder
from desktop.store.connection import connect
from desktop.store.faults import RefusedAttachment, RefusedStudyFile, UnknownStudy
from desktop.store.opening import open_vault
from desktop.store.settings import Settings
from desktop.store.transfer import export_study, import_file
from desktop.store.vault import Vault
from tests.store.conftest import ANSWER, NOW, filled, opened


def test_a_study_comes_back_as_it_was_kept(path: Path, example: Study) -> None:
    filled(path, example)
    vault = opened(path)
    assert vault.study(example.id) == example
    vault.close()


def test_a_new_answer_follows_the_old_one_and_changes_none(vault: Vault, example: Study) -> None:
    changes = vault.record(example.id, answers=(ANSWER,))
    assert changes.studies == {example.id}
    assert vault.study(example.id).answers == (*example.answers, ANSWER)


@pytest.mark.parametrize("table", ["answer", "event", "decision"])
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET study = 'x'"])
def test_the_file_itself_refuses_to_change_the_log(path: Path, example: Study, table: str, verb: str) -> None:
    filled(path, example)
    with closing(connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        connection.execute(verb.format(table))


def test_a_removed_study_takes_its_records_and_its_own_attachments_along(path: Path, example: Study) -> None:
    vault = opened(path)
    shared, own = (vault.keep_attachment(name, name.encode()) for name in ("shared", "own"))
    other = replace(example, id="00000000-0000-4000-8000-000000000001")
    for study, digests in ((example, (shared, own)), (other, (shared,))):
        attachments = tuple(Attachment("x", digest) for digest in digests)
        vault.add_study(replace(study, answers=(replace(ANSWER, attachments=attachments),)))
    vault.remove_study(example.id)
    assert (vault.attachment(shared), vault.attachment(own)) == (b"shared", None)
    with pytest.raises(UnknownStudy):
        vault.study(example.id)
    vault.close()


def test_an_archived_study_is_listed_apart(vault: Vault, example: Study) -> None:
    vault.archive(example.id, archived=True)
    assert [len(vault.studies(method="m", archived=a)) for a in (False, True)] == [0, 1]


def test_home_gets_date_and_decision_and_only_a_fresh_summary(vault: Vault, example: Study) -> None:
    vault.keep_summary(example.id, method="m 1", text="{}")
    (row,) = vault.studies(method="m 1")
    assert (row.reply_by, row.decision, row.summary) == (date(2026, 12, 7), Choice.ASK_MORE, "{}")
    assert vault.studies(method="m 2")[0].summary is None
    vault.record(example.id, decisions=(Decision(NOW, Choice.JOIN),))
    assert vault.studies(method="m 1")[0].summary is None


def test_importing_a_known_study_adds_what_is_missing_and_nothing_twice(path: Path, example: Study) -> None:
    vault = opened(path)
    vault.add_study(replace(example, answers=example.answers[:5], title="My own title"))
    added = vault.import_study(example)
    assert (added.new, added.answers) == (False, len(example.answers) - 5)
    again = vault.import_study(example)
    assert (again.answers, again.events, again.decisions) == (0, 0, 0)
    kept = vault.study(example.id)
    assert (kept.title, set(kept.answers)) == ("My own title", set(example.answers))
    vault.close()


def test_settings_come_back_and_nonsense_has_its_default(path: Path) -> None:
    vault = opened(path)
    vault.keep_settings(Settings(text_size=150, theme="dark", large_print=True))
    assert vault.settings() == Settings(text_size=150, theme="dark", large_print=True)
    vault.close()
    with closing(connect(path)) as connection:
        connection.execute("UPDATE setting SET value = 'purple' WHERE name = 'theme'")
    vault = opened(path)
    assert vault.settings().theme == "system"
    vault.close()


def test_a_study_travels_with_its_attachments(tmp_path: Path, path: Path, example: Study) -> None:
    vault = opened(path)
    digest = vault.keep_attachment("form.pdf", b"a form")
    attached = replace(ANSWER, attachments=(Attachment("form.pdf", digest),))
    vault.add_study(replace(example, answers=(attached,)))
    export_study(vault, example.id, tmp_path / "out" / "study.json")
    vault.close()
    other = open_vault(tmp_path / "other.vault", now=NOW)
    shelf = Shelf(questionnaires_folder(), tmp_path / "own")
    import_file(other, tmp_path / "out" / "study.json", shelf.find)
    assert other.attachment(digest) == b"a form"
    (tmp_path / "out" / "study.attachments" / digest).write_bytes(b"another")
    with pytest.raises(RefusedStudyFile, match="its bytes"):
        import_file(other, tmp_path / "out" / "study.json", shelf.find)
    other.close()


def test_a_file_too_large_to_attach_is_refused(path: Path) -> None:
    vault = opened(path)
    with pytest.raises(RefusedAttachment, match="20 MB"):
        vault.keep_attachment("film.mp4", bytes(20_000_001))
    vault.close()


def test_lists_and_histories_are_found_through_indexes(path: Path, example: Study) -> None:
    filled(path, example)
    with closing(connect(path)) as connection:
        for query in (
            "SELECT * FROM answer WHERE study = 'x' ORDER BY seq",
            "SELECT min(reply_by) FROM event WHERE study = 'x' AND reply_by >= '2026'",
            "SELECT choice FROM decision WHERE study = 'x' ORDER BY at DESC, seq DESC LIMIT 1",
        ):
            plan = " ".join(str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))
            assert "USING" in plan and "INDEX" in plan and "SCAN" not in plan, plan
