"""The published test vectors of the method (part B6)."""

from collections.abc import Mapping

import pytest

from desktop.core.questionnaire import Questionnaire
from desktop.core.scoring import score
from desktop.core.states import Evidence, Verdict
from desktop.core.study import Context
from tests.assessments import from_shorthand

ALL_A = " ".join(f"Q{n:02}a" for n in range(1, 28))
VECTORS: Mapping[str, tuple[Context, Evidence, str]] = {
    "T1": (
        Context("health_study", ("health_sensitive", "wearable"), ("rare_condition", "long_timeline"), "significant"),
        Evidence.DOCUMENTED,
        "Q01a! Q02b! Q03a! Q04a! Q05a Q06a Q07a! Q08a! Q09b Q10a Q11b Q12b Q13a Q14a Q15a Q16a Q17a Q18a! Q19a Q20a "
        "Q21b Q22a Q23b Q24a! Q25a! Q26a! Q27b",
    ),
    "T2": (Context("app", ("wearable", "health_general"), (), "limited"), Evidence.CLAIMED, ALL_A),
    "T3": (
        Context("app", ("biometric_face_voice_finger",), ("unusual_mix",), "significant"),
        Evidence.DOCUMENTED,
        "Q01f~ Q05e~ Q06d~ Q07g~ Q10d~ Q11e Q12g Q13a~ Q14b Q15c~ Q16c~ Q17b~ Q18c Q19a Q20a~ Q21d Q22c Q23c Q24c "
        "Q25c~ Q26b! Q27c",
    ),
    "T4": (
        Context("health_study", ("genome", "health_general", "medical_images"), ("relatives_in_data",), "limited"),
        Evidence.DOCUMENTED,
        "Q01e Q05b Q06b Q07c! Q08b Q09c Q10a Q11a! Q12a! Q13a! Q15a! Q16b! Q17a! Q18a! Q19b Q20b! Q21b Q22b! Q23b! "
        "Q24b Q25a! Q26a! Q27b",
    ),
    "T5": (
        Context("citizen_science", ("nature_observations",), (), "negligible"),
        Evidence.DOCUMENTED,
        "Q01e Q05c~ Q06d Q07g Q10e Q11e Q12c Q13e Q14c Q15b~ Q16b~ Q17a Q18c Q19b Q20d Q21d Q22b Q23b Q24b Q25b Q26d "
        "Q27c",
    ),
    "T6": (
        Context(
            "employer", ("behaviour_app_use", "work_performance", "health_general"), ("small_group",), "significant"
        ),
        Evidence.DOCUMENTED,
        "Q01:vague Q05d~ Q06:dont_know Q07:refused Q10:vague Q11c~ Q12:vague Q13:dont_know Q14b~ Q15:vague Q16c~ Q17b~ "
        "Q18c~ Q19c Q20:vague Q21d Q22c Q23c Q24c Q25c Q26:dont_know Q27c Q28b~",
    ),
}
COLUMNS = ("raw", "low", "high", "leak", "care", "openness", "e_low", "e_high", "req_low", "req_high", "coverage")
FIGURES: Mapping[str, tuple[float, ...]] = {
    "T1": (82.99, 82.99, 82.99, 83.95, 79.43, 100.00, 75.55, 75.55, 63.70, 63.70, 100),
    "T2": (50.00, 35.00, 35.00, 50.00, 50.00, 100.00, 56.00, 56.00, 50.67, 50.67, 100),
    "T3": (10.23, 10.23, 10.23, 5.19, 28.95, 100.00, 79.30, 79.30, 66.20, 66.20, 100),
    "T4": (54.87, 54.87, 54.87, 48.82, 77.33, 100.00, 54.40, 54.40, 49.60, 49.60, 100),
    "T5": (14.61, 14.61, 14.61, 8.03, 39.05, 100.00, 25.00, 25.00, 10.00, 10.00, 100),
    "T6": (6.14, 6.14, 30.14, 3.33, 16.09, 57.97, 72.70, 80.30, 61.80, 66.87, 86),
}
LIMITS = {
    "T1": "", "T2": "K6 K8", "T3": "K2 K5 K6 K8", "T4": "", "T5": "K5 K6", "T6": "K1 K2 K3 K5 K6 K8",
}  # fmt: skip
VERDICTS = {
    "T1": (Verdict.V1, False), "T2": (Verdict.V3, False), "T3": (Verdict.V4, False), "T4": (Verdict.V1, False),
    "T5": (Verdict.V1, True), "T6": (Verdict.V4, False),
}  # fmt: skip


@pytest.mark.parametrize("name", VECTORS)
def test_a_published_vector_scores_as_published(questionnaire: Questionnaire, name: str) -> None:
    context, default, shorthand = VECTORS[name]
    got = score(questionnaire, context, from_shorthand(questionnaire, shorthand, default))
    assert got.openness is not None
    figures = (
        got.raw.low, got.assurance.low, got.assurance.high, got.model_leak_protection, got.care_and_control,
        got.openness, got.exposure.total.low, got.exposure.total.high, got.needed.low, got.needed.high,
        100 * got.coverage,
    )  # fmt: skip
    for column, figure, published in zip(COLUMNS, figures, FIGURES[name], strict=True):
        assert float(figure) == pytest.approx(published, abs=0.005), column
    assert " ".join(limit.cap.id for limit in got.limits) == LIMITS[name]
    close = got.close_call if name != "T4" else VERDICTS[name][1]
    assert (got.verdict, close) == VERDICTS[name]
