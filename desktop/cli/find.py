"""askfirst find: the passages of a document that bear on each question."""

import argparse
import json
import re
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.catalog.load import load_questionnaire
from desktop.cli.refused import Refused
from desktop.core.passage import Lexicon, Match, Passage
from desktop.core.questionnaire import Question
from desktop.core.ready_cut import Label, NoReadyCut, ReadyCut, ready_cut
from desktop.core.unreadable import LARGEST
from desktop.i18n import ntr, tr
from desktop.paths import questionnaires_folder
from desktop.store.transfer import read_bytes
from desktop.words.passages import (
    found_by_words,
    negation_words,
    no_phrases_words,
    none_found_words,
    page_words,
    pages_words,
    ready_cut_words,
    unknown_question_words,
    weaker_words,
)

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]


def add_find(verb: Verb, *, path: Callable[[str], Any]) -> None:
    """Add this command to the command line."""
    find = verb("find", find_passages, tr("find what a document says on each question"))
    source = find.add_mutually_exclusive_group(required=True)
    words = tr("a consent form or a policy: PDF, HTML, DOCX or text; - reads standard input")
    source.add_argument("document", type=path, nargs="?", metavar="DOCUMENT", help=words)
    words = tr("rank passages that are cut already, and no document")
    source.add_argument("--passages", type=path, metavar="FILE.json", help=words)
    find.add_argument("--question", metavar="ID", help=tr("for one question; else for all"))
    find.add_argument("--json", action="store_true", help=tr("print JSON"))


def find_passages(options: Namespace) -> None:
    """askfirst find"""
    questions = _questions(options.question)
    if options.passages is not None:
        _rank_ready_cut(options.passages, questions, as_json=options.json)
    else:
        _find_in_document(options.document, questions, as_json=options.json)


def _questions(wanted: str | None) -> tuple[Question, ...]:
    """The questions that passages are looked for; Refused where there is no such question, or none of its phrases."""
    questionnaire = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
    if wanted is None:
        return tuple(question for question in questionnaire.questions if question.passages is not None)
    number = re.sub(r"^Q0*", "Q", wanted.upper())
    numbers = {re.sub("^Q0*", "Q", question.number): question.id for question in questionnaire.questions}
    wanted = numbers.get(number, wanted)
    if wanted not in questionnaire.by_id:
        raise Refused(unknown_question_words(wanted, {q.id: q.number for q in questionnaire.questions}))
    if questionnaire.by_id[wanted].passages is None:
        raise Refused(no_phrases_words(wanted))
    return (questionnaire.by_id[wanted],)


def _ranking(questions: Sequence[Question]) -> Callable[[Sequence[str]], tuple[Match, ...]]:
    from desktop.reading.ranking import ranked, sought  # numpy is needed here alone

    lexicons: Mapping[str, Lexicon] = {q.id: q.passages for q in questions if q.passages is not None}
    phrases = sought(lexicons)
    return lambda texts: ranked(texts, phrases)


def _find_in_document(path: Path, questions: tuple[Question, ...], *, as_json: bool) -> None:
    from desktop.cli.documents import STANDARD_INPUT, document_in
    from desktop.reading.passages import passages_of

    text = document_in(path)
    name = tr("The text") if path == STANDARD_INPUT else path.name
    passages = passages_of(text)
    matches = _ranking(questions)([passage.text for passage in passages])
    pages = len(text.pages) if text.paged else None
    if as_json:
        found = [_found_json(match, passages[match.passage]) for match in matches]
        print(json.dumps({"document": name, "pages": pages, "passages": found}, indent=2))
        return
    count = ntr("one passage", "{n} passages", len(passages)).format(n=f"{len(passages):,}")
    print(tr("{name}: {pages}, {passages}.").format(name=name, pages=pages_words(pages), passages=count))
    print(found_by_words())
    places = [(page_words(passage.page), passage.text) for passage in passages]
    for line in _lines(matches, questions, places):
        print(line)


def _found_json(match: Match, passage: Passage) -> dict[str, object]:
    return {
        "question": match.question,
        "text": passage.text,
        "page": passage.page,
        "score": match.score,
        "strong": match.strong,
        "negation": match.negation,
    }


def _lines(matches: Sequence[Match], questions: Sequence[Question], places: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The matches under their questions; `places` are each passage's page in words, or its name, and its text."""
    for question in questions:
        own = [match for match in matches if match.question == question.id]
        strong = [match for match in own if match.strong]
        yield ""
        yield tr("{number} {question}").format(number=question.number, question=question.short)
        for match in strong:
            yield f"  {_told(match, *places[match.passage])}"
        if not strong:
            yield f"  {none_found_words()}"
        if len(strong) < len(own):
            yield f"  {weaker_words()}"
        for match in own[len(strong) :]:
            yield f"    {_told(match, *places[match.passage])}"


def _told(match: Match, place: str, text: str) -> str:
    """A passage on a line."""
    where = tr("{place}: “{text}”") if place else tr("“{text}”")
    line = where.format(place=_plain(place), text=_plain(text))
    return tr("{passage} ({mark})").format(passage=line, mark=negation_words()) if match.negation else line


def _plain(text: str) -> str:
    """A text on one line, without what a terminal would take for a command."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _rank_ready_cut(path: Path, questions: tuple[Question, ...], *, as_json: bool) -> None:
    passages = _ready_cut(path)
    rank = _ranking(questions)
    by_document: dict[Label, list[ReadyCut]] = {}
    for passage in passages:
        by_document.setdefault(passage.document, []).append(passage)
    rankings = [(cut, rank([passage.text for passage in cut])) for cut in by_document.values()]
    if as_json:
        rows = [_ranked_json(match, cut[match.passage]) for cut, matches in rankings for match in matches]
        print(json.dumps({"ranked": rows}, indent=2))
        return
    print(found_by_words())
    for (document, cut), (_, matches) in zip(by_document.items(), rankings, strict=True):
        print(f"\n{_plain(str(document))}")
        for line in _lines(matches, questions, [(str(passage.passage), passage.text) for passage in cut]):
            print(line)


def _ranked_json(match: Match, passage: ReadyCut) -> dict[str, object]:
    return {
        "question": match.question,
        "document": passage.document,
        "passage": passage.passage,
        "score": match.score,
        "strong": match.strong,
    }


def _ready_cut(path: Path) -> tuple[ReadyCut, ...]:
    try:
        return ready_cut(read_bytes(path, most=LARGEST + 1))
    except NoReadyCut as fault:
        raise Refused(ready_cut_words(fault, name=str(path))) from None
