"""askfirst registry, lookup: a study's entry in a registry, from a saved record or, after a yes, online."""

import argparse
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.catalog.load import load_questionnaire
from desktop.cli.commands import Refused
from desktop.core.registry import RegistryRecord
from desktop.core.registry_file import LARGEST, UnreadableRecord, record_from_bytes
from desktop.core.registry_gaps import suggested_questions, suggestions_of
from desktop.core.registry_number import NumberFault, is_filled_up, registry_number
from desktop.i18n import tr
from desktop.paths import default_vault, questionnaires_folder
from desktop.store.faults import VaultFault
from desktop.store.opening import open_vault
from desktop.store.transfer import read_bytes
from desktop.words.online import consent_lines, trouble_sentence
from desktop.words.registry import (
    filled_up_words,
    gap_words,
    no_points_words,
    number_fault_words,
    record_lines,
    unreadable_record_words,
)

if TYPE_CHECKING:
    from desktop.core.online import Fetched, Request
    from desktop.store.vault import Vault

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]
STANDARD_INPUT = Path("-")


def add_registry(verb: Verb, *, path: Callable[[str], Any]) -> None:
    """Add these commands to the command line."""
    saved = verb("registry", read_record, tr("read a saved record of a study registry; nothing goes online"))
    saved.add_argument("record", type=path, metavar="FILE", help=tr("JSON or XML; - reads standard input"))
    saved.add_argument("--json", action="store_true", help=tr("print JSON"))

    online = verb("lookup", look_up, tr("fetch a study's record from its registry, after asking you"))
    online.add_argument("number", metavar="ID", help=tr("a number such as NCT01234567, or the study's link"))
    online.add_argument("--yes", action="store_true", help=tr("go online without asking again"))
    online.add_argument("--json", action="store_true", help=tr("print JSON"))


def read_record(options: Namespace) -> None:
    """askfirst registry"""
    piped = options.record == STANDARD_INPUT
    name = tr("The record") if piped else str(options.record)
    data = sys.stdin.buffer.read(LARGEST + 1) if piped else read_bytes(options.record, most=LARGEST + 1)
    _tell(data, name=name, as_json=options.json)


def look_up(options: Namespace) -> None:
    """askfirst lookup"""
    from desktop.net.links import request_for

    number = registry_number(options.number)
    if isinstance(number, NumberFault):
        raise Refused(number_fault_words(number))
    request = request_for(number)
    if is_filled_up(options.number, number.id):
        print(filled_up_words(number.id), file=sys.stderr)
    if not options.yes:
        _ask(request)
    vault = _log(options.vault or default_vault())
    try:
        fetched = _fetched(vault, request)
    finally:
        vault.close()
    if fetched.trouble is not None:
        raise Refused(trouble_sentence(fetched))
    _tell(fetched.content, name=tr("What {host} sent").format(host=request.host), as_json=options.json)


def _log(path: Path) -> "Vault":
    """The vault, open to write in: what could not be written down is not sent."""
    try:
        return open_vault(path, now=datetime.now(UTC))
    except VaultFault as fault:
        what = tr("{fault} Nothing was sent: every request is written down in the vault before it is made.")
        raise Refused(what.format(fault=fault)) from None


def _ask(request: "Request") -> None:
    """Say what would be sent and to whom; Refused unless somebody at a terminal says yes."""
    for line in consent_lines(request):
        print(line, file=sys.stderr)
    if not sys.stdin.isatty():
        what = tr("Nothing was sent to {host}. Add --yes to send it.")
        raise Refused(what.format(host=request.host))
    print(tr("Send it? Type yes or no:"), end=" ", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in (tr("yes"), "yes", "y"):
        raise Refused(tr("Nothing was sent to {host}.").format(host=request.host))


def _fetched(vault: "Vault", request: "Request") -> "Fetched":
    """Make the request, and write it down before and after, however it ends."""
    from desktop.core.online import Fetched, Trouble
    from desktop.net.client import Client

    entry = vault.log_request(request, at=datetime.now(UTC))
    fetched = Fetched(request, trouble=Trouble.STOPPED)
    try:
        fetched = Client().fetch(request)
    finally:
        vault.end_request(entry, fetched, at=datetime.now(UTC))
    return fetched


def _tell(data: bytes, *, name: str, as_json: bool) -> None:
    try:
        record = record_from_bytes(data)
    except UnreadableRecord as fault:
        raise Refused(unreadable_record_words(fault, name=name)) from None
    if as_json:
        print(json.dumps(_record_json(record), indent=2))
        return
    for line in (*record_lines(record), *_suggestion_lines(record), no_points_words()):
        print(line)


def _record_json(record: RegistryRecord) -> dict[str, Any]:
    return {
        "registry": record.registry.value,
        "id": record.id,
        "title": record.title,
        "organisation": record.organisation,
        "contacts": [{"name": one.name, "role": one.role, "email": one.email} for one in record.contacts],
        "status": record.status,
        "conditions": list(record.conditions),
        "sharing": {
            "plan": record.sharing.plan.value if record.sharing.plan else None,
            "statement": record.sharing.statement,
        },
        "has_consent_form": record.has_consent_form,
        "suggested_questions": list(suggested_questions(record)),
    }


def _suggestion_lines(record: RegistryRecord) -> Iterator[str]:
    by_id = load_questionnaire(questionnaires_folder() / "model-inversion.toml").by_id
    for suggestion in suggestions_of(record):
        yield gap_words(suggestion.gap)
        yield from (f"  {by_id[question].plain}" for question in suggestion.questions)
