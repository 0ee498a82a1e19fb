"""Places in a text, counted two ways."""

from bisect import bisect_left


class Units:
    """Places of letters in a text as Python counts them, and as Qt does: a letter beyond U+FFFF is two there."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, letter in enumerate(text) if letter > "\uffff"]
        self._wide_there = [at + before for before, at in enumerate(self._wide)]

    def there(self, place: int) -> int:
        """A place of Python's as Qt counts it."""
        return place + bisect_left(self._wide, place)

    def here(self, place: int) -> int:
        """A place of Qt's as Python counts it."""
        return place - bisect_left(self._wide_there, place)
