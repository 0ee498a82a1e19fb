"""Studies side by side as a PDF, read back fact by fact."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop.core.compare import Comparison, compare
from desktop.core.standing import Standing, standing_of
from desktop.core.study import Study
from desktop.drawing.document import Table
from desktop.export.compare import compare_document
from desktop.export.pdf import pdf_measure, report_pdf
from desktop.export.wishes import Wishes
from desktop.paths import fonts_folder
from tests.reading_back import pdf_words

NASTY = {
    "very long": "W" * 10_000,
    "long without end": "sleep and mood " * 700,
    "markup": "<b>bold</b> & <para> </font>",
    "letters that the typefaces lack": "🙂 資料 بيانات שלום",
    "control characters": "bell\x07 \x00 \x1b[31m \u202e turned",
    "asterisks": "*a* ** *",
    "nothing": "",
}


def another(standing: Standing, name: str, **changes: object) -> Standing:
    study: Study = replace(standing.study, id=name, **changes)  # type: ignore[arg-type]
    return standing_of(standing.questionnaire, study)


def pdf(comparison: Comparison, wishes: Wishes | None = None) -> bytes:
    wishes = wishes or Wishes()
    document = compare_document(comparison, wishes, measure=pdf_measure(fonts_folder()))
    return report_pdf(document, wishes, fonts=fonts_folder())


@pytest.mark.parametrize(("count", "title"), [(2, "Two"), (3, "Three"), (4, "Four")])
def test_the_first_page_names_the_studies_and_says_both_axes(standing: Standing, count: int, title: str) -> None:
    others = [another(standing, str(n), title=f"Bird count {n}", answers=()) for n in range(1, count)]
    reader = PdfReader(BytesIO(pdf(compare([standing, *others]))))
    page = " ".join(reader.pages[0].extract_text().split())
    assert f"{title} studies side by side" in page
    for words in (
        standing.study.title,
        standing.study.organisation,
        f"Bird count {count - 1}",
        "names no winner",
        "This judges evidence, not your choice.",
        "The weights are a judgement",
        "Where they differ",
        "Not yet: open points could close the gap",
        "Too little information to say",
        "30 shown, 72 at best",
        "68 to 85 of 100",
        "Limits in force",
    ):
        assert words in page, words


def test_core_answers_openness_and_what_agrees_are_in_it(standing: Standing) -> None:
    words = pdf_words(pdf(compare([standing, another(standing, "other", title="Bird count", answers=())])))
    for expected in (
        "Yes, for all training on my data, tuning included",
        "Someone independent checked",
        "94 of 100",
        "Nothing has come back yet",
        "Where they agree",
        "stand the same in all of them",
        "They told me: half",
    ):
        assert expected in words, expected
    assert words.index("Where they differ") < words.index("Where they agree")


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_no_title_breaks_it(standing: Standing, text: str, count: int) -> None:
    others = [another(standing, str(n), title=text, organisation=text, answers=()) for n in range(1, count)]
    content = pdf(compare([standing, *others]))
    assert len(content) > 5_000
    assert len(PdfReader(BytesIO(content)).pages) <= 8


def test_it_goes_on_letter_paper_and_in_large_print(standing: Standing) -> None:
    comparison = compare([standing, another(standing, "other", answers=())])
    page = PdfReader(BytesIO(pdf(comparison, Wishes(letter_paper=True)))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    normal, large = (len(PdfReader(BytesIO(pdf(comparison, Wishes(large_print=big)))).pages) for big in (False, True))
    assert large > normal


def test_what_is_at_stake_can_be_left_out(standing: Standing) -> None:
    comparison = compare([standing, another(standing, "other", answers=())])
    words = pdf_words(pdf(comparison, Wishes(exposure=False)))
    assert "What is at stake for me is not printed." in words
    for hidden in ("58 to 70", "Exposure", "68 to 85", "very high"):
        assert hidden not in words, hidden


@pytest.mark.parametrize("count", [2, 4])
def test_no_bar_shows_what_is_needed_where_that_is_left_out(standing: Standing, count: int) -> None:
    comparison = compare([standing, *(another(standing, str(n), answers=()) for n in range(1, count))])

    def bars(wishes: Wishes) -> list[str]:
        document = compare_document(comparison, wishes, measure=pdf_measure(fonts_folder()))
        cells = [cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row]
        return [cell.figure.words for cell in cells if cell.figure is not None]

    assert any("needed" in words for words in bars(Wishes()))
    assert not any("needed" in words for words in bars(Wishes(exposure=False)))


def test_the_same_input_gives_the_same_bytes_and_a_title(standing: Standing) -> None:
    comparison = compare([standing, another(standing, "other", title="Bird count")])
    content = pdf(comparison)
    assert content == pdf(comparison)
    metadata = PdfReader(BytesIO(content)).metadata
    assert metadata is not None
    assert metadata.title == f"Two studies side by side: {standing.study.title}; Bird count"


def test_studies_that_say_the_same_share_a_line_where_four_are_compared(standing: Standing) -> None:
    others = [another(standing, str(n)) for n in range(2)]
    words = pdf_words(pdf(compare([standing, *others, another(standing, "new", answers=())])))
    assert words.count("General security only") == 1
