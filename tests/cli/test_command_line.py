"""The command line: exit statuses, sentences, JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.core.standing import Standing
from desktop.paths import questionnaires_folder, resources_folder
from desktop.store.transfer import load_study

EXAMPLE = resources_folder() / "example-study.json"
KEYS = {
    "assurance", "exposure", "needed", "model_leak_protection", "care_and_control", "openness", "coverage", "verdict",
    "close_call", "best_case_falls_short", "contradictions", "limits", "contributions", "ask_next",
}  # fmt: skip


def answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict:  # type: ignore[type-arg]
    assert run([str(argument) for argument in arguments]) == 0
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run([str(argument) for argument in arguments]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_a_score_has_every_key_and_sums(capsys: pytest.CaptureFixture[str]) -> None:
    got = answer(capsys, "score", EXAMPLE, "--json")
    assert set(got) == KEYS
    assert sum(got["contributions"].values()) == pytest.approx(got["assurance"]["raw"], abs=1e-6)
    assert got["assurance"]["low"] <= got["assurance"]["high"]


def test_a_score_in_words_never_says_more_than_it_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(EXAMPLE)]) == 0
    words = capsys.readouterr().out
    assert "Not yet: the open points could close the gap." in words
    assert "This judges evidence, not your choice." in words


def test_as_of_counts_only_what_was_recorded_by_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    then = answer(capsys, "score", EXAMPLE, "--as-of", "2026-10-12", "--json")
    now = answer(capsys, "score", EXAMPLE, "--json")
    assert then["assurance"]["raw"] < now["assurance"]["raw"]


@pytest.mark.parametrize("arguments", [["score", "/nowhere.json"], ["report", "/nowhere.json", "-o", "x.pdf"], ["check", "/nowhere.toml"], ["import", "/nowhere.json"]])  # fmt: skip
def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert "/nowhere" in refused(capsys, *arguments)


@pytest.mark.parametrize("arguments", [[], ["dance"], ["score"], ["score", "x.json", "--as-of", "yesterday"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(arguments) == 2


def test_a_folder_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "could not be written" in refused(capsys, "report", EXAMPLE, "-o", tmp_path / "file" / "report.pdf")


def test_a_report_is_saved_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, extra in (("a.pdf", []), ("b.html", ["--html"])):
        assert run(["report", str(EXAMPLE), "-o", str(tmp_path / name), *extra]) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "b.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.html"]


def test_the_shipped_questionnaire_passes_its_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(questionnaires_folder() / "model-inversion.toml")]) == 0
    assert "no fault found" in capsys.readouterr().out


def test_a_study_goes_into_a_vault_and_comes_out_equal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, standing: Standing
) -> None:
    vault, back = tmp_path / "other.vault", tmp_path / "back.json"
    assert run(["--vault", str(vault), "import", str(EXAMPLE)]) == 0
    assert run(["--vault", str(vault), "import", str(EXAMPLE)]) == 0
    assert "0 records were missing" in capsys.readouterr().out
    assert run(["--vault", str(vault), "list"]) == 0
    assert standing.study.title in capsys.readouterr().out
    assert run(["--vault", str(vault), "export", standing.study.id, "-o", str(back)]) == 0
    capsys.readouterr()
    listed = answer(capsys, "--vault", vault, "list", "--json")
    assert listed[0]["verdict"] == standing.score.verdict  # type: ignore[index]
    assert load_study(back, lambda _id: standing.questionnaire) == standing.study


def test_an_unknown_study_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    vault = tmp_path / "other.vault"
    assert run(["--vault", str(vault), "import", str(EXAMPLE)]) == 0
    capsys.readouterr()
    assert "no study" in refused(capsys, "--vault", vault, "export", "{none}", "-o", tmp_path / "x.json")


def test_the_command_line_imports_no_qt_and_no_heavy_library() -> None:
    code = (
        "import sys; from desktop.cli.main import run; run(['score', sys.argv[1], '--json']);"
        "heavy = {'PySide6', 'numpy', 'reportlab', 'pypdf', 'httpx'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(EXAMPLE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_without_a_screen_the_program_does_the_main_job_and_ends(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [sys.executable, "-m", "desktop"]
    env["PYTHONPATH"] = str(Path.cwd())
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert "There is no screen" in done.stdout
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"study.json", "report.pdf", "home-light-100.png", "summary-dark-200.png"} <= made
