"""What records of three registries say, whatever parts of them are there."""

import json
from typing import Any

import pytest

from desktop.core.registry import Plan, RegistryName, RegistryRecord, Sharing
from desktop.core.registry_file import UnreadableRecord, record_from_bytes, record_from_text
from desktop.core.study import Contact
from tests.registries import ISRCTN_XML, as_bytes, clinicaltrials, ctis, isrctn_trial


def read(record: Any) -> RegistryRecord:
    return record_from_bytes(as_bytes(record))


def test_a_record_of_clinicaltrials_tells_all_that_is_taken() -> None:
    record = read(clinicaltrials())
    assert record == RegistryRecord(
        registry=RegistryName.CLINICAL_TRIALS,
        id="NCT01234567",
        title="Sleep and mood in shift workers",
        organisation="Hillside University",
        contacts=(
            Contact("Ada Example", "Contact", "ada@hillside.example.org"),
            Contact("Ben Example", "Contact"),
            Contact("Cleo Example", "Principal investigator"),
        ),
        status="RECRUITING",
        conditions=("Sleep", "Mood"),
        summary="First paragraph.\n\nSecond paragraph.",
        sharing=Sharing(
            Plan.UNDECIDED, "We may share records.", "After the end.", "On request.", "http://data.example.org/"
        ),
        has_consent_form=False,
    )
    assert record.link == "https://clinicaltrials.gov/study/NCT01234567"


def test_a_record_of_two_modules_is_enough() -> None:
    record = read({"protocolSection": {"identificationModule": {"nctId": "NCT00465816"}, "referencesModule": {}}})
    assert record == RegistryRecord(RegistryName.CLINICAL_TRIALS, id="NCT00465816")


@pytest.mark.parametrize("module", list(clinicaltrials()["protocolSection"]))
@pytest.mark.parametrize("instead", [None, [], "text", 7, {"centralContacts": [None, 3, "x", {"name": {}}]}, [[]]])
def test_a_module_may_be_missing_or_of_any_kind(module: str, instead: object) -> None:
    record = clinicaltrials(**{module: instead})  # type: ignore[arg-type]
    assert read(record).registry is RegistryName.CLINICAL_TRIALS
    del record["protocolSection"][module]
    assert read(record).registry is RegistryName.CLINICAL_TRIALS


def test_contacts_of_places_are_taken_where_no_other_has_an_address() -> None:
    places = [{"facility": "Ward 7", "contacts": [{"name": "Dan", "email": "dan@ward.example.org"}, {"name": "Eli"}]}]
    module = {"centralContacts": [{"name": "Ben", "role": "CONTACT"}], "locations": places}
    contacts = read(clinicaltrials(contactsLocationsModule=module)).contacts
    assert contacts == (Contact("Ben", "Contact"), Contact("Dan", "Ward 7", "dan@ward.example.org"))


