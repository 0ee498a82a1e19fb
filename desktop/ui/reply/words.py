"""Words on the page for taking down a reply, cut where they are long."""


def shortened(words: str, *, letters: int = 220) -> str:
    """The beginning of long words, cut between two of them."""
    return words if len(words) <= letters else words[:letters].rsplit(" ", 1)[0] + " …"
