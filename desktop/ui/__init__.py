"""The window and its pages; Qt lives here and in the composition root only."""
