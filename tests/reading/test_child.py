"""Reading in a child process: its limits, its guard, its silence, and that nothing of it stays behind."""

import multiprocessing
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.progress import Cancelled
from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.child import LIMITS, in_child
from desktop.reading.confined import Limits
from desktop.ui.jobs import Done, Jobs, Outcome
from tests.reading import deeds

ROOT = Path(__file__).parents[2]
on_linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="follows processes as Linux does")


def done(deed: str, content: bytes = b"", *, limits: Limits = LIMITS) -> object:
    return in_child(f"tests.reading.deeds:{deed}", content, limits=limits)


def reason_of(deed: str, content: bytes = b"", *, limits: Limits = LIMITS) -> Reason:
    with pytest.raises(Unreadable) as caught:
        done(deed, content, limits=limits)
    return caught.value.reason


def nobody_left() -> bool:
    """Whether no child is left, neither alive nor as a zombie."""
    try:
        ended, _status = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        ended = 0
    return not multiprocessing.active_children() and ended == 0


def test_bytes_go_in_and_text_comes_out() -> None:
    assert done("says_back", "Ja, wir löschen sie. 是".encode()) == "Ja, wir löschen sie. 是"
    assert nobody_left()


def test_a_large_file_reaches_the_child_whole() -> None:
    assert done("says_length", bytes(20_000_000)) == 20_000_000


def test_everything_but_reckoning_is_refused(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    outcomes = done("tries", str(mine).encode())
    assert isinstance(outcomes, dict)
    allowed = {name for name, outcome in outcomes.items() if outcome == "done"}
    assert allowed == {deed.__name__ for deed in deeds.NEEDED}
    assert {outcomes[deed.__name__] for deed in deeds.FORBIDDEN} == {"PermissionError"}
    assert mine.read_text() == "mine"
    assert nobody_left()


def test_nothing_heavy_is_loaded_in_the_child() -> None:
    loaded = in_child("tests.reading.deeds:says_modules", b"")
    assert not {"PySide6", "numpy", "sqlite3", "httpx", "reportlab", "PIL", "pytest"} & set(loaded)


@on_linux
def test_the_system_holds_the_child_to_its_limits_and_keeps_interrupts_from_it() -> None:
    held = done("says_limits", limits=Limits(memory=700_000_000, reckoning=7))
    assert held == {"AS": 700_000_000, "CPU": 7, "CORE": 0, "FSIZE": 0, "interrupted": False}
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.parametrize(
    ("deed", "limits"),
    [
        ("sleeps", Limits(seconds=1.0)),
        ("spins", Limits(reckoning=1)),
        ("grows", Limits(memory=300_000_000)),
        ("grows_under_watch", LIMITS),
        ("talks_on", Limits(answer=1_000)),
    ],
)
def test_a_child_that_takes_too_much_is_ended(deed: str, limits: Limits) -> None:
    assert reason_of(deed, limits=limits) is Reason.TOO_MUCH
    assert nobody_left()


@pytest.mark.parametrize("deed", ["dies", "babbles", "cannot_be_told", "is_not_there"])
def test_a_child_that_fails_says_nothing_in_the_terminal(deed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert reason_of(deed) is Reason.BROKEN
    assert capfd.readouterr() == ("", "")
    assert nobody_left()


def test_a_child_that_never_takes_its_bytes_is_ended() -> None:
    with pytest.raises(Unreadable) as caught:
        in_child("tests.reading.stuck:never", bytes(1_000_000), limits=Limits(seconds=1.0))
    assert caught.value.reason is Reason.TOO_MUCH
    assert nobody_left()


def test_the_person_can_stop_it() -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        in_child("tests.reading.deeds:sleeps", b"", tick=stop)
    assert nobody_left()


def test_it_can_be_done_off_the_thread_of_the_window(qapp: QApplication) -> None:
    jobs, outcomes = Jobs(), list[Outcome[object]]()
    jobs.start(lambda tick: in_child("tests.reading.deeds:says_back", b"abc", tick=tick), outcomes.append)
    jobs.start(lambda tick: in_child("tests.reading.deeds:says_length", b"abc", tick=tick), outcomes.append)
    jobs.wait()
    qapp.processEvents()
    assert {outcome.value for outcome in outcomes if isinstance(outcome, Done)} == {"abc", 3}
    assert nobody_left()


PARENT = """
from multiprocessing import active_children
from desktop.reading.child import in_child
def tell(share):
    print(*[child.pid for child in active_children()], flush=True)
in_child("tests.reading.deeds:sleeps", b"", tick=tell)
"""


@on_linux
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_parent_that_is_ended_leaves_no_child_behind(how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        child = os.pidfd_open(int(parent.stdout.readline()))
        if how is signal.SIGINT:
            os.killpg(parent.pid, how)  # as the terminal does it
        else:
            parent.send_signal(how)
        gone, _, _ = select.select([child], [], [], 30)
        os.close(child)
        parent.stdout.close()
        said = parent.stderr.read()
    assert gone
    assert "spawn_main" not in said


@on_linux
def test_a_program_that_reads_is_not_run_a_second_time(tmp_path: Path) -> None:
    script = tmp_path / "askfirst"
    script.write_text(
        "import sys\nfrom desktop.__main__ import main\nif __name__ == '__main__':\n"
        "    from desktop.reading.child import in_child\n"
        "    print(*in_child('tests.reading.deeds:says_modules', b''))\n"
    )
    run = subprocess.run(
        [sys.executable, str(script)], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert run.stderr == ""
    assert "desktop" in run.stdout.split()
    assert not {"PySide6", "numpy", "argparse"} & set(run.stdout.split())
