"""askfirst letter, history, calendar."""

import json
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.paths import resources_folder

EXAMPLE = resources_folder() / "example-study.json"


def changed(path: Path, **context: object) -> Path:
    study = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    study["context"].update(context)
    study["events"] = [
        {"at": "2026-11-01T09:00:00Z", "kind": "sheet_sent", "note": "", "reply_by": "2026-12-01"},
        {"at": "2026-11-02T09:00:00Z", "kind": "note", "note": "phoned"},
    ]
    study["title"] = "Sleep; mood, and more \\ of the same: " + "ä" * 60
    target = path / "study.json"
    target.write_text(json.dumps(study), encoding="utf-8")
    return target


def test_history_tells_every_day_and_its_effects_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", str(EXAMPLE), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    points = found["points"]
    assert set(points[0]) == {"date", "low", "high", "exposure_low", "exposure_high", "verdict"}
    assert len(points) >= 2
    assert sum(row["effect"] for row in found["changes"]) == pytest.approx(
        points[-1]["low"] - points[0]["low"], abs=1e-6
    )
    assert set(found["changes"][0]) == {"question", "from", "to", "effect", "because"}
    assert set(found["changes"][0]["from"]) == {"state", "option", "evidence"}


def test_history_in_words_and_turned_round(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", str(EXAMPLE)]) == 0
    assert "at best" in capsys.readouterr().out
    assert run(["history", str(EXAMPLE), "--from", "2026-12-01", "--to", "2026-11-01"]) == 1
    assert "Turn them round" in capsys.readouterr().err


def test_a_letter_is_printed_and_a_request_without_ground_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["letter", str(EXAMPLE), "--kind", "first", "--on", "2026-11-23"]) == 0
    assert "Subject: Questions before I share my data" in capsys.readouterr().out
    deciding = changed(tmp_path, already_joined=False)
    assert run(["letter", str(deciding), "--kind", "access", "--on", "2026-11-23"]) == 1
    assert "study.json" in capsys.readouterr().err
    held = changed(tmp_path, already_joined=True, place="EU")
    assert run(["letter", str(held), "--kind", "access", "--on", "2026-11-23"]) == 0
    assert "Article 15" in capsys.readouterr().out


def test_a_calendar_holds_every_day_in_lines_that_are_short_enough(tmp_path: Path) -> None:
    study, target = changed(tmp_path), tmp_path / "dates.ics"
    assert run(["calendar", str(study), "-o", str(target)]) == 0
    content = target.read_bytes()
    assert content.count(b"BEGIN:VEVENT") == 1
    assert b"DTSTART;VALUE=DATE:20261201" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    unfolded = content.replace(b"\r\n ", b"").decode("utf-8")
    assert "Sleep\\; mood\\, and more \\\\ of the same: " + "ä" * 60 in unfolded


def test_the_last_day_of_all_has_an_entry_without_an_end(tmp_path: Path) -> None:
    study, target = changed(tmp_path), tmp_path / "dates.ics"
    study.write_text(study.read_text(encoding="utf-8").replace("2026-12-01", "9999-12-31"), encoding="utf-8")
    assert run(["calendar", str(study), "-o", str(target)]) == 0
    assert b"DTSTART;VALUE=DATE:99991231\r\nSUMMARY" in target.read_bytes()


@pytest.mark.parametrize("kind", ["first", "access", "erase", "no-reply", "clarify", "thanks", "again"])
def test_a_letter_is_written_on_any_day(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    study = changed(tmp_path, already_joined=True, place="EU")
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace("2026-11-01T", "9999-12-20T").replace("2026-12-01", "9999-12-25"), encoding="utf-8")
    for day in ("9999-12-31", "2028-02-29", "0001-01-01"):
        assert run(["letter", str(study), "--kind", kind, "--on", day]) == 0
        assert capsys.readouterr().out.startswith("Subject: ")


def test_a_letter_knows_nothing_of_what_came_after_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study = changed(tmp_path)
    assert run(["letter", str(study), "--kind", "no-reply", "--on", "2026-12-10"]) == 0
    asked = "I wrote on 1 November 2026 and asked for a reply by 1 December 2026."
    assert asked in capsys.readouterr().out
    assert run(["letter", str(study), "--kind", "no-reply", "--on", "2026-10-31"]) == 0
    printed = capsys.readouterr()
    assert "I wrote to you and have not received a reply." in printed.out
    assert "Nothing that you sent is noted here yet" in printed.err
    before = study.read_text(encoding="utf-8").replace("2026-12-01", "2026-10-01")
    study.write_text(before, encoding="utf-8")
    assert run(["letter", str(study), "--kind", "no-reply", "--on", "2026-12-10"]) == 0
    assert "I wrote on 1 November 2026 and have not received a reply." in capsys.readouterr().out


def test_a_title_with_control_characters_is_printed_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = changed(tmp_path)
    told = json.loads(study.read_text(encoding="utf-8"))
    study.write_text(json.dumps({**told, "title": "A\x1b[31m\u202e study\nof sleep"}), encoding="utf-8")
    for command in (["score", str(study)], ["letter", str(study), "--on", "2026-11-23"]):
        assert run(command) == 0
        printed = capsys.readouterr().out
        assert "A[31m study of sleep" in printed
        assert "\x1b" not in printed
