"""The network log in Settings, and what the rail says of it."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.core.online import Purpose, Trouble
from desktop.store.requests import LoggedRequest
from desktop.ui.application import prepare_application
from desktop.ui.places import Home, Place, Settings
from desktop.ui.rail.state import home_rail
from desktop.ui.rail.view import Rail, SentNote
from desktop.ui.settings.log_part import FIRST, NetworkLog
from desktop.ui.settings.requests import requests_shown, size_words
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.widgets.links import TitleLink

AT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)


def logged(number: int = 1, **changes: object) -> LoggedRequest:
    facts: dict[str, object] = {
        "number": number, "begun_at": AT, "host": "registry.test", "url": "https://registry.test/NCT01234567",
        "purpose": Purpose.RECORD, "about": "NCT01234567", "ended_at": AT + timedelta(seconds=1), "received": 4321,
        "status": 200, "arrived": True, "trouble": None, "followed": "",
    }  # fmt: skip
    return LoggedRequest(**(facts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({}, "It came"),
        ({"followed": "https://registry.test/x"}, "It came, from https://registry.test/x"),
        ({"arrived": False, "trouble": Trouble.BLOCKED, "status": 403}, "They refused (403)"),
        ({"arrived": False, "trouble": Trouble.STOPPED, "status": None}, "You stopped it"),
        (
            {"arrived": False, "trouble": None, "status": None, "ended_at": None},
            "Not known: the program ended meanwhile",
        ),
    ],
)
def test_each_request_says_what_became_of_it(changes: dict[str, object], result: str) -> None:
    (shown,) = requests_shown([logged(**changes)])
    assert shown.result == result
    assert (shown.host, shown.what, shown.received) == ("registry.test", "The record of NCT01234567", "5 kB")
    assert shown.address == "https://registry.test/NCT01234567"
    assert shown.when.startswith("24 November 2026, ")


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (1001, "2 kB"), (2_000_000, "2 MB")]
)
def test_sizes_are_whole_and_never_less_than_they_are(size: int, words: str) -> None:
    assert size_words(size) == words


def words_of(log: NetworkLog) -> list[str]:
    return [label.accessibleName() for label in log.findChildren(QLabel) if not label.isHidden()]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_log_lists_the_newest_and_the_others_on_demand(qtbot: QtBot, *, narrow: bool) -> None:
    prepare_application()
    requests = requests_shown([logged(n, about=f"NCT{n:08}") for n in range(20, 0, -1)])
    log = NetworkLog(Theme(LIGHT), requests, narrow=narrow)
    qtbot.addWidget(log)
    assert sum("The record of" in words for words in words_of(log)) == FIRST
    assert "The record of NCT00000020" in words_of(log)
    assert log.unfold is not None
    assert log.unfold.text() == "Show 14 older requests"
    log.unfold.click()
    listed = [words for words in words_of(log) if "The record of" in words]
    assert [words for words in listed if words.endswith("01")] == ["The record of NCT00000001"]
    assert log.unfold is None


def test_an_empty_log_says_that_nothing_left(qtbot: QtBot) -> None:
    prepare_application()
    log = NetworkLog(Theme(LIGHT), (), narrow=False)
    qtbot.addWidget(log)
    assert "Nothing has left this computer through Askfirst." in words_of(log)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (0, "Nothing has left this computer."),
        (1, "1 request was made. See Settings."),
        (2, "2 requests were made. See Settings."),
    ],
)
def test_the_rail_says_what_has_left(sent: int, words: str) -> None:
    assert home_rail(Home(), sent=sent).sent_words == words


def test_the_foot_of_the_rail_leads_to_the_log(qtbot: QtBot) -> None:
    prepare_application()
    rail = Rail(Theme(LIGHT))
    qtbot.addWidget(rail)
    wanted: list[Place] = []
    rail.wanted.connect(wanted.append)
    rail.show_state(home_rail(Home(), sent=2))
    (note,) = rail.findChildren(SentNote)
    (link,) = note.findChildren(TitleLink)
    link.click()
    assert wanted == [Settings()]
