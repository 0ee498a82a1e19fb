"""Facts in plain words, for window, report and command line alike."""
