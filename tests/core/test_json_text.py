"""Hostile JSON: read as Python reads it, or refused with the reason and the line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.api_reply import reading_of
from desktop.core.json_text import LARGEST, MOST_VALUES, Reason, UnreadableJson, decoded, scanned

FAULTS: dict[str, tuple[str, Reason, int, str]] = {
    "nothing": (" \n", Reason.EMPTY, 0, ""),
    "no JSON": ("<!doctype html>", Reason.NOT_JSON, 1, ""),
    "words": ("not JSON at all", Reason.NOT_JSON, 1, ""),
    "another language's": ("{\n'label': True}", Reason.NOT_JSON, 2, ""),
    "a comma too many": ('{"a": 1,\n}', Reason.NOT_JSON, 2, ""),
    "a bracket of the wrong kind": ("[1}", Reason.NOT_JSON, 1, ""),
    "no comma": ("[1 2]", Reason.NOT_JSON, 1, ""),
    "a number that is none": ("[01]", Reason.NOT_JSON, 1, ""),
    "a letter that is none": ('["\\x"]', Reason.NOT_JSON, 1, ""),
    "cut short": ('{"a": [1, 2', Reason.CUT_SHORT, 1, ""),
    "cut short in a text": ('{"a": "bc', Reason.CUT_SHORT, 1, ""),
    "two replies": ('{"a": 1}\n{"a": 2}', Reason.AFTER_THE_END, 2, ""),
    "a key twice": ('{"a": 1,\n "\\u0061": 2}', Reason.TWICE, 2, "a"),
    "not a number": ('{"a": NaN}', Reason.NO_NUMBER, 1, "NaN"),
    "without end": ("[1,\n-Infinity]", Reason.NO_NUMBER, 2, "-Infinity"),
    "too deep": ("[" * 10_000 + "]" * 10_000, Reason.TOO_DEEP, 0, ""),
    "too deep in objects": ('{"a":' * 10_000 + "1" + "}" * 10_000, Reason.TOO_DEEP, 0, ""),
    "too many values": ("[" + "1," * MOST_VALUES + "1]", Reason.TOO_MUCH, 0, ""),
    "too large": ('"' + "a" * LARGEST + '"', Reason.TOO_LARGE, 0, ""),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_read_says_why_and_where(name: str) -> None:
    text, reason, line, what = FAULTS[name]
    with pytest.raises(UnreadableJson) as fault:
        reading_of(text)
    assert (fault.value.reason, fault.value.line, fault.value.what) == (reason, line, what)


def test_bytes_are_read_as_utf_8_with_or_without_a_mark() -> None:
    assert decoded(b'\xef\xbb\xbf{"a": 1}') == '{"a": 1}'
    for data, reason in ((b'\n"\xff"', Reason.NOT_TEXT), (b" " * (LARGEST + 1), Reason.TOO_LARGE)):
        with pytest.raises(UnreadableJson) as fault:
            decoded(data)
        assert fault.value.reason is reason


@given(st.text() | st.text(alphabet='{}[]",:01eE+-.\\ntrufalsNI \n'))
def test_any_text_is_read_as_python_reads_it_or_refused(text: str) -> None:
    try:
        scanned(text)
    except UnreadableJson as fault:
        if fault.reason in (Reason.TWICE, Reason.NO_NUMBER):
            return
        with pytest.raises(json.JSONDecodeError):
            json.loads(text)
    else:
        json.loads(text)
