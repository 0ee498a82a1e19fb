"""The window and its pages; Qt lives here and in the composition root only."""

import sys


def _keep_none_alive() -> None:
    """Make None immortal, as it is from Python 3.12 on (PEP 683).

    PySide6 6.12.0 drops one reference to None for each overridden method that gives nothing back: measured, 200
    repaints of a widget cost 200 references. Under Python 3.11 the process then dies of "deallocating None".
    """
    from ctypes import c_ssize_t

    count = c_ssize_t.from_address(id(None))
    count.value += 1 << 40


if sys.version_info < (3, 12):
    _keep_none_alive()
