"""What a sample reply gives out: every rule and pitfall of the classifier."""

import json

import pytest

from desktop.core.api_reply import OUTPUT_QUESTION, Level, Reading, output_option, reading_of
from desktop.core.questionnaire import Questionnaire
from desktop.core.reply_keys import Meaning, meaning_of

EMBEDDED = json.dumps([round(0.013 * at - 0.4, 3) for at in range(128)])
THOUSAND = json.dumps([0.001] * 1000)
# What it is: the sample, the number of classes where it is known, the level, and where the most revealing thing stands.
SAMPLES: dict[str, tuple[str, int | None, Level, str]] = {
    "nothing": ('{"status": "ok", "id": "a1b2", "created": 1763999999}', None, Level.NONE, ""),
    "an error": ('{"error": {"message": "Too many requests, try later", "code": 429}}', None, Level.NONE, ""),
    "an empty list": ('{"predictions": []}', None, Level.NONE, ""),
    "usage alone": (
        '{"usage": {"prompt_tokens": 12, "completion_tokens": 30, "total_tokens": 42}}',
        None,
        Level.NONE,
        "",
    ),
    "a name": ('{"label": "cat"}', None, Level.LABEL, "$.label"),
    "a bare name": ('"cat"', None, Level.LABEL, "$"),
    "a number as a name": ('{"class_id": 7}', None, Level.LABEL, "$.class_id"),
    "yes or no": ('{"prediction": true}', None, Level.LABEL, "$.prediction"),
    "0 and 1 are names": ('{"predictions": [0, 1, 1, 0]}', None, Level.LABEL, "$.predictions"),
    "one of several, as 0 and 1": ('{"scores": {"cat": 1, "dog": 0, "fox": 0}}', 3, Level.LABEL, "$.scores"),
    "an amount is the answer": ('{"prediction": 42.7183}', None, Level.LABEL, "$.prediction"),
    "a name in an object": ('{"label": {"name": "cat", "id": 3}}', None, Level.LABEL, "$.label.name"),
    "written text": (
        '{"choices": [{"message": {"role": "assistant", "content": "You live at 4 Mill Lane."}}]}',
        None,
        Level.LABEL,
        "$.choices[0].message.content",
    ),
    "one decimal": ('{"class": "a", "probabilities": {"a": 0.7, "b": 0.3}}', 2, Level.ROUNDED, "$.probabilities"),
    "two decimals": ('{"label": "cat", "score": 0.93}', None, Level.ROUNDED, "$.score"),
    "a band": ('{"label": "cat", "confidence": "very high"}', None, Level.ROUNDED, "$.confidence"),
    "a band in capitals": ('{"joyLikelihood": "VERY_UNLIKELY"}', None, Level.ROUNDED, "$.joyLikelihood"),
    "a whole percentage": ('{"label": "cat", "confidence": 87}', None, Level.ROUNDED, "$.confidence"),
    "a whole percentage in quotes": ('{"label": "cat", "confidence": "87 %"}', None, Level.ROUNDED, "$.confidence"),
    "points": ('{"score": 640}', None, Level.ROUNDED, "$.score"),
    "one and a half look rounded": ('{"scores": [1.0, 0.5]}', None, Level.ROUNDED, "$.scores"),
    "one fine score": ('{"label": "cat", "score": 0.98123}', None, Level.TOP_K, "$.score"),
    "one fine score of three": ('{"label": "cat", "score": 0.98123}', 3, Level.TOP_K, "$.score"),
    "one fine score of two is everything": ('{"label": "cat", "score": 0.98123}', 2, Level.FULL, "$.score"),
    "the best three": (
        '{"top": [{"label": "a", "score": 0.512}, {"label": "b", "score": 0.201}, {"label": "c", "score": 0.1}]}',
        1000,
        Level.TOP_K,
        "$.top",
    ),
    "shares of one, but fewer than there are": ('{"scores": {"a": 0.70213, "b": 0.29787}}', 5, Level.TOP_K, "$.scores"),
    "a percentage with decimals": (
        '{"Labels": [{"Name": "Cat", "Confidence": 99.8874}, {"Name": "Pet", "Confidence": 98.12}]}',
        None,
        Level.TOP_K,
        "$.Labels",
    ),
    "a fine score in quotes": ('{"label": "cat", "score": "0.87314"}', None, Level.TOP_K, "$.score"),
    "an exponent": ('{"label": "cat", "score": 8.7314e-1}', None, Level.TOP_K, "$.score"),
    "a fine score without a telling key": ('{"prediction": 0.83214}', None, Level.TOP_K, "$.prediction"),
    "logarithms": (
        '{"content": [{"token": "Hi", "logprob": -0.31}, {"token": "!", "logprob": -1.2}]}',
        None,
        Level.TOP_K,
        "$.content",
    ),
    "all logarithms": ('{"log_probs": [-0.31, -1.2, -3.5]}', 3, Level.FULL, "$.log_probs"),
    "names with scores": (
        '{"predictions": [{"label": "a", "score": 0.70213}, {"label": "b", "score": 0.29787}]}',
        2,
        Level.FULL,
        "$.predictions",
    ),
    "rows of scores": (
        '[[{"label": "a", "score": 0.70213}, {"label": "b", "score": 0.29787}]]',
        None,
        Level.FULL,
        "$[0]",
    ),
    "a list without a telling key": (
        '{"predictions": [[0.1012, 0.7004, 0.1984]]}',
        None,
        Level.FULL,
        "$.predictions[0]",
    ),
    "names to numbers without a telling key": ('{"positive": 0.98123, "negative": 0.01877}', 2, Level.FULL, "$"),
    "percentages that make 100": ('{"result": {"a": 70.213, "b": 29.787}}', 2, Level.FULL, "$.result"),
    "rounding allowed for": ('{"probs": [0.3333, 0.3333, 0.3333]}', 3, Level.FULL, "$.probs"),
    "a thousand small ones": (f'{{"probs": {THOUSAND}}}', 1000, Level.FULL, "$.probs"),
    "a name that is a telling word": (
        '{"probabilities": {"lime": 0.7031, "attention": 0.2969}}',
        2,
        Level.FULL,
        "$.probabilities",
    ),
    "raw numbers by name": ('{"logits": [3.2, -1.1, 0.4]}', None, Level.LOGITS, "$.logits"),
    "raw numbers within 0 and 1 by name": ('{"logits": [0.2, 0.3]}', None, Level.LOGITS, "$.logits"),
    "scores below 0": ('{"scores": {"a": 3.21, "b": -1.12}}', None, Level.LOGITS, "$.scores"),
    "one score above 1": ('{"label": "a", "score": 7.2513}', None, Level.LOGITS, "$.score"),
    "rows of raw numbers": ('{"predictions": [[-2.1, 3.4, 0.2]]}', None, Level.LOGITS, "$.predictions[0]"),
    "an embedding by name": (
        '{"data": [{"embedding": [0.1, -0.2, 0.3], "index": 0}]}',
        None,
        Level.EMBEDDINGS,
        "$.data[0].embedding",
    ),
    "an embedding by its length": (f'{{"output": {EMBEDDED}}}', None, Level.EMBEDDINGS, "$.output"),
    "an embedding in letters": (f'{{"embedding": "{"Zk3P" * 40}"}}', None, Level.EMBEDDINGS, "$.embedding"),
    "what is within the layers": (
        '{"last_hidden_state": [[[0.1, 0.2]]]}',
        None,
        Level.EMBEDDINGS,
        "$.last_hidden_state[0][0]",
    ),
    "a feature vector": ('{"featureVector": {"values": [0.1, 0.9]}}', None, Level.EMBEDDINGS, "$.featureVector.values"),
    "an explanation": ('{"label": "a", "shap_values": [0.1, -0.2, 0.05]}', None, Level.EXPLANATIONS, "$.shap_values"),
    "an explanation in words": (
        '{"decision": "no", "explanation": "Your income is low."}',
        None,
        Level.EXPLANATIONS,
        "$.explanation",
    ),
    "reasons": ('{"decision": "no", "reason_codes": ["R12"]}', None, Level.EXPLANATIONS, "$.reason_codes"),
    "attributions by gradients": (
        '{"integrated_gradients": [0.1, 0.2]}',
        None,
        Level.EXPLANATIONS,
        "$.integrated_gradients",
    ),
    "where it looked": ('{"attention_weights": [[0.1, 0.9]]}', None, Level.EXPLANATIONS, "$.attention_weights"),
    "like cases": ('{"nearestExamples": [{"id": 4, "age": 31}]}', None, Level.EXPLANATIONS, "$.nearestExamples"),
    "weights": ('{"label": "a", "weights": {"layer1": [[0.1, 0.2]]}}', None, Level.INTERNALS, "$.weights"),
    "coefficients": ('{"coef_": [0.5, 1.5]}', None, Level.INTERNALS, "$.coef_"),
    "gradients": ('{"gradients": {"w": [0.1]}, "loss": 0.3}', None, Level.INTERNALS, "$.gradients"),
    "a whole model": ('{"model_state_dict": {"fc.weight": [1, 2]}}', None, Level.INTERNALS, "$.model_state_dict"),
    "the most revealing wins": (
        '{"label": "a", "score": 0.91234, "logits": [1.2, 3.4], "embedding": [0.1, 0.2], "weights": [0.3]}',
        None,
        Level.INTERNALS,
        "$.weights",
    ),
    "rounding allowed for in many": (f'{{"probs": {json.dumps([0.033] * 30)}}}', 30, Level.FULL, "$.probs"),
    "a percentage with one decimal": ('{"label": "cat", "confidence": 87.5}', None, Level.TOP_K, "$.confidence"),
    "one logarithm of two": ('{"label": "cat", "logprob": -0.31}', 2, Level.FULL, "$.logprob"),
    # Pitfalls: numbers that are no scores, and names that promise what is not there.
    "places in a picture": (
        '{"label": "cat", "box": {"x": 0.1012, "y": 0.2003, "w": 0.3, "h": 0.3985}}',
        None,
        Level.LABEL,
        "$.label",
    ),
    "corners": ('{"label": "cat", "bbox": [0.1012, 0.2003, 0.3, 0.3985]}', None, Level.LABEL, "$.label"),
    "ids in a long row": (f'{{"label": "a", "token_ids": {EMBEDDED}}}', None, Level.LABEL, "$.label"),
    "whole numbers in a long row": (
        f'{{"label": "a", "mask": {json.dumps(list(range(99)))}}}',
        None,
        Level.LABEL,
        "$.label",
    ),
    "a mask of attention": ('{"label": "a", "attention_mask": [1, 1, 0]}', None, Level.LABEL, "$.label"),
    "names without what they promise": (
        '{"label": "a", "explanations": [], "embedding": null, "weights": "v2"}',
        None,
        Level.LABEL,
        "$.label",
    ),
    "the name of an embedding": (
        '{"label": "a", "embedding_model": "small-3", "vector_store": "main"}',
        None,
        Level.LABEL,
        "$.label",
    ),
    "a number of their prediction": (
        '{"label": "a", "prediction_id": 77, "score_threshold": 0.512}',
        None,
        Level.LABEL,
        "$.label",
    ),
    "what was asked": ('{"inputs": {"embedding": [0.1, 0.2]}, "label": "a"}', None, Level.LABEL, "$.label"),
    "words of who asked": (
        '{"messages": [{"role": "user", "content": "Where do I live, and since when?"}]}',
        None,
        Level.NONE,
        "",
    ),
    "a number under a telling word alone": ('{"label": "a", "lime": 0.3012}', None, Level.LABEL, "$.label"),
    "amounts of several": ('{"predictions": [-2.1, 3.4]}', None, Level.LABEL, "$.predictions"),
    "a weight of a person": ('{"weight": 70.512, "height": 180.2}', None, Level.NONE, ""),
}


