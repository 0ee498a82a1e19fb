"""The list of traits: each with its source, and every fault named by file and line."""

from pathlib import Path

import pytest

from desktop.catalog.faults import BrokenQuestionnaire
from desktop.catalog.shelf import Shelf
from desktop.catalog.traits import load_traits
from desktop.core.rarity import share_in
from desktop.paths import questionnaires_folder
from desktop.ui.claim.rarity_state import share_text

SHIPPED = (questionnaires_folder() / "traits.toml").read_text(encoding="utf-8")

FAULTS = {
    "a share above 1": ("share = 0.106", "share = 1.06", "a number from 0 to 1"),
    "a share of nobody": ("share = 0.106", "share = 0", "nobody would have the trait"),
    "no share": ("share = 0.106\n", "", '"share" is missing'),
    "no source": ('source = "Papadatou', 'sauce = "Papadatou', '"source" is missing'),
    "an empty source": ('source = "Birch, Worldwide', 'source = ""  # "Birch', '"source" is empty'),
    "no year": ("year = 2020\n", "", '"year" is missing'),
    "a year long ago": ("year = 2020", "year = 20", "a whole number from 1900"),
    "an id twice": ('id = "twin"', 'id = "epilepsy"', "stands twice"),
    "an unknown way of checking": ('checked = "L-part"', 'checked = "maybe"', "must be one of L, L-part, M"),
    "no TOML": ("[[traits]]", "[[traits", "not TOML"),
    "infinity": ("share = 0.106", "share = inf", "not TOML"),
}


def broken(folder: Path, text: str) -> Path:
    (folder / "traits.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_file_and_line(tmp_path: Path, name: str) -> None:
    old, new, words = FAULTS[name]
    assert old in SHIPPED
    text = SHIPPED.replace(old, new, 1)
    with pytest.raises(BrokenQuestionnaire) as refused:
        load_traits(broken(tmp_path, text))
    (fault, *_) = [fault for fault in refused.value.faults if words in fault.what]
    assert fault.file == "traits.toml"
    assert 1 <= fault.line <= text.count("\n") + 1


def test_the_shipped_traits_are_whole_and_sourced() -> None:
    traits = load_traits(questionnaires_folder())
    assert 6 <= len(traits) <= 20
    for trait in traits:
        assert 0 < trait.share <= 0.5, trait.id
        assert trait.place[0].isupper(), trait.id
        assert any(char.isdigit() for char in trait.source), f"{trait.id}: a source has its year"
        assert trait.checked != "M", f"{trait.id}: no figure is from memory"
        assert trait.checked_on.year >= trait.year


def test_the_share_of_a_trait_can_be_written_and_read_back() -> None:
    for trait in load_traits(questionnaires_folder()):
        assert share_in(share_text(trait)) == pytest.approx(trait.share), trait.id


def test_the_list_of_traits_is_no_questionnaire(tmp_path: Path) -> None:
    names = [path.name for path in Shelf(questionnaires_folder(), tmp_path).paths()]
    assert "traits.toml" not in names
