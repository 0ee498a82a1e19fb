"""The report: read back from the PDF and the HTML, fact by fact."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop.catalog.reference import load_glossary
from desktop.core.progress import Cancelled
from desktop.core.questionnaire import Questionnaire
from desktop.core.rounding import whole
from desktop.core.standing import Standing, standing_of
from desktop.core.states import Evidence, State
from desktop.core.study import Answer, Attachment, Contact, Registry, Study
from desktop.drawing.document import Cell, Column, Document, Heading, Paragraph, Table
from desktop.export.html import report_html
from desktop.export.pdf import pdf_measure, report_pdf
from desktop.export.report import report_document
from desktop.export.wishes import Wishes
from desktop.paths import fonts_folder, questionnaires_folder

GLOSSARY = load_glossary(questionnaires_folder())
NASTY = {
    "markup": "<b>bold</b> & <para> </font> &amp; <script>alert(1)</script>",
    "a long quote": "All data are kept well. " * 800,
    "a word without end": "x" * 5000,
    "letters that the typefaces lack": "🙂 資料 بيانات \u0007\u200b",
    "asterisks": "*a* ** *",
    "lines": "one\n\n\ntwo\r\nthree",
    "a quote of many short lines": "yes\n" * 450,
}


def pdf(standing: Standing, wishes: Wishes | None = None) -> bytes:
    wishes = wishes or Wishes()
    document = report_document(standing, wishes, GLOSSARY, measure=pdf_measure(fonts_folder()))
    return report_pdf(document, wishes, fonts=fonts_folder())


def html(standing: Standing, wishes: Wishes | None = None) -> str:
    document = report_document(standing, wishes or Wishes(), GLOSSARY, measure=pdf_measure(fonts_folder()))
    return report_html(document).decode()


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_it_says_title_verdict_figures_and_every_question(standing: Standing) -> None:
    text = squeezed(text_of(pdf(standing)))
    wanted = [standing.study.title, "Not yet: the open points could close the gap.", "never means “safe”"]
    wanted += [question.plain for question in standing.questions]
    wanted += [answer.quote for answer in standing.answers.values() if answer.quote]
    wanted += [
        str(whole(standing.score.assurance.low)),
        "Joining may still be right",
        "the weights are a judgement"[4:],
    ]
    for words in wanted:
        assert squeezed(words) in text, words


def test_the_same_input_gives_the_same_bytes(standing: Standing) -> None:
    assert pdf(standing) == pdf(standing)


def test_outline_metadata_and_typefaces_are_in_it(standing: Standing) -> None:
    reader = PdfReader(BytesIO(pdf(standing)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.creator) == (standing.study.title, "Askfirst")
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert {"The checklist", "How the score is made", "What this cannot tell"} <= set(titles)
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert any("SourceSerif4" in name for name in fonts)
    assert any("SourceSans3" in name for name in fonts)


def test_every_page_has_its_number_and_the_caution(standing: Standing) -> None:
    reader = PdfReader(BytesIO(pdf(standing)))
    for number, page in enumerate(reader.pages, start=1):
        words = " ".join(page.extract_text().split())
        assert f"{number} of {len(reader.pages)}" in words
        assert "a judgement, not a measurement" in words


def test_a_report_of_one_page_to_take_along_begins_with_the_core_questions(standing: Standing) -> None:
    first = PdfReader(BytesIO(pdf(standing))).pages[0].extract_text()
    for words in ("The core questions", "What is at stake", "Openness", "Assurance: what you can rely on"):
        assert words in first


@pytest.mark.parametrize("make", [lambda s, w: text_of(pdf(s, w)), html])
def test_exposure_that_is_not_wanted_is_nowhere(standing: Standing, make) -> None:  # type: ignore[no-untyped-def]
    without = make(standing, Wishes(exposure=False))
    context = standing.study.context
    method = standing.questionnaire.method
    labels = [c.label for c in method.categories if c.id in context.data]
    labels += [f.label for f in method.factors if f.id in context.stands_out]
    figures = [f"needs {whole(standing.score.needed.low)}", f"{whole(standing.score.exposure.total.low)} to"]
    for words in (*labels, *figures, "Serious"):
        assert words not in without, words
    assert labels[0] in make(standing, Wishes())


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_neither_break_nor_inject(questionnaire: Questionnaire, example: Study, name: str) -> None:
    nasty = NASTY[name]
    at = datetime(2026, 11, 21, tzinfo=UTC)
    answers = (
        Answer("dp_used", at, State.ANSWERED, "a", Evidence.CLAIMED, quote=nasty, source=nasty, note=nasty),
        Answer("rare_people", at, State.VAGUE, quote=nasty),
    )
    study = replace(example, title=nasty[:300], organisation=nasty[:300], answers=(*example.answers, *answers))
    standing = standing_of(questionnaire, study)
    for wishes in (Wishes(), Wishes(large_print=True, letter_paper=True)):
        assert len(PdfReader(BytesIO(pdf(standing, wishes))).pages) >= 3
    page = html(standing)
    assert "<script>" not in page
    assert "alert(1)</script>" not in page


def test_a_blank_study_has_a_report_too(questionnaire: Questionnaire) -> None:
    blank = Study("00000000-0000-4000-8000-000000000000", "", "", date(2026, 11, 1), questionnaire.id, "1.0")
    text = text_of(pdf(standing_of(questionnaire, blank)))
    assert "Untitled study" in text
    assert "Too little information to say." in text


def test_points_shown_add_up_to_the_total_shown(standing: Standing) -> None:
    points = sum(group.points for group in standing.groups) + standing.limit_shown
    assert points == whole(standing.score.assurance.low)
    assert sum(group.full for group in standing.groups) == 100


def test_large_print_takes_more_pages(standing: Standing) -> None:
    normal, large = (PdfReader(BytesIO(pdf(standing, Wishes(large_print=big)))) for big in (False, True))
    assert len(large.pages) > len(normal.pages)


def test_letter_paper_is_letter_paper(standing: Standing) -> None:
    page = PdfReader(BytesIO(pdf(standing, Wishes(letter_paper=True)))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_progress_is_told_and_stopping_stops(standing: Standing) -> None:
    heard: list[float] = []

    def stop_half_way(share: float) -> None:
        heard.append(share)
        if share > 0.5:
            raise Cancelled

    wishes = Wishes()
    document = report_document(standing, wishes, GLOSSARY, measure=pdf_measure(fonts_folder()))
    with pytest.raises(Cancelled):
        report_pdf(document, wishes, fonts=fonts_folder(), tick=stop_half_way)
    assert heard == sorted(heard)


class _Page(HTMLParser):
    """Counts what opens and closes, and remembers every attribute."""

    VOID = ("meta", "br", "rect", "line", "polygon", "polyline", "circle", "path")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_the_html_twin_is_whole_and_refers_to_nothing_outside(standing: Standing) -> None:
    page = html(standing)
    parser = _Page()
    parser.feed(page)
    assert parser.open == []
    assert not {name for name, _ in parser.attributes} & {"src", "href", "onload", "onclick"}
    assert "url(" not in page
    flat = squeezed(re.sub(r"<[^>]+>", "", page).replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&"))
    for question in standing.questions:
        assert squeezed(question.plain) in flat
    assert "<title>" in page
    assert "role='img'" in page


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("before", range(28, 56, 3))
def test_no_heading_stands_alone_at_the_foot_of_a_page(before: int, *, large: bool) -> None:
    filling = tuple(Paragraph(f"Line {at}.") for at in range(before))
    tall = Cell(tuple(Paragraph(words) for words in ("First of the row.", *["And on."] * 9, "Last of the row.")))
    table = Table((Column("Question", 0.5), Column("Answer", 0.5)), ((tall, tall),) * 2)
    blocks = (*filling, Heading("A chapter"), Heading("A part of it", 2), table)
    document = Document("T", "", "en", "", (), date(2026, 11, 28), blocks)
    wishes = Wishes(large_print=large)
    pages = PdfReader(BytesIO(report_pdf(document, wishes, fonts=fonts_folder()))).pages
    for words in (page.extract_text() for page in pages):
        assert ("A chapter" in words) == ("A part of it" in words)
        assert "A part of it" not in words or "Last of the row." in words


@pytest.mark.parametrize("before", range(28, 56))
def test_a_heading_with_a_lead_keeps_the_first_row_of_its_table(before: int) -> None:
    filling = tuple(Paragraph(f"Line {at}.") for at in range(before))
    table = Table((Column("", 0.5), Column("", 0.5)), ((Cell((Paragraph("First row."),)), Cell()),) * 9)
    blocks = (*filling, Heading("A chapter"), Paragraph("What it is about."), table)
    document = Document("T", "", "en", "", (), date(2026, 11, 28), blocks)
    pages = PdfReader(BytesIO(report_pdf(document, Wishes(), fonts=fonts_folder()))).pages
    assert all("A chapter" not in words or "First row." in words for words in (one.extract_text() for one in pages))


def test_a_quote_says_that_its_document_has_a_newer_version(standing: Standing) -> None:
    question = standing.questions[0].id
    file = Attachment("form.pdf", "a" * 64)
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    quoting = Answer(question, at, State.VAGUE, quote="We share.", source="form.pdf, page 2", attachments=(file,))
    again = standing_of(standing.questionnaire, replace(standing.study, answers=(quoting,)))
    sentence = "There is a newer version: form 2.pdf. It may not say this any more."
    assert sentence in text_of(pdf(again, Wishes(newer={"form.pdf": "form 2.pdf"})))
    assert sentence not in text_of(pdf(again, Wishes(newer={"form": "form 2.pdf"})))
    assert sentence not in text_of(pdf(again))


def test_it_says_who_is_asked_and_under_which_number_the_study_is_registered(standing: Standing) -> None:
    contact = Contact("Ada Example", "Contact, Study director", "ada@hillside.example.org")
    study = replace(standing.study, contacts=(contact,), registry=Registry("clinicaltrials.gov", "NCT01234567"))
    text = text_of(pdf(standing_of(standing.questionnaire, study)))
    assert f"{study.organisation}. Contact: Ada Example, Study director. NCT01234567" in text
    bare = replace(standing.study, contacts=(), registry=None, organisation="")
    assert "Contact:" not in text_of(pdf(standing_of(standing.questionnaire, bare)))
