"""What "Look it up" shows: the question before anything is sent, and a record for review."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.letter import sendable
from desktop.core.online import Request
from desktop.core.registry import RegistryRecord
from desktop.core.registry_gaps import Gap, suggestions_of
from desktop.core.registry_number import is_filled_up
from desktop.core.standing import Standing
from desktop.core.study import Study
from desktop.i18n import tr
from desktop.ui.lookup.in_hand import LookedUp, Source
from desktop.ui.lookup.taking import CONTACT, ORGANISATION, REGISTRY, TITLE, Fact, facts_of
from desktop.words.online import kept_back_words, overheard_words, tells_words
from desktop.words.registry import (
    consent_form_words,
    filled_up_words,
    gap_words,
    no_points_words,
    plan_words,
    record_lines,
    registry_words,
    status_words,
)


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """What would be sent, whole, before anybody says yes."""

    title: str
    lines: tuple[tuple[str, str], ...]
    ask: str
    ask_words: str
    browser_words: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """A fact that can be taken, beside what is recorded now; `remark` says what taking it does, or that it is there."""

    key: str
    label: str
    recorded: str
    found: str
    remark: str
    open: bool
    taken: bool


@dataclass(frozen=True, slots=True)
class GapShown:
    """What the record leaves open, with the questions that it suggests, each by its id."""

    words: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A record for review. `keep`: what the button says; empty once it was kept."""

    title: str
    lead: str
    problems: tuple[str, ...]
    rows: tuple[RowShown, ...]
    told: tuple[tuple[str, str], ...]
    summary: str
    gaps: tuple[GapShown, ...]
    no_points: str
    page: str
    keep: str
    can_ask: bool


@dataclass(frozen=True, slots=True)
class LookUpState:
    """All that the page draws: the field with what would be sent, or a record."""

    text: str
    consent: ConsentShown | None
    review: ReviewShown | None


def text_of(held: LookedUp, standing: Standing) -> str:
    """What stands in the field: what was written, else the number that the study has."""
    registry = standing.study.registry
    return held.text if held.text is not None else registry.id if registry else ""


def lookup_state(held: LookedUp, standing: Standing) -> LookUpState:
    """What to show of what is in hand."""
    review = _review(held, held.record, standing) if held.record is not None else None
    consent = _consent(held.request, text_of(held, standing)) if held.request is not None and review is None else None
    return LookUpState(text_of(held, standing), consent, review)


def _consent(request: Request, given: str) -> ConsentShown:
    log = tr("Before it is sent, it is written down in Settings, under “What was sent and asked”.")
    filled_up = is_filled_up(given, request.about)
    return ConsentShown(
        title=tr("Go online for {number}?").format(number=request.about),
        lines=(
            *(((tr("The number"), filled_up_words(request.about)),) if filled_up else ()),
            (tr("Who is asked"), request.host),
            (tr("The exact address"), request.url),
            (tr("What they see"), tells_words(request)),
            (tr("Who else sees it"), overheard_words(request)),
            (tr("What stays here"), kept_back_words()),
            (tr("Written down"), log),
        ),
        ask=tr("Ask {host}").format(host=request.host),
        ask_words=tr("Askfirst asks once, for this record alone, and shows it to you."),
        browser_words=tr("Then paste here what it shows, or save it and open the file."),
    )


def _review(held: LookedUp, record: RegistryRecord, standing: Standing) -> ReviewShown:
    rows = _rows(facts_of(record, standing.study), held, standing)
    taken = sum(row.taken for row in rows)
    gaps = tuple(_gaps(record, standing))
    keep = tr("Take it into the study") if taken else tr("Keep the record")
    return ReviewShown(
        title=tr("What the registry says"),
        lead=_kept_words(record) if held.kept else _source_words(held, record),
        problems=() if held.kept else tuple(_problems(held, record, standing)),
        rows=rows,
        told=tuple(_told(record)),
        summary=record.summary,
        gaps=gaps,
        no_points=no_points_words(),
        page=record.link,
        keep="" if held.kept else keep,
        can_ask=bool(questions_to_send(record, standing)),
    )


def _source_words(held: LookedUp, record: RegistryRecord) -> str:
    words = {
        Source.PASTED: tr("{registry}, {number}. You pasted it; Askfirst sent nothing for it."),
        Source.FILE: tr("{registry}, {number}. Read from {name}; Askfirst sent nothing for it."),
        Source.ONLINE: tr("{registry}, {number}. {name} sent it just now."),
    }[held.source]
    registry = registry_words(record.registry)
    number = record.id or tr("a record without a number")
    return words.format(registry=registry[:1].upper() + registry[1:], number=number, name=held.name)