@pytest.mark.parametrize("email", ["none", "a@b", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org", 7, None, "<a@b.org>"])
def test_an_address_that_is_none_is_left_out(email: object) -> None:
    module = {"centralContacts": [{"name": "Ada", "role": "CONTACT", "email": email}]}
    assert read(clinicaltrials(contactsLocationsModule=module)).contacts == (Contact("Ada", "Contact"),)


@pytest.mark.parametrize(
    ("documents", "there"), [([{"hasIcf": True}], True), ([{"hasIcf": False}], False), ([], False)]
)
def test_the_consent_form_on_the_registry_is_seen(documents: list[dict[str, bool]], *, there: bool) -> None:
    record = clinicaltrials() | {"documentSection": {"largeDocumentModule": {"largeDocs": documents}}}
    assert read(record).has_consent_form is there


def test_a_record_without_its_documents_does_not_tell_about_the_form() -> None:
    record = clinicaltrials()
    del record["documentSection"]
    assert read(record).has_consent_form is None


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("A <b>bold</b> study<br>of <i>sleep</i>", "A bold study of sleep"),
        ("Sleep &amp; mood &lt;18 years", "Sleep & mood <18 years"),
        ("x<script>alert('1')</script>y", "xy"),
        ("&lt;img src=x onerror=alert(1)&gt;Milk", "Milk"),
        ("&amp;lt;b&amp;gt;Milk", "Milk"),
        ("Sleep\x00 and\u202e mood\r\n in\u2028shifts\ud800", "Sleep and mood in shifts"),
        ("p < 0.05 and a <b or c> d", "p < 0.05 and a d"),
        ("m" * 900, "m" * 499 + "…"),
        (["a", "list"], "A cohort study of sleep and mood"),
        ("<p></p>", "A cohort study of sleep and mood"),
    ],
)
def test_titles_are_plain_text_of_a_length(title: object, plain: str) -> None:
    identity = clinicaltrials()["protocolSection"]["identificationModule"] | {"briefTitle": title}
    record = clinicaltrials(identificationModule=identity)
    assert record_from_bytes(json.dumps(record).encode()).title == plain


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data.example.org", 'https://x"y', None])
def test_only_links_of_the_web_are_links(url: object) -> None:
    record = clinicaltrials(ipdSharingStatementModule={"ipdSharing": "MAYBE", "url": url})
    assert read(record).sharing == Sharing()


def test_a_record_of_the_eu_register_tells_all_that_is_taken() -> None:
    record = read(ctis())
    assert record == RegistryRecord(
        registry=RegistryName.CTIS,
        id="2024-512345-12-00",
        title="A study of warm milk",
        organisation="Pharma Example",
        contacts=(Contact("Trial desk", "Public", "desk@pharma.example.org"),),
        status="Authorised",
        conditions=("Insomnia",),
        summary="To see whether it helps.",
        has_consent_form=True,
        rare=True,
    )


def test_the_older_shape_of_the_eu_register_is_read_alike() -> None:
    record = ctis()
    older = {key: value for key, value in record.items() if key != "authorizedApplication"}
    assert read(older | record["authorizedApplication"]) == read(record)


def test_the_eu_register_may_leave_everything_out() -> None:
    assert read({"ctNumber": "2024-512345-12-00"}).status == ""
    for part in (None, [], {"sponsors": "x"}, {"sponsors": [None, {"publicContacts": [1]}]}, {"trialDetails": []}):
        trial = {"ctNumber": "2024-512345-12-00", "authorizedApplication": {"authorizedPartI": part}}
        assert read(trial).id == "2024-512345-12-00"


def test_isrctn_as_it_is_served_tells_all_that_is_taken() -> None:
    record = record_from_text(ISRCTN_XML)
    assert record == RegistryRecord(
        registry=RegistryName.ISRCTN,
        id="ISRCTN12345678",
        title="Milk & sleep",
        organisation="Clinic Example",
        contacts=(Contact("Dr Eve Example", "Scientific, Public", "eve@clinic.example.org"),),
        conditions=("Sleep", "Mood"),
        summary="About milk.",
        sharing=Sharing(Plan.NO, "Records go to a repository."),
        has_consent_form=True,
    )


def test_isrctn_turned_into_json_has_its_contact_in_its_summary() -> None:
    record = read(isrctn_trial())
    assert record.contacts == (Contact("Dr Eve Example", "", "eve@clinic.example.org"),)
    assert record.sharing == Sharing(Plan.YES, "On request")
    assert (record.id, record.status, record.has_consent_form) == ("ISRCTN12345678", "Completed", None)


def test_a_number_that_is_none_is_left_out_and_the_title_kept() -> None:
    identity = {"nctId": "../../etc", "briefTitle": "Milk"}
    record = read(clinicaltrials(identificationModule=identity))
    assert (record.id, record.title, record.link) == ("", "Milk", "")
    with pytest.raises(UnreadableRecord, match="no_study"):
        read({"protocolSection": {"identificationModule": {"nctId": "../../etc"}}})
