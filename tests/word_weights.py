"""make words LABELLED="one.json two.json": how much single words tell of each question, learnt from labelled passages.

The files are as `askfirst find --passages` reads them, with "questions", the ids that each topic stands for, and with
"topics" for each passage. The weights are a logistic regression, with a penalty on their squares and both kinds of
passages counting as much as each other (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009,
section 4.4), on what BM25 gives for each word of a passage. They are printed as the questionnaire writes them.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.catalog.load import load_questionnaire
from desktop.core.passage import Lexicon
from desktop.paths import questionnaires_folder
from desktop.reading.bm25 import Terms
from desktop.reading.ranking import ranked, sought
from desktop.reading.stems import Stems, words_in

FEWEST_ABOUT = 30
"""Documents that must bear on a question, ..."""
FEWEST_HOLDING = 5
"""... and documents that a word must stand in."""
MOST_WORDS = 60
PENALTY = 10.0
WIDTH = 96
"""Letters of a line of words."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The passages of one document, and the questions that each of them bears on."""

    texts: tuple[str, ...]
    questions: tuple[frozenset[str], ...]


def labelled(paths: Iterable[Path], lexicons: Mapping[str, Lexicon]) -> Iterator[Labelled]:
    """Each document of the files. Of a topic's questions those count whose phrases find a passage, else the first."""
    phrases = sought(lexicons)
    for path in paths:
        given = json.loads(path.read_text(encoding="utf-8"))
        documents = defaultdict(list)
        for passage in given["passages"]:
            documents[passage["document"]].append(passage)
        for passages in documents.values():
            texts = tuple(passage["text"] for passage in passages)
            found = {(match.passage, match.question) for match in ranked(texts, phrases) if match.strong}
            about = (
                frozenset(
                    question for topic in passage["topics"] for question in _found(at, given["questions"][topic], found)
                )
                for at, passage in enumerate(passages)
            )
            yield Labelled(texts, tuple(about))


def _found(at: int, questions: Sequence[str], found: set[tuple[int, str]]) -> list[str]:
    return [question for question in questions if (at, question) in found] or list(questions[:1])


def learnt(documents: Sequence[Labelled]) -> Mapping[str, Mapping[str, float]]:
    """For each question with documents enough the words that tell of it, each with its weight in tenths."""
    told, words = _told(documents)
    about = [questions for document in documents for questions in document.questions]
    counts = Counter(question for document in documents for question in frozenset().union(*document.questions))
    return {
        question: _strongest(told, words, np.array([question in questions for questions in about]))
        for question, count in counts.items()
        if count >= FEWEST_ABOUT
    }


def _told(documents: Sequence[Labelled]) -> tuple[Floats, list[str]]:
    """What BM25 gives, passage by word, and the words, each as it is written most often."""
    stems = Stems()
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    parts = []
    for document in documents:
        split = [words_in(text) for text in document.texts]
        for word in (word for words in split for word in words):
            spelt[stems.of(word)[0]][word] += 1
        held = [Counter(stems.of(text)) for text in document.texts]
        parts.append(Terms.of(held, [len(words) for words in split]))
    common = Counter(stem for part in parts for stem in part.numbers)
    wanted = [stem for stem, times in common.items() if times >= FEWEST_HOLDING and len(stem) > 1 and stem.isalpha()]
    column = {stem: at for at, stem in enumerate(wanted)}
    told = np.vstack([_columns(part, column) for part in parts])
    return told, [spelt[stem].most_common(1)[0][0] for stem in wanted]


def _columns(part: Terms, column: Mapping[str, int]) -> Floats:
    table = np.zeros((part.size, len(column)))
    place = np.array([column.get(str(term), -1) for term in part.numbers])[part.terms]
    table[part.passages[place >= 0], place[place >= 0]] = part.adds[place >= 0]
    return table


def _strongest(told: Floats, words: Sequence[str], right: NDArray[np.bool_]) -> Mapping[str, float]:
    weights = _fitted(told, right)
    order = np.argsort(-np.abs(weights) * np.sqrt((told**2).sum(axis=0)), kind="stable")[:MOST_WORDS]
    return {words[at]: tenths for at in order if (tenths := round(float(weights[at]), 1))}


def _fitted(told: Floats, right: NDArray[np.bool_], *, rounds: int = 30) -> Floats:
    """The weights by Newton's method; the last row and column are the part that no word explains."""
    table = np.hstack([told, np.ones((len(told), 1))])
    counts = np.where(right, len(right) / (2 * right.sum()), len(right) / (2 * (~right).sum()))
    penalty = np.full(table.shape[1], PENALTY)
    penalty[-1] = 1e-9
    weights = np.zeros(table.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (counts * (chance - right)) + penalty * weights
        bend = (table.T * (counts * chance * (1 - chance))) @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights[:-1]


def lines(weights: Mapping[str, float]) -> Iterator[str]:
    """The words as a questionnaire writes them: by weight, those that speak for the question first."""
    by_weight: dict[float, list[str]] = defaultdict(list)
    for word, weight in weights.items():
        by_weight[weight].append(word)
    for weight in sorted(by_weight, reverse=True):
        line = f"{weight:g}:"
        for word in sorted(by_weight[weight]):
            if len(line) + len(word) >= WIDTH:
                yield line
                line = f"{weight:g}:"
            line += f" {word}"
        yield line


def main(paths: Sequence[Path]) -> None:
    """Learn from these files and print."""
    questionnaire = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
    lexicons = {question.id: question.passages for question in questionnaire.questions if question.passages}
    documents = tuple(labelled(paths, lexicons))
    print(f"# {sum(len(document.texts) for document in documents)} passages of {len(documents)} documents")
    for question, weights in learnt(documents).items():
        print(f"# {question}\nwords = [")
        print(*(f'  "{line}",' for line in lines(weights)), sep="\n")
        print("]")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit('Name the labelled files: make words LABELLED="one.json two.json"')
    main([Path(name) for name in sys.argv[1:]])
