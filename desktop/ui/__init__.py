"""The window and its pages; Qt lives here and in the composition root only."""

import sys


def _keep_constants_alive() -> None:
    """Make None, True and False immortal, as they are from Python 3.12 on (PEP 683).

    PySide6 6.12.0 drops one reference to what an overridden method gives back: measured, 200 repaints of a widget cost
    200 references to None. Under Python 3.11 the process then dies of "deallocating None", or True or False.
    """
    from ctypes import c_ssize_t

    for constant in (None, True, False):
        count = c_ssize_t.from_address(id(constant))
        count.value += 1 << 40


if sys.version_info < (3, 12):
    _keep_constants_alive()
