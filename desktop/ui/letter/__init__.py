"""A letter before it goes out."""
