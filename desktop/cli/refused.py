"""Input that is refused."""


class Refused(Exception):
    """The input is refused; its text says why and what to do."""
