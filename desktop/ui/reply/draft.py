"""What the person takes down of a reply before it is kept: held in memory, study by study."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from desktop.core.deadlines import SENT
from desktop.core.quoting import PAUSE
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Event, EventKind, Study, current_answers, moment_on, utc_day

UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the reply's text: `words` stood at `start` when it was marked."""

    start: int
    words: str

    @property
    def quote(self) -> str:
        """The words on one line."""
        return " ".join(self.words.split())


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer taken down; `option` and `evidence` exactly where the state is ANSWERED."""

    question: str
    state: State
    option: str | None
    evidence: Evidence | None
    passages: tuple[Passage, ...]

    @property
    def quote(self) -> str:
        """The passages in the order of the text, with a pause between them."""
        return PAUSE.join(p.quote for p in sorted(self.passages, key=lambda p: p.start))

    def answer(self, at: datetime = UNDATED, *, source: str = "", note: str = "") -> Answer:
        """The record that it becomes."""
        return Answer(
            self.question, at, self.state, self.option, self.evidence, quote=self.quote, source=source, note=note
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply in hand. `source` and `day` None: what is proposed; `entered`: the log has an event for it already.

    `asked_again` names the questions that were asked and are not answered in it, while the person is asked about them.
    """

    text: str = ""
    marking: bool = False
    question: str = ""
    source: str | None = None
    day: date | None = None
    evidence: Evidence = Evidence.CLAIMED
    taken: tuple[Taken, ...] = ()
    kept: tuple[Passage, ...] = ()
    kept_answers: int = 0
    entered: bool = False
    asked_again: bool = False


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0\ufdd1]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")


def readable(text: str) -> str:
    """The text with control characters made spaces; lines end as they do in the window."""
    return _CONTROL.sub(" ", _LINE_END.sub("\n", text))


def with_taken(draft: Draft, passage: Passage | None, *, state: State, option: str | None = None) -> Draft:
    """The draft with an answer to the question in hand; what was marked before for the same question stays with it."""
    before = next((t for t in draft.taken if t.question == draft.question), None)
    passages = before.passages if before else ()
    if passage is not None and passage not in passages:
        passages = (*passages, passage)
    evidence = draft.evidence if state is State.ANSWERED else None
    taken = Taken(draft.question, state, option, evidence, passages)
    others = tuple(t for t in draft.taken if t.question != draft.question)
    return replace(draft, taken=(*others, taken), question="")


def with_text(draft: Draft, text: str) -> Draft:
    """The draft with another text: another reply, where nothing that was kept stands in it any more."""
    another = bool(draft.kept) and all(place_of(text, passage) is None for passage in draft.kept)
    if not another and (text.strip() or draft.taken):
        return replace(draft, text=text)
    taken = draft.taken if another else ()
    return Draft(text=text, day=draft.day, evidence=draft.evidence, taken=taken, source=draft.source)


def without(draft: Draft, question: str) -> Draft:
    """The draft with one answer taken back."""
    return replace(draft, taken=tuple(t for t in draft.taken if t.question != question))


def place_of(text: str, passage: Passage) -> tuple[int, int] | None:
    """Where a passage stands in the text as it is now; None where it was written over."""
    start = passage.start if text.startswith(passage.words, passage.start) else text.find(passage.words)
    return (start, start + len(passage.words)) if start >= 0 and passage.words else None


def sentence_around(text: str, start: int, end: int, *, reach: int = 300) -> tuple[int, int]:
    """Where the sentence round a place begins and ends, no further than `reach` letters to either side."""
    first, last = max(0, start - reach), min(len(text), end + reach)
    for at in range(start - 1, first - 1, -1):
        if text[at] == "\n" or (text[at] in ".!?" and text[at + 1 : at + 2].isspace()):
            first = at + 1
            break
    for at in range(max(end - 1, 0), last):
        if text[at] == "\n" or (text[at] in ".!?" and (at + 1 == len(text) or text[at + 1].isspace())):
            last = at if text[at] == "\n" else at + 1
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def moment_of(day: date, *, now: datetime, others: Iterable[datetime]) -> datetime:
    """When something of a day is recorded: now or at noon (UTC), and not before what that day has already."""
    return max((moment_on(day, now=now), *(other for other in others if utc_day(other) == day)))


def answers_of(taken: Iterable[Taken], study: Study, *, source: str, day: date, now: datetime) -> tuple[Answer, ...]:
    """The records to keep. The person's own note to a question goes on with it."""
    known = current_answers(study.answers)
    return tuple(
        t.answer(
            _moment(t.question, known, day=day, now=now),
            source=source,
            note=known[t.question].note if t.question in known else "",
        )
        for t in taken
    )


def _moment(question: str, known: Mapping[str, Answer], *, day: date, now: datetime) -> datetime:
    return moment_of(day, now=now, others=[known[question].recorded_at] if question in known else [])


def reply_event(study: Study, *, source: str, text: str, day: date, now: datetime) -> Event:
    """The event of a reply that came on a day, with its text; it follows what was sent on the same day."""
    sent = [event.at for event in study.events if event.kind in SENT]
    return Event(
        moment_of(day, now=now, others=sent),
        EventKind.REPLY_RECEIVED,
        note=f"{source}\n\n{text}" if text.strip() else source,
    )


def later_record(study: Study, question: str, day: date) -> date | None:
    """The day of a record that is newer than one of this day would be; None where this one would count."""
    known = current_answers(study.answers).get(question)
    recorded = utc_day(known.recorded_at) if known else None
    return recorded if recorded is not None and recorded > day else None


def unanswered(study: Study, *, day: date, questions: Iterable[str]) -> tuple[str, ...]:
    """The questions that were asked by this day and still wait for an answer."""
    known = current_answers(study.answers)
    return tuple(
        q for q in questions if q in known and known[q].state is State.AWAITING and utc_day(known[q].recorded_at) <= day
    )


def no_reply_answers(study: Study, questions: Iterable[str], *, day: date, now: datetime) -> tuple[Answer, ...]:
    """Records that say of each question that no answer came."""
    known = current_answers(study.answers)
    return tuple(
        replace(known[q], recorded_at=_moment(q, known, day=day, now=now), state=State.NO_REPLY) for q in questions
    )
