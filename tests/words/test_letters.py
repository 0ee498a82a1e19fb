"""Letters: two modes, nothing of the person's exposure, no law while deciding."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.catalog.reference import load_jurisdictions
from desktop.core.letter import Letter, LetterKind, may_be_sent, sendable, suggested
from desktop.core.standing import Standing, standing_of
from desktop.core.states import State
from desktop.core.study import Answer, Contact, Event, EventKind, Place
from desktop.paths import questionnaires_folder
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose

ON = date(2026, 11, 23)
RULES = load_jurisdictions(questionnaires_folder())
LAW = ("Article", "GDPR", "CFR", "45 days", "one month", "within 30 days", "Consumer Privacy Act")


def letter(standing: Standing, kind: LetterKind, **context: object) -> Letter:
    study = replace(standing.study, context=replace(standing.study.context, **context))  # type: ignore[arg-type]
    asked = standing_of(standing.questionnaire, study)
    return compose(kind, asked, Occasion(ON, RULES.get(study.context.place)))


DECIDING = [kind for kind in LetterKind if not kind.needs_data_held]


@pytest.mark.parametrize("kind", DECIDING)
@pytest.mark.parametrize("place", list(Place))
def test_while_deciding_no_law_and_no_exposure_is_in_a_letter(
    standing: Standing, kind: LetterKind, place: Place
) -> None:
    text = letter(standing, kind, already_joined=False, place=place, stands_out=("rare_condition",)).text
    assert not [word for word in LAW if word in text]
    for words in ("rare illness", "rare condition", "significant", "stands out"):
        assert words not in text.lower()


@pytest.mark.parametrize("kind", [LetterKind.ACCESS, LetterKind.ERASE])
def test_a_request_needs_somebody_who_holds_the_data(standing: Standing, kind: LetterKind) -> None:
    with pytest.raises(ValueError, match=kind.value):
        letter(standing, kind, already_joined=False)


@pytest.mark.parametrize(
    ("place", "kind", "said"),
    [
        (Place.EU, LetterKind.ACCESS, ("Article 15 GDPR", "within one month", "Article 22")),
        (Place.UK, LetterKind.ACCESS, ("Article 15 UK GDPR", "one month")),
        (Place.US_HIPAA, LetterKind.ACCESS, ("45 CFR 164.524", "within 30 days")),
        (Place.US_CA, LetterKind.ACCESS, ("California Consumer Privacy Act", "10 business days", "45 days")),
        (Place.US_RESEARCH, LetterKind.ACCESS, ("institutional review board", "Certificate of Confidentiality")),
        (Place.OTHER, LetterKind.ACCESS, ("give me a copy",)),
        (Place.EU, LetterKind.ERASE, ("Article 7(3)", "Article 17", "17(3)(d)")),
        (Place.US_HIPAA, LetterKind.ERASE, ("164.508(b)(5)",)),
        (Place.US_CA, LetterKind.ERASE, ("delete my personal information",)),
        (Place.OTHER, LetterKind.ERASE, ("I withdraw",)),
    ],
)
def test_requests_name_the_law_of_the_place(
    standing: Standing, place: Place, kind: LetterKind, said: tuple[str, ...]
) -> None:
    found = letter(standing, kind, already_joined=True, place=place)
    for words in said:
        assert words in found.text
    assert "trained" in found.text or "train any model" in found.text


def test_a_copy_and_erasure_are_letters_of_their_own_and_the_advice_says_the_copy_first(standing: Standing) -> None:
    access = letter(standing, LetterKind.ACCESS, already_joined=True, place=Place.EU)
    erase = letter(standing, LetterKind.ERASE, already_joined=True, place=Place.EU, setting="health_study")
    assert "erasure" not in access.text
    assert "copy" not in erase.text
    assert any("First get your copy" in line for line in erase.advice)
    assert any("study doctor" in line for line in erase.advice)
    employer = letter(standing, LetterKind.FIRST, setting="employer")
    assert any("representative" in line for line in employer.advice)


def test_the_first_letter_numbers_the_core_questions_and_asks_for_a_day(standing: Standing) -> None:
    text = letter(standing, LetterKind.FIRST, already_joined=False).text
    for number, question in enumerate(standing.questionnaire.core, start=1):
        assert f"{number}. {question.formal}" in text
    assert "numbers 1, 2, 3" in text
    assert "by 23 December 2026" in text
    assert "not a legal claim" in text


def test_a_reminder_says_when_it_was_asked_and_in_the_second_mode_where_one_may_complain(standing: Standing) -> None:
    at = datetime(2026, 10, 1, 9, tzinfo=ZoneInfo("UTC"))
    study = replace(standing.study, events=(Event(at, EventKind.SHEET_SENT, reply_by=date(2026, 10, 31)),))
    asked = replace(standing, study=study)
    deciding = letter(asked, LetterKind.NO_REPLY, already_joined=False, place=Place.UK).text
    assert "I wrote on 1 October 2026 and asked for a reply by 31 October 2026" in deciding
    assert "by 7 December 2026" in deciding
    held = letter(asked, LetterKind.NO_REPLY, already_joined=True, place=Place.UK).text
    assert "about 2 November 2026" in held
    assert "Information Commissioner" in held


def test_what_is_unclear_is_asked_back_with_their_words(standing: Standing) -> None:
    at = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("UTC"))
    vague = Answer("dp_used", at, State.VAGUE, quote="We take privacy very seriously " * 9)
    study = replace(standing.study, answers=(vague, Answer("adversarial_test", at, State.REFUSED)))
    text = letter(standing_of(standing.questionnaire, study), LetterKind.CLARIFY).text
    assert "you wrote “We take privacy very seriously" in text
    assert "…”" in text
    assert standing.questionnaire.by_id["dp_used"].evasions[0].ask_back in text
    assert "was not answered" in text


def test_asking_again_quotes_every_answer_with_its_day(standing: Standing) -> None:
    text = letter(standing, LetterKind.AGAIN).text
    answered = [q for q in sendable(standing) if standing.state(q) is State.ANSWERED]
    assert answered
    assert text.count("Does this still hold?") == len(answered)


def test_what_appears_only_because_of_who_asks_is_never_sent(standing: Standing) -> None:
    hidden = [q for q in standing.questionnaire.questions if not may_be_sent(q)]
    assert len(hidden) == 3
    assert len(sendable(standing)) == 27
    assert not {q.id for q in hidden} & {q.id for q in suggested(standing)}


def test_a_title_or_address_cannot_break_out_of_its_line(standing: Standing) -> None:
    study = replace(
        standing.study,
        title="Sleep\r\nBcc: all@example.org" + "x" * 10_000,
        contacts=(Contact("Dr\nA", "", "a@b.org"),),
    )
    found = letter(replace(standing, study=study), LetterKind.FIRST)
    assert "\n" not in found.subject
    assert "\r" not in found.subject
    assert len(found.subject) < 200
    assert found.paragraphs[0] == "Dear Dr A,"
