"""Records of registries, made up for the tests, in the shapes that the registries give."""

import json
from typing import Any

Json = dict[str, Any]


def clinicaltrials(**modules: Json) -> Json:
    """A record of ClinicalTrials.gov of an invented study, with modules put in place of its own."""
    own: Json = {
        "identificationModule": {
            "nctId": "NCT01234567",
            "briefTitle": "Sleep and mood in shift workers",
            "officialTitle": "A cohort study of sleep and mood",
            "organization": {"fullName": "Hillside Hospital"},
        },
        "statusModule": {"overallStatus": "RECRUITING"},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Hillside University"}},
        "descriptionModule": {"briefSummary": "First paragraph.\n\nSecond paragraph."},
        "conditionsModule": {"conditions": ["Sleep", "Mood"]},
        "contactsLocationsModule": {
            "centralContacts": [
                {"name": "Ada Example", "role": "CONTACT", "phone": "1", "email": "ada@hillside.example.org"},
                {"name": "Ben Example", "role": "CONTACT"},
            ],
            "overallOfficials": [{"name": "Cleo Example", "affiliation": "Hillside", "role": "PRINCIPAL_INVESTIGATOR"}],
            "locations": [
                {"facility": "Ward 7", "contacts": [{"name": "Dan Example", "email": "dan@ward.example.org"}]},
            ],
        },
        "ipdSharingStatementModule": {
            "ipdSharing": "UNDECIDED",
            "description": "We may share records.",
            "timeFrame": "After the end.",
            "accessCriteria": "On request.",
            "url": "http://data.example.org/",
        },
    }
    return {"protocolSection": own | modules, "documentSection": {"largeDocumentModule": {"largeDocs": []}}}


def ctis() -> Json:
    """A record of the EU register of an invented study."""
    contact = {"type": "Public", "functionalName": "Trial desk", "functionalEmailAddress": "desk@pharma.example.org"}
    second = {"primary": False, "organisation": {"name": "Second"}, "publicContacts": []}
    first = {"primary": True, "organisation": {"name": "Pharma Example"}, "publicContacts": [contact]}
    part = {
        "trialDetails": {
            "clinicalTrialIdentifiers": {"publicTitle": "A study of warm milk", "fullTitle": "A long title"},
            "trialInformation": {
                "medicalCondition": {
                    "partIMedicalConditions": [{"medicalCondition": "Insomnia", "isConditionRareDisease": True}]
                },
                "trialObjective": {"mainObjective": "To see whether it helps."},
            },
        },
        "sponsors": [second, first],
    }
    return {
        "ctNumber": "2024-512345-12-00",
        "ctStatus": 4,
        "authorizedApplication": {"authorizedPartI": part},
        "documents": [{"documentTypeLabel": "Subject information and informed consent form (for publication)"}],
    }


def isrctn_trial() -> Json:
    """The trial of an ISRCTN record of an invented study, turned into JSON."""
    summary = "What is it about?\nMilk.\n\nWho is the main contact?\nDr Eve Example\neve@clinic.example.org"
    return {
        "isrctn": "12345678",
        "trialDescription": {"title": "Milk and sleep", "plainEnglishSummary": summary},
        "trialDesign": {"overallStatusOverride": "Completed"},
        "conditions": {"condition": {"description": "Sleep"}},
        "results": {
            "ipdSharingStatement": "Not provided at time of registration",
            "dataPolicies": {"dataPolicy": "On request"},
        },
        "miscellaneous": {"ipdSharingPlan": "Yes"},
        "attachedFiles": "",
    }


ISRCTN_XML = """<?xml version="1.0" encoding="UTF-8"?>
<allTrials xmlns="http://www.67bricks.com/isrctn" totalCount="1">
  <fullTrial>
    <trial lastUpdated="2026-01-01T00:00:00Z">
      <isrctn dateAssigned="2026-01-01T00:00:00Z">12345678</isrctn>
      <trialDescription>
        <title>Milk &amp; sleep</title>
        <plainEnglishSummary>About milk.</plainEnglishSummary>
      </trialDescription>
      <conditions>
        <condition><description>Sleep</description></condition>
        <condition><description>Mood</description></condition>
      </conditions>
      <results>
        <ipdSharingStatement>Records go to a repository.</ipdSharingStatement>
        <dataPolicies><dataPolicy>Stored in a repository</dataPolicy></dataPolicies>
      </results>
      <miscellaneous><ipdSharingPlan>No</ipdSharingPlan></miscellaneous>
      <attachedFiles>
        <attachedFile><name>v2.pdf</name><description>Participant information sheet</description></attachedFile>
      </attachedFiles>
    </trial>
    <contact id="c1">
      <title>Dr</title><forename>Eve</forename><surname>Example</surname>
      <contactTypes><contactType>Scientific</contactType><contactType>Public</contactType></contactTypes>
      <contactDetails><email>eve@clinic.example.org</email></contactDetails>
      <privacy>Public</privacy>
    </contact>
    <contact id="c2">
      <forename>Hidden</forename><surname>Person</surname>
      <contactDetails><email>hidden@clinic.example.org</email></contactDetails>
      <privacy>Restricted</privacy>
    </contact>
    <sponsor id="s1"><organisation>Clinic Example</organisation></sponsor>
  </fullTrial>
</allTrials>
"""


def as_bytes(record: object) -> bytes:
    """A record as it would be saved."""
    return json.dumps(record, ensure_ascii=False).encode()
