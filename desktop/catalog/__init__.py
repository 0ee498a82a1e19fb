"""TOML files -> questionnaires, with faults that name file, place and line."""
