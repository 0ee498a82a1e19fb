"""JSON from outside as values with their places in the text, without recursion: json.loads tells no places.

What Python's reader lets pass and the format does not is refused here: NaN, Infinity, a key that stands twice.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import NamedTuple, NoReturn

LARGEST = 5_000_000
"""Letters of a text that is read at all."""
MOST_VALUES = 50_000
DEEPEST = 200


class Reason(StrEnum):
    """What is in the way. TOO_MUCH: more than MOST_VALUES values; TWICE and NO_NUMBER name the key or the word."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_LARGE = "too_large"
    TOO_MUCH = "too_much"
    TOO_DEEP = "too_deep"
    NOT_JSON = "not_json"
    CUT_SHORT = "cut_short"
    AFTER_THE_END = "after_the_end"
    TWICE = "twice"
    NO_NUMBER = "no_number"


class UnreadableJson(Exception):
    """The text cannot be read; `line` counts from 1 and is 0 where the whole is meant, `what` is a key or a word."""

    def __init__(self, reason: Reason, *, line: int = 0, what: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.line = line
        self.what = what


class Form(Enum):
    """What a value is."""

    OBJECT = auto()
    LIST = auto()
    TEXT = auto()
    NUMBER = auto()
    WORD = auto()


class Value(NamedTuple):
    """A value and where it stands. `text`: a text, a number as it is written, or true, false, null."""

    form: Form
    start: int
    end: int
    text: str = ""
    members: tuple["Member", ...] = ()


class Member(NamedTuple):
    """A value in an object, with its key, or in a list; `start` is where the key begins, or the value."""

    key: str
    start: int
    value: Value


_TOKEN = re.compile(
    r"[ \t\r\n]*(?:"
    r"(?P<mark>[{}\[\],:])"
    r'|(?P<text>"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-]))"
    r"|(?P<word>(?:true|false|null)(?!\w))"
    r")"
)
_SPACE = re.compile(r"[ \t\r\n]*")
_NO_NUMBER = re.compile(r"[+-]?(?:NaN|Infinity|nan|inf)\b")
_FORMS = {"text": Form.TEXT, "number": Form.NUMBER, "word": Form.WORD}


@dataclass(slots=True)
class _Open:
    """An object or a list that is not closed yet; `key` is that of the member to come."""

    form: Form
    start: int
    members: list[Member] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    key: tuple[str, int] | None = None


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._open: list[_Open] = []
        self._values = 0

    def whole(self) -> Value:
        """The one value of the text."""
        while True:
            value = self._begin()
            while value is not None:
                if not self._open:
                    self._must_end()
                    return value
                value = self._added(value)

    def _token(self) -> tuple[str, str, int]:
        """The next token: its group, its words, where it begins."""
        found = _TOKEN.match(self._text, self._at)
        if found is None or found.lastgroup is None:
            self._refuse_here()
        self._at = found.end()
        return found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)

    def _begin(self) -> Value | None:
        """Read a value, or the beginning of one: then nothing is whole yet."""
        kind, words, start = self._token()
        if self._open and self._open[-1].form is Form.OBJECT:
            if words == "}" and not self._open[-1].members:
                return self._closed()
            self._read_key(kind, words, start)
            kind, words, start = self._token()
        elif words == "]" and self._open and not self._open[-1].members:
            return self._closed()
        self._values += 1
        if self._values > MOST_VALUES:
            raise UnreadableJson(Reason.TOO_MUCH)
        if kind in _FORMS:
            text = self._unquoted(words, start) if kind == "text" else words
            return Value(_FORMS[kind], start, self._at, text)
        if words not in "{[":
            self._refuse(start)
        if len(self._open) == DEEPEST:
            raise UnreadableJson(Reason.TOO_DEEP)
        self._open.append(_Open(Form.OBJECT if words == "{" else Form.LIST, start))
        return None

    def _read_key(self, kind: str, words: str, start: int) -> None:
        if kind != "text":
            self._refuse(start)
        key, around = self._unquoted(words, start), self._open[-1]
        if key in around.seen:
            raise UnreadableJson(Reason.TWICE, line=self._line(start), what=key)
        around.seen.add(key)
        around.key = (key, start)
        _, colon, at = self._token()
        if colon != ":":
            self._refuse(at)

    def _added(self, value: Value) -> Value | None:
        """Put a whole value where it belongs; what this closes, or nothing where more is to come."""
        around = self._open[-1]
        key, start = around.key or ("", value.start)
        around.members.append(Member(key, start, value))
        around.key = None
        _, words, at = self._token()
        if words == ",":
            return None
        if words != ("}" if around.form is Form.OBJECT else "]"):
            self._refuse(at)
        return self._closed()

    def _closed(self) -> Value:
        done = self._open.pop()
        return Value(done.form, done.start, self._at, members=tuple(done.members))

    def _unquoted(self, words: str, start: int) -> str:
        try:
            return str(json.loads(words)) if "\\" in words else words[1:-1]
        except ValueError:
            self._refuse(start)

    def _must_end(self) -> None:
        rest = self._past_space()
        if rest < len(self._text):
            raise UnreadableJson(Reason.AFTER_THE_END, line=self._line(rest))

    def _past_space(self) -> int:
        found = _SPACE.match(self._text, self._at)
        return found.end() if found else self._at

    def _refuse_here(self) -> NoReturn:
        """Refuse what is no token."""
        at = self._past_space()
        no_number = _NO_NUMBER.match(self._text, at)
        if no_number:
            raise UnreadableJson(Reason.NO_NUMBER, line=self._line(at), what=no_number[0])
        unended = self._text[at : at + 1] == '"' and "\n" not in self._text[at:] and not self._text.endswith('"')
        if self._at and (at == len(self._text) or unended):
            raise UnreadableJson(Reason.CUT_SHORT, line=self._line(at))
        self._refuse(at)

    def _refuse(self, at: int) -> NoReturn:
        raise UnreadableJson(Reason.NOT_JSON, line=self._line(at))

    def _line(self, at: int) -> int:
        return self._text.count("\n", 0, at) + 1


def scanned(text: str) -> Value:
    """The value that the text holds; UnreadableJson where it holds none, several, or too much."""
    if len(text) > LARGEST:
        raise UnreadableJson(Reason.TOO_LARGE)
    if not text.strip():
        raise UnreadableJson(Reason.EMPTY)
    return _Scanner(text).whole()


def decoded(data: bytes) -> str:
    """The text in a file's bytes; UnreadableJson where they are too many, or no UTF-8."""
    if len(data) > LARGEST:
        raise UnreadableJson(Reason.TOO_LARGE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableJson(Reason.NOT_TEXT, line=data[: error.start].count(b"\n") + 1) from None


def texts_below(value: Value) -> Iterator[Value]:
    """The value and all in it that hold no others, in any order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if one.form in (Form.OBJECT, Form.LIST):
            waiting.extend(member.value for member in one.members)
        else:
            yield one
