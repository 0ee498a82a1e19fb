"""A registry's record in words: what it says, what that suggests to ask, and why one cannot be read."""

from collections.abc import Iterator

from desktop.core.registry import Plan, RegistryName, RegistryRecord
from desktop.core.registry_file import Reason, UnreadableRecord
from desktop.core.registry_gaps import Gap
from desktop.core.registry_number import NumberFault, NumberTrouble
from desktop.i18n import tr


def registry_words(registry: RegistryName) -> str:
    """A registry's name."""
    return {
        RegistryName.CLINICAL_TRIALS: tr("ClinicalTrials.gov"),
        RegistryName.CTIS: tr("the EU register of clinical trials (CTIS)"),
        RegistryName.ISRCTN: tr("the ISRCTN registry"),
    }[registry]


def status_words(status: str) -> str:
    """Where the study is, as the registry says it; its own word where that is not known here."""
    return {
        "ACTIVE_NOT_RECRUITING": tr("under way, and takes in nobody more"),
        "COMPLETED": tr("completed"),
        "ENROLLING_BY_INVITATION": tr("takes in people by invitation"),
        "NOT_YET_RECRUITING": tr("does not take in people yet"),
        "RECRUITING": tr("takes in people"),
        "SUSPENDED": tr("suspended"),
        "TERMINATED": tr("ended early"),
        "UNKNOWN": tr("not known: the record is out of date"),
        "WITHDRAWN": tr("withdrawn before it began"),
    }.get(status, status)


def plan_words(plan: Plan | None) -> str:
    """The registry's word on passing records on to other researchers."""
    return {
        Plan.YES: tr("yes"),
        Plan.NO: tr("no"),
        Plan.UNDECIDED: tr("undecided"),
        None: tr("nothing"),
    }[plan]


def consent_form_words(record: RegistryRecord) -> str:
    """Whether the registry holds the consent form."""
    if record.has_consent_form is None:
        return tr("The record does not say whether the registry holds the consent form. Look at the study's page.")
    if record.has_consent_form:
        return tr("The registry holds the consent form, or the sheet that goes with it. Open it from the study's page.")
    return tr("The registry does not hold the consent form. Ask for it before you decide.")


def gap_words(gap: Gap) -> str:
    """What the record says or leaves out, as the reason to ask."""
    return {
        Gap.SHARING_YES: tr(
            "The registry says: yes, records will be passed on to other researchers. It does not say whether AI may "
            "be trained on them. Ask:"
        ),
        Gap.SHARING_NO: tr(
            "The registry says: no, records will not be passed on to other researchers. It says nothing on "
            "companies, on services, and on AI of their own. Ask:"
        ),
        Gap.SHARING_UNDECIDED: tr(
            "The registry says: undecided whether records will be passed on to other researchers. Ask:"
        ),
        Gap.SHARING_UNSAID: tr(
            "The registry says nothing on whether records will be passed on to other researchers. Ask:"
        ),
        Gap.FORM_THERE: tr("The registry holds the consent form. Read what it says on AI, and ask where it is silent:"),
        Gap.FORM_MISSING: tr("No consent form came with the record. Ask for it, and what it says on AI:"),
        Gap.RARE: tr("The registry calls the condition rare. Few people have it, so each stands out more. Ask:"),
        Gap.NOBODY: tr(
            "The record gives no e-mail address to ask. Look at the study's page or in the consent form, or ask the "
            "person who invited you."
        ),
    }[gap]


def no_points_words() -> str:
    """What a record is worth for the score."""
    return tr("A registry's record is no answer to any of the questions: it counts for nothing in the score.")


def record_lines(record: RegistryRecord) -> Iterator[str]:
    """What the record says, line by line."""
    told = (
        (tr("Registry: {text}"), registry_words(record.registry)),
        (tr("Number: {text}"), record.id),
        (tr("Title: {text}"), record.title),
        (tr("Organisation: {text}"), record.organisation),
        (tr("Status: {text}"), status_words(record.status)),
        (tr("Conditions: {text}"), "; ".join(record.conditions)),
        (tr("Page: {text}"), record.link),
    )
    yield from (line.format(text=text) for line, text in told if text)
    for contact in record.contacts:
        yield tr("Contact: {text}").format(text=contact.in_a_line)
    yield tr("On passing records on, the registry says: {plan}.").format(plan=plan_words(record.sharing.plan))
    for text in (record.sharing.statement, record.sharing.when, record.sharing.who, record.sharing.url):
        if text:
            yield f"  {text}"
    yield consent_form_words(record)
    if record.summary:
        yield tr("What it is about: {text}").format(text=record.summary)


