"""Documents of a study in words: what they are, where a quote of theirs stands, what became of it."""

from desktop.core.document import DocumentKind
from desktop.core.revisions import Fate
from desktop.i18n import ntr, tr
from desktop.words.passages import page_words


def kind_words(kind: DocumentKind) -> str:
    """What a document is."""
    return {
        DocumentKind.PDF: tr("PDF"),
        DocumentKind.HTML: tr("Web page"),
        DocumentKind.DOCX: tr("Word document"),
        DocumentKind.TEXT: tr("Plain text"),
    }[kind]


def quote_source_words(name: str, page: int | None) -> str:
    """Where a quote from the document of this name is from; it begins with the name, by which it is known again."""
    return tr("{name}, page {n}").format(name=name, n=page) if page is not None else name


def passages_found_words(count: int) -> str:
    """How many passages bear on a question by a phrase of it."""
    return ntr("{n} passage", "{n} passages", count).format(n=count) if count else tr("none found")


def quoted_words(questions: int) -> str:
    """For how many questions a document is quoted."""
    if not questions:
        return tr("Not quoted yet")
    return ntr("Quoted for {n} question", "Quoted for {n} questions", questions).format(n=questions)


def fate_words(fate: Fate, *, before: int | None, now: int | None) -> str:
    """What became of a quote, with its page then and now where they are counted."""
    if fate is Fate.GONE:
        return tr("No longer found here")
    words = tr("Still there, word for word") if fate is Fate.KEPT else tr("Changed")
    if now is None:
        return words
    if before is None or before == now:
        return tr("{what}, {page}").format(what=words, page=page_words(now))
    return tr("{what}, {page}, before on {earlier}").format(
        what=words, page=page_words(now), earlier=page_words(before)
    )


def fates_words(fates: tuple[Fate, ...]) -> str:
    """What became of all the quotes, in a sentence."""
    kept, changed, gone = (fates.count(fate) for fate in (Fate.KEPT, Fate.CHANGED, Fate.GONE))
    quotes = ntr("Of {n} quote", "Of {n} quotes", len(fates)).format(n=len(fates))
    return tr("{quotes}, {kept} still there word for word, {changed} changed, {gone} no longer found.").format(
        quotes=quotes, kept=kept, changed=changed, gone=gone
    )
