"""The rail: rooms and progress."""
