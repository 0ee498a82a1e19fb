"""Copies of the vault: made of changes, kept to a number, restored and erased."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.core.study import Study
from desktop.store.copies import KEPT, copies, copies_folder, erase, make_copy, restore_copy
from desktop.store.faults import NotAVault, VaultInUse
from desktop.store.opening import open_vault, open_vault_to_read
from desktop.store.vault import Vault
from tests.store.conftest import ANSWER, NOW, filled, opened


def test_the_last_ten_copies_are_kept_and_only_of_changes(path: Path, vault: Vault, example: Study) -> None:
    folder = copies_folder(path)
    for day in range(14):
        make_copy(path, folder, now=NOW + timedelta(days=day))
        assert make_copy(path, folder, now=NOW + timedelta(days=day, hours=1)) is None
        vault.record(example.id, answers=(ANSWER,))
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


def test_nothing_is_put_in_the_place_of_a_vault_that_is_open_elsewhere(path: Path, example: Study) -> None:
    vault = open_vault(path, now=NOW)
    copy = make_copy(path, copies_folder(path), now=NOW)
    assert copy is not None
    vault.add_study(example)
    with pytest.raises(VaultInUse):
        restore_copy(copy, path, now=NOW + timedelta(days=1))
    with pytest.raises(VaultInUse):
        erase(path)
    assert vault.study(example.id) == example
    vault.close()
    assert open_vault_to_read(path).study(example.id) == example
