"""Files and pasted texts that hold a record, and those that do not."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.registry_file import LARGEST, Reason, UnreadableRecord, record_from_bytes, record_from_text
from desktop.words.registry import unreadable_record_words
from tests.registries import ISRCTN_XML, as_bytes, clinicaltrials, ctis, isrctn_trial

RECORD = as_bytes(clinicaltrials())
BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<allTrials><fullTrial><trial><isrctn>&b;</isrctn></trial></fullTrial></allTrials>"""
EXTERNAL = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><allTrials/>'


@pytest.mark.parametrize(
    "data",
    [
        RECORD,
        b"\xef\xbb\xbf" + RECORD,
        b"\n\n  \t" + RECORD + b"\n\n",
        RECORD.decode().encode("utf-16"),
        b"[" + RECORD + b"]",
        b'{"studies": [' + RECORD + b'], "nextPageToken": "x"}',
        b"JSON\nRaw Data\nHeaders\nSave\nCopy\nPretty Print\n" + RECORD,
        RECORD + b"\nCopy",
        json.dumps(clinicaltrials(), indent=4).encode(),
    ],
    ids=["plain", "mark", "blanks", "utf-16", "list of one", "search of one", "viewer", "copied after", "indented"],
)
def test_a_record_is_met_as_it_is_saved_and_pasted(data: bytes) -> None:
    assert record_from_bytes(data).id == "NCT01234567"


@pytest.mark.parametrize(
    "text",
    [
        ISRCTN_XML,
        "\ufeff\n" + ISRCTN_XML,
        ISRCTN_XML.partition("?>")[2],
        "This XML file does not appear to have any style information associated with it.\n" + ISRCTN_XML,
    ],
    ids=["plain", "mark", "without its first line", "viewer"],
)
def test_xml_is_met_as_it_is_saved_and_pasted(text: str) -> None:
    assert record_from_text(text).id == record_from_bytes(text.encode()).id == "ISRCTN12345678"


def test_xml_may_say_in_what_letters_it_is_written() -> None:
    text = ISRCTN_XML.replace("Milk &amp; sleep", "Café")
    for name in ("UTF-8", "ISO-8859-1", "windows-1252"):
        assert record_from_bytes(text.replace("UTF-8", name).encode(name)).title == "Café"
    assert record_from_bytes(text.encode("utf-16")).title == "Café"


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (b"", Reason.EMPTY, "is empty"),
        (b" \n ", Reason.EMPTY, "is empty"),
        (b"\xef\xbb\xbf", Reason.EMPTY, "is empty"),
        (b" " * (LARGEST + 1), Reason.TOO_LARGE, "larger than 10 MB"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", Reason.NOT_TEXT, "line 2"),
        (b"\xff\xfe\x00", Reason.NOT_TEXT, "no text in UTF-8"),
        (b"<!doctype html><html><body>NCT01234567</body></html>", Reason.WEB_PAGE, "is a web page"),
        (b"<HTML lang='en'>{}", Reason.WEB_PAGE, "is a web page"),
        (b"# Samples\n\nReal material to try [it] on.", Reason.NO_RECORD, "no record of ClinicalTrials.gov"),
        (b"NCT number NCT99999999 not found", Reason.NO_RECORD, "no record of ClinicalTrials.gov"),
        (b"true", Reason.NO_RECORD, "no record of ClinicalTrials.gov"),
        (b"{}", Reason.NO_RECORD, "no record of ClinicalTrials.gov"),
        (b'{"name": "something else"}', Reason.NO_RECORD, "no record of ClinicalTrials.gov"),
        (b"<note><to>You</to></note>", Reason.NO_RECORD, "no record of ClinicalTrials.gov"),
        (RECORD[:-40], Reason.BROKEN, "damaged or cut short"),
        (b"{" + b"1" * 5000 + b"}", Reason.BROKEN, "damaged or cut short"),
        (b'{"a": ' + b"1" * 5000 + b"}", Reason.BROKEN, "damaged or cut short"),
        (ISRCTN_XML[:700].encode(), Reason.BROKEN, "damaged or cut short"),
        (b"[" * 200_000, Reason.TOO_DEEP, "nested too deeply"),
        (b"<a>" * 100 + b"</a>" * 100, Reason.TOO_DEEP, "nested too deeply"),
        (b"<a>" + b"<b/>" * 300_000 + b"</a>", Reason.TOO_DEEP, "nested too deeply"),
        (BOMB.encode(), Reason.DEFINING, "definitions of its own"),
        (EXTERNAL.encode(), Reason.DEFINING, "definitions of its own"),
        (b"<allTrials>&none;</allTrials>", Reason.BROKEN, "damaged or cut short"),
        (b'{"FullStudiesResponse": {"FullStudies": []}}', Reason.RETIRED, "gave up in 2024"),
        (b"<clinical_study><id_info/></clinical_study>", Reason.RETIRED, "gave up in 2024"),
        (b"[" + RECORD + b"," + RECORD + b"]", Reason.SEVERAL, "a list of studies"),
        (b'{"studies": [' + RECORD + b"," + RECORD + b"]}", Reason.SEVERAL, "a list of studies"),
        (RECORD + b"\n" + RECORD, Reason.SEVERAL, "a list of studies"),
        (b'{"pagination": {}, "data": [{}, {}]}', Reason.SEVERAL, "a list of studies"),
        (b"<allTrials><fullTrial/><fullTrial/></allTrials>", Reason.SEVERAL, "a list of studies"),
        (b"[]", Reason.NO_STUDY, "holds no study"),
        (b'{"studies": []}', Reason.NO_STUDY, "holds no study"),
        (b'{"protocolSection": {}}', Reason.NO_STUDY, "holds no study"),
        (b'<allTrials xmlns="http://www.67bricks.com/isrctn" totalCount="0"/>', Reason.NO_STUDY, "holds no study"),
        (b"<ANZCTR_Trial><actrnumber>1</actrnumber></ANZCTR_Trial>", Reason.OTHER, "a record of ANZCTR"),
        (b'{"id": "DRKS00012345", "title": "Milk"}', Reason.OTHER, "a record of DRKS"),
    ],
)
def test_what_holds_no_record_is_told_in_a_sentence(data: bytes, reason: Reason, words: str) -> None:
    with pytest.raises(UnreadableRecord) as caught:
        record_from_bytes(data)
    assert caught.value.reason is reason
    sentence = unreadable_record_words(caught.value, name="mine.json")
    assert words in sentence
    assert "mine.json" in sentence


