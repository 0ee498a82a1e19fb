"""The report before it is saved or printed."""
