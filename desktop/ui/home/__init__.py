"""Home: all studies."""
