"""A claim in plain words."""

from dataclasses import replace

import pytest

from desktop.accounting.claims import Computed, agreement, computed, read
from desktop.catalog.deployments import load_deployments
from desktop.core.claim import Claim, Gap, Mechanism, Neighbours, NoisePlace, Per, Run, Unit, Wrong
from desktop.core.deployments import Checked
from desktop.core.printed import NoNumber, Unread, printed
from desktop.paths import questionnaires_folder
from desktop.words import claims as words
from desktop.words.claim_faults import unread_words, wrong_words
from desktop.words.claim_figures import chance_words
from desktop.words.claim_fit import agreement_words, assumed_words, recognised_words, ways_words
from desktop.words.claim_gaps import gap_question, gap_words
from desktop.words.claim_scope import claim_note, uncovered_words
from desktop.words.deployments import deployment_words, incomparable_words, source_words

DP_SGD = Claim(2.38, 1e-5, mechanism=Mechanism.DP_SGD)
RUN = Run(1.1, 256 / 60_000, 14_063)


def told(claimed: str, neighbours: Neighbours = Neighbours.ADD_REMOVE, run: Run = RUN) -> str:
    figure = printed(claimed)
    found: Computed = computed(run, 1e-5, neighbours=neighbours, claimed=figure)
    return " ".join(agreement_words(agreement(figure, found), found))


def test_the_odds_are_told_with_one_denominator_and_as_ceilings() -> None:
    assert words.odds_words(read(DP_SGD)) == (
        "Without the model: 10 in 100. The promise alone rules out better than 92 in 100; if it is Gaussian noise as "
        "in DP-SGD, better than 25 in 100. These are ceilings, not forecasts."
    )


@pytest.mark.parametrize(
    ("claim", "prior", "said"),
    [
        (Claim(1, 1e-5), 0.1, "The promise alone rules out better than 28 in 100. These are ceilings, not forecasts."),
        (replace(DP_SGD, place=NoisePlace.DEVICE), 0.1, "Without your report: 10 in 100. The promise alone rules"),
        (replace(DP_SGD, place=NoisePlace.DEVICE), 0.1, "better than 55 in 100. These"),
        (replace(DP_SGD, mechanism=Mechanism.GAUSSIAN, epsilon=8), 0.0001, "better than 201 in 10,000. These"),
        (Claim(1, 1e-5), 1e-12, "Without the model: less than 1 in 1,000,000,000."),
        (replace(DP_SGD, epsilon=8), 0.0001, "1 in 10,000. The promise alone rules out better than 2,982 in 10,000. T"),
        (replace(DP_SGD, epsilon=20), 0.1, "nothing that could be told here; if it is Gaussian noise as in DP-SGD"),
        (Claim(20, 1e-5), 0.1, "The promise alone rules out nothing that could be told here."),
        (Claim(1, 1e-6, records_each=20), 0.1, "For all that you give, the promise rules out nothing."),
        (Claim(1), 0.1, "No delta was told, so there is no ceiling yet"),
    ],
)  # fmt: skip
def test_the_odds_say_no_more_than_the_claim(claim: Claim, prior: float, said: str) -> None:
    assert said in words.odds_words(read(claim, prior=prior))


def test_were_you_in_it_is_told_apart() -> None:
    reading = read(DP_SGD)
    assert words.membership_title(reading) == "Were you in it?"
    said = words.membership_words(reading)
    assert "with 10 in 100 can become at most 55 in 100 sure, except in rare cases" in said
    assert "they are right at most 92 times in 100" in said
    assert "except" not in words.membership_words(read(Claim(1, 0.0, mechanism=Mechanism.OTHER)))
    assert "in your place" in words.membership_title(read(replace(DP_SGD, neighbours=Neighbours.REPLACE)))
    assert "rules out nothing" in words.membership_words(read(Claim(1, 1e-6, records_each=20)))
    assert "no ceiling yet" in words.membership_words(read(Claim(1)))


