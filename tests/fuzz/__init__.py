"""Feeding the parsers what nobody would write: `make fuzz`."""
