"""Documents of a study: their list, and one of them with the passages that bear on each question."""