def test_a_tiny_belief_is_told_with_one_denominator() -> None:
    said = words.membership_words(read(Claim(2, 1e-6), prior=0.0001))
    assert "with 1 in 10,000 can become at most 8 in 10,000 sure" in said
    assert "right 5,000 times in 10,000, they are right at most 8,808 times in 10,000" in said
    assert " 100" not in said


def test_noise_on_the_device_is_about_reports_and_not_about_who_took_part() -> None:
    reading = read(Claim(4, 0.0, place=NoisePlace.DEVICE, unit=Unit.RECORD, records_each=1))
    assert words.guess_title(reading) == "Which of ten did you send?"
    assert "Somebody sees the report" in words.scene_words(reading)
    assert words.membership_title(reading) == "Did you report this or that?"
    said = words.membership_words(reading)
    assert "not about whether you took part" in said
    assert "Any two things that you could report must look alike." in said
    assert "with 10 in 100 can become at most 86 in 100 sure. Where luck alone is right 50 times in 100" in said
    told = " ".join((words.odds_words(reading), said, *uncovered_words(reading.claim)))
    assert not any(part in told for part in ("DP-SGD", "Were you in it", "Without the model", "candidates"))
    many = words.records_words(read(replace(reading.claim, delta=1e-6, records_each=10)))
    assert many.endswith("for one report, then for all your 10 together epsilon is at most 40, delta 1 in 100,000.")
    for gap in (Gap.UNIT, Gap.RECORDS_EACH, Gap.MECHANISM, Gap.ACCOUNTING):
        both = f"{gap_words(gap, local=True)} {gap_question(gap, local=True)}"
        assert "report" in both or "device" in both
        assert "DP-SGD" not in both


def test_delta_is_said_to_be_what_it_is() -> None:
    said = gap_words(Gap.DELTA)
    assert "how far a chance may rise above what epsilon allows" in said
    assert "one record in every 1/delta may be given out whole" in said
    assert "how far a chance may rise" in wrong_words(Wrong.DELTA_ONE)
    assert not any("chance that the promise fails" in text for text in every_text())


def test_many_records_and_days_are_told() -> None:
    claim = Claim(1, 1e-6, mechanism=Mechanism.GAUSSIAN, unit=Unit.RECORD, records_each=10)
    said = words.records_words(read(claim))
    assert said == (
        "If the promise is for one record, then for all your 10 together epsilon is at most 10, delta 1 in 78. "
        "If it is plain Gaussian noise, epsilon is 13.51 at their delta."
    )
    assert "no proven ceiling" in words.records_words(read(replace(claim, mechanism=Mechanism.DP_SGD)))
    assert "promises nothing" in words.records_words(read(replace(claim, records_each=20)))
    assert words.records_words(read(replace(claim, unit=Unit.PERSON))) == ""
    assert words.records_words(read(replace(claim, records_each=1))) == ""
    assert "one day" in words.records_words(read(replace(claim, unit=Unit.DAY)))
    assert "for one day alone. After 30 days epsilon is at most 480" in words.span_words(Claim(16, per=Per.DAY))
    assert "After a year epsilon is at most 418.8" in words.span_words(Claim(34.9, 7e-9, per=Per.MONTH))
    assert words.span_words(Claim(8, per=Per.RELEASE)) == ""


@pytest.mark.parametrize(
    ("claimed", "said"),
    [
        ("1.0", "It does not fit: ask. They claim 1.0, but their figures give 2.382."),
        ("2.38", "It fits: their figures give epsilon 2.382, and they claim 2.38."),
        ("2.6", "2.6 is what a method of 2020 gives for their figures. Today's gives 2.382"),
        ("3.01", "3.01 is what the older method gives for their figures. Today's gives 2.382"),
        ("8", "Computed below claimed is fine"),
    ],
)
def test_whether_a_claim_fits_is_said_with_its_figures(claimed: str, said: str) -> None:
    assert said in told(claimed)


