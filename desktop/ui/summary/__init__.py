"""Summary: where one study stands."""
