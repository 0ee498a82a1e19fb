"""Starting the window: Python's collector rests until it stands, and works from then on."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import __main__, gui


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_the_collector_rests_while_the_window_is_built_and_works_once_it_stands(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    built = gui.Desk.open

    def opened(desk: gui.Desk) -> None:
        seen.append(gc.isenabled())
        built(desk)

    monkeypatch.setattr(gui.Desk, "open", opened)
    monkeypatch.setattr(QApplication, "exec", lambda *_: seen.append(gc.isenabled()) or 0)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert __main__.run_window(str(tmp_path / "askfirst.vault")) == 0
    assert seen == [False, True]
