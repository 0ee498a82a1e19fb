"""Letters as a person reads them: nothing unseen, no ligatures, one space between words."""

import re

LIGATURES = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•",
    }
)  # fmt: skip
"""Letters that were set as one, and the dots of lists from Symbol and Wingdings."""
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""What is not seen, turns letters round, or means another thing in each font; soft hyphens too."""
HYPHENS = re.compile("-\u00ad*[\u2010\u2011]|[\u2010\u2011]")
"""Hyphens of their own, some beside the plain one for which they stand."""
BLANKS = re.compile(r"[\s\u1680\u2000-\u200a\u3000]+")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028]")
PAGE_ENDS = re.compile("[\x0c\u2029]")


def cleaned(text: str) -> str:
    """A run of letters in one line: what is not seen is left out, and blanks of any kind are one space."""
    return BLANKS.sub(" ", UNSEEN.sub("", HYPHENS.sub("-", text.translate(LIGATURES))))


def with_line_ends(text: str) -> str:
    """The text, each of its lines ended by one line feed; before a new page stands an empty line."""
    return PAGE_ENDS.sub("\n\n", LINE_ENDS.sub("\n", text))
