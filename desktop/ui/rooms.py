"""The rooms of the house: each page with its presenter, built when it is first gone to."""

from collections.abc import Callable
from dataclasses import dataclass, field
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


@dataclass(kw_only=True, eq=False)
class Rooms:
    """Builds the pages of one look; modules that only one page needs are imported with it."""

    theme: Theme
    shelf: Shelf
    jobs: Jobs
    now: Callable[[], datetime]
    go: Callable[[Place], None]
    changed: Callable[[Changes], None]
    say: Callable[[str], None]
    open_example: Callable[[], object]
    bring_in: Callable[[Path], None]
    look_changed: Callable[[], None]
    restore: Callable[[Path], None]
    erase: Callable[[], None]
    ask_about: Callable[[str], None]
    memory: Memory
    add_exhibit: Callable[[Exhibit], None]
    study_in_hand: Callable[[], str]
    open_link: Callable[[str], bool]
    copy: Callable[[str], None]
    fetch: Fetch
    _built: dict[type[Place], Room] = field(init=False, default_factory=dict)

    def room_of(self, place: Place, vault: Vault, standings: Standings) -> Room:
        """The room of a place, the same one every time."""
        if type(place) not in self._built:
            self._built[type(place)] = self._build(place, vault, standings)
        return self._built[type(place)]

    def _build(self, place: Place, vault: Vault, standings: Standings) -> Room:
        writing: Writing = {
            "vault": vault, "standings": standings, "now": self.now, "go": self.go, "changed": self.changed
        }  # fmt: skip
        match place:
            case Home():
                return HomePresenter(
                    HomePage(self.theme),
                    vault=vault,
                    standings=standings,
                    now=self.now,
                    go=self.go,
                    open_example=self.open_example,
                    bring_in=self.bring_in,
                )
            case NewStudy():
                from desktop.ui.study.new_view import NewStudyPage
                from desktop.ui.study.presenter import NewStudyPresenter

                return NewStudyPresenter(NewStudyPage(self.theme), **writing, questionnaire=self._newest_questionnaire)
            case Details():
                from desktop.ui.study.details_view import DetailsPage
                from desktop.ui.study.presenter import DetailsPresenter

                return DetailsPresenter(
                    DetailsPage(self.theme),
                    vault=vault,
                    standings=standings,
                    go=self.go,
                    changed=self.changed,
                    forget=self.memory.forget,
                )
            case LookUp():
                from desktop.ui.lookup.presenter import LookUpPresenter
                from desktop.ui.lookup.view import LookUpPage

                return LookUpPresenter(
                    LookUpPage(self.theme),
                    **writing,
                    jobs=self.jobs,
                    fetch=self.fetch,
                    open_link=self.open_link,
                    copy=self.copy,
                    lookups=self.memory.lookups,
                    drawn=self.memory.drawn,
                )
            case Summary():
                from desktop.ui.summary.presenter import SummaryPresenter
                from desktop.ui.summary.view import SummaryPage

                return SummaryPresenter(SummaryPage(self.theme), **writing)
            case Interview():
                from desktop.ui.interview.presenter import InterviewPresenter
                from desktop.ui.interview.view import InterviewPage

                return InterviewPresenter(
                    InterviewPage(self.theme),
                    **writing,
                    jobs=self.jobs,
                    say=self.say,
                    memory=self.memory,
                )
            case Report():
                from desktop.ui.report.presenter import ReportPresenter
                from desktop.ui.report.view import ReportPage

                return ReportPresenter(
                    ReportPage(self.theme),
                    vault=vault,
                    standings=standings,
                    jobs=self.jobs,
                    now=self.now,
                    fonts=fonts_folder(),
                    questionnaires=questionnaires_folder(),
                    exhibits=self.memory.exhibits,
                )
            case Exchange():
                from desktop.catalog.reference import load_jurisdictions
                from desktop.ui.exchange.presenter import ExchangePresenter
                from desktop.ui.exchange.view import ExchangePage

                return ExchangePresenter(
                    ExchangePage(self.theme),
                    **writing,
                    jurisdictions=load_jurisdictions(questionnaires_folder()),
                    notes=self.memory.notes,
                )
            case SheetOut():
                from desktop.ui.sheet.presenter import SheetPresenter
                from desktop.ui.sheet.view import SheetPage

                return SheetPresenter(
                    SheetPage(self.theme),
                    **writing,
                    jobs=self.jobs,
                    fonts=fonts_folder(),
                    drawn=self.memory.drawn,
                )
            case LetterOut():
                from desktop.catalog.reference import load_jurisdictions
                from desktop.ui.letter.presenter import LetterPresenter
                from desktop.ui.letter.view import LetterPage

                return LetterPresenter(
                    LetterPage(self.theme),
                    **writing,
                    jurisdictions=load_jurisdictions(questionnaires_folder()),
                    fonts=fonts_folder(),
                    open_link=self.open_link,
                    copy=self.copy,
                    drafts=self.memory.letters,
                )
            case SheetBack():
                from desktop.ui.review.presenter import ReviewPresenter
                from desktop.ui.review.view import ReviewPage

                return ReviewPresenter(
                    ReviewPage(self.theme),
                    **writing,
                    jobs=self.jobs,
                    sheets=self.memory.sheets,
                )
            case Reply():
                from desktop.ui.reply.presenter import ReplyPresenter
                from desktop.ui.reply.view import ReplyPage

                return ReplyPresenter(
                    ReplyPage(self.theme),
                    **writing,
                    say=self.say,
                    drafts=self.memory.replies,
                )
            case Documents():
                from desktop.ui.documents.room import DocumentsRoom

                return DocumentsRoom(
                    self.theme, **writing, jobs=self.jobs, hands=self.memory.documents, fetch=self.fetch,
                    open_link=self.open_link, copy=self.copy,
                )  # fmt: skip
            case Timeline():
                from desktop.ui.timeline.presenter import TimelinePresenter
                from desktop.ui.timeline.view import TimelinePage

                return TimelinePresenter(TimelinePage(self.theme), standings=standings, now=self.now, go=self.go)
            case ClaimReader():
                from desktop.ui.claim.room import claim_room

                return claim_room(
                    self.theme,
                    questionnaires=questionnaires_folder(),
                    **writing,
                    jobs=self.jobs,
                    questionnaire=self.shelf.find(DEFAULT_QUESTIONNAIRE),
                    study_in_hand=self.study_in_hand,
                    ask=self.ask_about,
                    memory=self.memory,
                )
            case Lab():
                from desktop.paths import cache_folder
                from desktop.ui.lab.presenter import LabPresenter
                from desktop.ui.lab.view import LabPage

                return LabPresenter(
                    LabPage(self.theme),
                    jobs=self.jobs,
                    cache=cache_folder(),
                    font=fonts_folder() / "SourceSans3-Regular.ttf",
                    questionnaire=self.shelf.find(DEFAULT_QUESTIONNAIRE),
                    ask=self.ask_about,
                    report=self.add_exhibit,
                    can_report=lambda: bool(self.study_in_hand()),
                )
            case Compare():
                from desktop.ui.compare.presenter import ComparePresenter
                from desktop.ui.compare.view import ComparePage

                return ComparePresenter(
                    ComparePage(self.theme),
                    vault=vault,
                    standings=standings,
                    jobs=self.jobs,
                    now=self.now,
                    go=self.go,
                    fonts=fonts_folder(),
                )
            case Settings():
                from desktop.ui.settings.presenter import SettingsPresenter
                from desktop.ui.settings.view import SettingsPage

                return SettingsPresenter(
                    SettingsPage(self.theme),
                    vault=vault,
                    shelf=self.shelf,
                    look_changed=self.look_changed,
                    restore=self.restore,
                    erase=self.erase,
                )

    def _newest_questionnaire(self) -> tuple[str, str]:
        """The id and version with which a new study begins."""
        questionnaire = self.shelf.find(DEFAULT_QUESTIONNAIRE)
        return (questionnaire.id, questionnaire.version) if questionnaire else (DEFAULT_QUESTIONNAIRE, "1.0")
