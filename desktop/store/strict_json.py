"""JSON from outside, read with every doubt."""

import json
from typing import Any, NoReturn

from desktop.i18n import tr
from desktop.store.faults import RefusedStudyFile

LARGEST = 64_000_000
Json = dict[str, Any]


def parsed(data: bytes, name: str) -> Json:
    """The object in a file's bytes; RefusedStudyFile where it is none, or not plain JSON in UTF-8."""
    if len(data) > LARGEST:
        raise RefusedStudyFile(name, "", tr("larger than 64 MB. No study is: choose another file."))
    if not data.strip():
        raise RefusedStudyFile(name, "", tr("the file is empty. Export the study again, or choose another file."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RefusedStudyFile(name, _line(line), tr("not UTF-8 text. Save the file as UTF-8.")) from None
    try:
        document = json.loads(text, parse_constant=_no_number, object_pairs_hook=_each_key_once)
    except json.JSONDecodeError as error:
        what = tr("this is no whole JSON ({reason}). The file may be cut short: export it again.")
        raise RefusedStudyFile(name, _line(error.lineno), what.format(reason=error.msg)) from None
    except (RecursionError, _Unwritable) as error:
        what = str(error) if isinstance(error, _Unwritable) else tr("nested too deeply to be a study.")
        raise RefusedStudyFile(name, "", what) from None
    if not isinstance(document, dict):
        raise RefusedStudyFile(name, "", tr("not a study file: it must hold one object in { }."))
    return document


class _Unwritable(Exception):
    """JSON that Python reads and the format does not allow."""


def _no_number(word: str) -> NoReturn:
    raise _Unwritable(tr("{word} is no number. Write a number instead.").format(word=word))


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _Unwritable(tr('the key "{key}" stands twice in one object. Take one out.').format(key=key))
        if isinstance(value, str) and not value.isprintable():
            _check_letters(key, value)
        found[key] = value
    return found


def _check_letters(key: str, text: str) -> None:
    if any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in text):
        raise _Unwritable(tr('"{key}" holds a letter that does not exist. Write it anew.').format(key=key))


def _line(number: int) -> str:
    return tr("line {n}").format(n=number)
