"""Compare: two to four studies side by side."""
