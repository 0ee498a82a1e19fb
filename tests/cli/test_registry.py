"""askfirst registry, lookup."""

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.core.online import Fetched, Request, Trouble
from desktop.core.progress import Tick, unwatched
from desktop.net.client import Client
from desktop.store.opening import open_vault
from desktop.store.requests import LoggedRequest
from tests.registries import ISRCTN_XML, as_bytes, clinicaltrials, ctis

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
Said = pytest.CaptureFixture[str]


def saved(folder: Path, content: bytes) -> str:
    path = folder / "record.json"
    path.write_bytes(content)
    return str(path)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "askfirst.vault"


def logged(vault: Path) -> tuple[LoggedRequest, ...]:
    """What the vault says was sent; nothing where there is no vault."""
    if not vault.exists():
        return ()
    opened = open_vault(vault, now=NOW)
    found = opened.requests()
    opened.close()
    return found


def bringing(monkeypatch: pytest.MonkeyPatch, content: bytes = b"", **facts: object) -> list[Request]:
    """Let requests bring this, and keep what was asked."""
    asked: list[Request] = []

    def fetch(_self: Client, request: Request, *, tick: Tick = unwatched) -> Fetched:
        tick(0.0)
        asked.append(request)
        return Fetched(request, content, len(content), status=200, **facts)  # type: ignore[arg-type]

    monkeypatch.setattr(Client, "fetch", fetch)
    return asked


class Terminal(io.TextIOWrapper):
    """Somebody sits there."""

    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(typed.encode())))


