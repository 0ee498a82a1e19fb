"""A saved or pasted record of a registry: JSON or XML, told by what is in it."""

import json
import re
from enum import StrEnum
from typing import Any

from desktop.core.registry import RegistryRecord
from desktop.core.registry_clinicaltrials import clinicaltrials_record
from desktop.core.registry_ctis import ctis_record
from desktop.core.registry_isrctn import isrctn_record
from desktop.core.registry_number import registry_elsewhere
from desktop.core.registry_xml import BrokenXml, DeepXml, DefiningXml, tree_of

LARGEST = 10_000_000
"""Bytes of a record that is read at all."""
PREFACE = 2000
"""Letters that may stand before a record: what a browser shows around it and is copied along."""

_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_XML = re.compile(r"<\?xml\b|<!|<[A-Za-z]")
_DECLARED = re.compile(
    rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"'](?:iso-8859-1|latin-?1|windows-1252)[\"']", re.IGNORECASE
)
_RETIRED = {"FullStudiesResponse", "FullStudy", "ProtocolSection", "clinical_study", "StudyFieldsResponse"}
_OTHER_ROOTS = {
    "ANZCTR_Trial": "ANZCTR", "Trials_downloaded_from_ICTRP": "WHO ICTRP", "trials": "WHO ICTRP", "trial": "DRKS",
}  # fmt: skip


class Reason(StrEnum):
    """What is in the way. RETIRED: the shape of ClinicalTrials.gov before 2024; SEVERAL: a list, not one study.

    DEFINING: XML that defines entities; OTHER: a record of another registry, named by `what`.
    """

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    WEB_PAGE = "web_page"
    NO_RECORD = "no_record"
    BROKEN = "broken"
    TOO_DEEP = "too_deep"
    DEFINING = "defining"
    RETIRED = "retired"
    SEVERAL = "several"
    NO_STUDY = "no_study"
    OTHER = "other"


class UnreadableRecord(Exception):
    """The record cannot be read; nothing was taken from it. `line` counts from 1 and is 0 where the whole is meant."""

    def __init__(self, reason: Reason, *, line: int = 0, what: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.line = line
        self.what = what


def record_from_bytes(data: bytes) -> RegistryRecord:
    """The record in a file's bytes; UnreadableRecord, and nothing else, where there is none."""
    if len(data) > LARGEST:
        raise UnreadableRecord(Reason.TOO_LARGE)
    return record_from_text(_decoded(data))


def record_from_text(words: str) -> RegistryRecord:
    """The record in a pasted text; UnreadableRecord, and nothing else, where there is none."""
    if len(words) > LARGEST:
        raise UnreadableRecord(Reason.TOO_LARGE)
    words = words.lstrip("\ufeff \t\r\n")
    if not words:
        raise UnreadableRecord(Reason.EMPTY)
    preface = words[:PREFACE]
    if _PAGE.search(preface):
        raise UnreadableRecord(Reason.WEB_PAGE)
    brace = min((at for at in (preface.find("{"), preface.find("[")) if at >= 0), default=-1)
    tag = _XML.search(preface)
    if tag and (brace < 0 or tag.start() < brace):
        return _from_xml(words[tag.start() :], whole=tag.start() == 0)
    if brace < 0:
        raise UnreadableRecord(Reason.NO_RECORD)
    return _from_json(words, brace)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "cp1252" if _DECLARED.match(data) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableRecord(Reason.NOT_TEXT, line=data[: error.start].count(b"\n") + 1) from None


def _from_json(words: str, start: int) -> RegistryRecord:
    try:
        document, end = json.JSONDecoder().raw_decode(words, start)
    except json.JSONDecodeError as error:
        raise UnreadableRecord(Reason.NO_RECORD if start else Reason.BROKEN, line=error.lineno) from None
    except RecursionError:
        raise UnreadableRecord(Reason.TOO_DEEP) from None
    except ValueError:  # a number of more figures than Python turns into one
        raise UnreadableRecord(Reason.BROKEN) from None
    if words[end:].lstrip(", \t\r\n")[:1] in ("{", "["):
        raise UnreadableRecord(Reason.SEVERAL)
    return _from_value(document)


def _from_value(document: Any) -> RegistryRecord:
    if isinstance(document, dict) and isinstance(document.get("studies"), list):
        document = document["studies"]
    if isinstance(document, list):
        if len(document) != 1:
            raise UnreadableRecord(Reason.SEVERAL if document else Reason.NO_STUDY, what=str(len(document)))
        document = document[0]
    if not isinstance(document, dict):
        raise UnreadableRecord(Reason.NO_RECORD)
    if _RETIRED & document.keys():
        raise UnreadableRecord(Reason.RETIRED)
    if "protocolSection" in document:
        return _with_study(clinicaltrials_record(document))
    if {"authorizedApplication", "authorizedPartI", "ctNumber"} & document.keys():
        return _with_study(ctis_record(document))
    if "isrctn" in document or "trialDescription" in document:
        return _with_study(isrctn_record(document))
    if isinstance(document.get("data"), list) and "pagination" in document:
        raise UnreadableRecord(Reason.SEVERAL, what=str(len(document["data"])))
    raise _stranger(document)


def _from_xml(words: str, *, whole: bool) -> RegistryRecord:
    try:
        ((root, value),) = tree_of(words).items()
    except BrokenXml as error:
        raise UnreadableRecord(Reason.BROKEN if whole else Reason.NO_RECORD, line=error.line) from None
    except DeepXml:
        raise UnreadableRecord(Reason.TOO_DEEP) from None
    except DefiningXml:
        raise UnreadableRecord(Reason.DEFINING) from None
    if root == "allTrials":
        studies = value.get("fullTrial", []) if isinstance(value, dict) else []
        studies = studies if isinstance(studies, list) else [studies]
        if len(studies) > 1:
            raise UnreadableRecord(Reason.SEVERAL, what=str(len(studies)))
        root, value = "fullTrial", next(iter(studies), None)
    if root == "fullTrial":
        if not isinstance(value, dict):
            raise UnreadableRecord(Reason.NO_STUDY)
        return _with_study(isrctn_record(value))
    if root in _RETIRED:
        raise UnreadableRecord(Reason.RETIRED)
    if root in _OTHER_ROOTS:
        raise UnreadableRecord(Reason.OTHER, what=_OTHER_ROOTS[root])
    raise UnreadableRecord(Reason.NO_RECORD)


def _with_study(record: RegistryRecord) -> RegistryRecord:
    """The record, where it says at least which study it is about."""
    if not (record.id or record.title or record.organisation):
        raise UnreadableRecord(Reason.NO_STUDY)
    return record


def _stranger(document: dict[Any, Any]) -> UnreadableRecord:
    """A document that is no record of ours; another registry is named where a number of it is in plain view."""
    values = (value for value in list(document.values())[:200] if isinstance(value, str) and len(value) < 200)
    other = next(filter(None, (registry_elsewhere(value.upper()) for value in values)), "")
    return UnreadableRecord(Reason.OTHER, what=other) if other else UnreadableRecord(Reason.NO_RECORD)
