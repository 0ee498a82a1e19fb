"""Joins the reader with the vault: a passage is attached to a question as one more record of the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt

from desktop.core.quoting import QuotedPassage, without_passage
from desktop.core.states import State
from desktop.core.study import Answer
from desktop.i18n import tr
from desktop.store.documents import KeptDocument
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.documents.attaching import attached, outcome_of, passage_at, refusal
from desktop.ui.documents.following import Following
from desktop.ui.documents.in_hand import DocumentsInHand, Found, Side, Where, find_passages
from desktop.ui.documents.list_state import facts_words
from desktop.ui.documents.list_view import ask_for_document
from desktop.ui.documents.opening import Given, Opening
from desktop.ui.documents.outcome import Outcome as Attached
from desktop.ui.documents.paper import OpenDocument, opened
from desktop.ui.documents.reader_state import ReaderState, Span, first_found, first_question, reader_state
from desktop.ui.documents.reader_view import ReaderPage
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.places import Documents, Interview, Place
from desktop.ui.standings import Standings
from desktop.words.reading import left_out_words


class ReaderPresenter:
    """Shows one document. Passages are looked for once in each, and kept in hand with where the person is."""

    def __init__(
        self,
        view: ReaderPage,
        *,
        vault: Vault,
        standings: Standings,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        hands: dict[str, DocumentsInHand],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._go = go
        self._changed = changed
        self._hands = hands
        self._finding = Errand(jobs)
        self._following = Following(view, vault=vault, standings=standings, jobs=jobs)
        self._opened: OpenDocument | None = None
        self._where = Where()
        self._chosen = False
        self._last: tuple[QuotedPassage, Answer | None] | None = None
        self._opening = Opening(
            vault=vault, jobs=jobs, now=now, changed=changed, progress=view.progress, say=self._say,
            opened=self._show_newer,
        )  # fmt: skip
        view.progress.stop_wanted.connect(self._finding.stop)
        view.questions.question_wanted.connect(self._choose_question)
        view.passages.passage_wanted.connect(self._choose_passage)
        view.passages.fold_wanted.connect(self._fold)
        view.step_wanted.connect(self._step)
        view.attach_wanted.connect(self._attach)
        view.newer_wanted.connect(self._open_newer)
        view.back_wanted.connect(lambda: go(Documents(self._document.study)))
        view.side_wanted.connect(self._show_side)
        view.changes.place_wanted.connect(self._show_span)
        view.changes.question_wanted.connect(lambda question: go(Interview(self._document.study, question)))
        view.outcome.answer_wanted.connect(lambda: go(Interview(self._document.study, self._where.question)))
        view.outcome.take_back_wanted.connect(self._take_back)

    def enter(self, document: KeptDocument, *, question: str) -> None:
        """Show a document where the person left it, or the passages on the question that is asked for."""
        self._open(document)
        standing = self._standings.of(document.study)
        before = self._hand.places.get(document.id, Where())
        known = question if question in standing.questionnaire.by_id else ""
        self._chosen = bool(known or before.question)
        wanted = known or before.question or first_question(standing)
        returned = before.question == wanted
        self._where = before if returned else Where(wanted, side=before.side)
        self._last = None
        self.view.show_outcome(None)
        self._show()
        if document.id not in self._hand.found:
            self._find(bring_up=bool(known) and not returned)
        elif not returned:
            self._begin_with_first()
        self._show_side(self._where.side)
        if returned:
            self.view.text.go_to(self._where.cursor)

    @property
    def _document(self) -> KeptDocument:
        assert self._opened is not None
        return self._opened.document

    @property
    def place(self) -> Documents:
        """Where the person is: the document, and the question in hand."""
        return Documents(self._document.study, self._document.id, self._where.question)

    def leave(self) -> None:
        """Stop what is under way, and hold where the person is."""
        self._finding.drop()
        self._following.drop()
        self._opening.drop()
        place = replace(self._where, cursor=self.view.text.place)
        places = {**self._hand.places, self._document.id: place}
        self._keep(replace(self._hand, places=places, last=self._document.id))

    @property
    def _hand(self) -> DocumentsInHand:
        return self._hands.get(self._document.study, DocumentsInHand())

    def _keep(self, hand: DocumentsInHand) -> None:
        self._hands[self._document.study] = hand

    @property
    def _found(self) -> Found | None:
        return self._hand.found.get(self._document.id)

    def _open(self, document: KeptDocument) -> None:
        if self._opened is not None and self._opened.document.id == document.id:
            return
        text = self._vault.document_text(document.id)
        assert text is not None
        text = replace(text, cut=document.cut)
        self._opened = opened(document, text)
        self.view.text.show_paper(self._opened.paper)
        left_out = left_out_words(text, name=document.name)
        self.view.show_document(title=document.name, facts=facts_words(document), left_out=left_out)

    def _find(self, *, bring_up: bool) -> None:
        """Look for passages off this thread, once."""
        assert self._opened is not None
        questions = self._standings.of(self._document.study).questions
        lexicons = {question.id: question.passages for question in questions if question.passages is not None}
        self.view.progress.begin(tr("Looking for passages"))
        work = partial(find_passages, self._opened.text, lexicons)
        self._finding.start(work, partial(self._take_found, bring_up=bring_up), self.view.progress.tell)

    def _take_found(self, outcome: Outcome[Found], *, bring_up: bool) -> None:
        self.view.progress.end()
        match outcome:
            case Done(found):
                self._keep(replace(self._hand, found={**self._hand.found, self._document.id: found}))
                if not self._chosen:
                    standing = self._standings.of(self._document.study)
                    self._where = Where(first_found(standing, found), side=self._where.side)
                    bring_up = True
                if bring_up:
                    self._begin_with_first()
                else:
                    self._where = replace(self._where, here=self._first())
                    self._show()
            case Failed(error):
                raise error
            case _:
                self._say(tr("Stopped. You can still mark a passage in the text, and attach it."))

    def _shown(self) -> ReaderState:
        assert self._opened is not None
        standing = self._standings.of(self._document.study)
        return reader_state(standing, self._document, self._opened.paper, self._found, question=self._where.question)

    def _show(self) -> None:
        self.view.show_state(self._shown(), here=self._where.here, unfolded=self._where.unfolded)

    def _say(self, sentence: str) -> None:
        """Say it beside the text, where what is said is seen."""
        if sentence and self._where.side is Side.CHANGES:
            self._show_side(Side.TEXT)
        self.view.show_outcome(Attached(sentence) if sentence else None)

    def _first(self) -> int | None:
        return next((row.number for row in self._shown().strong), None)

    def _begin_with_first(self) -> None:
        self._where = replace(self._where, here=self._first(), unfolded=False)
        self._show()
        self._bring_up()

    def _bring_up(self) -> None:
        span = self._span_in_hand()
        if span is not None:
            self.view.text.bring_up(span)

    def _span_in_hand(self) -> Span | None:
        listed = self._shown().listed(unfolded=self._where.unfolded)
        return next((row.span for row in listed if row.number == self._where.here), None)

    def _choose_question(self, question: str) -> None:
        self._where = replace(self._where, question=question)
        self._last = None
        self.view.show_outcome(None)
        self._begin_with_first()

    def _choose_passage(self, number: int) -> None:
        self._where = replace(self._where, here=number)
        self._show()
        self._bring_up()

    def _fold(self) -> None:
        self._where = replace(self._where, unfolded=not self._where.unfolded)
        self._show()

    def _step(self, step: int) -> None:
        """The next passage or the one before; behind the last strong one, the weaker ones are unfolded."""
        shown = self._shown()
        listed = (*shown.strong, *shown.weaker)
        if not listed:
            return
        at = next((at for at, row in enumerate(listed) if row.number == self._where.here), -1 if step > 0 else 0)
        row = listed[min(max(at + step, 0), len(listed) - 1)]
        self._where = replace(self._where, unfolded=self._where.unfolded or not row.strong)
        self._choose_passage(row.number)
        self.view.announce(row.words)

    def _attach(self) -> None:
        """Append a record that quotes what is marked, else the passage in hand."""
        assert self._opened is not None
        span = self.view.text.marked or self._span_in_hand()
        if span is None:
            self._say(tr("No passage is in hand. Mark one in the text, or choose another question."))
            return
        question = self._where.question
        known = self._standings.of(self._document.study).answers.get(question)
        current = known or Answer(question, self._now(), State.NOT_ASKED)
        passage = passage_at(self._document, self._opened.paper, span)
        after = attached(current, self._document, passage, at=self._now())
        if self._last is None or self._last[0] != passage:
            self._last = passage, None
        if refused := refusal(current, after, passage):
            self.view.show_outcome(refused)
        elif self._record(after):
            self._last = passage, current
            self.view.show_outcome(outcome_of(self._standings.of(self._document.study), current, after, passage))

    def _take_back(self) -> None:
        """Follow the record by one without the passage, or by what was said before; the log keeps all of them."""
        current = self._standings.of(self._document.study).answers.get(self._where.question)
        if self._last is None or current is None:
            return
        passage, before = self._last
        by_button = self.view.outcome.take_back.hasFocus()
        documents = {document.sha256 for document in self._vault.documents(self._document.study)}
        at = max(self._now(), current.recorded_at)
        without = without_passage(current, passage, documents=documents, at=at)
        if self._record(replace(before, recorded_at=at) if before else without):
            self._last = None
            self._say(tr("Taken back."))
            if by_button:
                self.view.go_to_lists()

    def _record(self, answer: Answer) -> bool:
        """Whether it was written; where not, the person is told and nothing is lost."""
        try:
            self._changed(self._vault.record(self._document.study, answers=(answer,)))
        except StoreFault as fault:
            self._say(str(fault))
            return False
        self._show()
        return True

    def _open_newer(self) -> None:
        path = ask_for_document(self.view, title=tr("Open a newer version"))
        if path is not None:
            self._opening.open_file(path, study=self._document.study, newer_of=self._document.id)

    def _show_newer(self, given: Given, document: str) -> None:
        """Show first what became of the quotes."""
        self._keep(self._hand.beginning_with_changes(document))
        self._go(Documents(given.study, document))

    def _show_side(self, side: Side) -> None:
        assert self._opened is not None
        newer = self._document.newer_of is not None
        self._where = replace(self._where, side=side if newer else Side.TEXT)
        self.view.show_side(self._where.side, newer=newer)
        if self._where.side is Side.CHANGES:
            self._following.begin(self._opened)

    def _show_span(self, question: str, span: Span) -> None:
        """Show a place in the text as marked, ready to be attached to its question."""
        self._where = replace(self._where, question=question, here=None)
        self._show_side(Side.TEXT)
        self._show()
        self.view.text.mark(span)
        self.view.text.setFocus(Qt.FocusReason.OtherFocusReason)
