"""A module that never ends loading."""

import threading

threading.Event().wait()
