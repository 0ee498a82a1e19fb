"""A reply taken down by hand, passage by passage."""