def filled_up_words(number: str) -> str:
    """That a number was too short, and what was made of it."""
    words = tr("{number}: fewer than 8 figures were given, so zeros stand before them now. Is it the right study?")
    return words.format(number=number)


def number_fault_words(fault: NumberFault) -> str:
    """Why a text gives no number to look up, and what to do."""
    meant = {name.value: registry_words(name) for name in RegistryName}.get(fault.registry, fault.registry)
    return {
        NumberTrouble.EMPTY: tr("No number was given. Write a study's number, such as NCT01234567, or paste its link."),
        NumberTrouble.MISSPELT: _misspelt_words(fault.registry),
        NumberTrouble.BARE: tr(
            "“{text}” has no letters before it, so it could belong to several registries. Write it whole, such as "
            "NCT01234567 or ISRCTN12345678."
        ),
        NumberTrouble.EUDRACT: tr(
            "“{text}” is a EudraCT number, of the EU register before 2023. It is not looked up here. Open "
            "clinicaltrialsregister.eu in your browser, or ask for the newer EU CT number, such as 2024-512345-12-00."
        ),
        NumberTrouble.ELSEWHERE: tr(
            "“{text}” is a number of {registry}, which is not looked up here. Open its page in your browser, and "
            "copy the title and the contact from it."
        ),
        NumberTrouble.SEVERAL: tr("There are several numbers in it: {text}. Give one at a time."),
        NumberTrouble.UNKNOWN: tr(
            "“{text}” is no number of a registry that is known here. Write it as in the invitation, such as "
            "NCT01234567, 2024-512345-12-00 or ISRCTN12345678."
        ),
    }[fault.trouble].format(text=fault.text, registry=meant)


def _misspelt_words(registry: str) -> str:
    if registry == RegistryName.CTIS:
        return tr(
            "“{text}” looks like an EU CT number with a part missing. It has four parts, such as 2024-512345-12-00. "
            "Check it against the invitation."
        )
    if registry == RegistryName.ISRCTN:
        return tr(
            "“{text}” looks like an ISRCTN number that is misspelt. It is ISRCTN and 8 figures, such as "
            "ISRCTN12345678. Check it against the invitation."
        )
    return tr(
        "“{text}” looks like a number of ClinicalTrials.gov that is misspelt. It is NCT and 8 figures, such as "
        "NCT01234567, with zeros and no letter O. Check it against the invitation."
    )


def unreadable_record_words(fault: UnreadableRecord, *, name: str) -> str:
    """Why the record of this name cannot be read, and what to do about it."""
    return {
        Reason.EMPTY: tr("{name} is empty. Save the study's record again, or paste it whole."),
        Reason.TOO_LARGE: tr("{name} is larger than 10 MB. One study's record is much smaller: save one study alone."),
        Reason.NOT_TEXT: tr(
            "{name}, line {line}: this is no text in UTF-8, so it is no record of a registry. Choose the JSON or XML "
            "file that the registry gives."
        ),
        Reason.WEB_PAGE: tr(
            "{name} is a web page, not the record behind it. On the study's page choose “Download” and JSON, or paste "
            "what the record's address shows."
        ),
        Reason.NO_RECORD: tr(
            "{name} is no record of ClinicalTrials.gov, the EU register (CTIS) or ISRCTN. Choose a record that was "
            "saved as JSON or XML, or paste it whole."
        ),
        Reason.BROKEN: tr(
            "{name}, line {line}: the record is damaged or cut short. Save it again, or copy it from its first "
            "bracket to its last."
        ),
        Reason.TOO_DEEP: tr("{name} is nested too deeply to be a study's record. Save the record again."),
        Reason.DEFINING: tr(
            "{name} holds definitions of its own, which no registry's record does, so it was not read. Save the record "
            "from the registry's own page."
        ),
        Reason.RETIRED: tr(
            "{name} has the shape that ClinicalTrials.gov gave up in 2024 (FullStudiesResponse). Open the study on "
            "clinicaltrials.gov and download it as JSON again."
        ),
        Reason.SEVERAL: tr("{name} holds a list of studies, not one. Save the record of one study alone."),
        Reason.NO_STUDY: tr(
            "{name} holds no study: no number, no title and no organisation. Check the number on the registry's page, "
            "and save the record again."
        ),
        Reason.OTHER: tr(
            "{name} is a record of {what}, which is not read here. Open the study's page in your browser, and copy the "
            "title and the contact from it."
        ),
    }[fault.reason].format(name=name, line=fault.line, what=fault.what)
