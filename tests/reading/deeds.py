"""What a child process may be asked to do in the tests, good and bad; each is run there by its name."""

import os
import sys
from collections.abc import Callable
from pathlib import Path


def says_back(content: bytes) -> str:
    """The bytes as text."""
    return content.decode()


def says_length(content: bytes) -> int:
    """How many bytes came."""
    return len(content)


def says_modules(_content: bytes) -> list[str]:
    """The packages that are loaded."""
    return sorted({name.partition(".")[0] for name, module in sys.modules.items() if module is not None})


def says_limits(_content: bytes) -> dict[str, object]:
    """The limits that the system holds this process to, and whether Ctrl-C reaches it."""
    import resource
    import signal

    kinds = {name: getattr(resource, f"RLIMIT_{name}") for name in ("AS", "CPU", "CORE", "FSIZE")}
    limits: dict[str, object] = {name: resource.getrlimit(kind)[0] for name, kind in kinds.items()}
    return limits | {"interrupted": signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())}


def tries(content: bytes) -> dict[str, str]:
    """What becomes of each thing that is forbidden, or needed; the content is the path of a file of the person's."""
    path = content.decode()
    return {deed.__name__: _outcome(deed, path) for deed in (*FORBIDDEN, *NEEDED)}


def _outcome(deed: Callable[[str], object], path: str) -> str:
    try:
        deed(path)
    except (OSError, ImportError) as error:
        return type(error).__name__
    return "done"


def _reach_out(_path: str) -> None:
    import socket

    socket.socket()


def _look_up(_path: str) -> None:
    import socket

    socket.getaddrinfo("localhost", 80)


def _read_file(path: str) -> None:
    Path(path).read_bytes()


def _read_system(_path: str) -> None:
    os.open("/etc/hosts", os.O_RDONLY)


def _climb(path: str) -> None:
    Path(os.__file__, *[".."] * 20, path.lstrip("/")).read_bytes()


def _write_file(path: str) -> None:
    Path(path).write_bytes(b"gone")


def _write_program(_path: str) -> None:
    Path(os.__file__).with_name("askfirst-was-here").open("wb")


def _remove_file(path: str) -> None:
    Path(path).unlink()


def _rename_file(path: str) -> None:
    Path(path).rename(path + "-moved")


def _list_folder(path: str) -> None:
    list(Path(path).parent.iterdir())


def _start_program(_path: str) -> None:
    import subprocess

    subprocess.run([sys.executable, "-c", ""])


def _start_shell(_path: str) -> None:
    os.system("true")


def _fork(_path: str) -> None:
    if os.fork() == 0:
        os._exit(0)


def _become_other(_path: str) -> None:
    os.execv(sys.executable, [sys.executable, "-c", ""])


def _load_library(_path: str) -> None:
    import ctypes

    ctypes.CDLL(None)


def _end_others(_path: str) -> None:
    os.kill(os.getppid(), 0)


def _lift_limits(_path: str) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, resource.getrlimit(resource.RLIMIT_AS))


def _import_more(_path: str) -> None:
    import colorsys  # noqa: F401


FORBIDDEN = (
    _reach_out,
    _look_up,
    _read_file,
    _read_system,
    _climb,
    _write_file,
    _write_program,
    _remove_file,
    _rename_file,
    _list_folder,
    _start_program,
    _start_shell,
    _fork,
    _become_other,
    _load_library,
    _end_others,
    _lift_limits,
)
NEEDED = (_import_more,)


def sleeps(_content: bytes) -> None:
    """Hang without reckoning."""
    import threading

    threading.Event().wait()


def spins(_content: bytes) -> None:
    """Hang reckoning."""
    while True:
        pass


def grows(_content: bytes) -> None:
    """Take all memory there is."""
    held = []
    while True:
        held.append(bytearray(16_000_000))


def grows_under_watch(_content: bytes) -> str:
    """Take more than is allowed where the system holds no limit, so that the process watches itself."""
    import threading

    from desktop.reading.confined import watch_memory

    threading.Thread(target=watch_memory, args=(64_000_000,), daemon=True).start()
    ended, held = threading.Event(), list[bytearray]()
    while not ended.wait(0.001) and len(held) < 200:
        held.append(bytearray(1_000_000))
    ended.wait(2)
    return "nobody watched"


def babbles(_content: bytes) -> None:
    """Print everywhere and fail."""
    import warnings

    print("printed")
    print("complained", file=sys.stderr)
    os.write(2, b"written")
    warnings.warn("warned", stacklevel=1)
    raise LookupError("raised")


def talks_on(_content: bytes) -> str:
    """Answer more than anybody wants to hear."""
    return "x" * 1_000_000


def dies(_content: bytes) -> None:
    """End without a word."""
    os._exit(0)


def cannot_be_told(_content: bytes) -> object:
    """Answer what JSON cannot carry."""
    return object()
