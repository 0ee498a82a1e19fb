"""The vault: nothing is lost, nothing is half-written, and every fault is a sentence."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop.core.method import Evidence, State
from desktop.core.study import Answer, Attachment, Choice, Decision, Study
from desktop.store import migrations
from desktop.store.connection import connect
from desktop.store.copies import KEPT, copies, copies_folder, erase, make_copy, restore_copy
from desktop.store.faults import (
    FullDisk,
    NewerVault,
    NotAVault,
    ReadOnlyVault,
    RefusedAttachment,
    RefusedStudyFile,
    UnknownStudy,
    UnreachableVault,
    VaultFault,
    VaultInUse,
)
from desktop.store.migrations import STEPS, migrate, version_of
from desktop.store.opening import open_vault, open_vault_to_read
from desktop.store.settings import Settings
from desktop.store.transfer import export_study, import_file
from desktop.store.vault import Vault

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ANSWER = Answer("dp_used", NOW, State.ANSWERED, "a", Evidence.CLAIMED, quote="Yes.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "askfirst.vault"


def opened(path: Path) -> Vault:
    return open_vault(path, now=NOW)


def filled(path: Path, study: Study) -> None:
    vault = opened(path)
    vault.add_study(study)
    vault.close()


def test_a_study_comes_back_as_it_was_kept(path: Path, example: Study) -> None:
    filled(path, example)
    vault = opened(path)
    assert vault.study(example.id) == example
    vault.close()


def test_a_new_answer_follows_the_old_one_and_changes_none(path: Path, example: Study) -> None:
    vault = opened(path)
    vault.add_study(example)
    changes = vault.record(example.id, answers=(ANSWER,))
    assert changes.studies == {example.id}
    assert vault.study(example.id).answers == (*example.answers, ANSWER)
    vault.close()


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


def test_an_archived_study_is_listed_apart(path: Path, example: Study) -> None:
    vault = opened(path)
    vault.add_study(example)
    vault.archive(example.id, archived=True)
    assert [len(vault.studies(method="m", archived=a)) for a in (False, True)] == [0, 1]
    vault.close()


def test_home_gets_date_and_decision_and_only_a_fresh_summary(path: Path, example: Study) -> None:
    vault = opened(path)
    vault.add_study(example)
    vault.keep_summary(example.id, method="m 1", text="{}")
    (row,) = vault.studies(method="m 1")
    assert (row.reply_by, row.decision, row.summary) == (date(2026, 12, 7), Choice.ASK_MORE, "{}")
    assert vault.studies(method="m 2")[0].summary is None
    vault.record(example.id, decisions=(Decision(NOW, Choice.JOIN),))
    assert vault.studies(method="m 1")[0].summary is None
    vault.close()


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
    from desktop.catalog.shelf import Shelf
    from desktop.paths import questionnaires_folder

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


def test_every_acknowledged_answer_survives_a_killed_process(tmp_path: Path, path: Path, example: Study) -> None:
    filled(path, example)
    script = tmp_path / "write.py"
    script.write_text(
        "import sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from desktop.core.method import State\nfrom desktop.core.study import Answer\n"
        "from desktop.store.opening import open_vault\n"
        "vault = open_vault(Path(sys.argv[1]), now=datetime.now(UTC))\n"
        "for n in range(100_000):\n"
        "    vault.record(sys.argv[2], answers=(Answer('dp_used', datetime.now(UTC), State.VAGUE, note=str(n)),))\n"
        "    print(n, flush=True)\n",
        encoding="utf-8",
    )
    writer = subprocess.Popen([sys.executable, script, path, example.id], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(40)][-1]
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()
    vault = opened(path)
    notes = [answer.note for answer in vault.study(example.id).answers if answer.note.isdigit()]
    assert [str(n) for n in range(acknowledged + 1)] == notes[: acknowledged + 1]
    vault.close()


def test_a_full_disk_is_said_and_loses_nothing(path: Path, example: Study) -> None:
    vault = opened(path)
    vault.add_study(example)
    pages = vault._connection.execute("PRAGMA page_count").fetchone()[0]
    vault._connection.execute(f"PRAGMA max_page_count = {pages}")
    long = replace(ANSWER, quote="x" * 20_000)
    with pytest.raises(FullDisk, match="no room"):
        for _ in range(50):
            vault.record(example.id, answers=(long,))
    kept = vault.study(example.id).answers
    vault._connection.execute("PRAGMA max_page_count = 1000000")
    vault.record(example.id, answers=(ANSWER,))
    assert vault.study(example.id).answers == (*kept, ANSWER)
    vault.close()


def test_a_second_writer_is_refused_and_a_reader_is_not(path: Path, example: Study) -> None:
    vault = opened(path)
    vault.add_study(example)
    with pytest.raises(VaultInUse, match="another window"):
        opened(path)
    reader = open_vault_to_read(path)
    assert reader.study(example.id) == example
    reader.close()
    vault.close()
    opened(path).close()


def test_a_newer_vault_is_refused_and_untouched(path: Path, example: Study) -> None:
    filled(path, example)
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 4}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    for open_one in (opened, open_vault_to_read):
        with pytest.raises(NewerVault, match="newer Askfirst"):
            open_one(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.99])
def test_a_truncated_vault_is_refused_and_untouched(path: Path, example: Study, share: float) -> None:
    filled(path, example)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    before = path.read_bytes()
    for open_one in (opened, open_vault_to_read):
        with pytest.raises(NotAVault, match="not a whole"):
            open_one(path)
    assert path.read_bytes() == before
    assert not path.with_name(path.name + "-wal").exists()


@pytest.mark.parametrize("content", [b"hello, I am a letter\n" * 20, b"SQLite format 3\0" + bytes(4096), b""])
def test_a_foreign_file_is_refused_and_untouched(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(NotAVault):
        opened(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_untouched(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(NotAVault):
        opened(path)
    assert path.read_bytes() == before


def test_damage_in_the_middle_is_met_with_a_sentence(path: Path, example: Study) -> None:
    filled(path, example)
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xa5" * 8192
    path.write_bytes(bytes(data))
    with pytest.raises(VaultFault):
        vault = opened(path)
        try:
            vault.studies(method="m")
            vault.study(example.id)
        finally:
            vault.close()


def test_a_folder_in_the_place_of_a_vault_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VaultFault):
        opened(tmp_path)


def test_a_missing_vault_cannot_be_read(path: Path) -> None:
    with pytest.raises(UnreachableVault, match="no such file"):
        open_vault_to_read(path)


READ_ONLY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.store.faults import ReadOnlyVault
from desktop.store.opening import open_vault, open_vault_to_read
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    open_vault(path, now=datetime.now(UTC))
except ReadOnlyVault as fault:
    print(fault)
vault = open_vault_to_read(path)
print(len(vault.study(sys.argv[2]).answers))
"""