def most_revealing(reading: Reading) -> str:
    return next((finding.path for finding in reading.findings if finding.kind is reading.level), "")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_for_what_it_gives_out(name: str) -> None:
    text, classes, level, path = SAMPLES[name]
    reading = reading_of(text, classes=classes)
    assert (reading.level, most_revealing(reading)) == (level, path), reading.findings


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('{"generated_text": "Her door code is 48271."}', True),
        ('{"text": "cat"}', False),
        ('{"label": "a tabby cat on a mat"}', False),
        (f'{{"data": [{{"b64_json": "{"iVBO" * 30}"}}]}}', True),
        ('{"answer": "四月三日に東京の病院で生まれ、いまは大阪の会社で働いていて、子どもが二人います。"}', True),
        ('{"outputs": ["yes", "She was born in Mill Lane"]}', True),
    ],
)
def test_what_the_model_may_have_written_is_told_apart(text: str, written: bool) -> None:  # noqa: FBT001
    reading = reading_of(text)
    assert (reading.level, reading.written) == (Level.LABEL, written)


def test_unknown_classes_are_taken_to_be_those_that_are_shown() -> None:
    text = '{"scores": [0.70213, 0.29787]}'
    assert [reading_of(text, classes=n).level for n in (None, 2, 3)] == [Level.FULL, Level.FULL, Level.TOP_K]


def test_each_level_proposes_an_option_that_the_question_has(questionnaire: Questionnaire) -> None:
    proposed = {level.value: output_option(level) for level in Level}
    assert proposed == {
        "none": None, "label": "b", "rounded": "c", "top_k": "e", "full": "e", "logits": "e",
        "embeddings": "g", "explanations": "g", "internals": "g",
    }  # fmt: skip
    options = {option.id for option in questionnaire.by_id[OUTPUT_QUESTION].options}
    assert {option for option in proposed.values() if option} <= options


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        ("featureVector", Meaning.EMBEDDING),
        ("top_logprobs", Meaning.LOGPROB),
        ("class_id", Meaning.LABEL),
        ("num_classes", Meaning.BESIDE),
        ("prediction_id", Meaning.BESIDE),
        ("text_length", Meaning.TEXT),
        ("context", Meaning.OTHER),
        ("finish_reason", Meaning.BESIDE),
        ("", Meaning.OTHER),
    ],
)
def test_a_key_is_read_by_its_words(key: str, meaning: Meaning) -> None:
    assert meaning_of(key) is meaning
