"""Question sheets as PDF."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop.core.letter import LetterKind
from desktop.core.sheet import Asked, HeadField, Selection, Sheet, asked_again, drawn_up, selected
from desktop.core.standing import Standing, standing_of
from desktop.export.letter import letter_pdf
from desktop.export.sheet import sheet_pdf
from desktop.paths import fonts_folder
from desktop.words.letter_parts import Occasion
from desktop.words.letters import compose
from tests.reading_back import pdf_words

MADE = date(2026, 11, 20)


def sheet_of(standing: Standing, selection: Selection = Selection.CORE, *, formal: bool = True) -> Sheet:
    asked = tuple(Asked(question) for question in selected(standing, selection))
    return drawn_up("3f2a9c1e-aaaa", standing, asked, made_on=MADE, reply_by=date(2026, 12, 20), formal=formal)


def pdf(sheet: Sheet, **how: object) -> bytes:
    return sheet_pdf(sheet, fonts=fonts_folder(), **how)  # type: ignore[arg-type]


def test_a_form_has_boxes_for_every_choice_and_room_for_words(standing: Standing) -> None:
    sheet = sheet_of(standing, Selection.ALL)
    fields = PdfReader(BytesIO(pdf(sheet, fillable=True))).get_fields() or {}
    for asked in sheet.asked:
        states = [str(state)[1:] for state in fields[asked.question.id]["/_States_"]]
        assert set(states) - {"Off"} == set(asked.choices)
        assert fields[f"{asked.question.id}:words"]["/FT"] == "/Tx"
    assert set(HeadField) <= set(fields)


def test_a_sheet_on_paper_says_the_same_and_has_no_fields(standing: Standing) -> None:
    sheet = sheet_of(standing)
    paper, form = pdf(sheet), pdf(sheet, fillable=True)
    assert not PdfReader(BytesIO(paper)).get_fields()
    words = pdf_words(paper)
    for question in standing.questionnaire.core:
        assert question.formal in words
        assert all(option.label.split(" (")[0][:24] in words for option in question.options)
    assert "We do not know" in words
    assert "20 December 2026" in words
    assert "Sheet 3f2a9c1e" in words
    assert all(question.formal in pdf_words(form) for question in standing.questionnaire.core)


def test_a_sheet_in_plain_words_asks_the_plain_questions(standing: Standing) -> None:
    words = pdf_words(pdf(sheet_of(standing, formal=False)))
    assert all(question.plain in words and question.formal not in words for question in standing.questionnaire.core)


@pytest.mark.parametrize("fillable", [True, False])
def test_nothing_that_is_at_stake_stands_on_a_sheet(standing: Standing, fillable: bool) -> None:  # noqa: FBT001
    context = replace(
        standing.study.context, stands_out=("rare_condition", "public_person"), consequence="maximum", for_other=True
    )
    told = standing_of(standing.questionnaire, replace(standing.study, context=context, title="A study"))
    content = pdf(sheet_of(told, Selection.ALL), fillable=fillable)
    method = standing.questionnaire.method
    words = pdf_words(content)
    secrets = [f.label for f in method.factors if f.id in context.stands_out]
    secrets += [c.label for c in method.categories if c.id in context.data]
    secrets += [grade.label for grade in method.consequences if grade.id == "maximum"]
    assert not any(secret in words for secret in secrets)
    plain = PdfReader(BytesIO(content))
    for name in (*context.stands_out, *context.data, "maximum"):
        assert name.encode() not in content
        assert name not in str(plain.metadata)
    assert "strength" not in words


def test_the_same_sheet_gives_the_same_bytes(standing: Standing) -> None:
    sheet = sheet_of(standing)
    assert pdf(sheet, fillable=True) == pdf(sheet, fillable=True)
    assert (PdfReader(BytesIO(pdf(sheet))).metadata or {})["/CreationDate"] == "D:20261120000000+00'00'"


def test_asking_again_quotes_every_earlier_answer_with_its_day(standing: Standing) -> None:
    asked = asked_again(standing)
    sheet = drawn_up("id", standing, asked, made_on=MADE, reply_by=None, formal=True)
    words = pdf_words(pdf(sheet, fillable=True))
    assert words.count("Does this still hold?") == len(asked)
    assert words.count("Yes, this answer still holds") == len(asked)
    assert "On 20 November 2026 I noted your answer as" in words


def test_a_cover_letter_is_the_first_page_and_leaves_the_questions_to_the_sheet(standing: Standing) -> None:
    sheet = sheet_of(standing)
    letter = compose(LetterKind.FIRST, standing, Occasion(MADE, enclosed=True))
    content = pdf(sheet, letter=letter)
    first = " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())
    assert "Dear" in first
    assert "on the sheet that comes with this letter" in first
    assert standing.questionnaire.core[0].formal not in first
    assert len(PdfReader(BytesIO(content)).pages) > len(PdfReader(BytesIO(pdf(sheet))).pages)


@pytest.mark.parametrize("title", ["x" * 10_000, "control \x00\x07\n signs", "‮right to left", "🧬" * 50, ""])
@pytest.mark.parametrize("large", [True, False])
def test_any_title_is_printed_in_its_room(standing: Standing, title: str, large: bool) -> None:  # noqa: FBT001
    told = standing_of(standing.questionnaire, replace(standing.study, title=title, organisation=title))
    content = pdf(sheet_of(told), fillable=True, large_print=large, letter_paper=True)
    for page in PdfReader(BytesIO(content)).pages:
        assert float(page.mediabox.width) == 612
    assert "Project" in pdf_words(content)


def test_a_letter_of_any_length_is_set_on_pages() -> None:
    text = "Dear team,\n\n" + "word " * 4000 + "\n\nYours sincerely,\n…\n"
    content = letter_pdf("data@example.org", "Questions", text, on=MADE, fonts=fonts_folder(), letter_paper=False)
    words = pdf_words(content)
    assert words.count("word") == 4000
    assert "Yours sincerely," in words
    assert "20 November 2026" in words


LONG = {"words": "word " * 1000, "one word": "W" * 5000, "lines": "line\n" * 82}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
@pytest.mark.parametrize("where", ["label", "proof_examples", "formal", "number"])
def test_a_long_text_goes_on_over_the_page(standing: Standing, where: str, text: str) -> None:
    question = standing.questionnaire.core[0]
    odd: dict[str, object] = {where: text}
    if where == "label":
        odd = {"options": tuple(replace(option, label=text) for option in question.options)}
    elif where == "proof_examples":
        odd = {where: dict.fromkeys(question.proof_examples, text)}
    asked = (Asked(replace(question, **odd)),)  # type: ignore[arg-type]
    sheet = drawn_up("id", standing, asked, made_on=MADE, reply_by=None, formal=True)
    content = pdf(sheet, fillable=True, large_print=True, letter_paper=True)
    words = pdf_words(content)
    times = len(question.options) if where == "label" else 1
    assert sum(words.count(letter) for letter in "Wwl") >= times * sum(text.count(letter) for letter in "Wwl")
    assert set((PdfReader(BytesIO(content)).get_fields() or {})[question.id]["/_States_"]) - {"/Off"} == {
        f"/{choice}" for choice in asked[0].choices
    }


MISSING = "stands for a letter that its typeface cannot draw"


@pytest.mark.parametrize("name", ["日本の研究", "مشروع", "מחקר", "परियोजना", "Genes 🧬"])
def test_letters_that_cannot_be_drawn_are_explained(standing: Standing, name: str) -> None:
    odd = standing_of(standing.questionnaire, replace(standing.study, title=name))
    words = pdf_words(pdf(sheet_of(odd)))
    assert MISSING in words
    assert "\N{LOZENGE}" in words
    assert MISSING in pdf_words(letter_pdf("", "Questions", name, on=MADE, fonts=fonts_folder(), letter_paper=False))
    assert (PdfReader(BytesIO(pdf(sheet_of(odd)))).metadata or {})["/Subject"] == name


def test_where_every_letter_can_be_drawn_nothing_is_said(standing: Standing) -> None:
    greek = standing_of(standing.questionnaire, replace(standing.study, title="Ελένη, Žena, Да \N{LOZENGE}"))
    assert MISSING not in pdf_words(pdf(sheet_of(greek, Selection.ALL)))
    cover = compose(LetterKind.FIRST, greek, Occasion(MADE))
    assert MISSING not in pdf_words(pdf(sheet_of(greek), letter=cover))
    strange = replace(cover, subject="日本")
    assert MISSING in pdf_words(pdf(sheet_of(greek), letter=strange))
