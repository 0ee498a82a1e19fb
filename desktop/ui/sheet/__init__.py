"""A question sheet before it goes out."""