def without_a_terminal(monkeypatch: pytest.MonkeyPatch, content: bytes = b"") -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_saved_record_is_told_as_json(capsys: Said, tmp_path: Path) -> None:
    assert run(["registry", saved(tmp_path, as_bytes(clinicaltrials())), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        "registry", "id", "title", "organisation", "contacts", "status", "conditions", "sharing", "has_consent_form",
        "suggested_questions",
    ]  # fmt: skip
    assert (told["registry"], told["id"]) == ("clinicaltrials.gov", "NCT01234567")
    assert told["contacts"][0] == {"name": "Ada Example", "role": "Contact", "email": "ada@hillside.example.org"}
    assert told["sharing"] == {"plan": "UNDECIDED", "statement": "We may share records."}
    assert told["suggested_questions"] == ["sharing", "purpose", "informed"]


def test_a_saved_record_is_told_in_words(capsys: Said, tmp_path: Path) -> None:
    assert run(["registry", saved(tmp_path, as_bytes(clinicaltrials()))]) == 0
    said = capsys.readouterr().out
    for words in (
        "Title: Sleep and mood in shift workers",
        "Status: takes in people",
        "Contact: Ada Example, ada@hillside.example.org",
        "the registry says: undecided",
        "  Who else will get my raw data",
        "counts for nothing in the score",
    ):
        assert words in said, words


@pytest.mark.parametrize("content", [as_bytes(ctis()), ISRCTN_XML.encode()])
def test_a_pasted_record_is_read_from_standard_input(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    without_a_terminal(monkeypatch, content)
    assert run(["registry", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["organisation"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"# no record", "is no record of ClinicalTrials.gov"),
        (b'{"FullStudiesResponse": {}}', "gave up in 2024"),
        (b'{"protocolSection": ', "damaged or cut short"),
    ],
)
def test_what_holds_no_record_is_refused_in_a_sentence(
    capsys: Said, tmp_path: Path, content: bytes, words: str
) -> None:
    assert run(["registry", saved(tmp_path, content), "--json"]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


def test_a_file_that_is_not_there_is_refused(capsys: Said, tmp_path: Path) -> None:
    assert run(["registry", str(tmp_path / "none.json")]) == 1
    assert "Choose another file" in capsys.readouterr().err


def test_without_a_yes_and_a_terminal_nothing_is_sent(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path
) -> None:
    asked = bringing(monkeypatch)
    without_a_terminal(monkeypatch)
    assert run(["--vault", str(vault), "lookup", "NCT01234567", "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    for words in (
        "to clinicaltrials.gov and nowhere else",
        "/api/v2/studies/NCT01234567?",
        "your IP address",
        "Add --yes",
    ):
        assert words in said.err, words
    assert (asked, logged(vault)) == ([], ())


@pytest.mark.parametrize("typed", ["no\n", "\n", "", "maybe\n"])
def test_anything_but_a_yes_sends_nothing(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path, typed: str
) -> None:
    asked = bringing(monkeypatch)
    at_a_terminal(monkeypatch, typed)
    assert run(["--vault", str(vault), "lookup", "NCT01234567"]) == 1
    assert "Nothing was sent to clinicaltrials.gov." in capsys.readouterr().err
    assert (asked, logged(vault)) == ([], ())


def test_a_yes_at_the_terminal_sends_it(capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path) -> None:
    bringing(monkeypatch, as_bytes(clinicaltrials()))
    at_a_terminal(monkeypatch, "yes\n")
    assert run(["--vault", str(vault), "lookup", "nct 1234567", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["id"] == "NCT01234567"
    assert "fewer than 8 figures were given" in said.err


def test_a_yes_beforehand_sends_it_and_it_is_in_the_log(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path
) -> None:
    content = as_bytes(clinicaltrials())
    (asked,) = [bringing(monkeypatch, content)]
    assert (
        run(["--vault", str(vault), "lookup", "https://clinicaltrials.gov/study/NCT01234567", "--yes", "--json"]) == 0
    )
    assert json.loads(capsys.readouterr().out)["id"] == "NCT01234567"
    (one,) = logged(vault)
    assert (one.host, one.url, one.about) == ("clinicaltrials.gov", asked[0].url, "NCT01234567")
    assert (one.received, one.arrived) == (len(content), True)


def test_what_went_wrong_is_a_sentence_and_in_the_log(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path
) -> None:
    bringing(monkeypatch, trouble=Trouble.BLOCKED)
    assert run(["--vault", str(vault), "lookup", "ISRCTN12345678", "--yes"]) == 1
    said = capsys.readouterr().err
    assert "www.isrctn.com refused to answer" in said
    assert "in your browser" in said
    assert [one.trouble for one in logged(vault)] == [Trouble.BLOCKED]


def test_a_reply_that_is_no_record_is_a_sentence_that_names_the_host(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path
) -> None:
    bringing(monkeypatch, b"<allTrials totalCount='0'/>")
    assert run(["--vault", str(vault), "lookup", "ISRCTN12345678", "--yes"]) == 1
    assert "What www.isrctn.com sent holds no study" in capsys.readouterr().err


def test_a_request_that_was_broken_off_is_in_the_log(monkeypatch: pytest.MonkeyPatch, vault: Path) -> None:
    def interrupted(_self: Client, _request: Request) -> Fetched:
        raise KeyboardInterrupt

    monkeypatch.setattr(Client, "fetch", interrupted)
    assert run(["--vault", str(vault), "lookup", "NCT01234567", "--yes"]) == 130
    assert [one.trouble for one in logged(vault)] == [Trouble.STOPPED]


def test_what_cannot_be_written_down_is_not_sent(capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path) -> None:
    asked = bringing(monkeypatch)
    window = open_vault(vault, now=NOW)
    assert run(["--vault", str(vault), "lookup", "NCT01234567", "--yes"]) == 1
    window.close()
    said = capsys.readouterr().err
    assert "another window" in said
    assert "Nothing was sent" in said
    assert (asked, logged(vault)) == ([], ())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("DRKS00012345", "a number of DRKS"),
        ("2014-002988-16", "EudraCT"),
        ("NTC01234567", "misspelt"),
        ("", "No number"),
    ],
)
def test_a_number_that_is_not_looked_up_is_refused_before_anything(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, vault: Path, number: str, words: str
) -> None:
    asked = bringing(monkeypatch)
    assert run(["--vault", str(vault), "lookup", number, "--yes"]) == 1
    assert words in capsys.readouterr().err
    assert (asked, logged(vault)) == ([], ())


OFFLINE = """
import sys
def watch(event, _facts):
    if event.startswith("socket."):
        print("a socket:", event, file=sys.stderr, flush=True)
        import os
        os._exit(99)
sys.addaudithook(watch)
from desktop.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "command",
    [["registry", "{record}", "--json"], ["registry", "-"], ["lookup", "NCT01234567"], ["lookup", "x", "--yes"]],
)
def test_no_socket_is_made_unless_asked(tmp_path: Path, command: list[str]) -> None:
    record = saved(tmp_path, as_bytes(clinicaltrials()))
    arguments = [part.format(record=record) for part in command]
    content = as_bytes(ctis())
    done = subprocess.run([sys.executable, "-c", OFFLINE, *arguments], input=content, capture_output=True, check=False)
    assert done.returncode == (0 if command[0] == "registry" else 1), done.stderr.decode()
    assert b"a socket" not in done.stderr


def test_the_watch_would_see_a_socket(tmp_path: Path) -> None:
    arguments = ["--vault", str(tmp_path / "v"), "lookup", "NCT01234567", "--yes"]
    done = subprocess.run([sys.executable, "-c", OFFLINE, *arguments], capture_output=True, check=False)
    assert done.returncode == 99
