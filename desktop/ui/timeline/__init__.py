"""Timeline: how a study came to stand where it stands."""
