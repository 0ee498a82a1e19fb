"""What the key of a value in a reply says about it, by its words: "featureVector" is "feature vector"."""

import re
from enum import Enum, auto
from functools import lru_cache


class Meaning(Enum):
    """What stands under a key.

    SHARE is a score that is a share by its name, so up to 100 it is a percentage; SCORE may be anything.
    BESIDE are numbers and words about the reply (ids, times, places in a picture), IGNORED is no part of the answer.
    WHOLE is the whole reply, ANSWER what holds the answer, TEXT words that may be written by the model.
    """

    WHOLE = auto()
    ANSWER = auto()
    LABEL = auto()
    TEXT = auto()
    PICTURE = auto()
    SCORE = auto()
    SHARE = auto()
    LOGPROB = auto()
    LOGIT = auto()
    EMBEDDING = auto()
    EXPLANATION = auto()
    INTERNALS = auto()
    BESIDE = auto()
    IGNORED = auto()
    OTHER = auto()


SCORES = frozenset({Meaning.SCORE, Meaning.SHARE, Meaning.LOGPROB, Meaning.LOGIT})
ANSWERS = frozenset({Meaning.WHOLE, Meaning.ANSWER, Meaning.LABEL, Meaning.TEXT})


def names(text: str) -> frozenset[str]:
    """The names in a text, by which its words are looked up."""
    return frozenset(text.split())


_IGNORED = names(
    "error errors usage request requests input inputs query prompt prompts param params parameters config "
    "configuration settings options headers warnings links"
)
_ABOUT = names(
    "id ids uuid guid count counts num size dim dims dimension dimensions name names version type types url uri href "
    "store db index mask threshold thresholds interval min time times status token tokens"
)
_BESIDE = _ABOUT | names(
    "timestamp timestamps date created updated expires box boxes bbox bboxes bounding polygon polygons vertex vertices "
    "coordinate coordinates coord coords point points keypoint keypoints landmark landmarks position offset offsets "
    "start end duration latency elapsed seconds ms total width height left top right bottom x y z w h x1 x2 y1 "
    "y2 xmin xmax ymin ymax lat lon lng latitude longitude shape indices rank page pages port code success ok seed "
    "language locale currency temperature alpha beta loss accuracy precision recall f1 auc role reason"
)
_BESIDE_ALONE = names(
    "x y z w h left top right bottom width height start end token rank page code ok reason alpha beta"
)
_EXPLANATION = names(
    "shap lime attribution attributions saliency explanation explanations counterfactual counterfactuals attention "
    "attentions gradcam heatmap heatmaps rationale reasons"
)
_EXPLANATION_PAIRS = (
    "nearest examples", "nearest neighbors", "nearest neighbours", "feature importance", "feature importances",
    "integrated gradients", "reason codes", "risk factors", "similar examples", "grad cam",
)  # fmt: skip
_INTERNALS = names("weights coef coefs coefficient coefficients gradient gradients grads")
_INTERNALS_PAIRS = ("state dict",)
_EMBEDDING = names("embedding embeddings vector vectors activation activations latent latents embed")
_EMBEDDING_PAIRS = ("hidden state", "hidden states", "face encoding", "face encodings")
_LOGPROB = names("logprob logprobs logprobability")
_LOGPROB_PAIRS = ("log prob", "log probs", "log probability", "log probabilities", "log likelihood")
_LOGIT = names("logit logits margin margins")
_LOGIT_PAIRS = ("decision function", "raw score", "raw scores", "raw output", "raw outputs")
_SHARE = names(
    "probability probabilities prob probs proba probas confidence confidences conf likelihood likelihoods certainty "
    "percent percentage percentages pct softmax"
)
_SCORE = names("score scores risk risks sigmoid similarity similarities distribution")
_LABEL = names("label labels class classes category categories")
_COUNT = names("count counts num total number size")
_TEXT = names("text texts content contents completion completions response reply summary translation caption")
_TEXT |= names("captions transcript transcription")
_ANSWER = names(
    "prediction predictions predicted result results output outputs answer answers choice choices decision diagnosis "
    "verdict outcome"
)
_PICTURE = names("image images picture pictures photo audio video b64")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PARTS = re.compile(r"[^0-9a-z]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a key or a short text in small letters."""
    return tuple(word for word in _PARTS.split(_CAMEL.sub(" ", text).lower()) if word)


@lru_cache(maxsize=4096)
def meaning_of(key: str) -> Meaning:
    """What stands under the key, as far as its words tell."""
    words = words_of(key[:200])
    given, whole = frozenset(words), " ".join(words)

    def has(any_of: frozenset[str], pairs: tuple[str, ...] = ()) -> bool:
        return bool(given & any_of) or any(f" {pair} " in f" {whole} " for pair in pairs)

    if whole in _IGNORED:
        return Meaning.IGNORED
    if has(_LABEL) and not has(_COUNT):
        return Meaning.LABEL
    told = (
        (Meaning.EXPLANATION, _EXPLANATION, _EXPLANATION_PAIRS),
        (Meaning.INTERNALS, _INTERNALS, _INTERNALS_PAIRS),
        (Meaning.EMBEDDING, _EMBEDDING, _EMBEDDING_PAIRS),
        (Meaning.LOGPROB, _LOGPROB, _LOGPROB_PAIRS),
        (Meaning.LOGIT, _LOGIT, _LOGIT_PAIRS),
        (Meaning.SHARE, _SHARE, ()),
        (Meaning.SCORE, _SCORE, ()),
        (Meaning.PICTURE, _PICTURE, ()),
        (Meaning.TEXT, _TEXT, ()),
        (Meaning.ANSWER, _ANSWER, ()),
    )
    if has(_ABOUT) or whole in _BESIDE_ALONE:
        return Meaning.BESIDE
    for meaning, any_of, pairs in told:
        if has(any_of, pairs):
            return meaning
    return Meaning.BESIDE if has(_BESIDE) else Meaning.OTHER
