"""askfirst claim."""

import json
from typing import Any

import pytest

from desktop.cli.main import run

BATCHES = ("--noise", "1.1", "--batch", "256", "--records", "60000", "--delta", "1e-5")


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["claim", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out, parse_constant=lambda name: pytest.fail(name))
    return found


@pytest.mark.parametrize(
    ("epsilon", "delta", "prior", "accuracy", "cap", "gaussian"),
    [
        ("1", "1e-5", "0.1", 0.73106127, 0.27183818, 0.155411),
        ("8", "1e-5", "0.0001", 0.99966465, 0.2981058, 0.020037),
        ("3", "1e-6", "0.01", 0.95257417, 0.20085637, 0.0466129),
        ("0.1", "1e-6", "0.5", 0.52497966, 0.5475822, 0.510987),
    ],
)
def test_a_promise_is_told_in_exact_figures(
    capsys: pytest.CaptureFixture[str],
    epsilon: str,
    delta: str,
    prior: str,
    accuracy: float,
    cap: float,
    gaussian: float,
) -> None:
    found = asked(
        capsys, "--epsilon", epsilon, "--delta", delta, "--prior", prior, "--mechanism", "gaussian"
    )  # fmt: skip
    assert found["membership_accuracy"] == pytest.approx(accuracy, abs=1e-8)
    assert found["guess_cap"] == pytest.approx(cap, abs=1e-7)
    assert found["guess_cap_gaussian"] == pytest.approx(gaussian, abs=1e-6)
    assert set(found) >= {"membership_advantage", "true_positive_at", "mu", "group", "missing"}
    assert set(found["true_positive_at"]) == {"0.001"}


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        (("--mechanism", "dp-sgd"), True),
        (("--mechanism", "dp-sgd", "--prior", "0.0001"), False),
        (("--mechanism", "dp-sgd", "--records-each", "2"), False),
        (("--mechanism", "gaussian", "--prior", "0.0001"), True),
        (("--mechanism", "gaussian", "--place", "device"), False),
        (("--mechanism", "other"), False),
    ],
)
def test_a_gaussian_figure_that_the_words_hold_back_is_in_no_json(
    capsys: pytest.CaptureFixture[str], more: tuple[str, ...], *, shown: bool
) -> None:
    promise = ("--epsilon", "2.38", "--delta", "1e-5", *more)
    found = asked(capsys, *promise)
    assert (found["guess_cap_gaussian"] is not None) is shown
    assert (found["group"]["guess_cap_gaussian"] is not None) is shown
    assert found["gaussian_shown"] is shown
    assert run(["claim", *promise]) == 0
    assert ("if it is Gaussian noise as in DP-SGD, better than" in capsys.readouterr().out) is shown


def test_a_promise_about_reports_is_read_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    local = ("--epsilon", "1", "--delta", "0", "--place", "device", "--unit", "record", "--records-each", "3")
    found = asked(capsys, *local)
    assert found["group"]["epsilon"] == 3
    assert found["missing"] == ["per", "mechanism", "accounting"]
    assert asked(capsys, *local[:-2])["guess_cap"] == pytest.approx(0.23197, abs=1e-5)
    assert run(["claim", *local]) == 0
    said = capsys.readouterr().out
    assert "Which of ten did you send?" in said
    assert "Were you in it?" not in said


def test_how_it_was_added_up_and_what_was_tried_can_be_told(capsys: pytest.CaptureFixture[str]) -> None:
    promise = ("--epsilon", "1", "--delta", "1e-6", "--accounting", "--tuning")
    assert not {"accounting", "tuning"} & set(asked(capsys, *promise, "counted")["missing"])
    assert "tuning_left_out" in asked(capsys, *promise, "left-out")["missing"]


def test_all_records_of_a_person_are_told_as_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--epsilon", "1", "--delta", "1e-6", "--records-each", "10")
    assert found["group"]["epsilon"] == 10
    assert found["group"]["delta"] == pytest.approx(0.01282, abs=5e-6)
    assert found["guess_cap_gaussian"] is None
    assert asked(capsys, "--epsilon", "50", "--delta", "1e-6", "--records-each", "1000")["group"]["promises_nothing"]


def test_what_is_told_is_not_missing(capsys: pytest.CaptureFixture[str]) -> None:
    bare = asked(capsys, "--epsilon", "1")["missing"]
    assert bare[:2] == ["delta", "unit"]
    full = asked(
        capsys, "--epsilon", "1", "--delta", "1e-6", "--unit", "person", "--per", "release", "--place", "organisation",
        "--neighbours", "replace", "--mechanism", "dp-sgd", "--records", "60000",
    )  # fmt: skip
    assert full["missing"] == ["accounting", "tuning"]


@pytest.mark.parametrize(
    ("pace", "steps"), [(("--epochs", "60"), 14_063), (("--steps", "14063"), 14_063), (("--epochs", "10"), 2344)]
)
def test_a_run_is_reckoned_from_batches_and_rounds(
    capsys: pytest.CaptureFixture[str], pace: tuple[str, str], steps: int
) -> None:
    found = asked(capsys, *BATCHES, *pace)
    assert found["steps"] == steps
    assert found["agrees"] is None
    if steps == 14_063:
        assert found["epsilon"] == pytest.approx(2.3818, abs=0.002)
        assert found["epsilon_rdp"] == pytest.approx(2.5967, abs=0.0001)
        assert found["epsilon_rdp_older"] == pytest.approx(3.008, abs=0.0006)
        assert found["guess_cap"] == pytest.approx(0.2397, abs=0.0002)


