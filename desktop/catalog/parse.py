"""A parsed TOML document -> a questionnaire, noting every fault of form on the way."""

from collections.abc import Mapping

from desktop.catalog.parse_method import parse_method
from desktop.catalog.parse_passages import parse_passages
from desktop.catalog.table import Notes, Table
from desktop.core.questionnaire import (
    AnswerCondition,
    Evasion,
    FollowUp,
    Group,
    Option,
    Question,
    Questionnaire,
    Source,
    WhenHidden,
)
from desktop.core.states import Evidence
from desktop.core.study import ContextCondition

CHECKED = ("L", "L-part", "M")


def parse_questionnaire(document: Mapping[str, object], notes: Notes) -> Questionnaire:
    """The questionnaire of a document; where `notes` has faults afterwards it must not be used."""
    root = Table(document, notes, path=(), place="")
    questionnaire = Questionnaire(
        id=root.text("id"),
        version=root.text("version"),
        title=root.text("title"),
        total_weight=root.whole("total_weight", least=1),
        groups=tuple(_group(table) for table in root.tables("groups")),
        questions=tuple(_question(table) for table in root.tables("questions")),
        method=parse_method(root.table("method")),
        sources=_sources(root),
    )
    root.end()
    return questionnaire


def _group(table: Table) -> Group:
    group = Group(table.text("id"), table.text("title"), table.text("short"), table.flag("leak"))
    table.end()
    return group


def _sources(root: Table) -> dict[str, Source]:
    sources = {}
    for key, table in root.every("sources").items():
        sources[key] = Source(key, table.text("title"), table.text("checked"))
        if sources[key].checked not in CHECKED:
            table.fault(f'"checked" must be one of {", ".join(CHECKED)}.', "checked")
        table.end()
    return sources


def _question(table: Table) -> Question:
    proof = table.table("proof")
    question = Question(
        id=table.text("id"),
        number=table.text("number"),
        group=table.text("group"),
        core=table.whole("core", least=1) if table.has("core") else None,
        weight=table.whole("weight", least=1),
        short=table.text("short"),
        plain=table.text("plain"),
        aside=table.text("aside", may_be_empty=True),
        formal=table.text("formal"),
        why=table.text("why"),
        good=table.text("good"),
        red_flags=table.texts("red_flags"),
        proof_examples={e: proof.text(e.value) for e in (Evidence.DOCUMENTED, Evidence.VERIFIED)},
        follow_ups=tuple(_follow_up(below) for below in table.tables("follow_ups", may_be_empty=True)),
        evasions=tuple(_evasion(below) for below in table.tables("evasions")),
        options=tuple(_option(below) for below in table.tables("options")),
        sources=table.texts("sources"),
        visible_if=_condition(table.table("visible_if")) if table.has("visible_if") else None,
        when_hidden=_when_hidden(table) if table.has("visible_if") or table.has("when_hidden") else None,
        passages=parse_passages(table.table("passages")) if table.has("passages") else None,
    )
    proof.end()
    table.end()
    return question


def _option(table: Table) -> Option:
    option = Option(
        id=table.text("id"),
        strength=table.number("strength", most=1),
        label=table.text("label"),
        why=table.text("why"),
        myth=table.flag("myth"),
        blocker=table.flag("blocker"),
        not_stated=table.flag("not_stated"),
    )
    table.end()
    return option


def _condition(table: Table) -> AnswerCondition | ContextCondition:
    condition: AnswerCondition | ContextCondition
    if table.has("context"):
        condition = ContextCondition(table.text("context"), frozenset(table.texts("values")))
    else:
        condition = AnswerCondition(table.text("question"), frozenset(table.texts("answers")))
    table.end()
    return condition


def _when_hidden(table: Table) -> WhenHidden:
    word = table.text("when_hidden")
    if word not in list(WhenHidden):
        table.fault(f'"when_hidden" must be one of {", ".join(WhenHidden)}.', "when_hidden")
        return WhenHidden.ZERO
    return WhenHidden(word)


def _follow_up(table: Table) -> FollowUp:
    opens = table.texts("opens") if table.has("opens") else ()
    conditions = [_condition(below) for below in table.tables("context")] if table.has("context") else []
    follow_up = FollowUp(
        answers=frozenset(table.texts("answers", may_be_empty=True)),
        ask=table.text("ask", may_be_empty=bool(opens)),
        opens=opens,
        context=tuple(condition for condition in conditions if isinstance(condition, ContextCondition)),
    )
    if len(follow_up.context) < len(conditions):
        table.fault("a follow-up's context must name a field of the context.", "context")
    table.end()
    return follow_up


def _evasion(table: Table) -> Evasion:
    evasion = Evasion(table.texts("phrases"), table.text("hides"), table.text("ask_back"))
    table.end()
    return evasion
