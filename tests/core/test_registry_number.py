"""The number of a study out of what people type and paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.registry import RegistryName
from desktop.core.registry_number import NumberFault, NumberTrouble, RegistryNumber, registry_number
from desktop.words.registry import number_fault_words


@pytest.mark.parametrize(
    "text",
    ["NCT01234567", " nct01234567 ", "NCT 0123 4567", "NCT1234567", "NCT-01234567", "NCT 1234567", "nct: 01234567.",
     "ＮＣＴ０１２３４５６７", "ClinicalTrials.gov Identifier: NCT01234567", "NCT01234567 (NCT1234567)",
     "https://clinicaltrials.gov/study/NCT01234567?cond=sleep&rank=12345678",
     "https://clinicaltrials.gov/api/v2/studies/nct01234567"],
)  # fmt: skip
def test_a_number_of_clinicaltrials_is_written_as_the_registry_does(text: str) -> None:
    assert registry_number(text) == RegistryNumber(RegistryName.CLINICAL_TRIALS, "NCT01234567")


@pytest.mark.parametrize(
    "text",
    ["2024-512345-12-00", "2024-512345-12", "EU CT 2024 – 512345 – 12 – 00", "20245123451200", "EUCT 2024-512345-12-00",
     "https://euclinicaltrials.eu/ctis-public/view/2024-512345-12-00",
     "https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT=2024-512345-12-00"],
)  # fmt: skip
def test_a_number_of_the_eu_register_gets_all_its_parts(text: str) -> None:
    assert registry_number(text) == RegistryNumber(RegistryName.CTIS, "2024-512345-12-00")


@pytest.mark.parametrize(
    "text",
    ["ISRCTN12345678", "isrctn 1234 5678", "https://www.isrctn.com/ISRCTN12345678?q=x", "10.1186/ISRCTN12345678"],
)
def test_a_number_of_isrctn_is_found(text: str) -> None:
    assert registry_number(text) == RegistryNumber(RegistryName.ISRCTN, "ISRCTN12345678")


@pytest.mark.parametrize(
    ("text", "trouble", "words"),
    [
        ("", NumberTrouble.EMPTY, "No number was given"),
        (" \n\t ", NumberTrouble.EMPTY, "No number was given"),
        ("NCTO1234567", NumberTrouble.MISSPELT, "no letter O"),
        ("NTC01234567", NumberTrouble.MISSPELT, "NCT and 8 figures"),
        ("NCT123456789", NumberTrouble.MISSPELT, "NCT and 8 figures"),
        ("NCT00000000", NumberTrouble.MISSPELT, "NCT and 8 figures"),
        ("NCT", NumberTrouble.MISSPELT, "NCT and 8 figures"),
        ("2024-512345", NumberTrouble.MISSPELT, "four parts"),
        ("ISRCTN1234567", NumberTrouble.MISSPELT, "ISRCTN and 8 figures"),
        ("ISCRTN12345678", NumberTrouble.MISSPELT, "ISRCTN and 8 figures"),
        ("01234567", NumberTrouble.BARE, "no letters before it"),
        ("2014-002988-16", NumberTrouble.EUDRACT, "clinicaltrialsregister.eu"),
        ("https://www.clinicaltrialsregister.eu/ctr-search/trial/2014-002988-16/IE", NumberTrouble.EUDRACT, "EudraCT"),
        ("NCT01234567 and NCT07654321", NumberTrouble.SEVERAL, "NCT01234567, NCT07654321"),
        ("hello", NumberTrouble.UNKNOWN, "“hello” is no number"),
        ("x" * 100_000, NumberTrouble.UNKNOWN, "is no number"),
    ],
)
def test_what_is_no_number_is_told_in_a_sentence(text: str, trouble: NumberTrouble, words: str) -> None:
    fault = registry_number(text)
    assert isinstance(fault, NumberFault)
    assert fault.trouble is trouble
    assert words in number_fault_words(fault)


@pytest.mark.parametrize(
    ("text", "registry"),
    [
        ("DRKS00012345", "DRKS"), ("ACTRN12605000000123", "ANZCTR"), ("UMIN000012345", "UMIN-CTR"),
        ("ChiCTR2000029308", "ChiCTR"), ("ChiCTR-IOR-17012345", "ChiCTR"), ("jRCT1031200001", "jRCT"),
        ("jRCTs031180001", "jRCT"), ("CTRI/2020/01/022345", "CTRI"), ("NTR1234", "NTR"), ("NL-OMON12345", "NTR"),
        ("KCT0001234", "CRIS"), ("https://trialsearch.who.int/Trial2.aspx?TrialID=drks00012345", "DRKS"),
    ],
)  # fmt: skip
def test_a_number_of_another_registry_is_named_with_a_way_on(text: str, registry: str) -> None:
    fault = registry_number(text)
    assert fault == NumberFault(NumberTrouble.ELSEWHERE, text, registry)
    assert f"a number of {registry}, which is not looked up here" in number_fault_words(fault)


@given(st.text(max_size=300))
def test_every_text_gives_a_number_or_a_sentence(text: str) -> None:
    found = registry_number(text)
    assert found.id if isinstance(found, RegistryNumber) else number_fault_words(found)


@given(st.integers(min_value=1, max_value=99_999_999), st.sampled_from(["NCT{}", "nct 0{}", "see NCT{}, please"]))
def test_a_number_survives_being_written_again(number: int, form: str) -> None:
    found = registry_number(form.format(number))
    assert isinstance(found, RegistryNumber)
    assert registry_number(found.id) == found
