"""The parsers that are fuzzed, one a line: what it is called, the function over bytes, good inputs, nasty pieces."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.fuzz import seeds, tokens
from tests.fuzz.mutating import Seed


@dataclass(frozen=True, slots=True)
class Parser:
    """`work` and `fault` are written "module:name"; any exception but that fault and MemoryError is a finding."""

    work: str
    seeds: Callable[[], Sequence[Seed]]
    tokens: Sequence[bytes]
    fault: str = "desktop.core.unreadable:Unreadable"


PARSERS = {
    "pdf": Parser("desktop.reading.text_pdf:pdf_text", seeds.pdf_texts, tokens.PDF_TOKENS),
    "form": Parser("desktop.reading.pdf_form:form_data", seeds.pdf_forms, tokens.PDF_TOKENS),
    "html": Parser("desktop.reading.text_html:html_text", seeds.pages, tokens.PAGE_TOKENS),
    "docx": Parser("desktop.reading.text_docx:docx_text", seeds.documents, tokens.WORD_TOKENS),
    "text": Parser("desktop.reading.text_plain:plain_text", seeds.texts, tokens.TEXT_TOKENS),
    "kind": Parser("desktop.reading.kinds:kind_of", seeds.pages, (*tokens.PAGE_TOKENS, *tokens.WORD_TOKENS)),
    "record": Parser(
        "desktop.core.registry_file:record_from_bytes",
        seeds.records,
        (*tokens.JSON_TOKENS, *tokens.PAGE_TOKENS),
        fault="desktop.core.registry_file:UnreadableRecord",
    ),
    "sheet": Parser("desktop.reading.sheet:sheet_from_json", seeds.sheets, tokens.JSON_TOKENS),
}
