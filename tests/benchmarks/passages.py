"""How long it takes to find what a document says: 300 pages beside 30, cut and ranked for all questions."""

import random
import time
from collections.abc import Callable
from statistics import median

from desktop.catalog.load import load_questionnaire
from desktop.core.document import DocumentKind, DocumentText
from desktop.core.revisions import Quote, followed
from desktop.paths import questionnaires_folder
from desktop.reading.passages import passages_of, sentences_in
from desktop.reading.ranking import ranked, sought
from tests.reading.invented import NAMES, invented

Say = Callable[[str, str, str], None]
LETTERS_A_PAGE = 3_400


def printed(what: str, figure: str, promise: str) -> None:
    """One figure on a line, as in `make bench`."""
    print(f"{what:<64} {figure:>16}   {promise}", flush=True)


def paper(pages: int) -> DocumentText:
    """So many pages of the sentences of the invented documents, among as many of words that mean nothing."""
    dice = random.Random(7)
    texts = [page for name in NAMES for page in invented(name).pages]
    said = [text[start:end].strip() for text in texts for start, end in sentences_in(text)]
    syllables = [first + last for first in "bdfgklmnprst" for last in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(6_000)]

    def paragraph() -> str:
        idle = [" ".join(dice.choices(words, k=dice.randint(6, 24))).capitalize() + "." for _ in range(3)]
        return " ".join(dice.sample([*idle, *dice.choices(said, k=3)], k=6))

    def page() -> str:
        held: list[str] = []
        while sum(map(len, held)) < LETTERS_A_PAGE:
            held.append(paragraph())
        return "\n\n".join(held)

    return DocumentText(DocumentKind.PDF, tuple(page() for _ in range(pages)), paged=True)


def passages(say: Say = printed) -> None:
    """Cutting and ranking a long document and a short one, page for page; and following quotes into a newer one."""
    questionnaire = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
    lexicons = {q.id: q.passages for q in questionnaire.questions if q.passages is not None}
    short, long = paper(30), paper(300)

    def found(text: DocumentText) -> float:
        started = time.process_time()
        ranked([passage.text for passage in passages_of(text)], sought(lexicons))
        return time.process_time() - started

    pairs = [(found(short), found(long)) for _ in range(5)]
    few, many = (median(times) for times in zip(*pairs, strict=True))
    letters = sum(map(len, long.pages))
    what = f"300 pages ({letters / 1e6:.2f} million letters) cut and ranked for {len(lexicons)} questions"
    say(what, f"{many:.2f} s", "at most 4 s")
    say("the same, page for page / 30 pages", f"{many / few / 10:.2f}", "at most 1.5")

    def follow(text: DocumentText) -> float:
        quotes = [Quote("sharing", " ".join(page.split()[40:110]) + " as of today", 1) for page in short.pages]
        started = time.process_time()
        followed(quotes, text)
        return time.process_time() - started

    pairs = [(follow(short), follow(long)) for _ in range(5)]
    few, many = (median(times) for times in zip(*pairs, strict=True))
    what = "30 changed quotes followed into 300 pages, page for page / 30 pages"
    say(what, f"{many / few / 10:.2f} ({many * 1000:.0f} ms)", "at most 1.5")


if __name__ == "__main__":
    passages()