def test_a_read_only_vault_is_refused_for_writing_and_can_be_read(example: Study) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "askfirst.vault"
        filled(path, example)
        path.with_name(path.name + ".lock").unlink()
        before = path.read_bytes()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        command = [sys.executable, "-B", "-c", READ_ONLY, str(path), example.id]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        Path(folder).chmod(0o755)
        assert done.returncode == 0, done.stderr
        sentence, count = done.stdout.splitlines()
        assert "cannot be written" in sentence
        assert int(count) == len(example.answers)
        assert path.read_bytes() == before


def test_a_failing_step_leaves_nothing_behind(path: Path) -> None:
    opened(path).close()
    with closing(connect(path)) as connection:
        steps = (*STEPS, ("CREATE TABLE fine (x)", "CREATE TABLE broken ((("))
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, steps)
        assert version_of(connection) == len(STEPS)
        assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'fine'").fetchall() == []


def test_the_file_is_copied_before_its_tables_change(
    path: Path, example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path, example)
    steps = (*STEPS, ("ALTER TABLE study ADD COLUMN colour TEXT",))
    for module in ("desktop.store.opening.STEPS", "desktop.store.connection.STEPS"):
        monkeypatch.setattr(module, steps)
    monkeypatch.setattr(migrations.migrate, "__defaults__", (steps,))
    vault = opened(path)
    assert vault.study(example.id) == example
    vault.close()
    (copy,) = copies(copies_folder(path))
    with closing(sqlite3.connect(copy.path)) as connection:
        assert version_of(connection) == len(STEPS)


def test_the_last_ten_copies_are_kept_and_only_of_changes(path: Path, example: Study) -> None:
    vault = opened(path)
    vault.add_study(example)
    folder = copies_folder(path)
    for day in range(14):
        make_copy(path, folder, now=NOW + timedelta(days=day))
        assert make_copy(path, folder, now=NOW + timedelta(days=day, hours=1)) is None
        vault.record(example.id, answers=(ANSWER,))
    vault.close()
    kept = copies(folder)
    assert len(kept) == KEPT
    assert kept[0].made_at == NOW + timedelta(days=13)
    assert sorted(p.suffix for p in folder.iterdir()) == [".vault"] * KEPT


def test_a_copy_comes_back_and_what_it_replaced_is_kept(path: Path, example: Study) -> None:
    filled(path, example)
    copy = make_copy(path, copies_folder(path), now=NOW)
    assert copy is not None
    vault = opened(path)
    vault.record(example.id, answers=(ANSWER,))
    vault.close()
    restore_copy(copy, path, now=NOW + timedelta(days=1))
    vault = opened(path)
    assert vault.study(example.id) == example
    vault.close()
    newest = copies(copies_folder(path))[0]
    restore_copy(newest.path, path, now=NOW + timedelta(days=2))
    vault = opened(path)
    assert vault.study(example.id).answers == (*example.answers, ANSWER)
    vault.close()


def test_a_damaged_vault_is_set_aside_when_a_copy_is_restored(path: Path, example: Study) -> None:
    filled(path, example)
    copy = make_copy(path, copies_folder(path), now=NOW)
    assert copy is not None
    path.write_bytes(b"torn")
    restore_copy(copy, path, now=NOW)
    vault = opened(path)
    assert vault.study(example.id) == example
    vault.close()
    assert path.with_name(path.name + ".damaged").read_bytes() == b"torn"


def test_a_damaged_copy_is_not_restored(path: Path, example: Study) -> None:
    filled(path, example)
    copy = make_copy(path, copies_folder(path), now=NOW)
    assert copy is not None
    copy.write_bytes(b"torn")
    before = path.read_bytes()
    with pytest.raises(NotAVault):
        restore_copy(copy, path, now=NOW)
    assert path.read_bytes() == before


def test_erasing_removes_the_vault_and_its_copies_and_nothing_else(path: Path, example: Study) -> None:
    filled(path, example)
    make_copy(path, copies_folder(path), now=NOW)
    neighbour = path.with_name("letter.txt")
    neighbour.write_text("mine", encoding="utf-8")
    erase(path)
    assert list(path.parent.iterdir()) == [neighbour]


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


def test_opening_to_write_makes_the_folder_and_reports_what_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises((UnreachableVault, ReadOnlyVault)):
        opened(tmp_path / "file" / "askfirst.vault")
