"""What must hold of the whole repository; one command says all."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import desktop
from desktop.catalog.load import faults_of
from desktop.core.questionnaire import Questionnaire
from desktop.paths import questionnaires_folder

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
    "\0"
)
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))


def passes(*command: str | Path) -> None:
    done = subprocess.run([*map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_code_is_clean_by_ruff() -> None:
    passes(TOOLS / "ruff", "check", "--no-cache", "desktop")
    passes(TOOLS / "ruff", "format", "--no-cache", "--check", "desktop", "tests")


def test_the_types_hold_by_mypy_strict() -> None:
    passes(TOOLS / "mypy", "desktop")


def test_imports_run_one_way() -> None:
    passes(TOOLS / "lint-imports", "--no-cache")


def test_the_top_level_is_as_fixed() -> None:
    for name in (
        "desktop",
        "resources",
        "questionnaires",
        "tests",
        "docs",
        "pyproject.toml",
        "build.spec",
        "Makefile",
        ".ci",
    ):
        assert (ROOT / name).exists(), name
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    known = {"desktop", "resources", "questionnaires", "tests", "docs", "pyproject.toml", "build.spec", "Makefile"}
    known |= {"README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "build", "dist", "out"}
    assert visible <= known


def test_every_shipped_questionnaire_passes_its_check() -> None:
    assert [fault for path in questionnaires_folder().glob("model-*.toml") for fault in faults_of(path)] == []


def test_the_version_is_that_of_the_newest_change() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == desktop.__version__


def test_every_module_says_in_a_line_what_it_is() -> None:
    silent = [path for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_files_keep_to_their_size() -> None:
    long_files = [path for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > 320]
    assert long_files == []


def test_nothing_is_left_open_or_silenced() -> None:
    words = re.compile(r"\bTODO\b|\bFIXME\b|NotImplementedError|# noqa|type: ignore(?!\[misc\])")
    assert [str(path) for path in SOURCES if words.search(path.read_text(encoding="utf-8"))] == []


def test_no_test_waits_for_a_duration() -> None:
    waiting = re.compile(r"time\.sleep\(|qtbot\.wait\(|QTest\.qWait\(")
    tests = [
        path for path in (ROOT / "tests").rglob("*.py") if "benchmarks" not in path.parts and path != Path(__file__)
    ]
    assert [str(path) for path in tests if waiting.search(path.read_text(encoding="utf-8"))] == []


def test_the_project_names_no_index_and_no_place_of_its_making() -> None:
    forbidden = re.compile(
        "py" + r"pi\.org|python" + r"hosted|registry\.npm" + r"js|/ro" + "ot/|/wo" + "rk/|/ho" + r"me/\w"
    )
    found = []
    for name in filter(None, TRACKED):
        path = ROOT / name
        if path.suffix in (".ttf", ".png", ".svg") or not path.is_file():
            continue
        if forbidden.search(path.read_text(encoding="utf-8")):
            found.append(name)
    assert found == []


def messages() -> set[str]:
    """Every text that the code hands to tr and ntr."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "ntr"):
                texts = node.args[: 1 if node.func.id == "tr" else 2]
                found |= {text.value for text in texts if isinstance(text, ast.Constant) and text.value}
    return found


def test_every_text_to_translate_is_in_the_template() -> None:
    from babel.messages.pofile import read_po

    with (ROOT / "resources/locale/askfirst.pot").open("rb") as file:
        template = read_po(file)
    listed = {
        text for entry in template if entry.id for text in ([entry.id] if isinstance(entry.id, str) else entry.id)
    }
    assert listed == messages(), "run: make messages"


def test_texts_are_handed_over_whole() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                known = isinstance(node.args[0], ast.Constant)
                assert known or path.name == "faults.py", f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    "role, least", [("ink", 4.5), ("ink2", 4.5), ("ink3", 4.5), ("pen", 4.5), ("pencil", 3.0), ("strong", 3.0)]
)
def test_contrasts_reach_what_readers_need(role: str, least: float) -> None:
    from desktop.ui.theme import DARK, LIGHT

    def luminance(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for inks in (LIGHT, DARK):
        for ground in ("paper", "rail", "field", "wash"):
            bright, dim = sorted((luminance(getattr(inks, role)), luminance(getattr(inks, ground))), reverse=True)
            assert (bright + 0.05) / (dim + 0.05) >= least, (role, ground)


def test_no_screen_text_promises_more_than_there_is(questionnaire: Questionnaire) -> None:
    assert not {
        text
        for text in messages()
        if re.search(r"\b(safe|secure|guaranteed?|trusted)\b", text) and "“safe”" not in text
    }
    assert questionnaire.questions
