"""Passages that bear on a question, in words: where they stand, and what finding them does not say."""

from collections.abc import Mapping
from difflib import get_close_matches

from desktop.core.ready_cut import CutFault, NoReadyCut
from desktop.i18n import ntr, tr

MOST_NAMES = 5


def page_words(page: int | None) -> str:
    """The page that a passage stands on; empty where its document has no pages."""
    return tr("page {n}").format(n=page) if page is not None else ""


def pages_words(count: int | None) -> str:
    """How many pages a document has; that there are none to count where it is not cut into pages."""
    if count is None:
        return tr("without page numbers")
    return ntr("one page", "{n} pages", count).format(n=f"{count:,}")


def none_found_words() -> str:
    """That the words of a question were not found, and no more than that."""
    return tr("No passage found in this document.")


def weaker_words() -> str:
    """What stands over passages that share words with a question and no phrase."""
    return tr("Weaker matches:")


def negation_words() -> str:
    """The mark on a passage that denies something, whatever that is."""
    return tr("says “no” or “not”")


def found_by_words() -> str:
    """What it means that a passage was found, or not."""
    return tr(
        "Passages are found by the words in them. Read them: a passage answers nothing by itself, "
        "and the same thing may be said in words that are not looked for."
    )


def unknown_question_words(name: str, known: Mapping[str, str]) -> str:
    """That there is no question of this name, with those whose names are near, or all; `known`: their numbers by id."""
    near = get_close_matches(name.lower(), known, n=MOST_NAMES, cutoff=0.5)
    shown = name[:40] if name.isprintable() else ascii(name)[1:-1][:40]
    names = ", ".join(f"{known[one]} {one}" for one in near or known)
    if near:
        return tr("“{name}” is no question here. Near names: {names}.").format(name=shown, names=names)
    what = tr("“{name}” is no question here. Name one by its number or its name: {names}.")
    return what.format(name=shown, names=names)


def no_phrases_words(name: str) -> str:
    """That a question has no phrases to look for."""
    return tr(
        "The question “{name}” has no phrases to look for. Write some into its questionnaire, "
        "under [questions.passages]."
    ).format(name=name)


def ready_cut_words(fault: NoReadyCut, *, name: str) -> str:
    """What is wrong with the file of passages of this name, and what to do about it."""
    words = {
        CutFault.TOO_LARGE: tr("{name} is larger than 20 MB. Rank fewer passages at a time."),
        CutFault.NOT_TEXT: tr(
            "{name}, line {at}: this is no text in UTF-8. Save the passages as UTF-8, then try again."
        ),
        CutFault.NOT_JSON: tr("{name}, line {at}: this is not JSON. Save the passages as JSON, then try again."),
        CutFault.TOO_DEEP: tr("{name} is nested too deep, or holds a number that is too long: these are no passages."),
        CutFault.NO_LIST: tr('{name} has no list called "passages". Put the passages into one.'),
        CutFault.NO_OBJECT: tr('{name}, passage {at}: it must be an object with "document", "passage" and "text".'),
        CutFault.MISSING: tr('{name}, passage {at}: "{key}" is missing. Add it.'),
        CutFault.NO_TEXT: tr('{name}, passage {at}: "{key}" must be a text in quotes.'),
        CutFault.NO_LABEL: tr('{name}, passage {at}: "{key}" must be a name in quotes or a whole number.'),
    }[fault.fault]
    return words.format(name=name, at=fault.at, key=fault.key)
