"""The interview: one question at a time."""
