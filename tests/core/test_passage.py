"""Phrases as a questionnaire writes them, and passages that others cut."""

import json

import pytest

from desktop.core.passage import Phrase, phrase_of
from desktop.core.ready_cut import CutFault, NoReadyCut, ReadyCut, ready_cut
from desktop.core.unreadable import LARGEST


@pytest.mark.parametrize(
    "text, sides",
    [
        ("noise", (("noise",),)),
        ("added  noise | random noise", (("added noise", "random noise"),)),
        ("share|sell...third party | partner", (("share", "sell"), ("third party", "partner"))),
        ("give ... data ... doctor", (("give",), ("data",), ("doctor",))),
    ],
)
def test_a_phrase_has_sides_and_each_side_its_ways(text: str, sides: tuple[tuple[str, ...], ...]) -> None:
    assert phrase_of(text) == Phrase(sides)


def test_ready_cut_passages_come_back_as_they_were_labelled() -> None:
    rows = [
        {"document": "form", "passage": 0, "text": "We keep it.", "topics": ["ret"]},
        {"document": 7, "passage": "2b", "text": ""},
    ]
    given = json.dumps({"passages": rows, "questions": {}}).encode()
    assert ready_cut(given) == (ReadyCut("form", 0, "We keep it."), ReadyCut(7, "2b", ""))
    assert ready_cut(b"\xef\xbb\xbf" + given) == ready_cut(given)
    assert ready_cut(b'{"passages": []}') == ()


ROW = '{"document": "d", "passage": 1, "text": "t"}'


@pytest.mark.parametrize(
    "content, fault, at, key",
    [
        (b"", CutFault.NOT_JSON, 1, ""),
        (b'{"passages":\n[}', CutFault.NOT_JSON, 2, ""),
        (b'{}\n"\xff"', CutFault.NOT_TEXT, 2, ""),
        (b"[" * 100_000, CutFault.TOO_DEEP, 0, ""),
        (b'{"passages": ' + b"9" * 5000 + b"}", CutFault.TOO_DEEP, 0, ""),
        (b" " * (LARGEST + 1), CutFault.TOO_LARGE, 0, ""),
        (b"[]", CutFault.NO_LIST, 0, ""),
        (b"{}", CutFault.NO_LIST, 0, ""),
        (b'{"passages": {}}', CutFault.NO_LIST, 0, ""),
        (f'{{"passages": [{ROW}, 3]}}'.encode(), CutFault.NO_OBJECT, 2, ""),
        (f'{{"passages": [{ROW.replace("text", "txt")}]}}'.encode(), CutFault.MISSING, 1, "text"),
        (f'{{"passages": [{ROW.replace("passage", "p")}]}}'.encode(), CutFault.MISSING, 1, "passage"),
        (b'{"passages": [{"passage": 1, "text": "t"}]}', CutFault.MISSING, 1, "document"),
        (b'{"passages": [{"document": "d", "passage": 1, "text": null}]}', CutFault.NO_TEXT, 1, "text"),
        (b'{"passages": [{"document": true, "passage": 1, "text": "t"}]}', CutFault.NO_LABEL, 1, "document"),
        (b'{"passages": [{"document": "d", "passage": 1.5, "text": "t"}]}', CutFault.NO_LABEL, 1, "passage"),
    ],
)
def test_what_is_no_list_of_passages_is_refused_with_its_place(
    content: bytes, fault: CutFault, at: int, key: str
) -> None:
    with pytest.raises(NoReadyCut) as refused:
        ready_cut(content)
    assert (refused.value.fault, refused.value.at, refused.value.key) == (fault, at, key)