def _kept_words(record: RegistryRecord) -> str:
    words = tr("Kept. The whole record of {name} stands under “Ask and receive”.")
    return words.format(name=record.id or record.title or record.organisation)


def _problems(held: LookedUp, record: RegistryRecord, standing: Standing) -> Iterator[str]:
    """What makes it doubtful that this is the study's record."""
    known = standing.study.registry.id.strip().upper() if standing.study.registry else ""
    if held.asked and record.id and held.asked != record.id:
        words = tr("You asked for {asked}, and the registry gave {given}. Is it the same study?")
        yield words.format(asked=held.asked, given=record.id)
    elif known and record.id and known != record.id.upper():
        words = tr("This study has the number {known}, and the record is of {given}. Is it the same study?")
        yield words.format(known=known, given=record.id)


def _rows(facts: tuple[Fact, ...], held: LookedUp, standing: Standing) -> tuple[RowShown, ...]:
    """A row for each fact; what holds of several in a row is said once."""
    rows: list[RowShown] = []
    for fact in facts:
        others = fact.key.startswith(CONTACT) and bool(standing.study.contacts)
        remark = "" if held.kept and not fact.same else _remark(fact, others=others)
        said = any(row.remark == remark for row in rows) and not fact.recorded
        rows.append(
            RowShown(
                key=fact.key,
                label=_label(fact.key),
                recorded=fact.recorded or (tr("Not among the contacts") if others else tr("Nothing yet")),
                found=fact.found,
                remark="" if said else remark,
                open=not fact.same and not held.kept,
                taken=not fact.same and not held.kept and held.choices.get(fact.key, False),
            )
        )
    return tuple(rows)


def _remark(fact: Fact, *, others: bool) -> str:
    if fact.same:
        return tr("This is what is recorded.")
    if not fact.recorded:
        return tr("Taking it adds one more; letters are addressed to the first.") if others else ""
    if fact.free:
        return tr("Taking it fills in what is missing.")
    return tr("Taking it replaces what is recorded now. The note keeps both.")


def _label(key: str) -> str:
    return {
        TITLE: tr("Title"),
        ORGANISATION: tr("Who asks"),
        REGISTRY: tr("Number"),
    }.get(key) or tr("Contact")


def _told(record: RegistryRecord) -> Iterator[tuple[str, str]]:
    """What the record tells that a study has no place for."""
    if record.status:
        words = status_words(record.status)
        yield tr("Status"), words[:1].upper() + words[1:]
    if record.conditions:
        yield tr("Conditions"), "; ".join(record.conditions)
    sharing = record.sharing
    parts = (plan_words(sharing.plan), sharing.statement, sharing.when, sharing.who, sharing.url)
    first, *rest = filter(None, parts)
    yield tr("Passing records on to other researchers"), "\n".join((first[:1].upper() + first[1:], *rest))
    yield tr("Consent form"), consent_form_words(record)


def _gaps(record: RegistryRecord, standing: Standing) -> Iterator[GapShown]:
    by_id = standing.questionnaire.by_id
    for suggestion in suggestions_of(record):
        asked = tuple((one, by_id[one].plain) for one in suggestion.questions if one in by_id)
        if asked or suggestion.gap is Gap.NOBODY:
            yield GapShown(gap_words(suggestion.gap), asked)


def questions_to_send(record: RegistryRecord, standing: Standing) -> tuple[str, ...]:
    """The ids of the questions that the record suggests and that may stand on a sheet."""
    suggested = {one for suggestion in suggestions_of(record) for one in suggestion.questions}
    return tuple(sorted(question.id for question in sendable(standing) if question.id in suggested))


def note_of(held: LookedUp, record: RegistryRecord, study: Study) -> str:
    """What the study's log keeps of a record: all that it says, where it came from, and what it replaces."""
    heading = tr("Looked up {number} in {registry}").format(
        number=record.id or record.title or record.organisation, registry=registry_words(record.registry)
    )
    came = {
        Source.PASTED: tr("Pasted."),
        Source.FILE: tr("Read from {name}."),
        Source.ONLINE: tr("Sent by {name}."),
    }[held.source].format(name=held.name)
    replaced = (fact for fact in facts_of(record, study) if held.choices.get(fact.key) and not (fact.free or fact.same))
    before = (tr("Before: {text}").format(text=f"{_label(fact.key)}: {fact.recorded}") for fact in replaced)
    return f"{heading}\n\n" + "\n".join((came, *before, *record_lines(record)))
