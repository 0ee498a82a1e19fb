"""The same uses without a window."""
