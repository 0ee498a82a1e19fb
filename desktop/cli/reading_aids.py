"""askfirst api-reply, rare: what a sample reply gives out, and how many others share one's traits."""

import argparse
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop.catalog.load import load_questionnaire
from desktop.cli.commands import Refused
from desktop.core.api_reply import FEWEST_CLASSES, OUTPUT_QUESTION, Reading, reading_of
from desktop.core.json_text import LARGEST, UnreadableJson, decoded
from desktop.core.questionnaire import Questionnaire
from desktop.core.rarity import NoRarity, expected_others, group_in, shares_in, suggested_factors
from desktop.i18n import ntr, tr
from desktop.paths import questionnaires_folder
from desktop.store.transfer import read_bytes
from desktop.words.api_reply import (
    classes_words,
    finding_words,
    findings_words,
    level_words,
    one_sample_words,
    option_words,
    unreadable_reply_words,
    why_it_matters,
    written_words,
)
from desktop.words.rarity import (
    assumption_words,
    factor_words,
    judgement_words,
    rarity_words,
    suggestion_words,
    trouble_words,
)

Verb = Callable[[str, Callable[[Namespace], None], str], argparse.ArgumentParser]
STANDARD_INPUT = Path("-")
SHOWN = 40
"""Findings that are told in words; JSON has them all."""


def add_reading_aids(verb: Verb, *, path: Callable[[str], Any]) -> None:
    """Add these commands to the command line."""
    reply = verb("api-reply", read_reply, tr("what a sample reply of a service gives out"))
    reply.add_argument("reply", type=path, metavar="FILE", help=tr("a reply as JSON; - reads standard input"))
    reply.add_argument("--classes", type=_classes, metavar="N", help=tr("answers to choose from, where you know"))
    reply.add_argument("--json", action="store_true", help=tr("print JSON"))

    rare = verb("rare", estimate, tr("how many others share traits of yours"))
    words = tr("how common each trait is, with commas between: 0.01,0.2")
    rare.add_argument("--traits", required=True, metavar="SHARE,SHARE", help=words)
    rare.add_argument("--group", required=True, metavar="N", help=tr("people in the group, you among them"))
    rare.add_argument("--json", action="store_true", help=tr("print JSON"))


def _classes(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < FEWEST_CLASSES:
        what = tr('"{text}" is no number of answers; write a whole number from 2')
        raise argparse.ArgumentTypeError(what.format(text=text[:40]))
    return int(text)


def _questionnaire() -> Questionnaire:
    return load_questionnaire(questionnaires_folder() / "model-inversion.toml")


def read_reply(options: Namespace) -> None:
    """askfirst api-reply"""
    piped = options.reply == STANDARD_INPUT
    name = tr("The reply") if piped else str(options.reply)
    data = sys.stdin.buffer.read(LARGEST + 1) if piped else read_bytes(options.reply, most=LARGEST + 1)
    try:
        reading = reading_of(decoded(data), classes=options.classes)
    except UnreadableJson as fault:
        raise Refused(unreadable_reply_words(fault, name=name)) from None
    if options.json:
        findings = [{"path": finding.path, "kind": finding.kind.value} for finding in reading.findings]
        print(json.dumps({"level": reading.level.value, "findings": findings}, indent=2))
        return
    for line in _reply_lines(reading):
        print(line)


def _reply_lines(reading: Reading) -> Iterator[str]:
    question = _questionnaire().by_id[OUTPUT_QUESTION]
    yield level_words(reading.level)
    yield from filter(None, (why_it_matters(reading.level), classes_words(reading), written_words(reading)))
    if reading.findings:
        yield tr("{places}:").format(places=findings_words(len(reading.findings)))
    width = max((len(finding.path) for finding in reading.findings[:SHOWN] if len(finding.path) <= 40), default=0)
    for finding in reading.findings[:SHOWN]:
        yield f"  {finding.path:<{width}}  {finding_words(finding)}"
    if len(reading.findings) > SHOWN:
        rest = len(reading.findings) - SHOWN
        yield "  " + ntr("and one more", "and {n} more", rest).format(n=f"{rest:,}")
    option = option_words(reading.level, question)
    if option:
        yield tr("{question} {option}").format(question=question.short, option=option)
    yield one_sample_words(reading.level)


def estimate(options: Namespace) -> None:
    """askfirst rare"""
    try:
        shares, group = shares_in(options.traits), group_in(options.group)
        rarity = expected_others(shares, group)
    except NoRarity as fault:
        raise Refused(trouble_words(fault)) from None
    if options.json:
        told = {"expected_others": rarity.expected, "least": rarity.least, "most": rarity.most}
        print(json.dumps(told, indent=2))
        return
    factors = tuple(suggested_factors(shares, rarity))
    print(rarity_words(rarity, group, traits=len(shares)))
    print(assumption_words(len(shares)))
    print(suggestion_words(len(factors)))
    labels = {factor.id: factor.label for factor in _questionnaire().method.factors}
    for factor in factors:
        print(f"  {labels[factor]}")
        print(f"    {factor_words(factor)}")
    print(judgement_words())
