"""What the reader shows: the questions with how much was found for each, and the passages on the one in hand."""

from dataclasses import dataclass, replace

from desktop.core.credits import is_hidden
from desktop.core.questionnaire import Question
from desktop.core.quoting import quoted_in, quotes_passage
from desktop.core.standing import Standing
from desktop.core.states import State
from desktop.core.study import Answer
from desktop.i18n import ntr, tr
from desktop.store.documents import KeptDocument
from desktop.ui.documents.in_hand import Found
from desktop.ui.documents.paper import Paper, paragraphs_in
from desktop.ui.interview.state import answer_words
from desktop.words.documents import passages_found_words
from desktop.words.passages import negation_words, none_found_words, page_words

Span = tuple[int, int]
MOST = 100
"""Passages on one question that are listed and marked, the best first; nobody reads more of them."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that can be chosen, or the heading over some: then `id` is empty. `words` says the row."""

    id: str
    title: str
    state: State = State.NOT_ASKED
    count: str = ""
    found: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage on the question in hand, by paragraphs. `span`: where it stands in the text as it is shown."""

    number: int
    paragraphs: tuple[str, ...]
    page: int | None
    span: Span
    strong: bool
    negation: bool
    quoted: bool

    @property
    def marks(self) -> tuple[str, ...]:
        """What is remarked on beside it."""
        marks = (negation_words() if self.negation else "", tr("quoted") if self.quoted else "")
        return tuple(mark for mark in marks if mark)

    @property
    def words(self) -> str:
        """The passage as it is read out."""
        return ". ".join(part for part in (page_words(self.page), *self.marks, *self.paragraphs) if part)


@dataclass(frozen=True, slots=True)
class ReaderState:
    """All that stands beside the text. `weaker` are folded away until they are asked for.

    `remark`: why there is no passage, or not all of them; `recorded`: the answer that counts now, in words.
    """

    questions: tuple[QuestionRow, ...]
    question: str
    where: str
    plain: str
    recorded: str
    found: str
    strong: tuple[PassageRow, ...]
    weaker: tuple[PassageRow, ...]
    remark: str

    def listed(self, *, unfolded: bool) -> tuple[PassageRow, ...]:
        """The passages that can be walked through."""
        return (*self.strong, *self.weaker) if unfolded else self.strong


def reader_state(
    standing: Standing, document: KeptDocument, paper: Paper, found: Found | None, *, question: str
) -> ReaderState:
    """What to show beside a document; `found` None while passages are still looked for."""
    chosen = standing.questionnaire.by_id[question]
    answer = standing.answers.get(question)
    rows = () if found is None else _passage_rows(found, paper, answer, document, question=question)
    strong = tuple(row for row in rows if row.strong)
    count = 0 if found is None else _strong(found, question)
    return ReaderState(
        questions=_question_rows(standing, found, document),
        question=question,
        where=_where(standing, chosen),
        plain=chosen.plain,
        recorded=_recorded(standing, chosen),
        found="" if found is None else _count(chosen, found),
        strong=strong,
        weaker=tuple(row for row in rows if not row.strong),
        remark=_remark(chosen, found, count=count),
    )


def first_question(standing: Standing) -> str:
    """The question to begin with."""
    return next(question for question in _listed(standing) if question.id).id


def first_found(standing: Standing, found: Found) -> str:
    """The question to begin with once passages are found: the first open one that has any, else the first that has."""
    listed = [question.id for question in _listed(standing) if question.id]
    having = [question for question in listed if any(match.strong for match in found.matches.get(question, ()))]
    answered = {question for question in having if _is_answered(standing, question)}
    return next(iter([*(one for one in having if one not in answered), *having, *listed]))


def _is_answered(standing: Standing, question: str) -> bool:
    answer = standing.answers.get(question)
    return answer is not None and answer.state is State.ANSWERED


def weaker_words(count: int) -> str:
    """The line that unfolds the weaker matches."""
    return ntr("{n} weaker match", "{n} weaker matches", count).format(n=count)


def _where(standing: Standing, question: Question) -> str:
    if question.core:
        return tr("Core question {n} of {all}").format(n=question.core, all=len(standing.questionnaire.core))
    return question.number


def _recorded(standing: Standing, question: Question) -> str:
    answer = standing.answers.get(question.id)
    if answer is None or answer.state.is_open:
        return standing.questionnaire.method.states[standing.state(question)].label
    return answer_words(standing, answer)


def _remark(question: Question, found: Found | None, *, count: int) -> str:
    if count:
        return tr("The first {n} are listed.").format(n=MOST) if count > MOST else ""
    if question.passages is None:
        return tr("Nothing can be looked for on this question. Mark a passage in the text yourself.")
    return "" if found is None else none_found_words()


def _listed(standing: Standing) -> tuple[QuestionRow, ...]:
    """The core questions, then the others under their groups; those that an answer makes moot are left out."""
    rows = [QuestionRow("", tr("Core questions")), *(QuestionRow(q.id, q.short) for q in standing.questionnaire.core)]
    for group in standing.questionnaire.groups:
        own = [
            QuestionRow(q.id, q.short)
            for q in standing.questions
            if q.group == group.id and not q.core and not is_hidden(q, standing.answers)
        ]
        rows += [QuestionRow("", group.title), *own] if own else []
    return tuple(rows)


def _question_rows(standing: Standing, found: Found | None, document: KeptDocument) -> tuple[QuestionRow, ...]:
    return tuple(_filled(standing, row, found, document) if row.id else row for row in _listed(standing))


def _filled(standing: Standing, row: QuestionRow, found: Found | None, document: KeptDocument) -> QuestionRow:
    question = standing.questionnaire.by_id[row.id]
    state, count = standing.state(question), "" if found is None else _count(question, found)
    if quotes := _quotes(standing.answers.get(row.id), document):
        count = tr("{n} quoted").format(n=quotes)
    label = _recorded(standing, question)
    words = tr("{question} {found}. {state}.").format(
        question=row.title, found=count or tr("not looked for"), state=label
    )
    has = quotes > 0 or (found is not None and _strong(found, row.id) > 0)
    return replace(row, state=state, count=count, found=has, words=words)


def _quotes(answer: Answer | None, document: KeptDocument) -> int:
    """How many passages of the document an answer quotes."""
    passages = quoted_in(answer).passages if answer is not None else ()
    return sum(passage.is_from(document.name) for passage in passages)


def _count(question: Question, found: Found) -> str:
    if question.passages is None:
        return tr("not looked for")
    return passages_found_words(_strong(found, question.id))


def _strong(found: Found, question: str) -> int:
    return sum(match.strong for match in found.matches.get(question, ()))


def _passage_rows(
    found: Found, paper: Paper, answer: Answer | None, document: KeptDocument, *, question: str
) -> tuple[PassageRow, ...]:
    rows = []
    matches = found.matches.get(question, ())
    strong = [match for match in matches if match.strong]
    for match in (*strong[:MOST], *(match for match in matches if not match.strong)):
        passage = found.passages[match.passage]
        start, end = paper.place(passage.page, passage.start, passage.end)
        row = PassageRow(
            number=match.passage,
            paragraphs=paragraphs_in(paper.text[start:end]),
            page=passage.page,
            span=(start, end),
            strong=match.strong,
            negation=match.negation,
            quoted=answer is not None and quotes_passage(answer, passage.text, sha256=document.sha256),
        )
        rows.append(row)
    return tuple(rows)