def test_neighbours_that_were_not_told_are_asked_for() -> None:
    assert "give epsilon 4.222: ask which they mean" in told("3.01", Neighbours.UNKNOWN)
    assert "ask which" not in told("4.30", Neighbours.UNKNOWN)
    assert "for putting another in your place" in told("3.01", Neighbours.REPLACE)
    assert "promises nothing" in told("3", run=Run(0.01, 0.5, 1000))
    assert "none" not in ways_words(computed(RUN, 1e-5))


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (1e-5, "1 in 100,000"),
        (7e-9, "1 in 140,000,000"),
        (0.01282, "1 in 78"),
        (0.5, "50 in 100"),
        (1.5e-5, "1 in 66,000"),
        (0.0, "none"),
    ],
)
def test_small_chances_are_told_as_one_in_so_many(chance: float, said: str) -> None:
    assert chance_words(chance) == said


def test_published_figures_say_all_that_is_known_and_how_it_was_checked() -> None:
    deployments, published = load_deployments(questionnaires_folder())
    for one in deployments:
        assert ("from memory: check it" in source_words(one)) is (one.checked is Checked.MEMORY)
        assert one.who in deployment_words(one)
        assert all(part in source_words(one) for part in (one.source, one.notes, str(one.checked_on.year)))
    told = {deployment_words(one) for one in deployments}
    for line in (
        "Apple, Lookup hints: epsilon 8, no delta, for one day of one user, each day",
        "Microsoft, Suggested replies in Office: epsilon 4, delta below 1 in 10,000,000, for one user, this model",
        "Microsoft, Windows: time spent in apps: epsilon 1.672, no delta, for six hours of one user, each six hours",
        "Meta, Full URLs data set: epsilon 0.45, delta 1 in 100,000, for one action of one user, this release",
    ):
        assert line in told
    said = recognised_words(next(case for case in published if case.epsilon.value == 3.01))
    assert "The older method gives it; today's gives 2.382." in said
    assert "Both are for adding or removing one record" in said
    assert "published rho" in recognised_words(next(case for case in published if case.epsilon.value == 8.9))


def every_text() -> list[str]:
    wrongs = [wrong_words(wrong) for wrong in Wrong]
    unread = [unread_words("Epsilon", NoNumber("8,5", reason)) for reason in Unread]
    gaps = [text for gap in Gap for text in (gap_words(gap), gap_question(gap))]
    reports = [tell(gap, local=True) for gap in Gap for tell in (gap_words, gap_question)]
    return [
        *wrongs,
        *unread,
        *gaps,
        *(text for text in reports if text not in gaps),
        *uncovered_words(Claim(8)),
        incomparable_words(),
        assumed_words(),
    ]


def test_every_fault_and_gap_has_its_sentence() -> None:
    texts = every_text()
    assert all(text.strip() and "{" not in text for text in texts)
    assert len(set(texts)) == len(texts)
    assert all(gap_question(gap).endswith("?") for gap in Gap)
    assert "Write it with a point: 8.5." in unread_words("Epsilon", NoNumber("8,5", Unread.COMMA))
    assert "promises nothing" in wrong_words(Wrong.NOISE_ZERO)


def test_nothing_is_called_safe_and_nobody_is_accused() -> None:
    for text in every_text():
        assert not {"safe", "unsafe", "lying", "fraud"} & set(text.lower().replace(".", " ").split()), text
        assert "!" not in text


def test_unusual_people_hear_what_is_not_covered() -> None:
    said = " ".join(uncovered_words(Claim(8)))
    for part in ("whole group", "common among people like you", "stolen", "one chosen person can exceed it"):
        assert part in said


def test_the_note_of_an_answer_holds_the_figures() -> None:
    assert claim_note(DP_SGD) == (
        "Claim: epsilon 2.38, delta 1e-05. Covers: not told. For: not told. Noise: DP-SGD, not told where it is added. "
        "Worlds that must look alike: not told. Runs that tried settings: not told."
    )
    trained = replace(DP_SGD, run=RUN, records_each=10, decimals=2, epsilon=2.4)
    assert "epsilon 2.40" in claim_note(trained)
    assert "Mine: 10." in claim_note(trained)
    assert "Trained with noise 1.1, rate 0.00426667, steps 14,063." in claim_note(trained)
    assert "Worlds" not in claim_note(replace(DP_SGD, place=NoisePlace.DEVICE))
