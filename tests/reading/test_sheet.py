"""Question sheets that come back."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from desktop.core.returned import Fault, Shown, checked_against
from desktop.core.sheet import Asked, HeadField, Selection, Sheet, asked_again, drawn_up, selected
from desktop.core.standing import Standing
from desktop.core.unreadable import Reason, Unreadable
from desktop.export.sheet import sheet_pdf
from desktop.paths import fonts_folder
from desktop.reading.form import form_from
from desktop.reading.pdf_form import form_data
from desktop.reading.sheet import read_sheet, sheet_from_form
from tests.filling import Filling, by_pdfium, by_pikepdf, by_pypdf

MADE, TODAY = date(2026, 11, 20), date(2026, 11, 25)
SCRIPTS = (
    "We clip per person, epsilon ≤ 3 (δ = 10⁻⁶).", "Ναι, για κάθε εκπαίδευση.", "Да, при каждом обучении.",
    "是的，每次训练都使用。", "نعم، في كل تدريب.", "כן, בכל אימון.", "हाँ, हर प्रशिक्षण में।", "ใช่ ทุกครั้ง",
    "はい、毎回です。", "예, 매번.",
    "Two lines:\nthe second one.", "(brackets) \\ and {braces} /Name <hex>", "Emoji 🧬 outside the first plane",
)  # fmt: skip


def sheet_of(standing: Standing, selection: Selection = Selection.ALL) -> Sheet:
    asked = tuple(Asked(question) for question in selected(standing, selection))
    return drawn_up("3f2a9c1e-aaaa", standing, asked, made_on=MADE, reply_by=date(2026, 12, 20), formal=True)


def fillable(sheet: Sheet) -> bytes:
    return sheet_pdf(sheet, fonts=fonts_folder(), fillable=True)


def every_way(sheet: Sheet, scripts: tuple[str, ...] = SCRIPTS) -> Filling:
    """Every choice that there is, one after another; every script; documents at every second question."""
    ids = [asked.question.id for asked in sheet.asked]
    ticks = {a.question.id: a.choices[at % len(a.choices)] for at, a in enumerate(sheet.asked)}
    texts = {f"{name}:words": scripts[at % len(scripts)] for at, name in enumerate(ids)}
    texts |= {"sheet-by": "Ελένη Π., data team", "sheet-date": "2026-11-24"}
    texts |= {"sheet-email": "data@example.org", "sheet-documents": "Model card"}
    return Filling(ticks, texts, tuple(f"{name}:document" for name in ids[::2]))


FIRST_PLANE = tuple(text for text in SCRIPTS if max(text) < "\N{MATHEMATICAL BOLD CAPITAL A}")
"""What PDFium's own fields can hold: it keeps 16 bits of each letter."""


@pytest.mark.parametrize(("fill", "scripts"), [(by_pypdf, SCRIPTS), (by_pikepdf, SCRIPTS), (by_pdfium, FIRST_PLANE)])
def test_every_choice_and_every_text_comes_back_equal(
    standing: Standing, fill: Callable[[bytes, Filling], bytes], scripts: tuple[str, ...]
) -> None:
    sheet = sheet_of(standing)
    filling = every_way(sheet, scripts)
    returned = sheet_from_form(form_from(form_data(fill(fillable(sheet), filling))))
    assert {answer.question: answer.option for answer in returned.answers} == filling.ticks
    assert {f"{answer.question}:words": answer.quote for answer in returned.answers} == {
        name: text for name, text in filling.texts.items() if ":" in name
    }
    shown = tuple(f"{answer.question}:document" for answer in returned.answers if Shown.DOCUMENT in answer.shown)
    assert set(shown) == set(filling.boxes)
    assert (returned.by, returned.day) == ("Ελένη Π., data team", "2026-11-24")
    assert (returned.email, returned.documents) == ("data@example.org", "Model card")
    assert (returned.sheet, returned.study, returned.made_on) == (sheet.id, standing.study.id, MADE)
    assert checked_against(returned, standing.questionnaire, today=TODAY, study=standing.study.id) == ()


def test_a_filled_sheet_is_read_in_a_process_of_its_own(standing: Standing) -> None:
    sheet = sheet_of(standing, Selection.CORE)
    filled = by_pikepdf(fillable(sheet), Filling({"dp_used": "b"}, {"dp_used:words": "Yes."}))
    (answer,) = read_sheet(filled).answers
    assert (answer.question, answer.option, answer.quote) == ("dp_used", "b", "Yes.")


def test_a_blank_sheet_says_that_it_is_blank(standing: Standing) -> None:
    returned = sheet_from_form(form_from(form_data(fillable(sheet_of(standing)))))
    assert returned.answers == ()
    assert [problem.fault for problem in returned.problems] == [Fault.UNFILLED]


