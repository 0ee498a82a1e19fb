"""The study file: refused by name and place, and the same after a round trip."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import load_questionnaire
from desktop.core.questionnaire import Questionnaire
from desktop.core.states import Evidence, State
from desktop.core.study import (
    Answer,
    Attachment,
    Choice,
    Contact,
    Context,
    Decision,
    Event,
    EventKind,
    Place,
    Registry,
    Study,
    TrainsAi,
)
from desktop.paths import questionnaires_folder, resources_folder
from desktop.store.faults import RefusedStudyFile
from desktop.store.study_file import read_study, write_study

QUESTIONNAIRE = load_questionnaire(questionnaires_folder() / "model-inversion.toml")
EXAMPLE = (resources_folder() / "example-study.json").read_text(encoding="utf-8")


def read(data: bytes) -> Study:
    return read_study(data, name="study.json", questionnaires=lambda _id: QUESTIONNAIRE)


def refusal(data: bytes) -> RefusedStudyFile:
    with pytest.raises(RefusedStudyFile) as refused:
        read(data)
    return refused.value


def changed(change: Callable[[dict], object]) -> bytes:  # type: ignore[type-arg]
    document = json.loads(EXAMPLE)
    change(document)
    return json.dumps(document).encode()


BAD = {
    "truncated": (EXAMPLE[:400].encode(), "line", "no whole JSON"),
    "empty": (b"", "", "empty"),
    "not UTF-8": (b'{"format": "\xff"}', "line 1", "UTF-8"),
    "not JSON": (b"hello", "line 1", "JSON"),
    "a list": (b"[1, 2]", "", "one object"),
    "NaN": (EXAMPLE.replace('"version": 1,', '"version": NaN,', 1).encode(), "", "NaN is no number"),
    "nested too deeply": (b"[" * 100_000, "", "nested"),
    "a key twice": (EXAMPLE.replace('"title"', '"id": 1, "title"', 1).encode(), "", "stands twice"),
    "half a letter": (EXAMPLE.replace("Sleep and mood", "\\ud800", 1).encode(), "", "does not exist"),
    "another format": (b'{"format": "other"}', "format", "askfirst.study"),
    "a newer version": (changed(lambda d: d.update(version=99)), "version", "newer"),
    "an unknown key": (changed(lambda d: d.update(titel=d.pop("title"))), "", 'Did you mean "title"?'),
    "an unknown key in an answer": (changed(lambda d: d["answers"][2].update(qote=d["answers"][2].pop("quote"))), "answers[2]", 'Did you mean "quote"?'),
    "a missing key": (changed(lambda d: d.pop("answers")), "", '"answers" is missing'),
    "an unknown question": (changed(lambda d: d["answers"][1].update(question="dp_abused")), "answers[1].question", "dp_abused"),
    "an unknown option": (changed(lambda d: d["answers"][1].update(option="z")), "answers[1].option", "Use one of: a, b"),
    "an unknown state": (changed(lambda d: d["answers"][1].update(state="maybe")), "answers[1].state", "maybe"),
    "an unknown kind of data": (changed(lambda d: d["context"].update(data=["dreams"])), "context.data", "dreams"),
    "an unknown place": (changed(lambda d: d["context"].update(place="Mars")), "context.place", "Mars"),
    "an answer without its option": (changed(lambda d: d["answers"][1].pop("option")), "answers[1]", "option"),
    "an answer without its proof": (changed(lambda d: d["answers"][1].pop("evidence")), "answers[1]", "evidence"),
    "an option of a non-answer": (changed(lambda d: d["answers"][0].update(option="a", evidence="claimed")), "answers[0].option", "only an answered record"),
    "a day that does not exist": (changed(lambda d: d["answers"][0].update(recorded_at="2026-13-41T10:12:00Z")), "answers[0].recorded_at", "no date"),
    "a time without a zone": (changed(lambda d: d["answers"][0].update(recorded_at="2026-11-03T10:12:00")), "answers[0].recorded_at", "not written"),
    "a date that is none": (changed(lambda d: d.update(created_on="yesterday")), "created_on", "yesterday"),
    "a number for a title": (changed(lambda d: d.update(title=5)), "title", "kind"),
    "a title of a thousand letters": (changed(lambda d: d.update(title="x" * 1000)), "title", "too long"),
    "an id that is none": (changed(lambda d: d.update(id="1; DROP TABLE study")), "id", "not written"),
    "a million answers": (changed(lambda d: d.update(answers=[d["answers"][0]] * 10_001)), "answers", "10001"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_name_and_place(name: str) -> None:
    data, place, words = BAD[name]
    refused = refusal(data)
    assert str(refused).startswith("study.json")
    assert refused.place.startswith(place)
    assert words in str(refused)
    assert len(str(refused)) < 600


def test_a_file_of_another_questionnaire_is_refused_with_what_to_do() -> None:
    with pytest.raises(RefusedStudyFile, match="Settings"):
        read_study(EXAMPLE.encode(), name="study.json", questionnaires=lambda _id: None)


def test_what_may_be_left_out_has_its_default() -> None:
    document = json.loads(EXAMPLE)
    for key in ("registry", "contacts", "events", "decisions"):
        document.pop(key)
    for key in ("known_leak", "already_joined", "for_other", "paid", "trains_ai"):
        document["context"].pop(key)
    study = read(json.dumps(document).encode())
    assert (study.registry, study.contacts, study.events, study.decisions) == (None, (), (), ())
    assert study.context.trains_ai is TrainsAi.UNKNOWN


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read(b"\xef\xbb\xbf" + EXAMPLE.encode()) == read(EXAMPLE.encode())


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
times = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def any_answer(questionnaire: Questionnaire) -> st.SearchStrategy[Answer]:
    questions = st.sampled_from(questionnaire.questions)
    attachments = st.lists(st.builds(Attachment, texts.map(lambda t: f"a{t}"), st.just("0" * 64)), max_size=2).map(
        tuple
    )
    given_one = questions.flatmap(
        lambda q: st.builds(
            Answer, st.just(q.id), times, st.just(State.ANSWERED), st.sampled_from([o.id for o in q.options]),
            st.sampled_from(Evidence), texts, texts, texts, attachments,
        )
    )  # fmt: skip
    states = st.sampled_from([state for state in State if state is not State.ANSWERED])
    none_given = st.builds(Answer, questions.map(lambda q: q.id), times, states, quote=texts, note=texts)
    return given_one | none_given


method = QUESTIONNAIRE.method
contexts = st.builds(
    Context,
    setting=st.none() | st.sampled_from([s.id for s in method.settings]),
    data=st.lists(st.sampled_from([c.id for c in method.categories]), unique=True).map(tuple),
    stands_out=st.lists(st.sampled_from([f.id for f in method.factors]), unique=True).map(tuple),
    consequence=st.none() | st.sampled_from([c.id for c in method.consequences]),
    known_leak=st.booleans(),
    already_joined=st.booleans(),
    trains_ai=st.sampled_from(TrainsAi),
    place=st.sampled_from(Place),
)
studies = st.builds(
    Study,
    id=st.uuids().map(str),
    title=texts,
    organisation=texts,
    created_on=days,
    questionnaire_id=st.just(QUESTIONNAIRE.id),
    questionnaire_version=st.just("1.0"),
    context=contexts,
    registry=st.none() | st.builds(Registry, st.just("ctis"), st.just("2024-1")),
    contacts=st.lists(st.builds(Contact, texts, texts, texts), max_size=2).map(tuple),
    answers=st.lists(any_answer(QUESTIONNAIRE), max_size=5).map(tuple),
    events=st.lists(st.builds(Event, times, st.sampled_from(EventKind), texts, st.none() | days), max_size=2).map(
        tuple
    ),
    decisions=st.lists(st.builds(Decision, times, st.sampled_from(Choice), texts), max_size=2).map(tuple),
)


@given(studies)
def test_a_study_reads_back_equal(study: Study) -> None:
    assert read(write_study(study)) == study


def test_the_schema_is_a_schema() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((resources_folder() / "study.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)


def test_ten_thousand_answers_are_still_a_study() -> None:
    answers = json.loads(EXAMPLE)["answers"]
    data = changed(lambda d: d.update(answers=(answers * 400)[:10_000]))
    assert len(read(data).answers) == 10_000


def test_writing_ends_with_a_line_and_is_plain_json(tmp_path: Path) -> None:
    text = write_study(read(EXAMPLE.encode())).decode()
    assert text.endswith("}\n")
    assert json.loads(text)["format"] == "askfirst.study"
