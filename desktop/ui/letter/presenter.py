"""Joins the page of a letter with the vault: composed, changed, taken along, and noted as sent."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from desktop.core.letter import LetterKind
from desktop.core.mail import is_address, mail_link
from desktop.core.reference import Jurisdiction
from desktop.core.study import Event, EventKind, moment_on, utc_day
from desktop.core.study import Place as Country
from desktop.i18n import tr
from desktop.store.faults import StoreFault
from desktop.store.vault import Changes, Vault
from desktop.ui.letter.state import LetterState, fitting, kind_words, letter_state
from desktop.ui.letter.view import LetterPage
from desktop.ui.memory import LetterKey, LetterWords
from desktop.ui.places import Exchange, LetterOut, Place
from desktop.ui.saving import saved
from desktop.ui.standings import Standings


class LetterPresenter:
    """Composes a letter and keeps what the person made of it for as long as the window is open."""

    def __init__(
        self,
        view: LetterPage,
        *,
        vault: Vault,
        standings: Standings,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        jurisdictions: Mapping[Country, Jurisdiction],
        fonts: Path,
        open_link: Callable[[str], bool],
        copy: Callable[[str], None],
        drafts: dict[LetterKey, LetterWords],
    ) -> None:
        self.view = view
        self._vault = vault
        self._standings = standings
        self._now = now
        self._go = go
        self._changed = changed
        self._jurisdictions = jurisdictions
        self._fonts = fonts
        self._open_link = open_link
        self._copy_text = copy
        self._study = ""
        self._shown: LetterState | None = None
        self._drafts = drafts
        view.kind_chosen.connect(self._choose_kind)
        view.held_chosen.connect(self._choose_held)
        view.copy_wanted.connect(self._copy)
        view.pdf_wanted.connect(self._save_pdf)
        view.text_wanted.connect(self._save_text)
        view.mail_wanted.connect(self._open_mail)
        view.sent.connect(self._record_sent)
        view.anew_wanted.connect(self._compose_anew)
        view.day_written.connect(self._choose_day)
        view.back_wanted.connect(lambda: go(Exchange(self._study)))

    def enter(self, place: Place) -> None:
        """Show a letter of the kind."""
        assert isinstance(place, LetterOut)
        self._study = place.study
        self.view.say("")
        self._show(LetterKind(place.kind))

    @property
    def place(self) -> LetterOut:
        """Where the person is: the letter in hand."""
        return LetterOut(self._study, self._shown.kind.value if self._shown else LetterKind.FIRST.value)

    def leave(self) -> None:
        """Keep what was changed, the words and the day."""
        if self._shown is not None:
            written = self._written(self._shown)
            if self._is_changed(self._shown) or written.reply_by is not None:
                self._drafts[self._key(self._shown)] = written
            else:
                self._drafts.pop(self._key(self._shown), None)

    def _key(self, shown: LetterState) -> LetterKey:
        return self._study, shown.kind, shown.joined

    def _is_changed(self, shown: LetterState) -> bool:
        return self.view.words != (shown.to, shown.subject, shown.text)

    def _choose_day(self, day: object) -> None:
        """Name the day in the letter too, unless the person has changed its words."""
        if self._shown is None or not isinstance(day, date):
            return
        if self._is_changed(self._shown):
            self.view.say(tr("The words are yours now, so a day that stands in them was not changed."))
        else:
            self._show(self._shown.kind, wished=day)

    def _written(self, shown: LetterState) -> LetterWords:
        day = self.view.day if self.view.day != shown.usual_day else None
        return LetterWords(*self.view.words, day)

    def _today(self) -> date:
        return utc_day(self._now())

    def _show(self, kind: LetterKind, *, wished: date | None = None) -> None:
        standing = self._standings.of(self._study)
        rule = self._jurisdictions.get(standing.study.context.place)
        kind = fitting(kind, standing.study)
        draft = self._drafts.get((self._study, kind, standing.study.context.already_joined))
        day = wished or (draft.reply_by if draft else None)
        self._shown = letter_state(kind, standing, rule, today=self._today(), wished=day)
        self.view.show_state(self._shown)
        if draft is not None and wished is None:
            self.view.show_draft(draft.to, draft.subject, draft.text)

    def _choose_kind(self, kind: str) -> None:
        self.leave()
        self.view.say("")
        self._show(LetterKind(kind))

    def _compose_anew(self) -> None:
        if self._shown is not None:
            self._drafts.pop(self._key(self._shown), None)
            self._show(self._shown.kind)

    def _choose_held(self, answer: object) -> None:
        """The one question that decides between the two modes; the study keeps the answer."""
        study, held = self._standings.of(self._study).study, bool(answer)
        if study.context.already_joined is held:
            return
        self.leave()
        try:
            told = replace(study, context=replace(study.context, already_joined=held))
            self._changed(self._vault.describe_study(told))
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        self._show(self._shown.kind if self._shown else LetterKind.FIRST)
        words = (
            tr("Noted under “About this study”: they hold your data already.")
            if held
            else tr("Noted under “About this study”: they do not hold your data yet.")
        )
        self.view.say(words)

    def _copy(self) -> None:
        _, subject, text = self.view.words
        self._copy_text(f"{subject}\n\n{text}")
        self.view.say(tr("Copied. Paste it wherever you write."))

    def _open_mail(self) -> None:
        to, subject, text = self.view.words
        if to.strip() and not is_address(to.strip()):
            self.view.say(tr("“To” is not one e-mail address. Correct it, or leave it empty and fill it in later."))
            return
        link = mail_link(to.strip(), subject, text)
        if not self._open_link(link.link):
            self.view.say(tr("No mail program could be opened here. Copy the letter and paste it instead."))
            return
        if link.whole:
            self.view.say(tr("Look at it in your mail program; it is not sent yet. Then press “I have sent it”."))
            return
        self._copy_text(text)
        words = tr("The letter is too long to hand over, so it was copied: paste it into the message that opened.")
        self.view.say(words)

    def _name(self, ending: str) -> str:
        kind = self._shown.kind.value if self._shown else "letter"
        return f"letter-{kind}-{self._today().isoformat()}.{ending}"

    def _save_text(self) -> None:
        to, subject, text = self.view.words
        head = [tr("To: {address}").format(address=to)] if to else []
        whole = "\n".join([*head, tr("Subject: {subject}").format(subject=subject), "", text])
        self._save(self.view.choose_target(self._name("txt"), tr("Text (*.txt)")), whole.encode("utf-8", "replace"))

    def _save_pdf(self) -> None:
        target = self.view.choose_target(self._name("pdf"), tr("PDF (*.pdf)"))
        if target is None:
            return
        from desktop.export.letter import letter_pdf

        to, subject, text = self.view.words
        letter_paper = self._vault.settings().letter_paper
        content = letter_pdf(to, subject, text, on=self._today(), fonts=self._fonts, letter_paper=letter_paper)
        self._save(target, content)

    def _save(self, target: Path | None, content: bytes) -> None:
        if target is not None:
            next_step = tr("When you have sent it, press “I have sent it”.")
            self.view.say(saved(target, content, next_step=next_step))

    def _record_sent(self) -> None:
        """Note that the letter went out, with the day by which a reply is wanted."""
        assert self._shown is not None
        kind = self._shown.kind
        sort = EventKind.REMINDER if kind is LetterKind.NO_REPLY else EventKind.LETTER_SENT
        _, subject, text = self.view.words
        at = moment_on(self.view.sent_on.day, now=self._now())
        event = Event(at, sort, f"{kind_words(kind)}\n\n{subject}\n\n{text}", self.view.day)
        try:
            self._changed(self._vault.record(self._study, events=(event,)))
        except StoreFault as fault:
            self.view.say(str(fault))
            return
        self._drafts.pop(self._key(self._shown), None)
        self._shown = None
        self.view.sent_on.show_day(self._today(), latest=self._today())
        self._go(Exchange(self._study))