def test_the_place_of_the_damage_is_told() -> None:
    with pytest.raises(UnreadableRecord) as caught:
        record_from_text('{\n "protocolSection": {\n  "a": oh\n }}')
    assert caught.value.line == 3
    assert "line 3" in unreadable_record_words(caught.value, name="it")


SEEDS = (RECORD, as_bytes(ctis()), as_bytes(isrctn_trial()), ISRCTN_XML.encode())


@given(st.sampled_from(SEEDS), st.data())
def test_damage_is_a_record_or_a_refusal_and_nothing_else(seed: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(seed)))
    length = data.draw(st.integers(0, 40))
    piece = data.draw(
        st.binary(max_size=12) | st.sampled_from([b"{", b"[", b"null", b'"', b"<", b"]]>", b"&#0;", b"1e999"])
    )
    with suppress(UnreadableRecord):
        record_from_bytes(seed[:start] + piece + seed[start + length :])


@given(st.binary(max_size=300))
def test_any_bytes_are_a_record_or_a_refusal(content: bytes) -> None:
    with pytest.raises(UnreadableRecord):
        record_from_bytes(content)


WILD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["name", "email", "organisation", "trial", "sponsors", "conditions", "contact"]), inner
        )
    ),
    max_leaves=12,
)


@given(WILD, WILD)
def test_values_of_every_kind_may_stand_everywhere(one: object, other: object) -> None:
    protocol = {"identificationModule": {"nctId": "NCT01234567", "briefTitle": one}, "conditionsModule": one}
    protocol |= {"contactsLocationsModule": {"centralContacts": other, "locations": one}, "statusModule": other}
    assert record_from_bytes(as_ascii({"protocolSection": protocol, "documentSection": other})).id
    part = {"sponsors": one, "trialDetails": other, "medicalConditions": other}
    trial = {"ctNumber": "2024-512345-12-00", "authorizedPartI": part, "documents": other, "ctStatus": one}
    assert record_from_bytes(as_ascii(trial)).id
    full = {"isrctn": "12345678", "contact": one, "sponsor": other, "attachedFiles": one, "conditions": other}
    assert record_from_bytes(as_ascii(full)).id


def as_ascii(record: object) -> bytes:
    """As JSON that can also hold half a letter."""
    return json.dumps(record).encode()