def test_an_answer_that_still_holds_is_the_earlier_one(standing: Standing) -> None:
    asked = asked_again(standing)
    sheet = drawn_up("a", standing, asked, made_on=MADE, reply_by=None, formal=True)
    first = asked[0]
    assert first.earlier is not None
    filled = by_pypdf(fillable(sheet), Filling({first.question.id: "holds"}, {}))
    (answer,) = sheet_from_form(form_from(form_data(filled))).answers
    assert answer.option == first.earlier.option


def faults(content: bytes) -> set[Fault]:
    return {problem.fault for problem in sheet_from_form(form_from(form_data(content))).problems}


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


@pytest.fixture
def filled(standing: Standing) -> bytes:
    sheet = sheet_of(standing, Selection.CORE)
    return by_pikepdf(fillable(sheet), Filling({"dp_used": "b", "adversarial_test": "e"}, {}))


def field(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == name)


def two_answers(pdf: pikepdf.Pdf) -> None:
    for widget in field(pdf, "dp_used").Kids:
        if "/a" in widget.AP.N:
            widget.AS = pikepdf.Name("/a")


def another_choice(pdf: pikepdf.Pdf) -> None:
    widget = field(pdf, "dp_used").Kids[0]
    widget.AP.N["/excellent"] = widget.AP.N["/a"]
    del widget.AP.N["/a"]


def without_a_field(pdf: pikepdf.Pdf) -> None:
    left = [one for one in pdf.Root.AcroForm.Fields if str(one.T) != "inversion_measures"]
    pdf.Root.AcroForm.Fields = pikepdf.Array(left)
    for page in pdf.pages:
        kept = [a for a in page.Annots if str(a.get("/Parent", a).get("/T", "")) != "inversion_measures"]
        page.Annots = pikepdf.Array(kept)


def scripted(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def with_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.txt"] = b"more"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (two_answers, Fault.TWO_ANSWERS),
        (another_choice, Fault.ALTERED_OPTIONS),
        (without_a_field, Fault.MISSING_FIELDS),
        (scripted, Fault.SCRIPTS),
        (with_attachment, Fault.ATTACHMENTS),
    ],
)
def test_what_was_done_to_a_sheet_is_told_and_the_rest_is_read(
    filled: bytes, change: Callable[[pikepdf.Pdf], None], fault: Fault
) -> None:
    assert faults(filled) == set()
    content = changed(filled, change)
    assert fault in faults(content)
    answers = sheet_from_form(form_from(form_data(content))).answers
    assert ("adversarial_test", "e") in [(answer.question, answer.option) for answer in answers]


def test_neither_of_two_answers_is_taken(filled: bytes) -> None:
    returned = sheet_from_form(form_from(form_data(changed(filled, two_answers))))
    assert [answer.question for answer in returned.answers] == ["adversarial_test"]
    assert returned.problems[-1].questions == ("dp_used",)


def test_a_sheet_is_known_again_though_its_hidden_field_was_written_over(filled: bytes) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        field(pdf, "sheet-mark").V = pikepdf.String("Data team")

    assert sheet_from_form(form_from(form_data(changed(filled, spoil)))).sheet == "3f2a9c1e-aaaa"


def test_a_sheet_that_was_sent_with_the_earlier_names_is_read_as_well(filled: bytes) -> None:
    def earlier(pdf: pikepdf.Pdf) -> None:
        for name in HeadField:
            field(pdf, name).T = pikepdf.String(name.earlier_name)
        field(pdf, "by").V = pikepdf.String("Data team")
        field(pdf, "date").V = pikepdf.String("2026-11-24")

    content = changed(filled, earlier)
    returned = sheet_from_form(form_from(form_data(content)))
    assert (returned.sheet, returned.by, returned.day) == ("3f2a9c1e-aaaa", "Data team", "2026-11-24")
    assert returned.problems == ()


def test_questions_named_like_the_head_are_answered_apart_from_it(standing: Standing) -> None:
    core = standing.questionnaire.core
    asked = tuple(Asked(replace(core[0], id=name.earlier_name)) for name in HeadField)
    sheet = drawn_up("id", standing, asked, made_on=MADE, reply_by=None, formal=True)
    ticks = {one.question.id: "b" for one in asked}
    texts = {"sheet-by": "Data team", "sheet-date": "2026-11-24", "date:words": "Since May", "by:words": "Us"}
    returned = sheet_from_form(form_from(form_data(by_pikepdf(fillable(sheet), Filling(ticks, texts)))))
    assert {answer.question: answer.option for answer in returned.answers} == ticks
    assert (returned.by, returned.day, returned.email, returned.problems) == ("Data team", "2026-11-24", "", ())


