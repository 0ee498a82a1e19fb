"""The rooms of the house: each page with its presenter, built when it is first gone to."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypedDict

from desktop.catalog.shelf import Shelf
from desktop.drawing.exhibit import Exhibit
from desktop.paths import fonts_folder, questionnaires_folder
from desktop.store.vault import Changes, Vault
from desktop.ui.fetching import Fetch
from desktop.ui.home.presenter import HomePresenter
from desktop.ui.home.view import HomePage
from desktop.ui.jobs import Jobs
from desktop.ui.memory import Memory
from desktop.ui.places import (
    ClaimReader,
    Compare,
    Details,
    Documents,
    Exchange,
    Home,
    Interview,
    Lab,
    LetterOut,
    LookUp,
    NewStudy,
    Place,
    Reply,
    Report,
    Settings,
    SheetBack,
    SheetOut,
    Summary,
    Timeline,
)
from desktop.ui.standings import Standings
from desktop.ui.theme import Theme
from desktop.ui.widgets.page import Page

DEFAULT_QUESTIONNAIRE = "model-inversion"


class Room(Protocol):
    """A page with its presenter."""

    @property
    def view(self) -> Page: ...

    def enter(self, place: Place) -> None: ...

    def leave(self) -> None: ...


class Writing(TypedDict):
    """What every room needs that writes to a study."""

    vault: Vault
    standings: Standings
    now: Callable[[], datetime]
    go: Callable[[Place], None]
    changed: Callable[[Changes], None]


class Rooms:
    """Builds the pages of one look; modules that only one page needs are imported with it."""

    def __init__(
        self,
        theme: Theme,
        *,
        shelf: Shelf,
        jobs: Jobs,
        now: Callable[[], datetime],
        go: Callable[[Place], None],
        changed: Callable[[Changes], None],
        say: Callable[[str], None],
        open_example: Callable[[], object],
        bring_in: Callable[[Path], None],
        look_changed: Callable[[], None],
        restore: Callable[[Path], None],
        erase: Callable[[], None],
        ask_about: Callable[[str], None],
        memory: Memory,
        add_exhibit: Callable[[Exhibit], None],
        study_in_hand: Callable[[], str],
        open_link: Callable[[str], bool],
        copy: Callable[[str], None],
        fetch: Fetch,
    ) -> None:
        self._theme = theme
        self._shelf = shelf
        self._jobs = jobs
        self._now = now
        self._go = go
        self._changed = changed
        self._say = say
        self._open_example = open_example
        self._bring_in = bring_in
        self._look_changed = look_changed
        self._restore = restore
        self._erase = erase
        self._ask_about = ask_about
        self._memory = memory
        self._add_exhibit = add_exhibit
        self._study_in_hand = study_in_hand
        self._open_link = open_link
        self._copy = copy
        self._fetch = fetch
        self._built: dict[type[Place], Room] = {}

    def room_of(self, place: Place, vault: Vault, standings: Standings) -> Room:
        """The room of a place, the same one every time."""
        if type(place) not in self._built:
            self._built[type(place)] = self._build(place, vault, standings)
        return self._built[type(place)]

    def _build(self, place: Place, vault: Vault, standings: Standings) -> Room:
        writing: Writing = {
            "vault": vault, "standings": standings, "now": self._now, "go": self._go, "changed": self._changed
        }  # fmt: skip
        match place:
            case Home():
                return HomePresenter(
                    HomePage(self._theme),
                    vault=vault,
                    standings=standings,
                    now=self._now,
                    go=self._go,
                    open_example=self._open_example,
                    bring_in=self._bring_in,
                )
            case NewStudy():
                from desktop.ui.study.new_view import NewStudyPage
                from desktop.ui.study.presenter import NewStudyPresenter

                return NewStudyPresenter(NewStudyPage(self._theme), **writing, questionnaire=self._newest_questionnaire)
            case Details():
                from desktop.ui.study.details_view import DetailsPage
                from desktop.ui.study.presenter import DetailsPresenter

                return DetailsPresenter(
                    DetailsPage(self._theme),
                    vault=vault,
                    standings=standings,
                    go=self._go,
                    changed=self._changed,
                    forget=self._memory.forget,
                )
            case LookUp():
                from desktop.ui.lookup.presenter import LookUpPresenter
                from desktop.ui.lookup.view import LookUpPage

                return LookUpPresenter(
                    LookUpPage(self._theme),
                    **writing,
                    jobs=self._jobs,
                    fetch=self._fetch,
                    open_link=self._open_link,
                    copy=self._copy,
                    lookups=self._memory.lookups,
                    drawn=self._memory.drawn,
                )
            case Summary():
                from desktop.ui.summary.presenter import SummaryPresenter
                from desktop.ui.summary.view import SummaryPage

                return SummaryPresenter(SummaryPage(self._theme), **writing)
            case Interview():
                from desktop.ui.interview.presenter import InterviewPresenter
                from desktop.ui.interview.view import InterviewPage

                return InterviewPresenter(
                    InterviewPage(self._theme),
                    **writing,
                    jobs=self._jobs,
                    say=self._say,
                    memory=self._memory,
                )
            case Report():
                from desktop.ui.report.presenter import ReportPresenter
                from desktop.ui.report.view import ReportPage

                return ReportPresenter(
                    ReportPage(self._theme),
                    vault=vault,
                    standings=standings,
                    jobs=self._jobs,
                    now=self._now,
                    fonts=fonts_folder(),
                    questionnaires=questionnaires_folder(),
                    exhibits=self._memory.exhibits,
                )
            case Exchange():
                from desktop.catalog.reference import load_jurisdictions
                from desktop.ui.exchange.presenter import ExchangePresenter
                from desktop.ui.exchange.view import ExchangePage

                return ExchangePresenter(
                    ExchangePage(self._theme),
                    **writing,
                    jurisdictions=load_jurisdictions(questionnaires_folder()),
                    notes=self._memory.notes,
                )
            case SheetOut():
                from desktop.ui.sheet.presenter import SheetPresenter
                from desktop.ui.sheet.view import SheetPage

                return SheetPresenter(
                    SheetPage(self._theme),
                    **writing,
                    jobs=self._jobs,
                    fonts=fonts_folder(),
                    drawn=self._memory.drawn,
                )
            case LetterOut():
                from desktop.catalog.reference import load_jurisdictions
                from desktop.ui.letter.presenter import LetterPresenter
                from desktop.ui.letter.view import LetterPage

                return LetterPresenter(
                    LetterPage(self._theme),
                    **writing,
                    jurisdictions=load_jurisdictions(questionnaires_folder()),
                    fonts=fonts_folder(),
                    open_link=self._open_link,
                    copy=self._copy,
                    drafts=self._memory.letters,
                )
            case SheetBack():
                from desktop.ui.review.presenter import ReviewPresenter
                from desktop.ui.review.view import ReviewPage

                return ReviewPresenter(
                    ReviewPage(self._theme),
                    **writing,
                    jobs=self._jobs,
                    sheets=self._memory.sheets,
                )
            case Reply():
                from desktop.ui.reply.presenter import ReplyPresenter
                from desktop.ui.reply.view import ReplyPage

                return ReplyPresenter(
                    ReplyPage(self._theme),
                    **writing,
                    say=self._say,
                    drafts=self._memory.replies,
                )
            case Documents():
                from desktop.ui.documents.room import DocumentsRoom

                return DocumentsRoom(
                    self._theme, **writing, jobs=self._jobs, hands=self._memory.documents, fetch=self._fetch,
                    open_link=self._open_link, copy=self._copy,
                )  # fmt: skip
            case Timeline():
                from desktop.ui.timeline.presenter import TimelinePresenter
                from desktop.ui.timeline.view import TimelinePage

                return TimelinePresenter(TimelinePage(self._theme), standings=standings, now=self._now, go=self._go)
            case ClaimReader():
                from desktop.ui.claim.room import claim_room

                return claim_room(
                    self._theme,
                    questionnaires=questionnaires_folder(),
                    **writing,
                    jobs=self._jobs,
                    questionnaire=self._shelf.find(DEFAULT_QUESTIONNAIRE),
                    study_in_hand=self._study_in_hand,
                    ask=self._ask_about,
                    memory=self._memory,
                )
            case Lab():
                from desktop.paths import cache_folder
                from desktop.ui.lab.presenter import LabPresenter
                from desktop.ui.lab.view import LabPage

                return LabPresenter(
                    LabPage(self._theme),
                    jobs=self._jobs,
                    cache=cache_folder(),
                    font=fonts_folder() / "SourceSans3-Regular.ttf",
                    questionnaire=self._shelf.find(DEFAULT_QUESTIONNAIRE),
                    ask=self._ask_about,
                    report=self._add_exhibit,
                    can_report=lambda: bool(self._study_in_hand()),
                )
            case Compare():
                from desktop.ui.compare.presenter import ComparePresenter
                from desktop.ui.compare.view import ComparePage

                return ComparePresenter(
                    ComparePage(self._theme),
                    vault=vault,
                    standings=standings,
                    jobs=self._jobs,
                    now=self._now,
                    go=self._go,
                    fonts=fonts_folder(),
                )
            case Settings():
                from desktop.ui.settings.presenter import SettingsPresenter
                from desktop.ui.settings.view import SettingsPage

                return SettingsPresenter(
                    SettingsPage(self._theme),
                    vault=vault,
                    shelf=self._shelf,
                    look_changed=self._look_changed,
                    restore=self._restore,
                    erase=self._erase,
                )

    def _newest_questionnaire(self) -> tuple[str, str]:
        """The id and version with which a new study begins."""
        questionnaire = self._shelf.find(DEFAULT_QUESTIONNAIRE)
        return (questionnaire.id, questionnaire.version) if questionnaire else (DEFAULT_QUESTIONNAIRE, "1.0")
