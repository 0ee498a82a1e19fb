"""The claim reader: what a promise means, what a service gives out, how rare one is."""
