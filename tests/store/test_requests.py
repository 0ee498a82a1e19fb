"""The log of every request ever made."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.online import Fetched, Purpose, Trouble
from desktop.store.connection import connect
from desktop.store.migrations import STEPS, migrate
from desktop.store.opening import open_vault
from desktop.store.requests import LoggedRequest
from desktop.store.vault import Vault
from tests.net.servers import request

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "askfirst.vault"


def opened(path: Path) -> Vault:
    return open_vault(path, now=NOW)


def test_a_request_is_written_down_before_it_is_made_and_when_it_has_ended(path: Path) -> None:
    asked = request()
    vault = opened(path)
    number = vault.log_request(asked, at=NOW)
    (begun,) = vault.requests()
    assert begun == LoggedRequest(
        number, NOW, asked.host, asked.url, Purpose.RECORD, asked.about, None, 0, None,
        arrived=False, trouble=None, followed="",
    )  # fmt: skip
    vault.end_request(number, Fetched(asked, b"{}", 20, status=200, followed="https://registry.test/x"), at=LATER)
    (ended,) = vault.requests()
    assert (ended.ended_at, ended.received, ended.status, ended.arrived) == (LATER, 20, 200, True)
    assert (ended.trouble, ended.followed) == (None, "https://registry.test/x")
    vault.close()


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_request_that_brought_nothing_is_in_the_log(path: Path, trouble: Trouble) -> None:
    vault = opened(path)
    vault.end_request(vault.log_request(request(), at=NOW), Fetched(request(), trouble=trouble), at=LATER)
    vault.close()
    vault = opened(path)
    (logged,) = vault.requests()
    assert (logged.arrived, logged.trouble) == (False, trouble)
    vault.close()


def test_the_newest_stands_first(path: Path) -> None:
    vault = opened(path)
    for about in ("one", "two", "three"):
        vault.log_request(request(about=about), at=NOW)
    assert [one.about for one in vault.requests()] == ["three", "two", "one"]
    vault.close()


@pytest.mark.parametrize(
    "verb", ["DELETE FROM request", "UPDATE request SET host = 'x'", "UPDATE request SET result = 'arrived', url = 'x'"]
)
def test_the_file_itself_refuses_to_change_the_log(path: Path, verb: str) -> None:
    vault = opened(path)
    number = vault.log_request(request(), at=NOW)
    for moment in ("begun", "ended"):
        with closing(connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            connection.execute(verb)
        if moment == "begun":
            vault.end_request(number, Fetched(request()), at=LATER)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        vault.end_request(number, Fetched(request(), trouble=Trouble.SLOW), at=LATER)
    vault.close()


def test_removing_a_study_removes_nothing_from_the_log(path: Path) -> None:
    vault = opened(path)
    vault.log_request(request(), at=NOW)
    vault.remove_study("none")
    assert len(vault.requests()) == 1
    vault.close()


def test_a_vault_from_before_documents_and_requests_is_brought_up_to_date(path: Path) -> None:
    with closing(connect(path)) as connection:
        migrate(connection, STEPS[:1])
        connection.execute("INSERT INTO setting VALUES ('theme', 'dark')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    vault = opened(path)
    assert vault.settings().theme == "dark"
    assert (vault.requests(), vault.documents("none")) == ((), ())
    vault.log_request(request(), at=NOW)
    vault.close()
    (copy,) = (path.parent / "askfirst.vault.copies").iterdir()
    with closing(connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'request'").fetchall() == []


def test_documents_are_found_through_an_index(path: Path) -> None:
    opened(path).close()
    with closing(connect(path)) as connection:
        query = "EXPLAIN QUERY PLAN SELECT name FROM document WHERE study = 'x' ORDER BY seq"
        plan = " ".join(str(row[3]) for row in connection.execute(query))
    assert "USING INDEX" in plan
    assert "SCAN" not in plan
