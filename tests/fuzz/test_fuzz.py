"""A fuzzing run: it is the same each time, and finds what it should; a short one over every parser."""

from importlib import import_module

import pytest

from desktop.core.unreadable import Unreadable
from tests.fuzz.mutating import Seed, spoiled
from tests.fuzz.parsers import PARSERS, Parser
from tests.fuzz.running import Found, input_of, named, run

FEW = 15


def seeds() -> tuple[Seed, ...]:
    return (Seed(b"abcdefgh"),)


def bad(deed: str) -> Parser:
    return Parser(f"tests.fuzz.deeds:{deed}", seeds, (b"a", b"aa"))


def found_by(deed: str) -> Found:
    return run(bad(deed), seed=1, seconds=600, most=FEW)


def test_the_same_number_gives_the_same_input() -> None:
    for parser in PARSERS.values():
        inputs = [input_of(parser, seed=3, number=number) for number in range(20)]
        assert inputs == [input_of(parser, seed=3, number=number) for number in range(20)]
        assert len(set(inputs)) > 15
        assert inputs != [input_of(parser, seed=4, number=number) for number in range(20)]


@pytest.mark.parametrize("name", PARSERS)
def test_good_inputs_are_read(name: str) -> None:
    function = named(PARSERS[name].work)
    for seed in PARSERS[name].seeds():
        content = seed.wrap(seed.content)
        if b"/Encrypt" in content:
            with pytest.raises(Unreadable):
                function(content)
        else:
            assert function(content)


def test_what_is_put_round_a_part_is_put_round_it_after_it_was_spoiled() -> None:
    wrapped = Seed(b"abc", lambda content: b"<" + content + b">")
    spoilt = [spoiled((wrapped,), (b"x",), seed=str(number)) for number in range(30)]
    assert all(content[:1] + content[-1:] == b"<>" for content in spoilt)


def test_runs_and_refusals_are_counted() -> None:
    found = found_by("refuses_half")
    assert found.runs == FEW
    assert 0 < found.refused < FEW
    assert found.findings == {}


@pytest.mark.parametrize(
    ("deed", "words"),
    [("raises", "LookupError: twice (deeds.py:"), ("dies", "ended with 9"), ("opens", "PermissionError")],
)
def test_what_breaks_is_found_with_the_number_of_its_input_and_the_run_goes_on(deed: str, words: str) -> None:
    found = found_by(deed)
    assert found.runs == FEW
    assert found.findings
    for number, broke in found.findings.items():
        assert words in broke
        assert deed == "opens" or b"aa" in input_of(
            Parser(f"tests.fuzz.deeds:{deed}", seeds, (b"a", b"aa")), seed=1, number=number
        )


def test_what_never_ends_is_found() -> None:
    parser = bad("spins")
    number = next(n for n in range(100) if b"aa" in input_of(parser, seed=1, number=n))
    found = run(parser, seed=1, seconds=600, first=number, most=1, patience=1)
    assert found.findings == {number: "took over 1 s"}


@pytest.mark.parametrize("name", PARSERS)
def test_a_short_run_over_each_parser_finds_nothing(name: str) -> None:
    found = run(PARSERS[name], seed=20, seconds=600, most=40)
    assert found.runs == 40
    assert found.findings == {}


def test_every_parser_names_a_function_and_its_fault() -> None:
    for parser in PARSERS.values():
        for name in (parser.work, parser.fault):
            module, _, attribute = name.partition(":")
            assert callable(getattr(import_module(module), attribute))