def test_a_rate_serves_in_the_place_of_a_batch(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--noise", "4", "--rate", "0.01", "--epochs", "100", "--delta", "1e-5", "--claimed", "1.26")
    assert (found["steps"], found["agrees"], found["fit"]) == (10_000, True, "older")


def test_a_claim_below_its_figures_does_not_agree(capsys: pytest.CaptureFixture[str]) -> None:
    pace = ("--steps", "14063")
    assert asked(capsys, *BATCHES, *pace, "--claimed", "1.0")["agrees"] is False
    assert asked(capsys, *BATCHES, *pace, "--claimed", "3.01")["agrees"] is True
    replaced = asked(capsys, *BATCHES, *pace, "--claimed", "3.01", "--neighbours", "replace")
    assert (replaced["agrees"], replaced["neighbours"]) == (False, "replace")


def test_hardly_any_noise_gives_no_figure_that_looks_like_a_promise(capsys: pytest.CaptureFixture[str]) -> None:
    bad = ("--noise", "0.01", "--rate", "0.5", "--steps", "1000", "--delta", "1e-5")
    found = asked(capsys, *bad, "--claimed", "3")
    assert (found["epsilon"], found["epsilon_rdp"], found["agrees"], found["guess_cap"]) == (None, None, False, 1.0)
    assert run(["claim", *bad]) == 0
    assert "promises nothing" in capsys.readouterr().out


def test_a_claim_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claim", "--epsilon", "2.38", "--delta", "1e-5", "--mechanism", "dp-sgd"]) == 0
    said = capsys.readouterr().out
    for part in (
        "better than 92 in 100; if it is Gaussian noise as in DP-SGD, better than 25 in 100.",
        "Were you in it?",
        "at most 55 in 100 sure",
        "Does the promise cover everything from me",
        "What no such promise covers:",
    ):
        assert part in said, part
    assert run(["claim", *BATCHES, "--steps", "14063", "--claimed", "3.01"]) == 0
    said = capsys.readouterr().out
    assert "Today's method gives epsilon 2.382, that of 2020 epsilon 2.597, the older one epsilon 3.008." in said
    assert "is the published figure of: Opacus" in said
    assert run(["claim", "--epsilon", "16", "--unit", "day", "--per", "day", "--place", "device"]) == 0
    said = capsys.readouterr().out
    assert "Apple, QuickType" in said
    assert "LinkedIn" not in said


STEPS = ("--steps", "10")
REFUSED = {
    "a negative epsilon": (("--epsilon", "-1", "--delta", "1e-5"), "below 0"),
    "an epsilon of nought": (("--epsilon", "0", "--delta", "1e-5"), "nothing could be learned"),
    "no number": (("--epsilon", "nan", "--delta", "1e-5"), "is no number"),
    "half a number": (("--epsilon", "8e", "--delta", "1e-5"), "--epsilon: “8e” is no number"),
    "a huge epsilon": (("--epsilon", "1e9", "--delta", "1e-5"), "promises nothing"),
    "a decimal comma": (("--epsilon", "8,5", "--delta", "1e-5"), "Write it with a point: 8.5."),
    "a delta of nought": (("--epsilon", "1", "--delta", "0"), "promise without exceptions"),
    "a delta of one": (("--epsilon", "1", "--delta", "1"), "promises nothing"),
    "a delta above one": (("--epsilon", "1", "--delta", "2"), "promises nothing"),
    "a delta above one record's share": (("--epsilon", "1", "--delta", "1e-3", "--records", "60000"), "larger than 1"),
    "such a delta of a run": ((*BATCHES[:-1], "1e-3", *STEPS), "larger than 1"),
    "a delta of nought of a run": ((*BATCHES[:-1], "0", *STEPS), "promise without exceptions"),
    "a batch larger than the data": (
        ("--noise", "1", "--batch", "600", "--records", "60", "--delta", "1e-5", *STEPS),
        "larger than all the data",
    ),
    "a million rounds": ((*BATCHES, "--epochs", "1000000"), "nobody trains that long"),
    "too many steps": ((*BATCHES, "--steps", "100000000"), "more than is reckoned here"),
    "no noise": (("--noise", "0", *BATCHES[2:], *STEPS), "Noise 0 promises nothing"),
    "a rate above one": (("--noise", "1", "--rate", "1.5", "--delta", "1e-5", *STEPS), "at most 1"),
    "a rate of nought with rounds": (("--noise", "1", "--rate", "0", "--delta", "1e-5", "--epochs", "1"), "above 0"),
    "half a step": ((*BATCHES, "--steps", "10.5"), "is no whole number"),
    "no delta": ((*BATCHES[:-2], *STEPS), "--delta is needed"),
    "no length": (BATCHES, "--epochs or --steps"),
    "no batch": (("--noise", "1", "--delta", "1e-5", *STEPS), "--batch with --records, or --rate"),
    "both kinds": (("--epsilon", "1", *BATCHES, *STEPS), "either --epsilon"),
    "nothing": ((), "either --epsilon"),
    "a prior of one": (("--epsilon", "1", "--delta", "1e-5", "--prior", "1"), "between 0 and 1"),
    "no record": (("--epsilon", "1", "--delta", "1e-5", "--records-each", "0"), "from 1 to 1,000,000"),
    "a negative claim": ((*BATCHES, *STEPS, "--claimed", "-3"), "Epsilon is below 0"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("more", [(), ("--json",)], ids=["words", "json"])
def test_nonsense_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str, more: tuple[str, ...]
) -> None:
    assert run(["claim", *arguments, *more]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert "Traceback" not in printed.err


def test_a_promise_without_exceptions_is_one_of_other_noise(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--epsilon", "1", "--delta", "0", "--mechanism", "other")
    assert found["membership_accuracy"] == pytest.approx(0.73105858, abs=1e-8)
