"""What must hold across a whole questionnaire: ids, conditions, strengths, weights, sources."""

import re
from collections import Counter
from collections.abc import Iterator

from desktop.catalog.table import Notes
from desktop.core.method import AllOf, AnyOf, CapCondition, Chosen, CreditBelow
from desktop.core.questionnaire import AnswerCondition, Question, Questionnaire, WhenHidden
from desktop.core.states import Evidence, State
from desktop.core.study import ContextCondition, Place, TrainsAi

LONGEST_TEXT, LINE_BREAK = 5_000, 60
"""Letters of one text of a question, and what a line break counts: more take some pages of a sheet in large print."""
QUESTION_TEXTS = ("number", "short", "plain", "aside", "formal", "why", "good")

_CONTEXT_WORDS: dict[str, set[str]] = {
    "known_leak": {"true", "false"},
    "already_joined": {"true", "false"},
    "for_other": {"true", "false"},
    "paid": {"true", "false"},
    "trains_ai": {word.value for word in TrainsAi},
    "place": {word.value for word in Place},
}


def note_broken_rules(questionnaire: Questionnaire, notes: Notes) -> None:
    """Add a fault for each rule that does not hold."""
    _note_repeated(questionnaire, notes)
    for at, question in enumerate(questionnaire.questions):
        for what, *below in _question_faults(questionnaire, question):
            notes.add(("questions", at, *below), question.id or f"question {at + 1}", str(what))
    for what, *path in _method_faults(questionnaire):
        notes.add(tuple(path), "method", str(what))
    for what, *path in _whole_faults(questionnaire):
        notes.add(tuple(path), "", str(what))


Found = tuple[str | int, ...]


def _note_repeated(questionnaire: Questionnaire, notes: Notes) -> None:
    method = questionnaire.method
    lists: dict[tuple[str, ...], list[str]] = {
        ("questions",): [q.id for q in questionnaire.questions],
        ("groups",): [g.id for g in questionnaire.groups],
        ("method", "caps"): [c.id for c in method.caps],
        ("method", "settings"): [s.id for s in method.settings],
        ("method", "categories"): [c.id for c in method.categories],
        ("method", "consequences"): [c.id for c in method.consequences],
        ("method", "factors"): [f.id for f in method.factors],
    }
    for path, ids in lists.items():
        seen: set[str] = set()
        for at, name in enumerate(ids):
            if name and name in seen:
                what = f'the id "{name}" stands twice. Ids are permanent and stand once: give one of them another id.'
                notes.add((*path, at, "id"), name, what)
            seen.add(name)
    numbers = Counter(q.number for q in questionnaire.questions)
    for at, question in enumerate(questionnaire.questions):
        if question.number and numbers[question.number] > 1:
            notes.add(("questions", at, "number"), question.id, f'the number "{question.number}" stands twice.')


def _question_faults(questionnaire: Questionnaire, question: Question) -> Iterator[Found]:
    if question.group not in {group.id for group in questionnaire.groups}:
        yield f'there is no group "{question.group}": use one of the groups at the top.', "group"
    if not re.fullmatch(r"[a-z][a-z0-9_]*", question.id):
        yield "an id is made of small letters, digits and _.", "id"
    yield from _length_faults(question)
    yield from _option_faults(question)
    yield from _visibility_faults(questionnaire, question)
    yield from _follow_up_faults(questionnaire, question)
    for source in question.sources:
        key = re.match(r"[A-Z0-9-]+", source)
        if key is None or key[0] not in questionnaire.sources:
            yield f'the source "{source}" begins with no key of [sources]: add it there.', "sources"


def _length_faults(question: Question) -> Iterator[Found]:
    texts: list[tuple[str, Found]] = [(str(getattr(question, name)), (name,)) for name in QUESTION_TEXTS]
    texts += [(text, ("proof", evidence.value)) for evidence, text in question.proof_examples.items()]
    texts += [(text, ("red_flags",)) for text in question.red_flags]
    for at, option in enumerate(question.options):
        texts += [(option.label, ("options", at)), (option.why, ("options", at))]
    for text, path in texts:
        length = len(text) + LINE_BREAK * text.count("\n")
        if length > LONGEST_TEXT:
            counted = f"{LONGEST_TEXT}, and a line break counts as {LINE_BREAK}"
            yield f"a text here is {length} letters long, too long for a sheet: write at most {counted}.", *path


def _option_faults(question: Question) -> Iterator[Found]:
    letters = Counter(option.id for option in question.options)
    if len(question.options) == 1:
        yield "one option is no choice: add another.", "options"
    for at, option in enumerate(question.options):
        if not re.fullmatch("[a-z]", option.id):
            yield f'the option "{option.id}" must have one small letter for its id.', "options", at
        elif letters[option.id] > 1:
            yield f'the option letter "{option.id}" stands twice. Letters are permanent and stand once.', "options", at
        if at and option.strength > question.options[at - 1].strength:
            yield f'option "{option.id}" is stronger than the one above it: put the strongest first.', "options", at
        if option.myth and option.strength:
            yield f'option "{option.id}" is a myth and so must have strength 0.', "options", at


