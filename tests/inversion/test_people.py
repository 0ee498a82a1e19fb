"""The drawn people, and the folder that they are kept in."""

from pathlib import Path

import numpy as np
import pytest

from desktop.core.progress import Cancelled
from desktop.inversion.drawn import group_of, people_of
from desktop.inversion.people import People, draw_people, group_glasses
from tests.inversion.conftest import quiet


def test_a_seed_draws_the_same_people_and_fewer_photos_are_the_first_of_more(people: People) -> None:
    seven = draw_people(1, photos_each=7, tick=quiet)
    assert np.array_equal(seven.training, people.training[:, :7])
    assert np.array_equal(seven.held_out, people.held_out)
    assert np.array_equal(seven.public, people.public)
    assert not np.array_equal(draw_people(2, photos_each=7, tick=quiet).training, seven.training)


def test_kept_people_are_read_back_and_a_damaged_file_is_drawn_anew(tmp_path: Path) -> None:
    drawn = people_of(4, photos_each=7, folder=tmp_path, tick=quiet)
    (kept,) = tmp_path.iterdir()
    again = people_of(4, photos_each=7, folder=tmp_path, tick=quiet)
    assert np.array_equal(again.training, drawn.training)
    content = bytearray(kept.read_bytes())
    content[1000] ^= 255
    kept.write_bytes(content)
    mended = people_of(4, photos_each=7, folder=tmp_path, tick=quiet)
    assert np.array_equal(mended.training, drawn.training)
    assert kept.read_bytes() != bytes(content)


def test_a_group_is_kept_as_well_and_its_glasses_are_known_without_drawing(tmp_path: Path) -> None:
    drawn = group_of(5, persons=40, folder=tmp_path, tick=quiet)
    told: list[float] = []
    assert np.array_equal(group_of(5, persons=40, folder=tmp_path, tick=told.append), drawn)
    assert told == [1.0]
    assert group_glasses(5, persons=40).sum() == 20
    band = drawn[:, 24:34].astype(float).std(axis=(1, 2))
    worn = group_glasses(5, persons=40) == 1
    assert band[worn].mean() > band[~worn].mean()


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert people_of(4, photos_each=7, folder=blocked / "cache", tick=quiet).persons == 40


def test_every_face_is_seen_as_it_is_drawn_and_drawing_can_be_stopped() -> None:
    seen: list[int] = []

    def stop(share: float) -> None:
        if share > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw_people(1, photos_each=7, tick=stop, watch=lambda number, _photo: seen.append(number))
    assert seen == list(range(len(seen)))
    assert len(seen) > 3


def test_photos_fill_the_range_of_tones_without_being_cut_off(people: People) -> None:
    tones = people.training
    assert 0.15 < tones.mean() / 255 < 0.75
    assert (tones == 255).mean() < 0.02
    assert (tones == 0).mean() < 0.02
