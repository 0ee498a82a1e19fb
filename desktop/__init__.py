"""Askfirst: ask first, share second."""

__version__ = "0.1.0"