def _visibility_faults(questionnaire: Questionnaire, question: Question) -> Iterator[Found]:
    match question.visible_if:
        case None:
            if question.when_hidden is not None:
                yield (
                    '"when_hidden" says what happens when "visible_if" hides the question: add that too.',
                    "when_hidden",
                )
        case AnswerCondition(parent, letters):
            yield from _answer_faults(questionnaire, parent, letters)
            if question.when_hidden is WhenHidden.EXCLUDE:
                yield "an answer may not take a question out of the sum: use zero or inherit.", "when_hidden"
            if parent in questionnaire.by_id and _runs_in_a_circle(questionnaire, question):
                yield f'"visible_if" runs in a circle through "{parent}": no one would ever be asked.', "visible_if"
            elif parent in questionnaire.by_id and questionnaire.by_id[parent].visible_if is not None:
                yield f'"{parent}" has a condition of its own: only one step is reckoned with.', "visible_if"
        case ContextCondition() as condition:
            yield from ((what, "visible_if") for what in _context_faults(questionnaire, condition))
            if question.when_hidden is not WhenHidden.EXCLUDE:
                yield "a question that the context hides is left out of the sum: use exclude.", "when_hidden"


def _answer_faults(questionnaire: Questionnaire, parent: str, letters: frozenset[str]) -> Iterator[Found]:
    if parent not in questionnaire.by_id:
        yield f'"visible_if" names the question "{parent}", which is not there.', "visible_if"
        return
    known = {option.id for option in questionnaire.by_id[parent].options}
    for letter in sorted(letters - known):
        yield f'"visible_if" names option "{letter}" of "{parent}", which is not there.', "visible_if"
    if not letters & known:
        yield "this question can never be reached: no answer opens it.", "visible_if"


def _runs_in_a_circle(questionnaire: Questionnaire, question: Question) -> bool:
    seen = {question.id}
    condition = question.visible_if
    while isinstance(condition, AnswerCondition) and condition.question in questionnaire.by_id:
        if condition.question in seen:
            return True
        seen.add(condition.question)
        condition = questionnaire.by_id[condition.question].visible_if
    return False


def _context_faults(questionnaire: Questionnaire, condition: ContextCondition) -> Iterator[str]:
    words = _CONTEXT_WORDS | {"setting": {setting.id for setting in questionnaire.method.settings}}
    if condition.field not in words:
        yield f'the context has no "{condition.field}" to ask about: use one of {", ".join(sorted(words))}.'
        return
    for value in sorted(condition.values - words[condition.field]):
        yield f'"{condition.field}" is never "{value}".'
    if not condition.values & words[condition.field]:
        yield "this can never be reached: no context opens it."


def _follow_up_faults(questionnaire: Questionnaire, question: Question) -> Iterator[Found]:
    known = {option.id for option in question.options} | set(State)
    for at, follow_up in enumerate(question.follow_ups):
        for name in sorted(follow_up.answers - known):
            yield f'a follow-up names the answer "{name}", which is not there.', "follow_ups", at
        for opened in follow_up.opens:
            if opened not in questionnaire.by_id:
                yield f'a follow-up opens the question "{opened}", which is not there.', "follow_ups", at
        for condition in follow_up.context:
            yield from ((what, "follow_ups", at) for what in _context_faults(questionnaire, condition))


def _method_faults(questionnaire: Questionnaire) -> Iterator[Found]:
    method = questionnaire.method
    shares = [method.evidence[evidence].multiplier for evidence in Evidence]
    if shares != sorted(shares):
        yield "better proof must not count less: claimed, documented, verified must rise.", "method", "evidence"
    for state, rule in method.states.items():
        if rule.low > rule.high:
            yield f'"{state}" has a low end above its high end.', "method", "states", state.value
        if state.is_open is not (rule.openness is None):
            yield f'"openness" of "{state}" counts just where something came back.', "method", "states", state.value
    for name in (*method.reach.shares, method.reach.open_file):
        if name and name not in questionnaire.by_id:
            yield f'"reach" names the question "{name}", which is not there.', "method", "reach"
    for at, pair in enumerate(method.contradictions):
        for side in pair:
            for what in _chosen_faults(questionnaire, side):
                yield what, "method", "contradictions", at
    for at, cap in enumerate(method.caps):
        for what in _cap_faults(questionnaire, cap.when):
            yield f"{cap.id}: {what}", "method", "caps", at, "when"


def _chosen_faults(questionnaire: Questionnaire, chosen: Chosen) -> Iterator[str]:
    question = questionnaire.by_id.get(chosen.question)
    if question is None:
        yield f'there is no question "{chosen.question}".'
    elif chosen.option not in {option.id for option in question.options}:
        yield f'"{chosen.question}" has no option "{chosen.option}".'


def _cap_faults(questionnaire: Questionnaire, condition: CapCondition) -> Iterator[str]:
    match condition:
        case AnyOf(parts) | AllOf(parts):
            for part in parts:
                yield from _cap_faults(questionnaire, part)
        case CreditBelow(question, _):
            if question not in questionnaire.by_id:
                yield f'there is no question "{question}".'
        case Chosen():
            yield from _chosen_faults(questionnaire, condition)
        case _:
            return


def _whole_faults(questionnaire: Questionnaire) -> Iterator[Found]:
    weight = sum(q.weight for q in questionnaire.questions if q.when_hidden is not WhenHidden.EXCLUDE)
    if weight != questionnaire.total_weight:
        what = f'the weights of the questions that always apply add up to {weight}, and "total_weight" says '
        yield f"{what}{questionnaire.total_weight}: change one of them.", "total_weight"
    cores = sorted(q.core for q in questionnaire.questions if q.core is not None)
    if not cores or cores != list(range(1, len(cores) + 1)):
        yield '"core" must number the core questions 1, 2, 3 ... without a gap.', "questions"
    for at, group in enumerate(questionnaire.groups):
        if not questionnaire.in_group(group.id):
            yield f'the group "{group.id}" has no question: take it out or fill it.', "groups", at
