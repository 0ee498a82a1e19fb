"""Where in a sample reply each thing stands, and that any JSON is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.api_reply import Level, reading_of


def test_every_finding_is_named_and_not_only_the_most_revealing() -> None:
    reading = reading_of('{"label": "a", "score": 0.91234, "logits": [1.2, 3.4]}')
    assert [(finding.path, finding.kind) for finding in reading.findings] == [
        ("$.label", Level.LABEL),
        ("$.score", Level.TOP_K),
        ("$.logits", Level.LOGITS),
    ]


def test_a_score_of_every_item_is_named_once_and_not_again_in_each() -> None:
    reading = reading_of('[{"label": "a", "score": 0.7021}, {"label": "b", "score": 0.2979}]')
    assert [finding.path for finding in reading.findings] == ["$", "$[0].label", "$[1].label"]


def test_the_place_of_a_finding_is_that_in_the_text_with_its_key() -> None:
    text = '{\n  "näme": "é😀",\n  "scores" : [0.7021,\n 0.2979]\n}'
    (finding,) = reading_of(text).findings
    assert text[finding.start : finding.end] == '"scores" : [0.7021,\n 0.2979]'


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"a b": {"label": 1}}', '$["a b"].label'),
        ('{"\\u001b[31m": {"label": 1}}', '$["\\u001b[31m"].label'),
        ('{"\\ud800": {"label": 1}}', '$["\\ud800"].label'),
        ('{"é\\"": {"label": 1}}', '$["é\\""].label'),
        (f'{{"{"k" * 400}": {{"label": 1}}}}', f'$["{"k" * 59}…"].label'),
    ],
)
def test_a_path_holds_nothing_that_cannot_be_printed(text: str, path: str) -> None:
    assert reading_of(text).findings[0].path == path


KEYS = st.sampled_from(
    ["label", "score", "scores", "probabilities", "logits", "logprob", "embedding", "weights", "shap", "text", "box",
     "error", "role", "predictions", "image", "confidence", "", "x y"]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
REPLIES = st.recursive(
    SCALARS | st.sampled_from(["high", "87 %", "1e999999999"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS | st.text(), inner, max_size=5),
    max_leaves=30,
)


@given(REPLIES, st.none() | st.integers(2, 9), st.sampled_from([None, 1]), st.booleans())
def test_any_json_is_read_and_every_place_is_in_it(
    reply: object,
    classes: int | None,
    indent: int | None,
    plain: bool,  # noqa: FBT001
) -> None:
    text = json.dumps(reply, indent=indent, ensure_ascii=plain)
    reading = reading_of(text, classes=classes)
    for finding in reading.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.path.isprintable()
    assert (reading.level is Level.NONE) == (not reading.findings)
