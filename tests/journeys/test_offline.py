"""A run through every room opens no socket to another machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

THROUGH_EVERY_ROOM = """
import json, os, sys
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

met, sockets = [], set()

def watch(event, arguments):
    if event.startswith("socket."):
        met.append([event, repr(arguments[1:])])

sys.addaudithook(watch)

def inodes():
    found = set()
    for descriptor in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{descriptor}")
        except OSError:
            continue
        if target.startswith("socket:["):
            found.add(target[8:-1])
    return found

def notice():
    own = inodes()
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
            if line.split()[9] in own:
                sockets.add(f"{table} {line.split()[2]}")

from desktop.gui import Desk
from desktop.ui.application import prepare_application
from desktop.ui.places import Place

folder, ask = Path(sys.argv[1]), sys.argv[2]
desk = Desk(prepare_application(), folder / "a.vault", own=folder, now=lambda: datetime(2026, 11, 20, tzinfo=UTC))
desk.open()
study = desk.open_example()
rooms = []
for kind in get_args(Place):
    known = {"study": study, "studies": (study,)}
    desk.go(kind(**{one.name: known[one.name] for one in fields(kind) if one.name in known}))
    desk.settle()
    notice()
    rooms.append(type(desk._room).__name__)
if ask == "listen":
    import socket
    there = socket.socket()
    there.bind(("127.0.0.1", 0))
    there.listen()
    notice()
desk.close()
print(json.dumps([rooms, met, sorted(sockets)]))
"""


def run_through(folder: Path, ask: str) -> tuple[list[str], list[list[str]], list[str]]:
    """The rooms that were gone through, the socket events of Python, and the sockets that the system saw."""
    done = subprocess.run(
        [sys.executable, "-c", THROUGH_EVERY_ROOM, str(folder), ask], capture_output=True, text=True, check=True
    )
    rooms, met, sockets = json.loads(done.stdout.splitlines()[-1])
    return rooms, met, sockets


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/net/tcp").exists(), reason="the system shows its sockets elsewhere"
)


@needs_proc
def test_no_socket_is_opened_on_the_way_through_every_room(own_home: Path, tmp_path: Path) -> None:
    assert own_home
    rooms, met, sockets = run_through(tmp_path, "nothing")
    assert len(set(rooms)) >= 16
    assert met == []
    assert sockets == []


@needs_proc
def test_a_socket_would_be_seen(own_home: Path, tmp_path: Path) -> None:
    assert own_home
    _rooms, met, sockets = run_through(tmp_path, "listen")
    assert [event for event, _ in met] == ["socket.__new__", "socket.bind"]
    assert len(sockets) == 1
