"""askfirst lab: figures as JSON, pictures, refusals."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop.cli.main import run
from desktop.paths import fonts_folder
from desktop.pictures import Tile, UnusablePhoto, cropped, read_photo, sheet_png


def figures(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert run(["lab", *arguments, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("drawn_people")
def test_faces_tell_all_their_figures(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, "faces", "--person", "3", "--after", "deleted", "--epsilon", "50")
    assert set(found) == {
        "accuracy", "likeness", "re_identified", "rank", "confidence", "queries", "epsilon", "delta", "unit", "seconds",
        "people", "photos_each", "identical_to_before",
    }  # fmt: skip
    assert found["identical_to_before"] is True
    assert (found["people"], found["photos_each"], found["unit"], found["delta"]) == (40, 30, "photo", 1e-5)


def test_own_photographs_join_and_the_sheet_is_the_only_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, own_home: Path, drawn_people: Path
) -> None:
    photo, sheet = tmp_path / "me.png", tmp_path / "sheet.png"
    Image.linear_gradient("L").resize((300, 300)).save(photo)
    found = figures(capsys, "faces", "--photo", str(photo), "--picture", str(sheet))
    assert found["people"] == 41
    with Image.open(sheet) as opened:
        assert opened.width > 3 * 56 * 5
    assert [path for path in own_home.rglob("*") if path.is_file()] == list(drawn_people.iterdir())


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["genes", "--members", "500"], {"attack", "ancestry_prior", "commonest", "non_members", "dose_error_mg_week"}),
        (["record"], {"matched", "matched_most_surprising_tenth", "queries", "records"}),
        (["patient"], {"confidence", "nearest_record_distance", "typical_record_distance"}),
        (["groups", "--persons", "200"], {"accuracy", "accuracy_without_noise", "epsilon", "persons"}),
        (["messages"], {"extracted", "verbatim", "exposure", "rank", "most_exposure", "control_exposure", "seconds"}),
    ],
)  # fmt: skip
def test_the_other_subjects_tell_theirs(
    capsys: pytest.CaptureFixture[str], arguments: list[str], names: set[str]
) -> None:
    assert names <= set(figures(capsys, *arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ["faces", "--queries", "0"], ["faces", "--epsilon", "0"], ["faces", "--epsilon", "-1"],
        ["faces", "--epsilon", "nan"], ["faces", "--epsilon", "inf"], ["faces", "--person", "41"],
        ["messages", "--secret", ""], ["messages", "--secret", "x" * 10_000], ["messages", "--secret", "мой код 12345"],
        ["record", "--queries", "3"], ["record", "--file", "/nowhere.csv"], ["faces", "--photo", "/nowhere.png"],
        ["faces", "--picture", "/nowhere/at/all.png"],
    ],
)  # fmt: skip
@pytest.mark.usefixtures("drawn_people")
def test_nonsense_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(["lab", *arguments]) in (1, 2)
    said = capsys.readouterr()
    assert said.out == ""
    assert 10 < len(said.err) < 1500
    assert "Traceback" not in said.err


def save(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def test_photographs_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    frames = [Image.new("L", (80, 80), tone) for tone in (0, 128, 255)]
    huge = save(tmp_path / "huge.png", Image.new("1", (10_000, 10_000)))
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(save(tmp_path / "whole.jpg", Image.new("RGB", (400, 400))).read_bytes()[:300])
    bad = {
        save(tmp_path / "dot.png", Image.new("L", (1, 1))): "too small",
        save(tmp_path / "moves.gif", frames[0], save_all=True, append_images=frames[1:]): "moves",
        huge: "50 million",
        cut: "cannot be read",
        tmp_path / "none.png": "cannot be read: No such file",
        tmp_path: "is no file",
    }
    for path, sentence in bad.items():
        with pytest.raises(UnusablePhoto, match=sentence) as refused:
            read_photo(path)
        assert str(refused.value).startswith(path.name)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "bmp", "tif", "gif", "pgm", "jp2", "tga"])
def test_every_common_format_is_read(tmp_path: Path, ending: str) -> None:
    photo = read_photo(save(tmp_path / f"me.{ending}", Image.new("L", (90, 100), 200)))
    assert (photo.width, photo.height) == (90, 100)
    assert photo.grey[4500] == pytest.approx(200, abs=3)


def test_deep_greys_are_brought_down_and_a_telephones_second_picture_is_passed_over(tmp_path: Path) -> None:
    deep = Image.new("I;16", (80, 80), 128 * 256)
    assert read_photo(save(tmp_path / "deep.png", deep)).grey[0] == 128
    two = Image.new("RGB", (80, 80), "white")
    telephone = save(tmp_path / "telephone.jpg", two, format="MPO", save_all=True, append_images=[two])
    assert read_photo(telephone).grey[0] == 255
    drawing = tmp_path / "drawing.png"
    drawing.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 90\n")
    with pytest.raises(UnusablePhoto, match="cannot be read as a picture"):
        read_photo(drawing)


def test_a_ceiling_is_rounded_up(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, "record", "--epsilon", "1")
    assert found["cap"] == 0.2719
    assert found["cap_gaussian"] == 0.1555


def test_photographs_in_print_colours_or_turned_are_read_upright_and_grey(tmp_path: Path) -> None:
    print_colours = read_photo(save(tmp_path / "print.jpg", Image.new("CMYK", (90, 120), (0, 0, 0, 0))))
    assert (print_colours.width, print_colours.height, print_colours.grey[0]) == (90, 120, 255)
    half = Image.new("RGB", (200, 100), "white")
    half.paste("black", (0, 0, 100, 100))
    turned = Image.Exif()
    turned[0x0112] = 6
    upright = read_photo(save(tmp_path / "turned.jpg", half, exif=turned))
    assert (upright.width, upright.height) == (100, 200)
    assert upright.grey[0] < 30
    assert upright.grey[-1] > 220
    assert len(cropped(upright)) == 112 * 128


@pytest.mark.usefixtures("drawn_people")
def test_a_sheet_that_cannot_be_written_leaves_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    blocked = tmp_path / "folder.png"
    blocked.mkdir()
    assert run(["lab", "faces", "--picture", str(blocked)]) == 1
    assert "folder.png" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [blocked]


def test_a_sheet_holds_its_pictures_side_by_side() -> None:
    row = [Tile(56, 64, bytes([tone]) * 56 * 64, "a face") for tone in (0, 128)]
    sheet = sheet_png("Title", [row], font=fonts_folder() / "SourceSans3-Regular.ttf")
    with Image.open(BytesIO(sheet)) as opened:
        assert opened.getpixel((24 + 140, 24 + 28 + 160)) == 0
        assert opened.getpixel((24 + 280 + 24 + 140, 24 + 28 + 160)) == 128
