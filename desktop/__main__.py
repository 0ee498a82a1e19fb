"""No arguments: the window; else the command line."""

import gc
import os
import sys
from datetime import UTC, datetime
from pathlib import Path


def main() -> None:
    """Run Askfirst and end the process with its exit status."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # a child that reads a file starts this program again: it ends here
    arguments = sys.argv[1:]
    if (arguments[:1] == ["--vault"] and len(arguments) == 2) or not arguments:
        vault = arguments[1] if arguments else None
        sys.exit(run_window(vault) if _has_screen() else _without_screen())
    from desktop.cli.main import run

    sys.exit(run(arguments))


def _has_screen() -> bool:
    """Whether a window could be seen."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin") or platform:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_window(vault: str | None) -> int:
    """Open the window on the person's vault, or on another; the exit status.

    Until it stands Python's collector rests: nothing made for it is garbage, and looking for some takes a tenth.
    """
    gc.disable()
    from desktop.gui import Desk
    from desktop.paths import data_folder, default_vault
    from desktop.ui.application import prepare_application, report_mistakes

    application = prepare_application()
    own = data_folder() / "questionnaires"
    desk = Desk(application, Path(vault) if vault else default_vault(), own=own, now=system_now)
    report_mistakes(desk.show_mistake)
    desk.open()
    gc.freeze()
    gc.enable()
    status = application.exec()
    desk.close()
    return status


def system_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def _without_screen() -> int:
    """Say that there is no screen, do the main job on the example without a window, and end."""
    from desktop.cli.main import run

    print("There is no screen to open a window on. Doing the main job on the example instead, into out/.", flush=True)
    return run(["example", "-o", "out"])


if __name__ == "__main__":
    main()
