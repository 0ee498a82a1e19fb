"""Words cut down to their stems, so that "shares", "sharing" and "shared" are one."""

import re

from snowballstemmer import stemmer

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00ad": None, "\u200b": None})
LANGUAGES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "nl": "dutch"}


def words_in(text: str) -> list[str]:
    """The words of a text in order; hyphens part words, case and kinds of apostrophes are nothing to it."""
    return _WORD.findall(text.translate(_APOSTROPHES).lower())


class Stems:
    """The stems of one language's words; each word is cut once."""

    def __init__(self, language: str = "en") -> None:
        self._stemmer = stemmer(LANGUAGES.get(language, "english"))
        self._known: dict[str, str] = {}

    def of(self, text: str) -> tuple[str, ...]:
        """The stems of a text's words in order."""
        return tuple(self._stem(word) for word in words_in(text))

    def _stem(self, word: str) -> str:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._stemmer.stemWord(word)
        return known
