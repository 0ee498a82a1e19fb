"""What a sample reply gives out, in words; and why one cannot be read."""

from desktop.core.api_reply import Finding, Level, Reading, output_option
from desktop.core.json_text import Reason, UnreadableJson
from desktop.core.questionnaire import Question
from desktop.i18n import ntr, tr


def level_words(level: Level) -> str:
    """What a sample of this level gives out, as a whole sentence."""
    return {
        Level.NONE: tr("This reply gives out no answer of a model."),
        Level.LABEL: tr("This reply gives out an answer and no scores."),
        Level.ROUNDED: tr("This reply gives out rounded scores, or a band such as “high”."),
        Level.TOP_K: tr("This reply gives out fine scores, for some of the possible answers."),
        Level.FULL: tr("This reply gives out fine scores, for every possible answer."),
        Level.LOGITS: tr("This reply gives out raw scores, as they are inside the model."),
        Level.EMBEDDINGS: tr("This reply gives out embeddings: rows of numbers that describe what was sent in."),
        Level.EXPLANATIONS: tr("This reply gives out explanations: what the answer rests on."),
        Level.INTERNALS: tr("This reply gives out parts of the model itself."),
    }[level]


def kind_words(kind: Level) -> str:
    """What a finding of this level is, in a few words."""
    return {
        Level.NONE: tr("nothing"),
        Level.LABEL: tr("an answer"),
        Level.ROUNDED: tr("a rounded score or a band"),
        Level.TOP_K: tr("fine scores, not of every answer"),
        Level.FULL: tr("fine scores of every answer"),
        Level.LOGITS: tr("raw scores"),
        Level.EMBEDDINGS: tr("an embedding"),
        Level.EXPLANATIONS: tr("an explanation"),
        Level.INTERNALS: tr("parts of the model"),
    }[kind]


def finding_words(finding: Finding) -> str:
    """What a finding is, and whether the model may have written it."""
    return tr("text or a picture that the model may have made") if finding.written else kind_words(finding.kind)


def why_it_matters(level: Level) -> str:
    """What somebody could do with that much; nothing to say where nothing is given out."""
    return {
        Level.NONE: "",
        Level.LABEL: tr("A bare answer is harder to attack, and has been attacked too."),
        Level.ROUNDED: tr("Rounding leaves less to work with. Many questions can make up for some of it."),
        Level.TOP_K: tr("Fine scores are the usual way to rebuild what a model has learned."),
        Level.FULL: tr("Fine scores are the usual way to rebuild what a model has learned."),
        Level.LOGITS: tr("Raw scores say even more than fine ones, and are used to rebuild what a model has learned."),
        Level.EMBEDDINGS: tr("Embeddings can be turned back into much of what was sent in."),
        Level.EXPLANATIONS: tr("Explanations show which data the answer rests on, and can give it away."),
        Level.INTERNALS: tr(
            "With parts of the model nobody has to ask it any more: all else can be tried out at home."
        ),
    }[level]


def one_sample_words(level: Level) -> str:
    """What one sample does not prove."""
    if level is Level.NONE:
        return tr("That proves nothing: another request may give out more. Try a reply to a real question.")
    return tr("One sample proves no ceiling. Another request, or a setting, may give out more: this is the least.")


def classes_words(reading: Reading) -> str:
    """What follows from not knowing how many answers there are to choose from; empty where it is known or no matter."""
    if reading.classes is not None or reading.level is not Level.FULL:
        return ""
    return tr("How many answers there are is not known, so those shown are taken to be all. They may be the best few.")


def written_words(reading: Reading) -> str:
    """The warning about words or pictures that a model made; empty where there are none."""
    if not reading.written:
        return ""
    return tr(
        "There is text or a picture in it that the model may have made. That can repeat what it learned, word for "
        "word. Ask if a filter looks for that before a reply goes out; the question has answers of its own for it."
    )


def option_words(level: Level, question: Question) -> str:
    """The option of the question that is proposed, as "at least this much"; empty where none is."""
    option = next((one for one in question.options if one.id == output_option(level)), None)
    return tr("At least this much: {option}").format(option=option.label) if option is not None else ""


def findings_words(count: int) -> str:
    """How many places give something out."""
    if not count:
        return tr("No place in it gives anything out.")
    return ntr("One place gives something out", "{n} places give something out", count).format(n=count)


def unreadable_reply_words(fault: UnreadableJson, *, name: str) -> str:
    """Why the sample of this name cannot be read, and what to do about it."""
    words = {
        Reason.EMPTY: tr("{name} is empty. Paste one reply of their service, from its first bracket to its last."),
        Reason.NOT_TEXT: tr("{name}, line {line}: this is no text in UTF-8. Save the reply as text, then try again."),
        Reason.TOO_LARGE: tr("{name} is larger than 5 MB. One reply is enough: choose a smaller one."),
        Reason.TOO_MUCH: tr("{name} holds more than 50,000 values. One reply to one question is enough."),
        Reason.TOO_DEEP: tr(
            "{name} is nested more than 200 levels deep. That is no reply of a service: choose another."
        ),
        Reason.NOT_JSON: tr(
            "{name}, line {line}: this is not JSON. Copy the reply as it came, from its first bracket to its last, "
            "without what stands before or after."
        ),
        Reason.CUT_SHORT: tr("{name} ends in the middle, at line {line}. Copy the whole reply, to its last bracket."),
        Reason.AFTER_THE_END: tr(
            "{name}, line {line}: something stands after the end of the reply. Keep one reply only."
        ),
        Reason.TWICE: tr(
            "{name}, line {line}: the key “{what}” stands twice in one object, so it is not clear which counts. "
            "Take one out."
        ),
        Reason.NO_NUMBER: tr("{name}, line {line}: “{what}” is no number. Take it out, or write a number instead."),
    }[fault.reason]
    what = fault.what if fault.what.isprintable() else ascii(fault.what)[1:-1]
    return words.format(name=name, line=fault.line, what=what[:80])
