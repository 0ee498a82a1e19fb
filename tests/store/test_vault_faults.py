"""Vaults that cannot be opened or written: every fault is a sentence, and nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop.core.study import Study
from desktop.store.connection import connect
from desktop.store.faults import (
    FullDisk,
    NewerVault,
    NotAVault,
    ReadOnlyVault,
    UnreachableVault,
    VaultFault,
    VaultInUse,
)
from desktop.store.migrations import STEPS
from desktop.store.opening import open_vault_to_read
from desktop.store.vault import Vault
from tests.store.conftest import ANSWER, filled, opened


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


def test_a_full_disk_is_said_and_loses_nothing(vault: Vault, example: Study) -> None:
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


def test_opening_to_write_makes_the_folder_and_reports_what_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises((UnreachableVault, ReadOnlyVault)):
        opened(tmp_path / "file" / "askfirst.vault")
