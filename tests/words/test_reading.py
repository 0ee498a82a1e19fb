"""Why a file cannot be read, in words."""

import pytest

from desktop.core.unreadable import Reason
from desktop.words.reading import unreadable_words


@pytest.mark.parametrize("why", Reason)
def test_every_reason_has_a_sentence_that_names_the_file_and_says_what_to_do(why: Reason) -> None:
    sentences = unreadable_words(why, name="{answers}.pdf")
    assert "{answers}.pdf" in sentences
    assert sentences.endswith(".")
    assert sentences.count(". ") >= 1