def test_what_is_no_sheet_is_refused(standing: Standing) -> None:
    plain = sheet_pdf(sheet_of(standing, Selection.CORE), fonts=fonts_folder(), fillable=False)

    def without_mark(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo["/Keywords"]

    for content, reason in (
        (changed(plain, without_mark), Reason.NO_SHEET),
        (b"{}", Reason.NO_SHEET),
        (b"{" * 100_000, Reason.NO_SHEET),
        (b"hello", Reason.NOT_A_PDF),
        (b"", Reason.NOT_A_PDF),
    ):
        with pytest.raises(Unreadable) as refused:
            read_sheet(content)
        assert refused.value.reason is reason


SAID = {
    "sheet": "s", "study": "t", "questionnaire": {"id": "model-inversion", "version": "1.0"},
    "answers": [
        {"question": "dp_used", "option": "a", "quote": "Ναι"},
        {"question": "dp_unit", "option": None, "quote": ""},
    ],
    "by": "Data team", "date": "24.11.2026", "problems": ["x"],
}  # fmt: skip


def as_json(**changes: object) -> bytes:
    return json.dumps({**SAID, **changes}).encode()


def test_the_same_as_json_is_read_as_well() -> None:
    returned = read_sheet(as_json())
    assert [(a.question, a.option, a.quote) for a in returned.answers] == [("dp_used", "a", "Ναι")]
    assert (returned.by, returned.day, returned.problems) == ("Data team", "24.11.2026", ())
    twice = [{"question": "dp_used", "option": letter, "quote": ""} for letter in "ab"]
    assert [problem.fault for problem in read_sheet(as_json(answers=twice)).problems] == [
        Fault.UNFILLED,
        Fault.TWO_ANSWERS,
    ]


def test_ids_and_days_in_json_are_met_like_those_in_a_form() -> None:
    answers = [{"question": "dp_\x00used", "option": "a\u2028", "quote": ""}]
    returned = read_sheet(
        as_json(sheet="s\x1b" + "x" * 999, study="t\n", questionnaire={"id": "m\r", "version": "1\x7f.0"},
                answers=answers, shown={"dp_\x00used": ["document"]}, made_on="2026-11-20")
    )  # fmt: skip
    assert (returned.study, returned.questionnaire_id, returned.questionnaire_version) == ("t", "m", "1.0")
    assert returned.sheet == "s" + "x" * 199
    assert [(a.question, a.option, a.shown) for a in returned.answers] == [("dp_used", "a", (Shown.DOCUMENT,))]
    assert returned.made_on == MADE
    assert read_sheet(as_json(by="Data\x9b31m\x7f team\x00")).by == "Data31m team"
    assert read_sheet(as_json(made_on=None)).made_on is None


@pytest.mark.parametrize(
    "changes",
    [{"made_on": "soon"}, {"made_on": 20261120}, {"answers": None}, {"answers": [1]}, {"answers": [{"question": "x"}]}, {"questionnaire": "model-inversion"},
     {"answers": [{"question": "x", "option": 3, "quote": ""}]}, {"shown": {"x": ["seen"]}}],
)  # fmt: skip
def test_json_that_is_no_sheet_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        read_sheet(as_json(**changes))


def test_what_shows_only_beside_the_study_is_told(standing: Standing) -> None:
    returned = read_sheet(as_json(study=standing.study.id))
    questionnaire = standing.questionnaire

    def found(**changes: object) -> list[Fault]:
        other = replace(returned, **changes)
        return [p.fault for p in checked_against(other, questionnaire, today=TODAY, study=standing.study.id)]

    assert found() == []
    assert found(study="another") == [Fault.OTHER_STUDY]
    assert found(questionnaire_version="0.9") == [Fault.OLDER_QUESTIONNAIRE]
    assert found(questionnaire_version="1.10") == [Fault.NEWER_QUESTIONNAIRE]
    assert found(day="2026-11-26") == [Fault.LATER_DATE]
    assert found(made_on=TODAY) == [Fault.EARLIER_DATE]
    assert found(day="29.02.2026") == []
    strange = replace(returned.answers[0], question="another_question")
    assert found(answers=(strange,)) == [Fault.UNKNOWN_QUESTION]
    altered = replace(returned.answers[0], option="z")
    assert found(answers=(altered,)) == [Fault.ALTERED_OPTIONS]
    assert [p.fault for p in checked_against(returned, None, today=TODAY)] == [Fault.OTHER_QUESTIONNAIRE]
