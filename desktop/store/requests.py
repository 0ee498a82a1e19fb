"""The log of every request ever made: written before it is made, and once more when it has ended."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.core.online import Fetched, Purpose, Request, Trouble
from desktop.store.rows import time_text

Row = Sequence[Any]
COLUMNS = "seq, begun_at, host, url, purpose, about, ended_at, received, status, result, followed"
ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request of the log. `ended_at` is None where the program ended before it did.

    `arrived`: what was asked for came; else `trouble` says why not, where it is known. `received` in bytes.
    """

    number: int
    begun_at: datetime
    host: str
    url: str
    purpose: Purpose
    about: str
    ended_at: datetime | None
    received: int
    status: int | None
    arrived: bool
    trouble: Trouble | None
    followed: str


def insert_request(connection: sqlite3.Connection, request: Request, *, at: datetime) -> int:
    """Write down that a request is about to be made; its number in the log."""
    columns = "begun_at, host, url, purpose, about"
    values = (time_text(at), request.host, request.url, request.purpose.value, request.about)
    found = connection.execute(f"INSERT INTO request ({columns}) VALUES (?, ?, ?, ?, ?)", values)
    return int(found.lastrowid or 0)


def end_request(connection: sqlite3.Connection, number: int, fetched: Fetched, *, at: datetime) -> None:
    """Write down what became of it."""
    result = ARRIVED if fetched.trouble is None else fetched.trouble.value
    connection.execute(
        "UPDATE request SET ended_at = ?, received = ?, status = ?, result = ?, followed = ? WHERE seq = ?",
        (time_text(at), fetched.received, fetched.status, result, fetched.followed, number),
    )


def request_from(row: Row) -> LoggedRequest:
    """The request of a row of COLUMNS."""
    result = row[9]
    return LoggedRequest(
        number=row[0],
        begun_at=datetime.fromisoformat(row[1]),
        host=row[2],
        url=row[3],
        purpose=Purpose(row[4]),
        about=row[5],
        ended_at=datetime.fromisoformat(row[6]) if row[6] else None,
        received=row[7],
        status=row[8],
        arrived=result == ARRIVED,
        trouble=Trouble(result) if result in list(Trouble) else None,
        followed=row[10],
    )
